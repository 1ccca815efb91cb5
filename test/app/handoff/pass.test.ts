import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { passLead } from '../../../src/app/handoff/pass-lead.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../../src/app/lead/snooze-lead.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { undoNewest } from '../../../src/app/undo/undo-change.js';
import { MONA, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const lead = 'jane@acme.com';
const pass = (to: string, by = RAVI, more: { note?: string; key?: string; role?: 'manager' } = {}) =>
  passLead(
    world.deps,
    { ...world.ctx(by, more.key), ...(more.role ? { role: more.role } : {}) },
    { lead, to, note: more.note ?? null },
  );
const claim = (by = RAVI) => claimLead(world.deps, world.ctx(by), lead);

describe('passing a lead on', () => {
  it('gives it away with its handoff, its tasks and its track, and tells whoever has it now', async () => {
    await world.ready();
    await claim();
    await logActivity(world.deps, world.ctx(), {
      lead,
      kind: 'call_logged',
      outcome: null,
      note: null,
      at: null,
      next: { title: 'Send the deck', dueAt: new Date(world.clock.now().getTime() + 86_400_000) },
    });
    await startTrack(world.deps, world.ctx(), { lead, track: null, confirmed: true });
    expect(value(await pass(ROSA, RAVI, { note: 'knows their CTO' }))).toMatchObject({
      from: RAVI,
      to: ROSA,
      already: false,
      tasks: 2,
      track: true,
    });
    expect(await world.lead()).toMatchObject({ ownerId: ROSA });
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed', claimedBy: ROSA }]);
    expect((await world.tasks()).map(({ assigneeId }) => assigneeId)).toEqual([ROSA, ROSA]);
    expect(await world.prisma.enrolment.findFirst({ where: { teamId: world.team } })).toMatchObject({
      ownerId: ROSA,
    });
    expect((await world.notices()).filter((one) => one.includes('passed'))).toEqual([`${ROSA}: passed`]);
    // The step whose message had gone to Ravi goes to Rosa, too.
    expect((await world.outbox('task')).map(({ lane }) => lane)).toEqual([RAVI, ROSA]);
  });

  it('of what is not yours is refused, and of what nobody owns', async () => {
    await world.ready();
    expect(problem(await pass(ROSA))).toMatchObject({ kind: 'nobody_owns' });
    await claim(ROSA);
    expect(problem(await pass(RAVI))).toMatchObject({ kind: 'owned_by_other', owner: ROSA });
    expect(await world.lead()).toMatchObject({ ownerId: ROSA });
  });

  it('is for managers whosever it is, and both people hear of it', async () => {
    await world.ready();
    await claim();
    value(await pass(ROSA, MONA, { role: 'manager' }));
    expect((await world.notices()).filter((one) => one.includes('passed')).toSorted()).toEqual(
      [`${RAVI}: passed`, `${ROSA}: passed`].toSorted(),
    );
  });

  it('a waiting handoff is claimed with it', async () => {
    await world.ready();
    value(await pass(ROSA, MONA, { role: 'manager' }));
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed', claimedBy: ROSA }]);
  });

  it('a snooze goes along', async () => {
    await world.ready();
    await claim();
    const until = new Date(world.clock.now().getTime() + 3 * 86_400_000);
    await snoozeLead(world.deps, world.ctx(), { lead, until, typed: '3d' });
    await pass(ROSA);
    expect(await world.lead()).toMatchObject({ snoozedUntil: until, snoozedBy: ROSA });
  });

  it('to whoever has it changes nothing, nor does the same request again', async () => {
    await world.ready();
    await claim();
    await pass(ROSA, RAVI, { key: 'same' });
    expect(value(await pass(ROSA, RAVI, { key: 'same' }))).toMatchObject({ already: true });
    expect(await world.count('lead.passed')).toBe(1);
    expect((await world.notices()).filter((one) => one.includes('passed'))).toHaveLength(1);
  });

  it('of twenty at once goes to one', async () => {
    await world.ready();
    await claim();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => pass(`U0OTHER${at}`)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.count('lead.passed')).toBe(1);
  });

  it('can be undone', async () => {
    await world.ready();
    await claim();
    await startTrack(world.deps, world.ctx(), { lead, track: null, confirmed: true });
    world.clock.forward({ minutes: 1 });
    await pass(ROSA);
    value(await undoNewest(world.deps, world.ctx()));
    expect(await world.lead()).toMatchObject({ ownerId: RAVI });
    expect(await world.tasks()).toMatchObject([{ assigneeId: RAVI, status: 'open' }]);
  });
});
