import { logActivity } from '../app/lead/log-activity.js';
import type { ActivityKind } from '../domain/activity.js';
import { atHourAhead, MORNING } from '../domain/calendar.js';
import type { Reader } from '../views/dates.js';
import type { Origin, Read } from '../views/modals/form.js';
import { LOG_OUTCOMES, type LogForm, type LogOutcome } from '../views/modals/log.js';
import { INPUTS } from '../views/names.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { loggedWith, say } from './say.js';
import { readReply } from './words/reply-line.js';

/** What was sent, once it is sure that it says what was done: picked, or in a line as it is written in a thread. */
export function sure<T extends LogForm>(read: Read<T>, reader: Reader): Read<T> {
  if (!read.ok || read.value.kind !== null || readReply(read.value.note ?? '', reader) !== null) return read;
  const words = 'Pick what it was, or begin the line with it: “called, vm, try thu 3pm”';
  return { ok: false, errors: { [INPUTS.kind]: words } };
}

/** Logs what the form says. What was picked goes before what the line says. */
export async function logForm(desk: Desk, visit: Visit, origin: Origin, form: LogForm): Promise<Said> {
  const { kind, outcome, note, at, next } = meant(form, visit);
  const result = outcome === null ? null : LOG_OUTCOMES[outcome];
  const logged = await logActivity(desk.deps, visit.ctx, {
    lead: origin.id,
    kind,
    outcome: result,
    note,
    at,
    next,
  });
  return say(visit, logged, loggedWith(result, visit.ctx.requestKey));
}

type Meant = {
  kind: ActivityKind;
  outcome: LogOutcome | null;
  note: string | null;
  at: Date | null;
  next: { title: string; dueAt: Date } | null;
};

function meant({ kind, outcome, note, next }: LogForm, visit: Visit): Meant {
  const picked = next && {
    title: next.title,
    dueAt: atHourAhead(next.date, MORNING, visit.zone, visit.ctx.now),
  };
  if (kind !== null) return { kind, outcome, note, at: null, next: picked };
  const line = readReply(note ?? '', { now: visit.ctx.now, zone: visit.zone });
  if (line === null) return { kind: 'note_logged', outcome, note, at: null, next: picked };
  return { ...line, outcome: outcome ?? line.outcome, next: picked ?? line.next };
}
