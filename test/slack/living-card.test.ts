import { beforeEach, describe, expect, it } from 'vitest';
import { threadWord } from '../../src/app/messages.js';
import { enqueue } from '../../src/app/outbox/enqueue.js';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { inTx } from '../../src/store/db.js';
import type { Message } from '../support/slack/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

let desk: DeskWorld;
let card: Message;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
  card = desk.card();
});

const lines = (): string[] => desk.below(card).map(desk.slack.textOf);
const cards = (): Message[] => desk.slack.messages(LEADS).filter(({ threadTs }) => threadTs === null);

describe('one living card', () => {
  it('sent back and ready again: the card is edited, and the channel hears of it with a way to act', async () => {
    const ravi = desk.as('ravi');
    await ravi.presses('Not ready');
    await ravi.submits({ reason: 'No budget' });
    desk.world.clock.forward({ days: 2 });
    await desk.world.send(
      desk.world.event('pricing_page_viewed'),
      desk.world.event('email_replied'),
      desk.world.event('webinar_attended'),
    );
    await desk.settle();
    expect(cards()).toEqual([card]);
    expect(desk.slack.textOf(card)).toMatch(/\*Ready for a rep\*[\s\S]*sent back by @U0RAVI/);
    const [said] = desk.below(card).filter(({ broadcast }) => broadcast);
    expect(said && desk.slack.textOf(said)).toMatch(
      /Jane Doe \(Acme\)\* is ready for a rep for the 2nd time/,
    );
    expect(said && desk.slack.buttonsOf(said)).toEqual(['Claim']);
    await desk.as('rosa').presses('Claim', 'for the 2nd time');
    expect(desk.slack.textOf(card)).toContain('*Claimed* by @U0ROSA');
  });

  it('gone cold: the old card says where the alert is, and has nothing left to press', async () => {
    await desk.world.prisma.handoff.updateMany({
      where: { teamId: desk.world.team },
      data: { status: 'closed', closedAt: desk.world.clock.now() },
    });
    desk.world.clock.forward({ days: 60 });
    await findQuiet(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    const [old, fresh] = cards();
    expect(old && desk.slack.textOf(old)).toMatch(/It goes on in its newer card/);
    expect(old && desk.slack.buttonsOf(old)).toEqual([]);
    expect(fresh && desk.slack.textOf(fresh)).toContain('has gone quiet');
  });

  it('warm again: the alert says so, and what brought the lead back stands below it', async () => {
    await desk.world.send(desk.world.event('webinar_attended', 'joe@beta.test'));
    desk.world.clock.forward({ days: 47 });
    await findQuiet(desk.world.deps, desk.world.team, desk.world.clock.now());
    await desk.settle();
    card = desk.slack.messageWith(LEADS, 'joe@beta.test');
    await desk.world.send(desk.world.event('email_opened', 'joe@beta.test'));
    await desk.rested();
    expect(desk.slack.textOf(card)).toContain('*Warm again*');
    expect(lines()).toEqual(['☀️ Came back to life: opened an e-mail']);
  });

  it('won: the card says so, and loses its buttons', async () => {
    await desk.as('ravi').types('won acme');
    await desk.rested();
    expect(desk.slack.textOf(card)).toContain('*Became a customer*');
    expect(desk.slack.buttonsOf(card)).toEqual([]);
    expect(lines().join('\n')).toContain('🏆 @U0RAVI marked it as won');
  });
});

describe('what happens is said below it', () => {
  it('in one message for what happens in one minute', async () => {
    const ravi = desk.as('ravi');
    await ravi.presses('Claim');
    await ravi.types('log acme call, left a message');
    expect(lines()).toEqual([]);
    await desk.rested();
    expect(desk.below(card)).toHaveLength(1);
    expect(lines()[0]).toMatch(/^🙋 @U0RAVI claimed it, 1 min after it came in\n📝 @U0RAVI logged: call/);
    expect(desk.below(card)[0]?.broadcast).toBe(false);
  });

  it('and not what was taken back before it was said', async () => {
    await desk.as('ravi').types('snooze acme 3d');
    await desk.as('ravi').types('undo');
    await desk.rested();
    expect(lines()).toEqual(['↩️ @U0RAVI took it back: snoozed it']);
  });

  it('and nothing of a lead without a card, and nothing twice by one key', async () => {
    const { deps, team, clock } = desk.world;
    await desk.world.send(desk.world.event('content_downloaded', 'joe@beta.test'));
    const joe = await desk.world.lead('joe@beta.test');
    const jane = await desk.world.lead();
    const word = { about: 'word' as const, sign: '⏰', text: 'Woke: visited pricing', to: null };
    const at = { teamId: team, now: clock.now() };
    for (const { id } of [joe, jane, jane])
      await inTx(deps.db, (tx) => enqueue(tx, [threadWord(deps, at, id, word, `woke:${id}:1`)]));
    await desk.settle();
    expect(lines()).toEqual(['⏰ Woke: visited pricing']);
    expect(await desk.world.prisma.outbox.count({ where: { teamId: team, leadId: joe.id } })).toBe(0);
  });
});

describe('a reply of the lead (S113)', () => {
  const replies = (text: string) =>
    desk.world.send(desk.world.event('email_replied', 'jane@acme.com', { properties: { text } }));

  it('stands below its card, calls the owner by name, and ends the track', async () => {
    const ravi = desk.as('ravi');
    await ravi.presses('Claim');
    await ravi.types('track acme demo-invitation');
    await desk.rested();
    await replies('Can you do 40 seats, <!channel>?');
    await desk.settle();
    const said = lines().at(-1) ?? '';
    expect(said).toContain('💬 @U0RAVI, they wrote back.');
    expect(said).toContain('Can you do 40 seats');
    expect(said).toMatch(/🏁 Its track .* ended: Replied to an e-mail/);
    expect(await desk.world.notices()).toEqual([]);
    expect(
      await desk.world.prisma.enrolment.count({ where: { endedAt: null, teamId: desk.world.team } }),
    ).toBe(0);
  });

  it('told again, or long ago, is said once or not at all', async () => {
    const event = desk.world.event('email_replied', 'jane@acme.com', { properties: { text: 'Hello' } });
    await Promise.all(Array.from({ length: 20 }, () => desk.world.send(event)));
    await desk.world.send(desk.world.event('email_replied', 'jane@acme.com', { at: desk.world.ago(3) }));
    await desk.rested();
    expect(lines().filter((words) => words.includes('wrote back'))).toHaveLength(1);
  });

  it('of a lead without a card goes to its owner', async () => {
    await desk.world.send(desk.world.event('content_downloaded', 'joe@beta.test'));
    await desk.as('ravi').types('claim joe@beta.test');
    await desk.world.send(
      desk.world.event('email_replied', 'joe@beta.test', { properties: { text: 'Yes' } }),
    );
    await desk.settle();
    expect(desk.as('ravi').reads()).toMatch(/💬 joe@beta.test wrote back: Replied to an e-mail: Yes/);
  });

  it('that a rep wrote down is no news', async () => {
    await desk.as('ravi').types('log acme email_replied');
    await desk.rested();
    expect(lines().filter((words) => words.includes('wrote back'))).toEqual([]);
  });
});
