import { joinTokens, type Token } from '../tokens.js';
import { parseWhen, readWhen, type When, type WhenContext } from '../when.js';
import { emailAt, emailIn } from './email.js';
import { leadText } from './lead-text.js';

/** One way to read "acme corp next tuesday": which words are the lead, and what the others come to. */
export type WhenReading = { lead: string; when: When | null; typed: string };
export type TrackReading = { lead: string; track: string | null };

const LONGEST_DATE = 8;
const MOST_GUESSES = 5;

/**
 * Every sensible way to cut a lead and a date apart, likeliest first, never empty: the longest date at the
 * end, then shorter ones, then no date at all, then words that are no date. The reading to follow is the
 * first whose lead exists, so that May Smith and March Industries keep their names. A lead in quotes, or an
 * e-mail address, leaves one reading.
 */
export function takeWhenFromEnd(tokens: Token[], context: WhenContext): WhenReading[] {
  const certain = certainLead(tokens);
  if (certain !== null) return [dated(certain.lead, certain.rest, context)];
  const words = tokens.map(({ raw }) => raw);
  const found = atEnd(words, context);
  const sure = found.filter(({ typed }) => !MONTH.test(typed));
  const unsure = [...found.filter(({ typed }) => MONTH.test(typed)), ...atStart(words, context)];
  const whole = { lead: leadText(words.join(' ')), when: null, typed: '' };
  const guesses = cuts(words).map(([lead, typed]) => dated(lead, typed, context));
  const temporal = guesses.filter(({ typed }) => TEMPORAL.test(typed)).slice(-1);
  return unique([...sure, ...(sure.length > 0 ? [] : temporal), whole, ...unsure, ...guesses]);
}

/** Every way to cut a lead and the name of a track apart, likeliest first, never empty. */
export function takeTrackFromEnd(tokens: Token[]): TrackReading[] {
  const certain = certainLead(tokens);
  if (certain !== null) return [{ lead: certain.lead, track: certain.rest.replace(INTO, '') || null }];
  const words = tokens.map(({ raw }) => raw);
  const named = words
    .slice(0, 10)
    .map((_, at): [string, string] => [words.slice(0, at).join(' '), words.slice(at).join(' ')]);
  const joined = named.filter(([lead, track]) => lead !== '' && INTO.test(track));
  const plain = (pairs: [string, string][]): TrackReading[] =>
    pairs.map(([lead, track]) => ({ lead, track: unquoted(track.replace(INTO, '')) || null }));
  const all = [...plain(joined), { lead: leadText(words.join(' ')), track: null }, ...plain(cuts(words))];
  return all.filter(
    ({ lead, track }, index) => all.findIndex((each) => each.lead === lead && each.track === track) === index,
  );
}

/**
 * The lead where no guess is needed: an address, or words in quotes at the start. An address further back
 * than `within` words is somebody the note is about.
 */
export function certainLead(
  tokens: Token[],
  within = tokens.length,
): { lead: string; rest: string; others: Token[] } | null {
  const address = emailAt(tokens);
  const at = address >= 0 && address <= within ? address : tokens[0]?.quoted ? 0 : -1;
  const token = tokens[at];
  if (token === undefined) return null;
  const others = tokens.filter((_, index) => index !== at);
  return { lead: emailIn(token.text) ?? leadText(token.text), rest: joinTokens(others), others };
}

const INTO = /^(?:in|into|on|onto|with|to|through|[-–—:])\s+/i;
const MONTH =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|sun)$/i;
/** Words a date that can't be read begins with. */
const TEMPORAL =
  /^(?:until|till|after|before|when|whenever|once|soon|later|sometime|someday|asap|around|yesterday)\b/i;
/** A lead's name does not end like this: the word belongs to the date after it. */
const OPEN_END = /^(?:next|last|this|in|the|a|an|of|end)$/i;

const dated = (lead: string, typed: string, context: WhenContext): WhenReading => ({
  lead,
  when: typed === '' ? null : parseWhen(typed, context),
  typed,
});

/** Every date the words end with, the longest first; last, where they are nothing but a date. */
export function atEnd(words: string[], context: WhenContext): WhenReading[] {
  const first = Math.max(0, words.length - LONGEST_DATE);
  const readings = words.slice(first).flatMap((_, index): WhenReading[] => {
    const at = first + index;
    const typed = words.slice(at).join(' ');
    const when = readWhen(typed, context);
    if (when === null || OPEN_END.test(words[at - 1] ?? '')) return [];
    return [{ lead: leadText(words.slice(0, at).join(' ')), when, typed }];
  });
  return readings.toSorted((a, b) => Number(a.lead === '') - Number(b.lead === ''));
}

/** The longest date the words begin with, and what follows it. */
export function atStart(words: string[], context: WhenContext): WhenReading[] {
  for (let length = Math.min(LONGEST_DATE, words.length - 1); length > 0; length--) {
    const typed = words.slice(0, length).join(' ');
    const when = readWhen(typed, context);
    if (when !== null) return [{ lead: leadText(words.slice(length).join(' ')), when, typed }];
  }
  return [];
}

/** Lead and rest at each gap between words, the longest lead first. */
function cuts(words: string[]): [lead: string, rest: string][] {
  const longest = Math.min(words.length - 1, MOST_GUESSES);
  return Array.from({ length: Math.max(0, longest) }, (_, index): [string, string] => [
    leadText(words.slice(0, longest - index).join(' ')),
    words.slice(longest - index).join(' '),
  ]);
}

const unquoted = (text: string): string => text.replace(/^["“”„«]|["“”»]$/g, '');

function unique(readings: WhenReading[]): WhenReading[] {
  const seen = new Set<string>();
  return readings.filter(({ lead, when }) => {
    const key = `${lead.toLowerCase()}|${when === null ? '' : 'at' in when ? when.at.getTime() : 'unclear'}`;
    return !seen.has(key) && seen.add(key);
  });
}
