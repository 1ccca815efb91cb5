import { parseWhen, readWhen, type When, type WhenContext } from '../when.js';
import { atEnd, atStart } from './splits.js';

/**
 * What comes next, and when: of `--next send the deck friday`. `title` is empty where only a date was typed;
 * `assumed` says that no day was, and that tomorrow morning stands in for it.
 */
export type NextStep = { title: string; typed: string; when: When; assumed: boolean };

/** Reads a next step: a date alone ("friday 10am"), a date before ("tomorrow: call") or after, or no date at all. */
export function readNextStep(typed: string, context: WhenContext): NextStep {
  const whole = readWhen(typed, context);
  if (whole !== null) return { title: '', typed, when: whole, assumed: false };
  const words = typed.split(/\s+/);
  const ending = atEnd(words, context).slice(0, 1);
  const beginning = atStart(words, context);
  const dated = MARKED.test(typed) ? [...beginning, ...ending] : [...ending, ...beginning];
  const [found] = dated;
  if (found?.when) return { title: found.lead, typed, when: found.when, assumed: false };
  // "send it after easter": there is a day in it, and it can't be read.
  const at = words.findIndex((word, index) => index > 0 && VAGUE.test(word));
  if (at > 0 || VAGUE.test(typed)) {
    const when = parseWhen(words.slice(Math.max(0, at)).join(' '), context);
    return { title: words.slice(0, Math.max(0, at)).join(' '), typed, when, assumed: false };
  }
  return { title: typed, typed, when: parseWhen('tomorrow', context), assumed: true };
}

/** "tomorrow: call at the 5pm slot": the mark says where the date ends. */
const MARKED = /^[^:]{1,30}[a-z0-9]:\s/i;

/** Words that a day begins with, or that are no day at all. */
const VAGUE = /^(?:after|before|until|till|once|when|whenever|soon|later|sometime|someday|around)\b/i;
