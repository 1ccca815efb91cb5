import type { ModalView } from '@slack/types';
import type { Rested } from '../../src/domain/attention-facts.js';
import type { ContextPackage, HandoffFacts, MessageFacts } from '../../src/domain/facts.js';
import type { Lead } from '../../src/domain/lead.js';
import { neglectedList, snoozedList, watchingList } from '../../src/views/attention-lists.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { threadsHelp } from '../../src/views/help/threads.js';
import { help, unknownCommand } from '../../src/views/help.js';
import { type ListName, leadList } from '../../src/views/lead-list.js';
import { leadView } from '../../src/views/lead-view.js';
import { render } from '../../src/views/message.js';
import { addLeadModal } from '../../src/views/modals/add-lead.js';
import { findLeadModal } from '../../src/views/modals/find-lead.js';
import { loading, saying } from '../../src/views/modals/form.js';
import { logModal, logToModal } from '../../src/views/modals/log.js';
import { notReadyModal } from '../../src/views/modals/not-ready.js';
import { snoozeAnywayModal, snoozeModal } from '../../src/views/modals/snooze.js';
import { reassignModal, taskModal } from '../../src/views/modals/task.js';
import { problem } from '../../src/views/problem.js';
import { apology, reply } from '../../src/views/reply.js';
import { type TaskListFacts, taskList } from '../../src/views/task-list.js';
import { undoneView, withUndo } from '../../src/views/undo.js';
import { why } from '../../src/views/why.js';
import { dayMessages } from './gallery-home.js';
import { journeysSaying, threadsSaying } from './gallery-lines.js';
import { noiseSaying } from './gallery-noise.js';
import { noticesSaying } from './gallery-notices.js';
import { peopleModals, peopleSaying } from './gallery-people.js';
import { problemsSaying, repliesSaying } from './gallery-refusals.js';
import { adviceSaying, listsSaying, rulesModals, rulesSaying, whySaying } from './gallery-rules.js';
import { chipsSaying } from './gallery-threads.js';
import { workModals, workSaying } from './gallery-work.js';
import { aCold, aDigest, aHandoff, aLead, aTask, did, hoursAgo, inSlack, line } from './given.js';
import { aWhy } from './given-why.js';

/** A lead that says `words` wherever a lead can say anything. */
export const leadSaying = (words: string, more: Partial<Lead> = {}): Lead =>
  aLead({
    name: words,
    title: words,
    company: words,
    industry: words,
    phone: words,
    source: words,
    email: words,
    timeZone: words,
    country: words,
    techStack: words,
    buyingRole: 'technical_evaluator',
    budget: 2_000_000_000,
    lastActivityKind: words,
    lostAt: hoursAgo(7),
    lostReason: words,
    ...more,
  });

/** Everything we say about a lead, with `words` in every place that comes from outside. */
export function gallery(words: string, reader: Reader): Record<string, Message> {
  const lead = leadSaying(words);
  return {
    ...posted(words, lead, reader),
    ...noticesSaying(words, lead, reader),
    ...answers(words, lead, reader),
    ...rulesSaying(words, reader),
    ...listsSaying(words, lead, reader),
    ...dayMessages(words, lead, reader),
    ...threadsSaying(words, lead, reader),
    ...journeysSaying(words, lead, reader),
    ...workSaying(words, lead, reader),
    ...noiseSaying(words, lead, reader),
    ...peopleSaying(words, lead, reader),
    ...Object.fromEntries(
      problemsSaying(words, lead).map((each) => [each.kind, problem(each, reader, `snooze ${words} 3d`)]),
    ),
    ...Object.fromEntries(
      repliesSaying(words, lead).map((each) => [`reply ${each.kind}`, reply(each, reader)]),
    ),
  };
}

export function modals(words: string): Record<string, ModalView> {
  const origin = { about: 'lead' as const, id: 'lead-1', message: { channelId: 'C1', ts: '1.2' } };
  const lead = leadSaying(words);
  return {
    log: logModal(lead, origin),
    logTo: logToModal(lead, origin, words),
    add: addLeadModal(origin),
    find: findLeadModal(origin),
    snooze: snoozeModal(words, origin, 30),
    snoozeAnyway: snoozeAnywayModal(
      words,
      origin,
      { lead: 'lead-1', until: hoursAgo(-90), on: { reply: true, pricing: true, score: 80 } },
      inSlack,
    ),
    task: taskModal(lead, origin, 150, { title: words, date: '2026-06-01' }),
    reassign: reassignModal(words, { ...origin, about: 'task' }),
    notReady: notReadyModal(lead, origin),
    ...rulesModals(words),
    ...workModals(words, lead, origin),
    ...peopleModals(words),
    loading: loading(words),
    saying: saying(words, ['Somebody was quicker.']),
  };
}

/** Forty of each, as the outbox folds them. */
export const many = (
  words: string,
  kind: 'handoff' | 'cold' | 'task' | 'notice',
  count = 40,
): MessageFacts[] =>
  Array.from({ length: count }, (_, at) => itemOf(kind, words, leadSaying(words, { id: `lead-${at}` })));

const KINDS = ['handoff', 'cold', 'task', 'notice'] as const;

function posted(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const mixed = KINDS.flatMap((kind) => many(words, kind, 10));
  const states = (['waiting', 'claimed', 'returned', 'closed'] as const).map((status) => [
    `handoff ${status}`,
    render([{ kind: 'handoff', facts: handoffSaying(words, lead, { status }) }], reader),
  ]);
  return {
    ...Object.fromEntries(states),
    ...Object.fromEntries(KINDS.map((kind) => [`one ${kind}`, render([itemOf(kind, words, lead)], reader)])),
    ...Object.fromEntries(KINDS.map((kind) => [`many ${kind}`, render(many(words, kind), reader)])),
    ...chipsSaying(words, lead, reader),
    mixed: render(mixed, reader),
    undeliverable: render(
      [{ kind: 'notice', facts: { about: 'undeliverable', place: words, error: words, waiting: 2 } }],
      reader,
    ),
    digest: render([digestSaying(words, lead)], reader),
    'digest and more': render([digestSaying(words, lead), ...mixed], reader),
  };
}

const restSaying = (words: string, lead: Lead): Rested => ({
  lead,
  by: words,
  until: hoursAgo(-90),
  on: { reply: true, pricing: true, score: 80 },
  run: 3,
  reason: words,
});

function tasksSaying(words: string, lead: Lead, byRep: boolean): TaskListFacts {
  const ahead = [-30, 2, 50, -3].map((hours) => new Date(hoursAgo(0).getTime() + hours * 3_600_000));
  const tasks = Array.from({ length: 12 }, (_, at) =>
    aTask({
      lead: { ...lead, snoozedUntil: at === 3 ? hoursAgo(-5) : null },
      title: words,
      assigneeId: words,
      from: words,
      dueAt: ahead[at % 4] ?? hoursAgo(0),
    }),
  );
  return { list: 'mine', tasks, from: 0, count: 40, byRep, said: null };
}

function itemOf(kind: (typeof KINDS)[number], words: string, lead: Lead): MessageFacts {
  if (kind === 'handoff') return { kind, facts: handoffSaying(words, lead, {}) };
  if (kind === 'cold') return { kind, facts: aCold({ lead, lastTouch: did(words, words, 900) }) };
  if (kind === 'notice') return { kind, facts: { about: 'track_ended', lead, track: words, reason: words } };
  const track = { name: words, step: 1, steps: 3, startedBy: words };
  return { kind, facts: aTask({ lead, title: words, draft: { subject: words, body: words }, track }) };
}

function handoffSaying(words: string, lead: Lead, more: Partial<HandoffFacts>): HandoffFacts {
  const events = Array.from({ length: 9 }, () => did(words, words, 5));
  const context: ContextPackage = {
    content: events,
    pages: events,
    emails: events,
    forms: events,
    questions: events,
  };
  return aHandoff({
    lead,
    context,
    asked: did(words, words, 3),
    topReasons: [line(30, words, 1), line(20, words, 2), line(15, words, 3)],
    worked: [
      { by: words, did: 'logged', kind: 'linkedin_touched', at: hoursAgo(1) },
      { by: words, did: 'planned', kind: null, at: hoursAgo(1) },
      { by: words, did: 'finished', kind: null, at: hoursAgo(1) },
    ],
    returnReason: words,
    returnedBy: words,
    returnedAt: hoursAgo(1),
    claimedBy: words,
    claimedAt: hoursAgo(1),
    model: words,
    rule: words,
    snooze: { until: hoursAgo(-30), by: words },
    episode: 2,
    sentBack: { by: words, at: hoursAgo(200), reason: words },
    before: { at: hoursAgo(220) },
    verdict: { fit: 'low', intent: 'high' },
    segments: Array.from({ length: 9 }, () => words),
    ahead: aWhy().ahead,
    advice: adviceSaying(words),
    ...more,
  });
}

function digestSaying(words: string, lead: Lead): MessageFacts {
  const nine = <T>(item: T): T[] => Array.from({ length: 9 }, () => item);
  return {
    kind: 'digest',
    facts: aDigest({
      waiting: nine({ lead, since: hoursAgo(3) }),
      claimed: nine({ lead, by: words, at: hoursAgo(3), afterMinutes: 5 }),
      wentCold: nine({ lead, at: hoursAgo(3) }),
      rewarmed: nine({ lead, at: hoursAgo(3), by: words }),
      returned: nine({ lead, by: words, reason: words, at: hoursAgo(3) }),
      adrift: { rows: nine({ lead, noNext: true, quietDays: 20 }), count: 90 },
      putOff: nine(restSaying(words, lead)),
      overdue: nine({ lead, title: words, assigneeId: words, dueAt: hoursAgo(30) }),
    }),
  };
}

function answers(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const rows = Array.from({ length: 12 }, () => ({ lead, why: words }));
  const lists = (['mine', 'hot', 'cold', 'find'] as ListName[]).flatMap((list) => [
    [`list ${list}`, leadList({ list, asked: words, rows, from: 0, count: 40 }, reader)],
    [`no ${list}`, leadList({ list, asked: words, rows: [], from: 0, count: 0 }, reader)],
  ]);
  const cold = {
    ...lead,
    coldAt: hoursAgo(1),
    snoozedUntil: hoursAgo(-3),
    snoozedBy: words,
    suppressedAt: hoursAgo(9),
    letGoAt: hoursAgo(8),
  };
  const timeline = Array.from({ length: 12 }, () => did(words, words, 4));
  return {
    ...Object.fromEntries(lists),
    show: leadView(
      {
        lead: cold,
        timeline,
        waitingHandoffId: 'handoff-1',
        track: { name: words, step: 1, steps: 3 },
        sentBack: { by: words, at: hoursAgo(200), reason: words },
        lifecycle: 'at-risk',
        verdict: { fit: 'low', intent: 'low' },
        segments: Array.from({ length: 9 }, () => words),
        ahead: aWhy().ahead,
        advice: adviceSaying(words),
      },
      reader,
    ),
    neglected: neglectedList({
      rows: Array.from({ length: 12 }, () => ({
        lead: { ...lead, ownerId: words },
        noNext: true,
        quietDays: 20,
      })),
      from: 0,
      count: 40,
      byRep: true,
      maxDays: 14,
    }),
    'nobody neglected': neglectedList({ rows: [], from: 0, count: 0, byRep: false, maxDays: 14 }),
    'neglected and nobody’s': neglectedList({
      rows: [{ lead: { ...lead, ownerId: null }, noNext: false, quietDays: null }],
      from: 0,
      count: 1,
      byRep: false,
      maxDays: 14,
    }),
    snoozed: snoozedList(
      { rows: Array.from({ length: 12 }, () => restSaying(words, lead)), from: 0, count: 40, byRep: true },
      reader,
    ),
    watching: watchingList(
      {
        rows: [null, 'U02REP'].flatMap((ownerId) =>
          Array.from({ length: 6 }, () => ({ lead: { ...lead, ownerId }, until: hoursAgo(-200) })),
        ),
        from: 0,
        count: 40,
      },
      reader,
    ),
    'nobody watched': watchingList({ rows: [], from: 0, count: 0 }, reader),
    'nobody snoozed': snoozedList({ rows: [], from: 0, count: 0, byRep: false }, reader),
    tasks: taskList(tasksSaying(words, lead, false), reader),
    'tasks by rep': taskList(tasksSaying(words, lead, true), reader),
    'no tasks': taskList({ list: 'overdue', tasks: [], from: 0, count: 0, byRep: false }, reader),
    why: why(whySaying(words, lead), reader),
    'why then': why({ ...whySaying(words, lead), when: hoursAgo(900), ahead: [] }, reader),
    'why out': why({ ...aWhy({ lines: [], missing: [words, words] }), lead, out: true }, reader),
    undone: withUndo(undoneView({ what: words, lead }), 'request-1'),
    help: help(null),
    'help threads': threadsHelp({ channels: false, groups: false }),
    unknown: unknownCommand(words, 'show'),
    apology: apology(words),
  };
}
