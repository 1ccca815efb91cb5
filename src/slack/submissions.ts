import { returnHandoff } from '../app/handoff/return-handoff.js';
import { logActivity } from '../app/lead/log-activity.js';
import { snoozeLead } from '../app/lead/snooze-lead.js';
import { snoozeTask } from '../app/task/snooze-task.js';
import { activityType } from '../domain/activity.js';
import { atHour } from '../domain/calendar.js';
import { leadRef } from '../domain/lead.js';
import type { Outcome } from '../domain/outcome.js';
import type { Message } from '../views/blocks.js';
import type { Origin, Read, StateValues } from '../views/modals/form.js';
import { LOG_OUTCOMES, type LogForm, readLogModal } from '../views/modals/log.js';
import { NOT_READY_REASONS, readNotReadyModal } from '../views/modals/not-ready.js';
import { readSnoozeModal, type SnoozeForm } from '../views/modals/snooze.js';
import { CALLBACKS } from '../views/names.js';
import { problem } from '../views/problem.js';
import { type Reply, reply } from '../views/reply.js';
import type { Desk, Visit } from './desk.js';
import { parseWhen } from './when.js';

const MORNING = '09:00';
const HOUR_MS = 3_600_000;

/** A form that was sent: what is wrong with it, or the work to be done once Slack has its answer. */
export type Taken = { errors: Record<string, string> } | { work: () => Promise<Message> };

type Submit = (desk: Desk, visit: Visit, origin: Origin, values: StateValues) => Taken;

/** Every form that can be sent, by its callback id. */
export const SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.log]: (desk, visit, origin, values) =>
    take(readLogModal(values, visit.reader), (form) => log(desk, visit, origin, form)),
  [CALLBACKS.snooze]: (desk, visit, origin, values) =>
    take(readSnoozeModal(values, visit.reader), (form) => snooze(desk, visit, origin, form)),
  [CALLBACKS.notReady]: (desk, visit, origin, values) =>
    take(readNotReadyModal(values), async ({ reason, note }) => {
      const outcome = await returnHandoff(desk.deps, visit.ctx, {
        handoffId: origin.id,
        reason: NOT_READY_REASONS[reason],
        note,
      });
      return say(visit, outcome, ({ lead, readyLine }) => ({
        kind: 'returned',
        lead: leadRef(lead),
        reason: NOT_READY_REASONS[reason],
        readyLine,
      }));
    }),
};

function take<T>(read: Read<T>, work: (form: T) => Promise<Message>): Taken {
  return read.ok ? { work: () => work(read.value) } : { errors: read.errors };
}

async function log(desk: Desk, visit: Visit, origin: Origin, form: LogForm): Promise<Message> {
  const next = form.next && { title: form.next.title, dueAt: morningOf(form.next.date, visit) };
  const result = form.outcome === null ? null : LOG_OUTCOMES[form.outcome];
  const outcome = await logActivity(desk.deps, visit.ctx, {
    lead: origin.id,
    kind: form.kind,
    outcome: result,
    note: form.note,
    at: null,
    next,
  });
  return say(visit, outcome, (logged) => {
    if (logged.duplicate) return { kind: 'unchanged', what: 'That was logged already.' };
    const what = [activityType(logged.kind).label, result?.toLowerCase()].filter(Boolean).join(', ');
    return {
      kind: 'logged',
      lead: leadRef(logged.lead),
      what,
      gained: logged.after - logged.before,
      next: logged.next && { title: logged.next.title, at: logged.next.dueAt },
    };
  });
}

async function snooze(desk: Desk, visit: Visit, origin: Origin, form: SnoozeForm): Promise<Message> {
  const typed = 'date' in form ? form.date : form.when;
  const until = 'date' in form ? atHour(form.date, MORNING, visit.zone) : wordsToInstant(form.when, visit);
  if (origin.about === 'task') {
    const outcome = await snoozeTask(desk.deps, visit.ctx, origin.id, until, typed);
    return say(visit, outcome, (task) => ({ kind: 'task_snoozed', title: task.title, until }));
  }
  const outcome = await snoozeLead(desk.deps, visit.ctx, { lead: origin.id, until, typed });
  return say(visit, outcome, ({ lead }) => ({ kind: 'snoozed', lead: leadRef(lead), until }));
}

function wordsToInstant(words: string, visit: Visit): Date {
  const when = parseWhen(words, { now: visit.ctx.now, zone: visit.zone });
  if (when.kind !== 'at') throw new Error(`the form offers "${words}", which is no date`);
  return when.at;
}

/** The morning of that day; where it has passed, in an hour. */
function morningOf(day: string, visit: Visit): Date {
  const morning = atHour(day, MORNING, visit.zone);
  return morning > visit.ctx.now ? morning : new Date(visit.ctx.now.getTime() + HOUR_MS);
}

/** An outcome in words. */
export function say<T>(visit: Visit, outcome: Outcome<T>, words: (value: T) => Reply, command = ''): Message {
  return outcome.ok
    ? reply(words(outcome.value), visit.reader)
    : problem(outcome.problem, visit.reader, command);
}
