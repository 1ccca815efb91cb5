import { beforeEach, describe, expect, it } from 'vitest';
import { bag, bags, text } from '../support/slack/bag.js';
import { spotsIn } from '../support/slack/view-values.js';
import type { Message } from '../support/slack/world.js';
import { type DeskWorld, openDesk } from './desk-world.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
});

/** Picks an entry behind the three dots of a message. */
const picks = async (message: Message, words: string, user = 'ravi'): Promise<string> => {
  const before = desk.as(user).privately().length;
  const dots = spotsIn(message.blocks).find(({ element }) => element.type === 'overflow');
  const option = bags(dots?.element.options).find((one) => text(bag(one.text).text) === words);
  await desk.slack.click({
    user,
    message,
    actionId: text(dots?.element.action_id),
    value: text(option?.value),
  });
  await desk.settle();
  return desk.as(user).privately().slice(before).join('\n---\n');
};

describe('behind the three dots of a card', () => {
  it.each([
    ['Show all about it', 'Lately'],
    ['Why this score', 'Requested a demo'],
    ['Its journey', 'The journey of Jane Doe (Acme)'],
    ['Start a track', 'is ready, not quiet'],
    ['More …', 'What to do with Jane Doe (Acme)?'],
  ])('“%s” answers whoever picked it', async (words, answer) => {
    expect(await picks(desk.card(), words)).toContain(answer);
  });

  it('the last opens all there is, each entry with what to type instead, and does it', async () => {
    const menu = await picks(desk.card(), 'More …');
    expect(menu).toContain('/lead won jane@acme.com');
    expect(await desk.as('ravi').presses('Won', 'What to do with')).toContain('🏆');
    expect(desk.slack.textOf(desk.card())).toContain('*Became a customer*');
  });

  it('of a lead that is gone meanwhile it says so', async () => {
    const card = desk.card();
    await desk.world.prisma.lead.deleteMany({ where: { teamId: desk.world.team } });
    for (const words of ['Show all about it', 'Why this score', 'Its journey', 'More …'])
      expect(await picks(card, words)).toMatch(/gone|no longer|not there/i);
  });
});

describe('/lead timeline', () => {
  it('tells a lead’s journey, and turns its pages by buttons', async () => {
    for (let at = 0; at < 20; at++) {
      desk.world.clock.forward({ minutes: 1 });
      await desk.world.send(
        desk.world.event('page_viewed', 'jane@acme.com', { properties: { path: `/page-${at}` } }),
      );
    }
    const ravi = desk.as('ravi');
    await desk.settle();
    const last = await ravi.types('history acme');
    expect(last).toContain('/page-19');
    expect(last).not.toContain('Requested a demo');
    const before = await ravi.presses('◀ Earlier');
    expect(before).toContain('Requested a demo · *+30* to 30 · webhook');
    expect(await ravi.presses('Later ▶')).toContain('/page-19');
  });

  it('asks which lead, and knows when there is none', async () => {
    expect(await desk.as('ravi').types('timeline')).toMatch(/[Ww]hich lead/);
    expect(await desk.as('ravi').types('timeline nobody@nowhere.test')).toContain('nobody@nowhere.test');
  });
});

it('whoever opens a lead again reads what changed since', async () => {
  const rosa = desk.as('rosa');
  expect(await rosa.types('show acme')).not.toContain('Since you last looked');
  desk.world.clock.forward({ days: 2 });
  await desk.world.send(desk.world.event('pricing_page_viewed'));
  await desk.as('ravi').types('claim acme');
  const seen = await rosa.types('show acme');
  expect(seen).toMatch(/\*Since you last looked\*, 2 days ago: score 90 → \*1\d\d\*/);
  expect(seen).toContain('@U0RAVI claimed it');
});
