import { describe, expect, it } from 'vitest';
import { coldPost, riskNotice, taskPost } from '../../src/app/messages.js';
import { enqueue } from '../../src/app/outbox/enqueue.js';
import { inTx } from '../../src/store/db.js';
import { RAVI } from '../support/world.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

/** Ravi has claimed Jane, whose card is in the channel, and wants to hear there what is `kind`. */
async function withChoice(kind: string, way = 'channel'): Promise<DeskWorld> {
  const desk = await openDesk();
  await desk.readyJane();
  const ravi = desk.as('ravi');
  await ravi.types('claim acme');
  await desk.rested();
  await ravi.types(`settings ${kind} ${way}`);
  return desk;
}

/** What the desk is told of Jane, filed at once by so many machines. */
async function tell({ world, settle }: DeskWorld, what: 'cold' | 'at_risk', machines = 1): Promise<void> {
  const lead = await world.lead();
  const messages = () =>
    what === 'cold'
      ? [coldPost(world.deps, world.at(), lead)]
      : riskNotice(world.deps, world.at(), lead, world.clock.now());
  const filings = Array.from({ length: machines }, () =>
    inTx(world.deps.db, (tx) => enqueue(tx, messages())),
  );
  await Promise.all(filings);
  await settle();
}

const below = (desk: DeskWorld) => desk.below(desk.card());
const said = (desk: DeskWorld, words: RegExp) =>
  below(desk).filter((each) => words.test(desk.slack.textOf(each)));
const direct = (desk: DeskWorld, words: RegExp) =>
  desk.slack.texts('@ravi').filter((text) => words.test(text));

describe('an alert that a person wants in the channel', () => {
  it('is said once below the card of the lead, calls them by name, and is no direct message', async () => {
    const desk = await withChoice('at risk');
    await tell(desk, 'at_risk', 5);
    await tell(desk, 'at_risk');
    const [line, ...more] = said(desk, /it goes cold/);
    expect(more).toEqual([]);
    expect(line && desk.slack.textOf(line)).toMatch(/^@U0RAVI: ⏳ .*Jane Doe/);
    expect(line?.broadcast).toBe(false);
    expect(direct(desk, /it goes cold/)).toEqual([]);
  });

  it('says how things are when it is said, and is left out where its reason is gone', async () => {
    const desk = await withChoice('at risk');
    const { world } = desk;
    const file = async (key: string) => {
      const [message] = riskNotice(world.deps, world.at(), await world.lead(), world.clock.now());
      if (message !== undefined) await enqueue(world.prisma, [{ ...message, dedupeKey: key }]);
    };
    await file('one');
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { name: 'Janet Roe' } });
    await desk.settle();
    expect(said(desk, /Janet Roe.*it goes cold/)).toHaveLength(1);
    await file('another');
    world.clock.forward({ minutes: 1 });
    await world.send(world.event('pricing_page_viewed'));
    await desk.rested();
    expect(said(desk, /it goes cold/)).toHaveLength(1);
  });

  it('can be acted on there', async () => {
    const desk = await withChoice('cold');
    await tell(desk, 'cold');
    const [line] = said(desk, /has gone cold/);
    expect(line && desk.slack.buttonsOf(line)).toEqual(['Start re-engagement', 'Snooze', 'Let go']);
    await desk.as('ravi').presses('Snooze', 'has gone cold');
    expect(desk.as('ravi').form()).toContain('Snooze');
  });

  it('a task opens from its line', async () => {
    const desk = await withChoice('task');
    const { world } = desk;
    await desk.as('ravi').types('task acme send the offer tomorrow 9am');
    const task = await world.prisma.task.findFirstOrThrow({ where: { teamId: world.team } });
    await enqueue(world.prisma, [taskPost(world.deps, world.at(), task)]);
    await desk.settle();
    expect(said(desk, /@U0RAVI: 📋 .*send the offer/i)).toHaveLength(1);
    expect(direct(desk, /send the offer/i)).toEqual([]);
    expect(await desk.as('ravi').presses('Open', 'send the offer')).toMatch(/📋 \*send the offer\*/i);
  });

  it('stays a direct message where the lead has no card', async () => {
    const desk = await withChoice('at risk');
    const { world } = desk;
    await world.prisma.card.deleteMany({ where: { teamId: world.team } });
    await tell(desk, 'at_risk', 2);
    expect(direct(desk, /it goes cold/)).toHaveLength(1);
  });

  it('comes as a direct message after all, when the card is gone by the time it is sent', async () => {
    const desk = await withChoice('cold');
    const { world } = desk;
    const card = desk.card();
    await desk.slack.erase(card);
    await tell(desk, 'cold');
    await tell(desk, 'cold');
    expect(direct(desk, /has gone quiet/)).toHaveLength(1);
    expect(await world.prisma.outbox.count({ where: { teamId: world.team, status: 'pending' } })).toBe(0);
  });

  it('waits as a direct message in quiet hours: a name called rings as loudly', async () => {
    const desk = await withChoice('at risk');
    await desk.as('ravi').types('settings quiet 0-23:59');
    await tell(desk, 'at_risk');
    expect(said(desk, /it goes cold/)).toEqual([]);
    expect(await desk.as('ravi').types('held')).toContain('*1 held back* from you.');
    await desk.as('ravi').types('settings rings at risk');
    desk.world.clock.forward({ days: 1 });
    const lead = await desk.world.lead();
    const [again] = riskNotice(desk.world.deps, desk.world.at(), lead, desk.world.clock.now());
    if (again !== undefined) await enqueue(desk.world.prisma, [{ ...again, dedupeKey: 'another silence' }]);
    await desk.settle();
    expect(said(desk, /it goes cold/)).toHaveLength(1);
  });

  it('is nobody else’s choice', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    await desk.as('ravi').types('claim acme');
    await desk.as('rosa').types('settings at risk channel');
    await tell(desk, 'at_risk');
    expect(direct(desk, /it goes cold/)).toHaveLength(1);
    expect((await desk.world.lead()).ownerId).toBe(RAVI);
    expect(desk.slack.texts(LEADS).some((text) => text.includes('it goes cold'))).toBe(false);
  });
});

describe('what is off is off in all its forms', () => {
  it.each([
    ['reply off', 0],
    ['quiet 0-23:59', 1],
  ])('a lead that wrote back calls nobody by name who chose “%s”', async (choice, waiting) => {
    const desk = await openDesk();
    await desk.readyJane();
    await desk.as('ravi').types('claim acme');
    await desk.as('ravi').types(`settings ${choice}`);
    await desk.world.send(desk.world.event('email_replied'));
    await desk.rested();
    const [line] = said(desk, /wrote back/);
    expect(line && desk.slack.textOf(line)).toMatch(/^💬 They wrote back/m);
    const held = await desk.world.prisma.outbox.findMany({
      where: { teamId: desk.world.team, status: 'held', dedupeKey: { startsWith: 'replied:' } },
    });
    expect(held).toHaveLength(waiting);
    expect(direct(desk, /wrote back/)).toEqual([]);
  });

  it('a task that somebody else gives falls under tasks', async () => {
    const desk = await withChoice('task', 'off');
    await desk.as('mona').types('task acme send the offer tomorrow 9am for <@U0RAVI|ravi>');
    const [task] = await desk.world.tasks();
    expect(task?.assigneeId).toBe(RAVI);
    expect(direct(desk, /send the offer/i)).toEqual([]);
  });
});
