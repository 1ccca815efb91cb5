import { SPACE } from './limits.js';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A real emoji stays under this; longer is one letter under a heap of combining marks. */
const LONGEST_GRAPHEME = 40;
/** Of a text longer than there is room for, this many times the room is looked at. */
const READ_AHEAD = 8;

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const TURNS_THE_LINE = /[\u202A-\u202E\u2066-\u2069]/g;
const UNSEEN = /[\p{Cc}\u200B\u2060\uFEFF]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const PINGS_EVERYONE = /(?<![\p{L}\p{N}._-])@(?=(?:channel|here|everyone)\b)/giu;
const EDGE_UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/**
 * Somebody else's words made safe for mrkdwn: one line, no formatting, no mention, nothing that turns the
 * line around, at most `limit` units as sent (that is, after escaping).
 */
export function escaped(raw: string, limit = 3_000): string {
  const line = withoutFormatting(oneLine(raw, limit)).replace(/^>/, '›');
  return isolated(line, limit, (text, room) => entities(clip(text, room, sentLength)));
}

/** The same for plain_text objects, which Slack shows as they are. */
export function plain(raw: string, limit: number): string {
  const line = oneLine(raw, limit).replace(/<(?=[!@#])/g, '‹');
  return isolated(line, limit, clip);
}

/** Text to be copied letter by letter: keeps its lines, and can't close the code block it stands in. */
export function codeBlock(raw: string, limit: number): string {
  const text = withoutControls(newlines(raw, limit)).replace(/```/g, 'ˋˋˋ').trim();
  return `\`\`\`${entities(clip(text, limit - 6, sentLength))}\`\`\``;
}

/** Text of several lines as a quotation, for where code blocks of several lines don't work. */
export function quotation(raw: string, limit: number): string {
  const lines = withoutControls(newlines(raw, limit))
    .trim()
    .split('\n')
    .map((line) => `>${escaped(line)}`);
  let text = lines.shift() ?? '>';
  for (const line of lines) {
    if (text.length + line.length + 3 > limit) return `${text}\n>…`;
    text += `\n${line}`;
  }
  return text.length > limit ? quote(raw, limit) : text;
}

/** What somebody said, as a quotation. */
export const quote = (raw: string, limit: number): string => `>${escaped(raw, limit - 1)}`;

/**
 * At most `limit` units by `length`, cut between graphemes and marked with an ellipsis. `length` must add up:
 * that of a text is that of its parts.
 */
export function clip(text: string, limit: number, length: (text: string) => number = unitLength): string {
  if (length(text) <= limit) return text;
  let [kept, used] = ['', 0];
  for (const { segment } of GRAPHEMES.segment(text)) {
    const grapheme =
      segment.length > LONGEST_GRAPHEME ? String.fromCodePoint(segment.codePointAt(0) ?? 0) : segment;
    used += length(grapheme);
    if (used > limit - 1) break;
    kept += grapheme;
  }
  return limit < 1 ? '' : `${kept.trimEnd()}…`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

const NUMBERS = new Intl.NumberFormat('en-GB');
/** A count for people: 48,000 and −15, with a real minus sign. */
export const number = (value: number): string => NUMBERS.format(value).replace('-', '−');

/** A phrase to stand inside a sentence; "SQL line" keeps its capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

/** Points as they are given or taken: +30, −15. */
export const points = (value: number): string => (value < 0 ? number(value) : `+${number(value)}`);

function oneLine(raw: string, limit: number): string {
  const start = raw.trimStart().slice(0, READ_AHEAD * limit + 100);
  return withoutControls(start.replace(/[^\S\uFEFF]+/g, ' ')).trim();
}

const newlines = (raw: string, limit: number): string =>
  raw
    .trimStart()
    .slice(0, READ_AHEAD * limit)
    .replace(/\r\n?/g, '\n');

const withoutControls = (text: string): string =>
  text
    .replace(TURNS_THE_LINE, '')
    .replace(UNSEEN, (found) => (found === '\n' ? found : ''))
    .replace(LONE_SURROGATE, '\uFFFD');

// mrkdwn has no escaped character: signs that format give way to signs that look the same.
const withoutFormatting = (text: string): string =>
  text
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .replaceAll('`', 'ˋ')
    .replace(EDGE_UNDERSCORE, 'ˍ')
    .replace(PINGS_EVERYONE, '@\u2060');

const entities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unitLength = (text: string): number => text.length;
const sentLength = (text: string): number => entities(text).length;

/** Right-to-left words get a frame of their own, so that what follows keeps its order. */
function isolated(text: string, limit: number, cut: (text: string, limit: number) => string): string {
  if (!RIGHT_TO_LEFT.test(text)) return cut(text, limit);
  return `\u2068${cut(text, limit - 2)}\u2069`;
}

/** Names to be typed, as code: the first eight. */
export const listed = (names: string[]): string =>
  names
    .slice(0, 8)
    .map((name) => `\`${escaped(name, SPACE.name)}\``)
    .join(', ');
