/** A word people typed, or words between quotes. `before` is the white space that came before it. */
export type Token = { text: string; raw: string; quoted: boolean; before: string };
export type Tokens = { ok: true; tokens: Token[] } | { ok: false; unclosed: string };

const CLOSERS: Record<string, string> = {
  '"': '"“”',
  '“': '"“”',
  '”': '"“”',
  '„': '"“”',
  '«': '»',
  "'": "'’",
  '‘': "'’",
  '’': "'’",
};
const AFTER_QUOTE = /[\s,;:.!?)]/;

/**
 * Splits a command into words. Quotes count only around whole words, so that O'Brien and 24" stay as typed;
 * a single quote that nothing closes is an apostrophe ('90s), a double one is told to the typist.
 */
export function tokenise(typed: string): Tokens {
  const tokens: Token[] = [];
  const lastApostrophe = lastClosing(typed);
  let at = 0;
  while (at < typed.length) {
    const start = skipSpace(typed, at);
    if (start === typed.length) break;
    const token = quotedAt(typed, start, lastApostrophe) ?? wordAt(typed, start);
    if (token === 'unclosed') return { ok: false, unclosed: typed.slice(start, start + 40) };
    tokens.push({ ...token, before: typed.slice(at, start) });
    at = start + token.raw.length;
  }
  return { ok: true, tokens };
}

/** The words as typed, with the space between them; words that are one quotation without its quotes. */
export function joinTokens(tokens: Token[]): string {
  const [only] = tokens;
  if (only !== undefined && tokens.length === 1) return only.text;
  return tokens
    .map(({ before, raw }) => before + raw)
    .join('')
    .trim();
}

/** What Slack made of mentions, links and the three escaped characters, back to what was typed. */
export function decodeSlack(text: string): string {
  return text
    .replace(/<([@#!])([^<>|\s]+)(?:\|([^<>]*))?>/g, (_all, sign: string, id: string, label?: string) =>
      mention(sign, id, label),
    )
    .replace(/<mailto:([^<>|\s]+)(?:\|[^<>]*)?>/gi, '$1')
    .replace(
      /<([a-z][a-z0-9+.-]*:[^<>|\s]*)(?:\|([^<>]*))?>/gi,
      (_all, url: string, label?: string) => label || url,
    )
    .replace(/&(amp|lt|gt);/g, (_all, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
}

function mention(sign: string, id: string, label: string | undefined): string {
  if (sign === '!') return label || `@${id.replace(/\^.*$/, '')}`;
  const name = label || id;
  return name.startsWith(sign) ? name : sign + name;
}

function skipSpace(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && /\s/.test(typed.charAt(at))) at += 1;
  return at;
}

/** Where the last single quote stands that could close a quotation, so that each is not looked for anew. */
function lastClosing(typed: string): number {
  let last = -1;
  for (const { index } of typed.matchAll(/['’](?=[\s,;:.!?)]|$)/g)) last = index;
  return last;
}

type Piece = Omit<Token, 'before'>;

function quotedAt(typed: string, start: number, lastApostrophe: number): Piece | 'unclosed' | null {
  const flag = /^(?:--|[—–])[a-z][\w-]*[=:](?=.)/i.exec(typed.slice(start, start + 40))?.[0] ?? '';
  const open = start + flag.length;
  const closers = CLOSERS[typed.charAt(open)];
  if (closers === undefined) return null;
  const single = closers.startsWith("'");
  if (single && open >= lastApostrophe) return null;
  for (let at = open + 1; at < typed.length; at += 1) {
    const next = typed.charAt(at + 1);
    if (!closers.includes(typed.charAt(at)) || (next !== '' && !AFTER_QUOTE.test(next))) continue;
    const text = flag + typed.slice(open + 1, at);
    return { text, raw: typed.slice(start, at + 1), quoted: flag === '' };
  }
  return single ? null : 'unclosed';
}

function wordAt(typed: string, start: number): Piece {
  let end = start;
  while (end < typed.length && !/\s/.test(typed.charAt(end))) end += 1;
  const raw = typed.slice(start, end);
  return { text: raw, raw, quoted: false };
}
