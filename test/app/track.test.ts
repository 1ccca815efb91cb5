import { describe, expect, it } from 'vitest';
import { claimHandoff, claimLead } from '../../src/app/handoff/claim-lead.js';
import { logActivity } from '../../src/app/lead/log-activity.js';
import { showLead } from '../../src/app/lead/show-lead.js';
import { snoozeLead } from '../../src/app/lead/snooze-lead.js';
import { tagLead } from '../../src/app/lead/tag-lead.js';
import { wakeLeads } from '../../src/app/lead/wake-leads.js';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { closeTask } from '../../src/app/task/close-task.js';
import { advanceTracks } from '../../src/app/track/advance-tracks.js';
import { startTrack } from '../../src/app/track/start-track.js';
import type { ActivityKind } from '../../src/domain/activity.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const known = () =>
  world.send(
    world.event('email_clicked', 'jane@acme.com', { profile: { name: 'Jane Doe', company: 'Acme' } }),
  );
const start = (who = RAVI, track: string | null = null) =>
  startTrack(world.deps, world.ctx(who), { lead: 'jane@acme.com', track });
/** With the yes that a lead that is ready needs. */
const surely = (who: string) =>
  startTrack(world.deps, world.ctx(who), { lead: 'jane@acme.com', track: null, confirmed: true });
const tick = () => advanceTracks(world.deps, world.team, world.clock.now());
const titles = async () => (await world.tasks()).map(({ title }) => title);
const close = async (as: 'done' | 'skipped' = 'done', who = RAVI) => {
  const open = (await world.tasks()).find(({ status }) => status === 'open');
  return closeTask(world.deps, world.ctx(who), open?.id ?? '', as);
};
const enrolment = () => world.prisma.enrolment.findFirstOrThrow({ where: { teamId: world.team } });

describe('the cold lead re-engagement of S78', () => {
  it('hands out its first step at once, with the text to send', async () => {
    await known();
    expect(value(await start())).toMatchObject({
      track: 'Cold lead re-engagement',
      steps: 3,
      assigneeId: RAVI,
    });
    const [task] = await world.tasks();
    expect(task).toMatchObject({ title: 'Pattern interrupt', step: 1, assigneeId: RAVI, status: 'open' });
    expect(task?.draft).toMatchObject({
      subject: 'Still relevant?',
      body: expect.stringContaining('Hi Jane,'),
    });
    expect((await world.outbox('task')).map(({ lane }) => lane)).toEqual([RAVI]);
  });

  it('hands out step 2 three days after step 1 was dealt with, and step 3 four days after step 2', async () => {
    await known();
    await start();
    world.clock.forward({ days: 5 });
    await tick();
    expect(await titles()).toEqual(['Pattern interrupt']);
    await close();
    world.clock.forward({ days: 3, minutes: -1 });
    await tick();
    expect(await titles()).toHaveLength(1);
    world.clock.forward({ minutes: 1 });
    await tick();
    expect(await titles()).toEqual(['Pattern interrupt', 'Value drop']);
    await close('skipped');
    world.clock.forward({ days: 4 });
    await tick();
    expect(await titles()).toEqual(['Pattern interrupt', 'Value drop', 'Graceful exit']);
  });

  it('ends a week after its last step without an answer, and says so to its owner', async () => {
    await known();
    await start();
    for (const days of [3, 4, 7]) {
      value(await close());
      world.clock.forward({ days });
      await tick();
    }
    expect(await enrolment()).toMatchObject({
      endedAt: world.clock.now(),
      endReason: 'No answer to 3 steps',
      nextStepAt: null,
    });
    // Three mails of a track in a row ask for a word of the owner's own, too (S112).
    const told = (await world.outbox('notice')).at(-1);
    expect(told).toMatchObject({
      lane: RAVI,
      facts: {
        about: 'track_ended',
        track: 'Cold lead re-engagement',
        reason: 'No answer to 3 steps',
      },
    });
    expect(await titles()).toHaveLength(3);
    world.clock.forward({ days: 100 });
    expect(await tick()).toBe(0);
  });

  it('writes down what was sent, which does not warm the lead; what was skipped was not sent', async () => {
    await known();
    await start();
    await close();
    world.clock.forward({ days: 3 });
    await tick();
    await close('skipped');
    const sent = await world.prisma.activity.findMany({
      where: { teamId: world.team, kind: 'email_sent' },
    });
    expect(sent).toMatchObject([{ origin: 'playbook', actorId: RAVI }]);
    expect(await world.lead()).toMatchObject({ quietSince: world.ago(3) });
    expect(await enrolment()).toMatchObject({ endedAt: null });
  });
});

describe('ticks', () => {
  it('of twenty at once, one hands out the step', async () => {
    await known();
    await start();
    await close();
    world.clock.forward({ days: 3 });
    await Promise.all(Array.from({ length: 20 }, tick));
    expect(await titles()).toHaveLength(2);
    expect(await world.outbox('task')).toHaveLength(2);
  });

  it('two days late hand out one step, not two', async () => {
    await known();
    await start();
    await close();
    world.clock.forward({ days: 30 });
    await tick();
    await tick();
    expect(await titles()).toEqual(['Pattern interrupt', 'Value drop']);
  });

  it('let a lead that sleeps sleep: its step comes when it wakes', async () => {
    await known();
    await start();
    await close();
    world.clock.forward({ days: 2 });
    const until = world.ago(-8);
    value(await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until, typed: '' }));
    world.clock.forward({ days: 7 });
    await tick();
    expect(await titles()).toHaveLength(1);
    world.clock.forward({ days: 1 });
    await wakeLeads(world.deps, world.team, world.clock.now());
    await tick();
    expect(await titles()).toHaveLength(2);
  });
});

describe('a track ends', () => {
  it.each([
    ['email_replied', 'Replied to an e-mail'],
    ['email_clicked', 'Clicked a link in an e-mail'],
    ['pricing_page_viewed', 'Visited the pricing page'],
    ['unsubscribed', 'Unsubscribed'],
  ] as [ActivityKind, string][])('by %s, with its reason', async (kind, reason) => {
    await known();
    await start();
    world.clock.forward({ days: 1 });
    await world.send(world.event(kind));
    expect(await enrolment()).toMatchObject({ endReason: reason, endedAt: world.clock.now() });
    expect(await world.tasks()).toMatchObject([
      { status: 'cancelled', closedWhy: reason, closedAt: world.clock.now() },
    ]);
    expect(await world.notices()).toEqual([`${RAVI}: track_ended`]);
    world.clock.forward({ days: 100 });
    await tick();
    expect(await titles()).toHaveLength(1);
  });

  it('by an answer that comes between two steps: the next one is never handed out', async () => {
    await known();
    await start();
    await close();
    world.clock.forward({ days: 1 });
    await world.send(world.event('email_replied'));
    world.clock.forward({ days: 9 });
    await tick();
    expect(await titles()).toHaveLength(1);
  });

  it('with one word to the owner where a cold lead came back', async () => {
    await known();
    world.clock.forward({ days: 45 });
    await findQuiet(world.deps, world.team, world.clock.now());
    await start();
    await world.send(world.event('webinar_attended'));
    expect(await world.notices()).toEqual([`${RAVI}: track_ended`]);
    expect(await enrolment()).toMatchObject({ endReason: 'Attended a webinar' });
  });

  it('by a reply, which is told below the alert with the track’s end, and not a second time (S113)', async () => {
    await known();
    world.clock.forward({ days: 45 });
    await findQuiet(world.deps, world.team, world.clock.now());
    await start();
    await world.send(world.event('email_replied'));
    expect(await world.notices()).toEqual([]);
    const lines = await world.prisma.outbox.findMany({ where: { teamId: world.team, kind: 'line' } });
    expect(lines.map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ about: 'replied' }));
    expect(await enrolment()).toMatchObject({ endReason: 'Replied to an e-mail' });
  });

  it.each(['email_sent', 'email_bounced', 'webinar_missed', 'login_missed'] as const)(
    'not by %s, which is not the lead’s doing',
    async (kind) => {
      await known();
      await start();
      world.clock.forward({ days: 1 });
      await world.send(world.event(kind));
      expect(await enrolment()).toMatchObject({ endedAt: null });
    },
  );

  it('not by what the rep does', async () => {
    await known();
    await start();
    world.clock.forward({ days: 1 });
    const call = { lead: 'jane@acme.com', kind: 'call_logged' as const, outcome: null, note: null };
    value(await logActivity(world.deps, world.ctx(), { ...call, at: null, next: null }));
    expect(await enrolment()).toMatchObject({ endedAt: null });
  });

  it('not by something the lead did before it began', async () => {
    await known();
    await start();
    await world.send(world.event('email_clicked', 'jane@acme.com', { at: world.ago(1) }));
    expect(await enrolment()).toMatchObject({ endedAt: null });
  });

  it('even by an opt-out from before it began, when we hear of it', async () => {
    await known();
    await start();
    await world.send(world.event('unsubscribed', 'jane@acme.com', { at: world.ago(1) }));
    expect(await enrolment()).toMatchObject({ endReason: 'Unsubscribed' });
    expect(await world.tasks()).toMatchObject([{ status: 'cancelled', closedWhy: 'Unsubscribed' }]);
  });
});

describe('starting a track', () => {
  it('is refused for a lead who unsubscribed: nobody writes to it again', async () => {
    await known();
    await world.send(world.event('unsubscribed'));
    expect(problem(await start())).toMatchObject({ kind: 'lead_suppressed', at: world.clock.now() });
    expect(await world.tasks()).toEqual([]);
  });

  it('twice is refused, and says in which track the lead is and since when', async () => {
    await known();
    const since = world.clock.now();
    await start();
    world.clock.forward({ days: 2 });
    expect(problem(await start(ROSA))).toMatchObject({
      kind: 'already_in_track',
      track: 'Cold lead re-engagement',
      since,
    });
    expect(await world.tasks()).toHaveLength(1);
  });

  it('by twenty at once starts one', async () => {
    await known();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => start(`U0REP${at}`)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.tasks()).toHaveLength(1);
  });

  it('is open again once the first is over', async () => {
    await known();
    await start();
    world.clock.forward({ days: 1 });
    await world.send(world.event('email_clicked'));
    world.clock.forward({ days: 50 });
    value(await start());
    expect(await world.tasks()).toHaveLength(2);
  });

  it('makes the starter the owner of a lead nobody had, its waiting handoff included', async () => {
    await world.handed();
    world.clock.forward({ minutes: 30 });
    expect(problem(await start(ROSA))).toMatchObject({ kind: 'ready_not_quiet' });
    expect(value(await surely(ROSA))).toMatchObject({ tookOver: true });
    expect(await world.lead()).toMatchObject({ ownerId: ROSA });
    expect(await world.handoffs()).toMatchObject([{ status: 'claimed', claimedBy: ROSA }]);
    expect(await world.count('handoff.claimed')).toBe(1);
  });

  it('for a colleague’s lead gives the steps to the colleague', async () => {
    const { id } = await world.handed();
    await claimHandoff(world.deps, world.ctx(ROSA), id);
    expect(value(await surely(RAVI))).toMatchObject({ assigneeId: ROSA, tookOver: false });
    expect(await world.tasks()).toMatchObject([{ assigneeId: ROSA, createdBy: RAVI }]);
    expect(await world.lead()).toMatchObject({ ownerId: ROSA });
  });

  it('waits for a yes where the track is for leads with a tag, and goes with the tag', async () => {
    await known();
    const tracks = world.deps.playbook.tracks.map((track) => ({ ...track, tags: ['Trade show', 'vip'] }));
    const deps = { ...world.deps, playbook: { ...world.deps.playbook, tracks } };
    const input = { lead: 'jane@acme.com', track: null };
    expect(problem(await startTrack(deps, world.ctx(), input))).toMatchObject({
      kind: 'lacks_tags',
      tags: ['Trade show', 'vip'],
    });
    value(await tagLead(deps, world.ctx(), { lead: 'jane@acme.com', add: ['trade_show'], remove: [] }));
    value(await startTrack(deps, world.ctx(), input));
    expect(await world.tasks()).toHaveLength(1);
  });

  it('wakes a lead that sleeps', async () => {
    await known();
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until: world.ago(-9), typed: '' });
    value(await start());
    expect(await world.lead()).toMatchObject({ snoozedUntil: null, snoozedBy: null });
  });

  it.each(['cold-3-step', 'Cold lead re-engagement', ' COLD ', 're-engagement'])(
    'knows it by the name %j',
    async (name) => {
      await known();
      value(await start(RAVI, name));
    },
  );

  it('by a name there is not tells which there are', async () => {
    await known();
    expect(problem(await start(RAVI, 'welcome'))).toEqual({
      kind: 'no_such_track',
      asked: 'welcome',
      tracks: ['Cold lead re-engagement', 'Demo invitation'],
    });
  });

  it('shows on the lead', async () => {
    await known();
    await start();
    expect(value(await showLead(world.deps, world.at(), 'jane@acme.com')).track).toMatchObject({
      name: 'Cold lead re-engagement',
      step: 1,
      steps: 3,
    });
  });
});
