import { describe, expect, it } from 'vitest';
import { claimHandoff } from '../../../src/app/handoff/claim-lead.js';
import { returnHandoff } from '../../../src/app/handoff/return-handoff.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const giveBack = (handoffId: string, more: { reason?: string; note?: string | null; who?: string } = {}) =>
  returnHandoff(world.deps, world.ctx(more.who ?? RAVI), {
    handoffId,
    reason: more.reason ?? 'Too early',
    note: more.note ?? null,
  });

describe('"Not ready"', () => {
  it.each(['', '   '])('needs a reason, and %j is none', async (reason) => {
    const { id } = await world.handed();
    expect(problem(await giveBack(id, { reason }))).toEqual({ kind: 'needs_reason' });
    expect(await world.handoffs()).toMatchObject([{ status: 'waiting' }]);
  });

  it('gives the lead back to nurture, with the reason, the note, and the rules that had made it ready', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    const returned = value(await giveBack(id, { note: ' they have no budget until spring ' }));
    expect(returned.readyLine).toBe(110);
    expect(await world.lead()).toMatchObject({ ownerId: null, readyLine: 110, behaviour: 90 });
    expect(await world.handoffs()).toMatchObject([
      {
        status: 'returned',
        returnedBy: RAVI,
        returnedAt: world.clock.now(),
        returnReason: 'Too early: they have no budget until spring',
      },
    ]);
    const deed = await world.prisma.history.findFirstOrThrow({
      where: { teamId: world.team, verb: 'handoff.returned' },
    });
    expect(deed).toMatchObject({
      actorId: RAVI,
      facts: { reason: 'Too early: they have no budget until spring' },
    });
    const { rules } = deed.facts as { rules: string[] };
    expect(rules.slice(0, 2)).toEqual(['demo', 'reply']);
    expect(rules.toSorted()).toEqual(['demo', 'download', 'pricing', 'reply', 'webinar']);
  });

  it('needs no claim before: a waiting handoff may be returned by anyone', async () => {
    const { id } = await world.handed();
    value(await giveBack(id, { who: ROSA }));
    expect(await world.handoffs()).toMatchObject([{ status: 'returned', returnedBy: ROSA }]);
  });

  it('is the owner’s word: nobody else may give the lead back', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(), id);
    expect(problem(await giveBack(id, { who: ROSA }))).toMatchObject({
      kind: 'owned_by_other',
      owner: RAVI,
      verb: 'return',
    });
    expect(await world.lead()).toMatchObject({ ownerId: RAVI });
  });

  it('said twice is said once', async () => {
    const { id } = await world.handed();
    await giveBack(id, { who: ROSA });
    expect(problem(await giveBack(id))).toMatchObject({ kind: 'handoff_over', status: 'returned', by: ROSA });
    expect(await world.count('handoff.returned')).toBe(1);
  });

  it('said by twenty at once is said once', async () => {
    const { id } = await world.handed();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => giveBack(id, { who: `U0REP${at}` })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.count('handoff.returned')).toBe(1);
  });
});

describe('a lead that was returned', () => {
  it('comes again after twenty more points, not nineteen, and each time after twenty more', async () => {
    const { id } = await world.handed();
    await giveBack(id);
    await world.send(world.event('pricing_page_viewed'));
    expect([await world.total(), (await world.handoffs()).length]).toEqual([105, 1]);
    await world.send(
      world.event('content_downloaded', 'jane@acme.com', { properties: { kind: 'case_study' } }),
    );
    expect(await world.handoffs()).toMatchObject([{ status: 'returned' }, { status: 'waiting', episode: 2 }]);
    expect(await world.total()).toBe(115);
    const [, second] = await world.handoffs();
    expect(value(await giveBack(second?.id ?? '')).readyLine).toBe(135);
    await world.send(world.event('pricing_page_viewed'));
    expect(await world.handoffs()).toHaveLength(2);
    await world.send(world.event('email_replied'));
    expect(await world.handoffs()).toHaveLength(3);
  });

  it('starts anew once it has fallen below the line: then the line is where it always was', async () => {
    const { id } = await world.handed();
    await giveBack(id);
    await world.send(world.event('unsubscribed'));
    expect(await world.lead()).toMatchObject({ readyLine: 80, behaviour: 65 });
    await world.send(world.event('email_replied'));
    expect(await world.handoffs()).toHaveLength(2);
  });
});
