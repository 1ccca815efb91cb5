import { describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { type LogInput, logActivity } from '../../../src/app/lead/log-activity.js';
import { findQuiet } from '../../../src/app/quiet/find-quiet.js';
import type { ActivityKind } from '../../../src/domain/activity.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const log = (kind: ActivityKind, more: Partial<LogInput> & { who?: string; request?: string } = {}) => {
  const { who, request, ...input } = more;
  return logActivity(world.deps, world.ctx(who ?? RAVI, request), {
    lead: 'jane@acme.com',
    kind,
    outcome: null,
    note: null,
    at: null,
    next: null,
    ...input,
  });
};

describe('what a rep logs', () => {
  it.each([
    ['a demo request', 'demo_requested', 30],
    ['a reply', 'email_replied', 20],
    ['a webinar', 'webinar_attended', 15],
    ['a call', 'call_logged', 0],
    ['a meeting', 'meeting_logged', 0],
    ['a note', 'note_logged', 0],
    ['an opt-out told on the phone', 'unsubscribed', -25],
  ] as [string, ActivityKind, number][])('gives the points of its kind: %s', async (_, kind, points) => {
    await world.send(world.event('logged_in'));
    expect(value(await log(kind))).toMatchObject({ before: 0, after: points, duplicate: false, kind });
    expect(await world.total()).toBe(points);
  });

  it('of content counts as the kind that the note names, and as one not told where it names none', async () => {
    await world.send(world.event('logged_in'));
    expect(value(await log('content_downloaded', { note: 'the ebook on decay' }))).toMatchObject({
      after: 0,
    });
    expect(value(await log('content_downloaded', { note: 'a case study' }))).toMatchObject({ after: 10 });
    expect(value(await log('content_downloaded'))).toMatchObject({ after: 20 });
    const { lines, unscored } = value(await explainLead(world.deps, world.at(), 'jane@acme.com', null));
    expect(lines.map(({ reason }) => reason).toSorted()).toEqual([
      'Downloaded a case study or guide',
      'Downloaded a case study or guide (kind not told)',
    ]);
    expect(unscored).toContainEqual({ label: 'Downloaded content (ebook)', count: 1 });
  });

  it('is kept with its outcome, its note and its author', async () => {
    await world.send(world.event('logged_in'));
    await log('call_logged', { outcome: 'Left a voicemail', note: 'ask for Tom next time', who: ROSA });
    const { id } = await world.lead();
    const activity = await world.prisma.activity.findFirstOrThrow({
      where: { leadId: id, kind: 'call_logged' },
    });
    expect(activity).toMatchObject({
      origin: 'slack',
      actorId: ROSA,
      properties: { outcome: 'Left a voicemail', note: 'ask for Tom next time' },
    });
    expect(await world.count('lead.logged')).toBe(1);
  });

  it('can make a lead ready like anything else', async () => {
    await world.send(
      world.event('demo_requested'),
      world.event('email_replied'),
      world.event('webinar_attended'),
    );
    expect(value(await log('pricing_page_viewed'))).toMatchObject({ before: 65, after: 80 });
    expect(await world.handoffs()).toHaveLength(1);
  });

  it('counts once when Slack sends the same request again', async () => {
    await world.send(world.event('logged_in'));
    const next = { title: 'Send the deck', dueAt: world.ago(-1) };
    await log('demo_requested', { request: 'once', next });
    expect(value(await log('demo_requested', { request: 'once', next }))).toMatchObject({
      duplicate: true,
      before: 30,
      after: 30,
    });
    expect(await world.total()).toBe(30);
    expect(await world.tasks()).toHaveLength(1);
    expect(await world.count('lead.logged')).toBe(1);
  });

  it('counts once when the same request comes twenty times at once', async () => {
    await world.send(world.event('logged_in'));
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => log('demo_requested', { request: 'twenty' })),
    );
    expect(outcomes.map(value).filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await world.total()).toBe(30);
  });

  it('with a next step gives its author a task for then', async () => {
    await world.send(world.event('logged_in'));
    const dueAt = world.ago(-2);
    value(await log('call_logged', { next: { title: 'Send the deck', dueAt }, who: ROSA }));
    expect(await world.tasks()).toMatchObject([
      { kind: 'follow_up', title: 'Send the deck', assigneeId: ROSA, dueAt, status: 'open' },
    ]);
  });

  it('of a lead nobody knows is refused, and nothing is kept', async () => {
    expect(problem(await log('call_logged', { lead: 'nobody@nowhere.com' }))).toMatchObject({
      kind: 'no_such_lead',
    });
    expect(await world.leads()).toEqual([]);
  });

  it('may be about a colleague’s lead', async () => {
    await world.send(world.event('logged_in'));
    await claimLead(world.deps, world.ctx(ROSA), 'jane@acme.com');
    expect(value(await log('call_logged'))).toMatchObject({ lead: { ownerId: ROSA } });
  });
});

describe('something that happened earlier', () => {
  it('is dated then, in the timeline and in the ledger', async () => {
    world.clock.set('2026-06-10T12:00:00Z');
    await world.send(world.event('logged_in', 'jane@acme.com', { at: world.ago(9) }));
    const at = world.ago(3);
    await log('demo_requested', { at });
    expect(await world.lead()).toMatchObject({ lastActivityAt: at, quietSince: at });
    const { lines } = value(await explainLead(world.deps, world.at(), 'jane@acme.com', null));
    expect(lines.find(({ rule }) => rule === 'demo')?.at).toEqual(at);
  });

  it('is never dated ahead', async () => {
    await world.send(world.event('logged_in', 'jane@acme.com', { at: world.ago(9) }));
    await log('call_logged', { at: world.ago(-3) });
    expect(await world.lead()).toMatchObject({ lastActivityAt: world.clock.now() });
  });
});

describe('a rep’s touch', () => {
  it('ends a silence, without a word to whoever did it', async () => {
    await world.send(world.event('demo_requested'));
    await claimLead(world.deps, world.ctx(), 'jane@acme.com');
    world.clock.forward({ days: 50 });
    await findQuiet(world.deps, world.team, world.clock.now());
    expect(await world.lead()).toMatchObject({ coldAt: expect.any(Date) });
    await log('call_logged');
    expect(await world.lead()).toMatchObject({ coldAt: null });
    expect(await world.notices()).toEqual([]);
  });

  it('is no touch when it is only a note', async () => {
    await world.send(world.event('demo_requested'));
    world.clock.forward({ days: 50 });
    await findQuiet(world.deps, world.team, world.clock.now());
    await log('note_logged');
    expect(await world.lead()).toMatchObject({ coldAt: expect.any(Date) });
  });
});
