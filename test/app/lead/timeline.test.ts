import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { openHandoff } from '../../../src/app/handoff/reject-lead.js';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { logActivity } from '../../../src/app/lead/log-activity.js';
import { MOMENTS_IN_A_PAGE, readTimeline } from '../../../src/app/lead/read-timeline.js';
import { showAccount } from '../../../src/app/lead/show-account.js';
import { findQuiet } from '../../../src/app/quiet/find-quiet.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import type { Moment } from '../../../src/domain/timeline.js';
import { inTx } from '../../../src/store/db.js';
import { problem, RAVI, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((given) => {
  world = given;
});

const page = async (from = 0) => value(await readTimeline(world.deps, world.at(), 'jane@acme.com', from));
function short(moment: Moment): string {
  if (moment.of === 'deed') return moment.deed.verb;
  if (moment.of === 'silence') return `silence ${moment.score.by} to ${moment.score.to}`;
  return `${moment.kind} ${moment.origin} ${moment.score?.by ?? ''}`.trim();
}
function at(moment: Moment): number {
  if (moment.of === 'activity') return moment.what.at.getTime();
  return (moment.of === 'deed' ? moment.deed.at : moment.at).getTime();
}

describe('what only shows a lead', () => {
  it('waits for nobody who works on it', async () => {
    await world.ready();
    await inTx(world.deps.db, async (tx) => {
      await tx.$queryRaw`select 1 from lead where team_id = ${world.team} for update`;
      expect((await page()).count).toBeGreaterThan(0);
      expect(value(await explainLead(world.deps, world.at(), 'jane', null))).toBeDefined();
      expect(value(await openHandoff(world.deps, world.at(), 'jane'))).toBeDefined();
      expect(value(await showAccount(world.deps, world.at(), 'jane@acme.com'))).toBeDefined();
    });
  });
});

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
    const times = moments.map(at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(moments[0]).toMatchObject({ unheard: 'no' });
  });

  it('names who logged, and says what a score came to', async () => {
    await world.send(world.event('demo_requested'));
    const { moments } = await page();
    expect(moments.find(({ of }) => of === 'activity')).toMatchObject({
      by: null,
      score: { by: 30, fit: 0, to: 30 },
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
        ...moments.map((moment) => (moment.of === 'activity' ? String(moment.what.detail) : short(moment))),
      );
      if (from + MOMENTS_IN_A_PAGE >= count) break;
    }
    const paths = seen.filter((words) => words.startsWith('/p'));
    expect(paths).toEqual(Array.from({ length: 40 }, (_, at) => `/p${at}`));
  });

  it('has each silence that was charged on its day, once, whether it ended or goes on (S23)', async () => {
    await world.ready();
    world.clock.forward({ days: 70 });
    await world.send(world.event('email_opened'));
    world.clock.forward({ days: 61 });
    await findQuiet(world.deps, world.team, world.clock.now());
    const { moments, count } = await page();
    const silences = moments.filter(({ of }) => of === 'silence');
    expect(silences.map(short)).toEqual(['silence -15 to 75', 'silence -15 to 60']);
    expect(silences.map((one) => new Date(at(one)).toISOString().slice(0, 10))).toEqual([
      '2026-07-31',
      '2026-10-09',
    ]);
    expect(moments.map(short)).toContain('lead.left_sql');
    expect(count).toBe(moments.length);
    const times = moments.map(at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('keeps silences in their places on every page', async () => {
    await world.send(world.event('page_viewed', 'jane@acme.com', { properties: { path: '/first' } }));
    for (const days of [61, 75]) {
      world.clock.forward({ days });
      for (let at = 0; at < 12; at++) {
        world.clock.forward({ minutes: 1 });
        await world.send(world.event('page_viewed', 'jane@acme.com', { properties: { path: `/p${at}` } }));
      }
    }
    const seen: Moment[] = [];
    for (let from = 0; ; from += 7) {
      const { moments, count } = await page(from);
      seen.unshift(...moments.slice(Math.max(0, moments.length - 7)));
      if (from + 7 >= count) break;
    }
    const { count } = await page();
    expect(seen).toHaveLength(count);
    expect(seen.filter(({ of }) => of === 'silence')).toHaveLength(2);
    const times = seen.map(at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('tells apart what they did from who they said they are (S15)', async () => {
    const profile = { title: 'CTO', industry: 'software', companySize: 50 };
    await world.send(world.event('demo_requested', 'jane@acme.com', { profile }));
    expect((await page()).moments.find(({ of }) => of === 'activity')).toMatchObject({
      score: { by: 60, fit: 30, to: 60 },
    });
  });

  it('says when it fell from SQL, and when it came up there without a handoff', async () => {
    await world.ready();
    await world.send(world.event('unsubscribed'));
    const { moments } = await page();
    expect(moments.map(short)).toContain('lead.left_sql');
    expect(moments.find((one) => one.of === 'deed' && one.deed.verb === 'lead.left_sql')).toMatchObject({
      deed: { facts: { total: 65 } },
    });
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
