import { atHour, localDay, MORNING, shiftDay, wallTime, workingDayFrom } from '../../domain/calendar.js';
import { parseWhen, type When, type WhenContext } from '../when.js';

/** From when (null: from now on) until when somebody is away. Instants are UTC. */
export type Stay = { from: Date | null; when: When };

const BETWEEN = /^(?:until|till|til|to|through|thru|for|–|-)$/i;
const INCLUSIVE = /^(?:to|through|thru|–|-)$/i;
const FROM = /^(?:from|starting|beginning) (?!now\b)/i;

/** "Mon", "for 2 weeks", "from Mon to Fri", "5 to 9 Dec", "from tomorrow until Mon 2pm": any may begin with "until". */
export function readStay(typed: string, context: WhenContext): Stay {
  const words = typed.split(/\s+/).filter((word) => word !== '');
  for (const [at, word] of words.entries()) {
    if (at === 0 || at === words.length - 1 || !BETWEEN.test(word)) continue;
    const stay = between(words.slice(0, at).join(' '), word, words.slice(at + 1).join(' '), context);
    if (stay !== null) return stay;
  }
  // A start alone is no end: taken for one, it would be the wrong way round.
  if (FROM.test(typed)) return { from: null, when: { kind: 'unclear', understood: null } };
  return { from: null, when: parseWhen(typed, context) };
}

function between(left: string, word: string, right: string, context: WhenContext): Stay | null {
  const said = left.replace(FROM, '');
  const month = /^\d{1,2}(?:st|nd|rd|th|\.)?$/.test(said) ? ` ${right.replace(/^\S+\s*/, '')}` : '';
  const first = parseWhen(`${said}${month}`, context);
  if (first.kind === 'unclear') return null;
  if (first.kind !== 'at') return { from: null, when: first };
  const start = hasHour(said, first.at, context) ? first.at : startOf(first.at, context);
  const end = parseWhen(right, { ...context, now: start });
  if (end.kind === 'unclear') return null;
  const from = start > context.now ? start : null;
  if (end.kind !== 'at' || !INCLUSIVE.test(word) || hasHour(right, end.at, context))
    return { from, when: end };
  return { from, when: { ...end, at: morningAfter(end.at, context) } };
}

const startOf = (at: Date, { zone }: WhenContext): Date => atHour(localDay(at, zone), '00:00', zone);

/** "to Friday" is with that day: they are back on the next working morning. */
const morningAfter = (at: Date, { zone }: WhenContext): Date =>
  atHour(workingDayFrom(shiftDay(localDay(at, zone), 1), 1), MORNING, zone);

/** Whether an hour was said; days without one come at nine, or today at its end. */
function hasHour(text: string, at: Date, { now, zone }: WhenContext): boolean {
  if (/^(?:today|now)$/i.test(text) || localDay(at, zone) === localDay(now, zone))
    return !/today/i.test(text);
  return (
    wallTime(at, zone).slice(11, 16) !== MORNING ||
    /\b0?9(?::00| ?am)\b|\bat 9\b|\bnine\b|morning/i.test(text)
  );
}
