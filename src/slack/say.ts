import type { Logged } from '../app/lead/log-activity.js';
import type { ForOwner } from '../app/lead/may-work.js';
import type { Started } from '../app/track/start-track.js';
import { activityType, isActivityKind } from '../domain/activity.js';
import { leadRef } from '../domain/lead.js';
import type { Outcome, Problem } from '../domain/outcome.js';
import { context, type Message, section } from '../views/blocks.js';
import { isNews, type LeadChange, leadChange } from '../views/lead-change.js';
import { person } from '../views/lead-words.js';
import { problem as inWords } from '../views/problem.js';
import { type Reply, reply } from '../views/reply.js';
import { withUndo } from '../views/undo.js';
import type { Said } from './answer.js';
import type { Visit } from './desk.js';

/** An outcome in words. `command` is what was typed, for a choice among several leads to take up. */
export function say<T>(visit: Visit, outcome: Outcome<T>, words: (value: T) => Reply, command = ''): Said {
  if (!outcome.ok) return refuse(visit, outcome.problem, command);
  const made = words(outcome.value);
  const message = withOwner(reply(made, visit.reader), outcome.value);
  return made.kind === 'unchanged' ? message : withUndo(message, visit.ctx.requestKey);
}

/** What was said of a lead, and is now so; where anything changed, with the way back. */
export function sayChange(visit: Visit, made: LeadChange, value: unknown = null): Said {
  const message = withOwner(leadChange(made), value);
  return isNews(made) ? withUndo(message, visit.ctx.requestKey) : message;
}

/** A refusal, or a question back, is for the asker's eyes even where the answer was to be shared. */
export const refuse = (visit: Visit, problem: Problem, command = ''): Said => ({
  ...inWords(problem, visit.reader, command),
  aside: true,
});

/** Ready words, for the asker's eyes. */
export const said = (text: string): Said => ({ text, blocks: [section([text])], aside: true });

/** A button whose value this version of the product can't read. */
export const unreadable = (visit: Visit): Said =>
  refuse(visit, { kind: 'gone', what: 'what that button did' });

/** What was logged, with what came of it. `request`: whose follow-up may be asked for. */
export const loggedWith =
  (result: string | null, request: string | null = null) =>
  (logged: Logged): Reply => {
    if (logged.duplicate)
      return { kind: 'unchanged', what: 'That was logged already.', lead: leadRef(logged.lead) };
    return {
      kind: 'logged',
      lead: leadRef(logged.lead),
      what: [activityType(logged.kind).label, ...(result === null ? [] : [result.toLowerCase()])].join(', '),
      gained: logged.after - logged.before,
      next: logged.next && { title: logged.next.title, at: logged.next.dueAt },
      tooSoon: logged.tooSoon && { ...logged.tooSoon, what: labelOf(logged.tooSoon.kind) },
      asksNext: logged.asksNext ? request : null,
    };
  };

const labelOf = (kind: string): string =>
  isActivityKind(kind) ? activityType(kind).label.toLowerCase() : kind;

/** Which track was started for whom. */
export const trackStarted = ({ lead, track, steps, assigneeId, tookOver }: Started): Reply => ({
  kind: 'track_started',
  lead: leadRef(lead),
  track,
  steps,
  assignee: assigneeId,
  tookOver,
});

/** Says whose it was, where somebody acted on what is another's. */
function withOwner(message: Message, value: unknown): Message {
  const forOwner = forOwnerIn(value);
  if (forOwner === null) return message;
  const words =
    forOwner.as === 'cover'
      ? `You cover for ${person(forOwner.owner)}, who reads of it when they are back.`
      : `It belongs to ${person(forOwner.owner)}: you did it as a manager, and I told them.`;
  return { text: `${message.text} ${words}`, blocks: [...message.blocks, context([words])] };
}

function forOwnerIn(value: unknown): ForOwner {
  if (typeof value !== 'object' || value === null || !('forOwner' in value)) return null;
  return value.forOwner as ForOwner;
}
