import { logActivity } from '../app/lead/log-activity.js';
import { whichLead } from '../app/lead/which-lead.js';
import { done, type Outcome, type Problem } from '../domain/outcome.js';
import { context } from '../views/blocks.js';
import { dateIn } from '../views/dates.js';
import { SPACE } from '../views/limits.js';
import { LOG_OUTCOMES, type LogPrefill } from '../views/modals/log.js';
import { problem } from '../views/problem.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import { type Asked, again, formFor, type Of } from './asked.js';
import type { Visit } from './desk.js';
import { loggedWith, refuse, say } from './say.js';
import { whenAhead } from './when-ahead.js';
import type { NextStep } from './words/next-step.js';

/** Logs what was typed in one line, or opens the form with the words where it was not said what it was. */
export async function log(
  { desk, visit, typed }: Asked,
  { kind: verb, readings, next, share }: Of<'log' | 'note'>,
): Promise<Said | null> {
  const reading = await whichLead(desk.deps, visit.ctx, readings);
  if (reading === undefined) throw new Error(`a ${verb} command always has a reading`);
  const asked = typed.lead ?? reading.lead;
  if (asked === '') return refuse(visit, { kind: 'which_lead', command: verb });
  if (reading.asked !== null)
    return refuse(visit, { kind: 'no_such_activity', asked: reading.asked, near: reading.near });
  if (reading.activity === null)
    return formFor(desk, visit, typed, 'log', asked, reading.rest, prefilled(visit, verb, reading, next));
  // A day that can't be read must not cost the log: it is asked for once that is written.
  const step = next === null ? null : readNext(next);
  const result = reading.outcome === null ? null : LOG_OUTCOMES[reading.outcome];
  const outcome = await logActivity(desk.deps, visit.ctx, {
    lead: asked,
    kind: reading.activity,
    outcome: result,
    note: reading.note,
    at: reading.at,
    next: step?.ok ? step.value : null,
  });
  const said = say(
    visit,
    outcome,
    loggedWith(result, visit.ctx.requestKey),
    again(verb, asked, reading.rest, share),
  );
  if (!outcome.ok || outcome.value.duplicate) return said;
  if (next !== null && step?.ok === false)
    return withNote(said, noDay(visit, step.problem, next, outcome.value.lead.email));
  return next?.assumed ? withNote(said, ASSUMED) : said;
}

const ASSUMED =
  'You named no day for the next step, so I took tomorrow 09:00. With one: `--next send the deck friday 10am`';

/** What is to come is not set yet: why, and how to say it. */
function noDay(visit: Visit, unread: Problem, next: NextStep, lead: string): string {
  const title = next.typed.slice(0, 60).replace(/["`]/g, '');
  return `*The next step is not set yet.* ${problem(unread, visit.reader).text} Say it with its day: \`/lead task ${escaped(lead, SPACE.email)} ${escaped(title, 70)} friday 10am\``;
}

const withNote = (said: Said, note: string): Said => ({
  ...said,
  text: `${said.text} ${note}`,
  blocks: [...said.blocks, context([note])],
});

/** What was typed without saying what it was: the form keeps every word of it. */
function prefilled(
  visit: Visit,
  verb: 'log' | 'note',
  { outcome, note }: { outcome: LogPrefill['outcome']; note: string | null },
  next: NextStep | null,
): LogPrefill {
  const due = next?.when.kind === 'at' && !next.assumed ? dateIn(next.when.at, visit.zone) : null;
  const kind = verb === 'note' ? 'note_logged' : toldKind(note);
  return { kind, outcome, note, next: next === null ? null : { title: next.title, date: due } };
}

/** What a story tells of without naming it: who spoke had a call, as far as a guess goes that can be mended. */
function toldKind(note: string | null): LogPrefill['kind'] {
  const [first = ''] = note?.toLowerCase().split(/[\s,;.]/) ?? [];
  if (['spoke', 'talked', 'chatted', 'tried', 'left'].includes(first)) return 'call_logged';
  return first === 'sent' ? 'email_logged' : null;
}

/** A next step needs a day; without one nobody would be told of it. */
function readNext(next: NextStep): Outcome<{ title: string; dueAt: Date }> {
  const due = whenAhead(next.when, next.typed);
  return due.ok ? done({ title: next.title === '' ? 'Follow up' : next.title, dueAt: due.value }) : due;
}
