import { describe, expect, it } from 'vitest';
import { coldFacts } from '../../src/app/facts/cold-facts.js';
import { factsFor } from '../../src/app/facts/facts-for.js';
import { handoffFacts } from '../../src/app/facts/handoff-facts.js';
import { taskFacts } from '../../src/app/facts/task-facts.js';
import { claimHandoff, claimLead } from '../../src/app/handoff/claim-lead.js';
import { returnHandoff } from '../../src/app/handoff/return-handoff.js';
import { letGo } from '../../src/app/lead/let-go.js';
import { logActivity } from '../../src/app/lead/log-activity.js';
import { snoozeLead } from '../../src/app/lead/snooze-lead.js';
import { coldRef, readColdRef } from '../../src/app/messages.js';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { closeTask } from '../../src/app/task/close-task.js';
import { startTrack } from '../../src/app/track/start-track.js';
import type { ColdFacts, HandoffFacts } from '../../src/domain/facts.js';
import { RAVI, ROSA, useWorld, value, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

async function card(handoffId: string): Promise<HandoffFacts> {
  const facts = await handoffFacts(world.prisma, world.deps, world.team, [handoffId], world.clock.now());
  return facts.get(handoffId) ?? expect.fail('no facts');
}

async function alert(ref: string): Promise<ColdFacts> {
  const facts = await coldFacts(world.prisma, world.deps, world.team, [ref], world.clock.now());
  return facts.get(ref) ?? expect.fail('no facts');
}

const said = (list: { what: string; detail: string | null }[]) =>
  list.map(({ what, detail }) => (detail === null ? what : `${what}: ${detail}`));

describe('a handoff card', () => {
  it('tells who, the score with its three largest reasons, what was asked, and when', async () => {
    const profile = {
      name: 'Jane Doe',
      title: 'VP Sales',
      company: 'Acme',
      companySize: 50,
      industry: 'Software',
    };
    await world.send(world.event('demo_requested', 'jane@acme.com', { profile, at: world.ago(2) }));
    await world.send(
      world.event('demo_requested', 'jane@acme.com', {
        at: world.ago(1),
        properties: { notes: 'Do you do SSO?' },
      }),
    );
    await world.send(world.event('email_replied'));
    const [handoff] = await world.handoffs();
    const facts = await card(handoff?.id ?? '');
    expect(facts).toMatchObject({
      lead: { ...profile, fit: 30, behaviour: 80 },
      status: 'waiting',
      episode: 1,
      createdAt: world.clock.now(),
      claimedBy: null,
      snooze: null,
      model: 'preset_002@1',
      worked: [],
    });
    expect(facts.topReasons.map(({ points, reason }) => `${reason} +${points}`)).toEqual([
      'Requested a demo ×2 +60',
      'Replied to an e-mail +20',
      expect.stringContaining('+10'),
    ]);
    expect(facts.topReasons[2]?.reason).not.toContain('×');
    // Words go before a bare request, even a newer one.
    expect(facts.asked).toMatchObject({ what: 'Requested a demo', detail: 'Do you do SSO?' });
  });

  it('carries the context package of S44: content, pages, e-mails, forms, open questions', async () => {
    const at = (days: number, properties = {}) => ({ at: world.ago(days), properties });
    await world.send(
      world.event('demo_requested', 'jane@acme.com', at(9, { notes: 'Does it work offline?' })),
      world.event('content_downloaded', 'jane@acme.com', at(8, { kind: 'guide', title: 'The guide' })),
      world.event('blog_read', 'jane@acme.com', at(7, { title: 'Ten tips' })),
      world.event('webinar_attended', 'jane@acme.com', at(6, { title: 'Live demo' })),
      world.event('pricing_page_viewed', 'jane@acme.com', at(5, { page: '/pricing' })),
      world.event('pricing_page_viewed', 'jane@acme.com', at(4, { page: '/pricing' })),
      world.event('page_viewed', 'jane@acme.com', at(3, { url: '/about' })),
      world.event('email_opened', 'jane@acme.com', at(2, { subject: 'Welcome' })),
      world.event('email_replied', 'jane@acme.com', at(1, { text: 'Sounds good. What does it cost?' })),
      world.event('form_submitted', 'jane@acme.com', at(0, { notes: 'Call me on Monday' })),
    );
    const [handoff] = await world.handoffs();
    const { context, asked } = await card(handoff?.id ?? '');
    expect(said(context.content)).toEqual([
      'Attended a webinar: Live demo',
      'Read a blog post: Ten tips',
      'Downloaded content: The guide',
    ]);
    expect(said(context.pages)).toEqual(['Viewed a page: /about', 'Visited the pricing page: /pricing ×2']);
    expect(said(context.emails)).toEqual([
      'Replied to an e-mail: Sounds good. What does it cost?',
      'Opened an e-mail: Welcome',
    ]);
    expect(said(context.forms)).toEqual([
      'Submitted a form: Call me on Monday',
      'Requested a demo: Does it work offline?',
    ]);
    expect(said(context.questions)).toEqual([
      'Replied to an e-mail: Sounds good. What does it cost?',
      'Requested a demo: Does it work offline?',
    ]);
    expect(asked).toMatchObject({ what: 'Submitted a form', detail: 'Call me on Monday' });
  });

  it('has empty sections, not missing ones, where nothing is recorded', async () => {
    await world.send(...Array.from({ length: 6 }, () => world.event('webinar_attended')));
    const [handoff] = await world.handoffs();
    const { context, asked } = await card(handoff?.id ?? '');
    expect({ ...context, content: [] }).toEqual({
      content: [],
      pages: [],
      emails: [],
      forms: [],
      questions: [],
    });
    expect(asked).toBeNull();
  });

  it('names a fit that was lost and came back once, and one that was lost not at all', async () => {
    const learn = (profile: object) => world.send(world.event('email_sent', 'jane@acme.com', { profile }));
    await learn({ title: 'CTO', industry: 'Software' });
    await learn({ title: 'Intern', industry: 'Fishing' });
    await learn({ title: 'CEO' });
    await world.send(...Array.from({ length: 4 }, () => world.event('email_replied')));
    const [handoff] = await world.handoffs();
    const { topReasons } = await card(handoff?.id ?? '');
    expect(topReasons.map(({ reason, points }) => `${reason} +${points}`)).toEqual([
      'Replied to an e-mail ×4 +80',
      'Target seniority: CEO +10',
    ]);
  });

  it('tells who claimed it, what they did since, and that the lead sleeps', async () => {
    await world.send(world.event('email_clicked'));
    const call = { lead: 'jane@acme.com', kind: 'call_logged' as const, outcome: null, note: null, at: null };
    await logActivity(world.deps, world.ctx(), { ...call, next: null });
    world.clock.forward({ days: 1 });
    const { id } = await world.handed();
    value(await claimHandoff(world.deps, world.ctx(), id));
    world.clock.forward({ minutes: 5 });
    await logActivity(world.deps, world.ctx(), {
      ...call,
      kind: 'meeting_logged',
      next: { title: 'Send the deck', dueAt: world.ago(-1) },
    });
    const until = world.ago(-3);
    await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until, typed: '' });
    const facts = await card(id);
    expect(facts).toMatchObject({ status: 'claimed', claimedBy: RAVI, snooze: { until, by: RAVI } });
    expect(facts.worked.toSorted((a, b) => a.did.localeCompare(b.did))).toMatchObject([
      { by: RAVI, did: 'logged', kind: 'meeting_logged' },
      { by: RAVI, did: 'planned', kind: null },
    ]);
    world.clock.forward({ days: 3 });
    expect(await card(id)).toMatchObject({ snooze: null });
  });

  it('tells who returned it, when and why', async () => {
    const { id } = await world.handed();
    await returnHandoff(world.deps, world.ctx(ROSA), { handoffId: id, reason: 'No budget', note: null });
    expect(await card(id)).toMatchObject({
      status: 'returned',
      returnedBy: ROSA,
      returnedAt: world.clock.now(),
      returnReason: 'No budget',
    });
  });
});

describe('a cold alert', () => {
  /** Ravi's lead, cold today, with its alert. */
  async function cold(): Promise<string> {
    await world.send(
      world.event('demo_requested', 'jane@acme.com', { profile: { name: 'Jane Doe', value: 12_000 } }),
    );
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    world.clock.forward({ days: 45 });
    await findQuiet(world.deps, world.team, world.clock.now());
    return coldRef(await world.lead());
  }

  it('tells how long, the last touch, and the value at stake', async () => {
    expect(await alert(await cold())).toMatchObject({
      lead: { name: 'Jane Doe', value: 12_000 },
      quietDays: 45,
      lastTouch: { what: 'Requested a demo', at: world.ago(45) },
      total: 30,
      decision: null,
    });
  });

  it('names what the lead or a rep did last, not what a machine reported since', async () => {
    const ref = await cold();
    await world.send(world.event('email_sent'), world.event('email_bounced'));
    expect((await alert(ref)).lastTouch).toMatchObject({ what: 'Requested a demo' });
  });

  it('remembers the score from before the silence was charged', async () => {
    const ref = await cold();
    world.clock.forward({ days: 15 });
    await findQuiet(world.deps, world.team, world.clock.now());
    expect(await alert(ref)).toMatchObject({ total: 30, quietDays: 60, lead: { behaviour: 15 } });
  });

  it('gives way to what was decided', async () => {
    const ref = await cold();
    await startTrack(world.deps, world.ctx(), { lead: 'jane@acme.com', track: null });
    expect((await alert(ref)).decision).toMatchObject({
      what: 're-engaging',
      by: RAVI,
      at: world.clock.now(),
    });
    world.clock.forward({ minutes: 1 });
    const until = world.ago(-3);
    await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until, typed: '' });
    expect((await alert(ref)).decision).toMatchObject({ what: 'snoozed', by: RAVI, until });
    world.clock.forward({ minutes: 1 });
    await letGo(world.deps, world.ctx(), 'jane@acme.com');
    expect((await alert(ref)).decision).toMatchObject({ what: 'let go', by: RAVI });
  });

  it('says that the lead came back, and how long it had been quiet, for ever after', async () => {
    const ref = await cold();
    const since = world.ago(45);
    world.clock.forward({ days: 5 });
    await world.send(world.event('email_replied'));
    const back = { what: 're-warmed', by: null, at: world.clock.now(), until: null };
    expect(await alert(ref)).toMatchObject({ quietDays: 50, lead: { quietSince: since }, decision: back });
    world.clock.forward({ days: 20 });
    expect(await alert(ref)).toMatchObject({
      quietDays: 50,
      lastTouch: { what: 'Requested a demo' },
      decision: back,
    });
  });

  it('is one silence’s: what was decided in an earlier one is not said of the next', async () => {
    await cold();
    await snoozeLead(world.deps, world.ctx(), { lead: 'jane@acme.com', until: world.ago(-100), typed: '' });
    world.clock.forward({ minutes: 1 });
    await world.send(world.event('email_replied', 'jane@acme.com', { at: world.ago(1) }));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { snoozedUntil: null } });
    world.clock.forward({ days: 45 });
    await findQuiet(world.deps, world.team, world.clock.now());
    expect((await alert(coldRef(await world.lead()))).decision).toBeNull();
  });

  it('has an id that names lead and silence', async () => {
    await world.send(world.event('demo_requested'));
    const { id, quietSince } = await world.lead();
    expect(readColdRef(coldRef({ id, quietSince }))).toEqual({ leadId: id, quietSince });
  });
});

describe('a task card', () => {
  it('of a track has its text, its place in the track, and who started it', async () => {
    const profile = { name: 'Jane Doe', company: 'Acme' };
    await world.send(world.event('email_clicked', 'jane@acme.com', { profile }));
    await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com');
    await startTrack(world.deps, world.ctx(RAVI), { lead: 'jane@acme.com', track: null });
    const [task] = await world.tasks();
    const id = task?.id ?? '';
    const read = async () => (await taskFacts(world.prisma, world.deps, world.at(), [id])).get(id);
    expect(await read()).toMatchObject({
      kind: 'track_step',
      title: 'Pattern interrupt',
      lead: { name: 'Jane Doe' },
      draft: { subject: 'Still relevant?', body: expect.stringContaining('at Acme') },
      track: { name: 'Cold lead re-engagement', step: 1, steps: 3, startedBy: RAVI },
      assigneeId: ROSA,
      status: 'open',
    });
    await closeTask(world.deps, world.ctx(ROSA), id, 'done');
    expect(await read()).toMatchObject({ status: 'done', closedBy: ROSA, closedAt: world.clock.now() });
  });

  it('of a follow-up has neither text nor track', async () => {
    await world.send(world.event('email_clicked'));
    const next = { title: 'Send the deck', dueAt: world.ago(-1) };
    const call = { lead: 'jane@acme.com', kind: 'call_logged' as const, outcome: null, note: null, at: null };
    await logActivity(world.deps, world.ctx(), { ...call, next });
    const [task] = await world.tasks();
    const facts = await taskFacts(world.prisma, world.deps, world.at(), [task?.id ?? '']);
    expect(facts.get(task?.id ?? '')).toMatchObject({ kind: 'follow_up', draft: null, track: null });
  });
});

describe('the facts of messages', () => {
  it('are read by their kind; what is gone, or another team’s, has none', async () => {
    const { id } = await world.handed();
    const read = (kind: 'handoff' | 'notice', team = world.team) =>
      factsFor(world.deps, team, kind, [id], world.clock.now());
    expect((await read('handoff')).get(id)).toMatchObject({ kind: 'handoff', facts: { handoffId: id } });
    expect((await read('handoff', 'T0OTHER')).size).toBe(0);
    expect((await read('notice')).size).toBe(0);
    const ref = coldRef(await world.lead());
    expect((await factsFor(world.deps, 'T0OTHER', 'cold', [ref], world.clock.now())).size).toBe(0);
    expect((await factsFor(world.deps, world.team, 'cold', [ref], world.clock.now())).size).toBe(1);
    expect((await factsFor(world.deps, world.team, 'task', [id], world.clock.now())).size).toBe(0);
  });
});
