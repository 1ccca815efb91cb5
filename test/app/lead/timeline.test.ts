import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { MOMENTS_IN_A_PAGE, readTimeline } from '../../../src/app/lead/read-timeline.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import type { Moment } from '../../../src/domain/timeline.js';
import { problem, RAVI, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((given) => {
  world = given;
});

const page = async (from = 0) => value(await readTimeline(world.deps, world.at(), 'jane@acme.com', from));
const short = (moment: Moment): string =>
  moment.of === 'deed'
    ? moment.deed.verb
    : `${moment.kind} ${moment.origin} ${moment.score?.by ?? ''}`.trim();

describe('the journey of a lead (S13)', () => {
  it('is one line of time: what it did, what reps did, scores, tracks and alerts', async () => {
    await world.send(world.event('email_sent', 'jane@acme.com', { at: world.ago(4) }));
    await world.ready();
    world.clock.forward({ minutes: 5 });
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    world.clock.forward({ minutes: 5 });
    const log = {
      lead: 'jane@acme.com',
      kind: 'call_logged' as const,
      outcome: null,
      note: null,
      at: null,
      next: null,
    };
    await logActivity(world.deps, world.ctx(), log);
    world.clock.forward({ minutes: 5 });
    await startTrack(world.deps, world.ctx(), { lead: 'jane@acme.com', track: null, confirmed: true });
    const { moments, count } = await page();
    expect(count).toBe(moments.length);
    const told = moments.map(short);
    expect(told[0]).toBe('email_sent webhook');
    expect(told).toContain('demo_requested webhook 30');
    expect(told.slice(-4)).toEqual(['handoff.claimed', 'call_logged slack', 'track.started', 'task.created']);
    expect(told).toContain('lead.ready');
    // Nobody is told twice of what was logged.
    expect(told).not.toContain('lead.logged');
    const times = moments.map((moment) => (moment.of === 'deed' ? moment.deed.at : moment.what.at).getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(moments[0]).toMatchObject({ unheard: 'no' });
  });

  it('names who logged, and says what a score came to', async () => {
    await world.send(world.event('demo_requested'));
    const { moments } = await page();
    expect(moments.find(({ of }) => of === 'activity')).toMatchObject({
      by: null,
      score: { by: 30, to: 30 },
    });
    const log = {
      lead: 'jane@acme.com',
      kind: 'note_logged' as const,
      outcome: null,
      note: 'Hm',
      at: null,
      next: null,
    };
    await logActivity(world.deps, world.ctx(), log);
    expect((await page()).moments.at(-1)).toMatchObject({ by: RAVI, origin: 'slack' });
  });

  it('comes in pages that leave nothing out and repeat nothing', async () => {
    for (let at = 0; at < 40; at++) {
      world.clock.forward({ minutes: 1 });
      await world.send(world.event('page_viewed', 'jane@acme.com', { properties: { path: `/p${at}` } }));
    }
    const seen: string[] = [];
    for (let from = 0; ; from += MOMENTS_IN_A_PAGE) {
      const { moments, count } = await page(from);
      seen.unshift(
        ...moments.map((moment) => (moment.of === 'deed' ? moment.deed.verb : String(moment.what.detail))),
      );
      if (from + MOMENTS_IN_A_PAGE >= count) break;
    }
    const paths = seen.filter((words) => words.startsWith('/p'));
    expect(paths).toEqual(Array.from({ length: 40 }, (_, at) => `/p${at}`));
  });

  it('has an end, wherever a button points to', async () => {
    await world.send(world.event('page_viewed'));
    expect((await page(9_999_999)).moments).toHaveLength(1);
    expect((await page(-5)).from).toBe(0);
  });

  it('is that of a lead of the team, or nobody’s', async () => {
    await world.send(world.event('page_viewed'));
    const { id } = await world.lead();
    const other = world.another();
    expect(problem(await readTimeline(other.deps, other.at(), id, 0)).kind).toBe('gone');
  });
});
