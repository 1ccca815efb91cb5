import type { ActivityKind } from '../../domain/activity.js';
import type { LogOutcome } from '../../views/modals/log.js';

/** How a reply begins that says what was done: the words, what they mean, and how far they reach into the text. */
export type Beginning = { kind: ActivityKind; outcome: LogOutcome | null; length: number };

const THEM = '(?: (?:her|him|them|jane|it)\\b)?';
const SENT =
  'sent (?:(?:her|him|them|over) )?(?:(?:an?|the|our|my|over) )*(?:e-?mail|mail|proposal|quote|deck|contract|offer|invite|invitation|info|brochure|pricing|follow-?up)';

/** Words that say it is done. Nobody writes them of what is still to come. */
const FINISHED: [RegExp, ActivityKind][] = [
  [
    /^(?:called(?: back)?|phoned|rang(?: up)?|dial+ed|spoke|spoken|talked|tried calling|tried to call|got through|call done|had (?:a |another )?(?:quick |short |good |great )?(?:phone )?call|gave (?:her|him|them) a (?:call|ring))(?![\w'-])/i,
    'call_logged',
  ],
  [
    new RegExp(`^(?:e-?mailed|mailed|wrote(?: an?)?(?: e-?mail)?${THEM}|${SENT})(?![\\w'-])`, 'i'),
    'email_logged',
  ],
  [
    /^(?:met(?: up)?|visited|had (?:a |another )?(?:quick |short |good |great )?(?:meeting|coffee|lunch|dinner)|meeting done)(?![\w'-])/i,
    'meeting_logged',
  ],
  [
    /^(?:linkedin'?e?d|inmailed|(?:connected|messaged(?: (?:her|him|them))?|wrote(?: (?:her|him|them))?) (?:on|via|over) (?:linkedin|li)|sent (?:(?:her|him|them) )?(?:an? )?(?:linkedin (?:message|invite|request)|inmail))(?![\w'-])/i,
    'linkedin_touched',
  ],
  [
    /^(?:demoe?d|demo'd|had (?:a |the )?(?:good |great )?demo|gave (?:(?:her|him|them) )?(?:a |the )?demo|did (?:a |the )?demo|demo (?:done|went|was))(?![\w'-])/i,
    'demo_attended',
  ],
  [
    /^(?:she|he|they|lead|prospect) (?:(?:has|have|just) )*(?:wants?|asked for|requested) (?:a |the )?demo(?![\w'-])/i,
    'demo_requested',
  ],
  [
    /^(?:she|he|they|lead|prospect) (?:(?:has|have|just) )*(?:wants?|asked for|requested) (?:a )?meeting(?![\w'-])/i,
    'meeting_requested',
  ],
  [
    /^(?:(?:she|he|they|lead|prospect) (?:(?:has|have|just) )*(?:replied|answered|wrote back|e-?mailed back)|got (?:a |an )?(?:reply|answer))(?![\w'-])/i,
    'email_replied',
  ],
];

/** Words that name it, done or not: they count where a mark, an outcome or "with" follows. */
const NAMED: [RegExp, ActivityKind][] = [
  [/^(?:phone ?call|call|phone)(?![\w'-])/i, 'call_logged'],
  [/^(?:e-?mail|mail)(?![\w'-])/i, 'email_logged'],
  [/^(?:meeting|coffee|visit|lunch)(?![\w'-])/i, 'meeting_logged'],
  [/^(?:linkedin(?: message)?|li|inmail)(?![\w'-])/i, 'linkedin_touched'],
  [/^demo(?![\w'-])/i, 'demo_attended'],
  [/^notes?(?![\w'-])/i, 'note_logged'],
];

/** "called off the meeting", "met the deadline", "called you": the same words, and nothing of the kind. */
const OTHERWISE =
  /^(?:called (?:off|it|in|out|for|that|this|dibs|you|u|me|us)\b|met (?:all|our|you|u|expectations|the (?:bar|goals?|deadlines?|requirements?|criteria|targets?))\b|spoke(?:n)? too soon|spoken for|rang a bell|visited (?:the|their|our|your) (?:web ?)?(?:site|page)|(?:e-?)?mailed (?:you|u|me|us)\b|(?:talked|spoke|wrote) (?:to |with )?(?:you|u|me|us)\b|sent (?:you|u|me|us)\b)/i;

const HOW_IT_WENT: [RegExp, LogOutcome][] = [
  [
    /^(?:(?:got|hit|went to|left|straight to|just) )*(?:(?:a|her|his|their|the) )*(?:vm|voice ?mail)(?: message)?(?: left)?$/i,
    'voicemail',
  ],
  [/^left (?:(?:a|her|him|them) )*(?:message|msg)$/i, 'voicemail'],
  [
    /^(?:na|n\/a|no ans(?:wer)?|no pick ?up|no reply|not reached|unreachable|busy|line busy|no luck|no show|no-show|(?:(?:she|he|they) )?did(?:n['’]?t| not) (?:pick up|answer))$/i,
    'no_answer',
  ],
  [/^(?:connected|reached(?: (?:her|him|them))?|got (?:her|him|them)|picked up|answered)$/i, 'reached'],
  [/^(?:wrong (?:number|person)|not the right person)$/i, 'wrong_person'],
  [/^(?:(?:she|he|they)(?:['’]s|['’]re| is| are) )?(?:very |really |quite )?interested$/i, 'interested'],
  [
    /^(?:(?:she|he|they)(?:['’]s|['’]re| is| are) )?(?:not (?:now|yet|interested)|no interest|bad time|bad timing)$/i,
    'not_now',
  ],
];
/** Outcomes of a call that say by themselves that there was one. */
const OF_A_CALL = new Set<LogOutcome | null>(['voicemail', 'no_answer', 'reached', 'wrong_person']);

/** The outcome that a piece of a reply is, where it is nothing else. */
export const pureOutcome = (piece: string): LogOutcome | null =>
  HOW_IT_WENT.find(([pattern]) => pattern.test(piece))?.[1] ?? null;

/** How the first piece begins, in words for what is done. `alone`: there is no other piece. */
export function beginningOf(piece: string, alone: boolean): Beginning | null {
  if (OTHERWISE.test(piece)) return null;
  const finished = match(FINISHED, piece);
  if (finished !== null) return finished;
  const outcome = pureOutcome(piece);
  // "na" all by itself may be anything.
  if (OF_A_CALL.has(outcome) && !(alone && /^n\/?a$/i.test(piece)))
    return { kind: 'call_logged', outcome, length: piece.length };
  const named = match(NAMED, piece);
  if (named === null) return null;
  const rest = piece.slice(named.length);
  if (/^\s*:/.test(rest) || /^ (?:with|w\/) ?\S/i.test(rest)) return named;
  if (rest.trim() === '') return alone ? null : named;
  return pureOutcome(rest.trim()) === null ? null : named;
}

function match(table: [RegExp, ActivityKind][], piece: string): Beginning | null {
  for (const [pattern, kind] of table) {
    const found = pattern.exec(piece)?.[0];
    if (found !== undefined) return { kind, outcome: null, length: found.length };
  }
  return null;
}
