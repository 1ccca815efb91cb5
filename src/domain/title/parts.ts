/** A stretch of a title. `new` begins another job, `with` perhaps does, `of` tells more of the one before. */
export type Part = { mark: 'new' | 'with' | 'of'; tokens: string[] };

const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' };
const LONGEST = 200;

/** Lower case, no accents, no dots in "C.E.O.", no "(m/w/d)" and no feminine endings after a sign ("Leiter:in"). */
function plain(title: string): string {
  return (
    title
      .slice(0, LONGEST)
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .replace(/[ßøæœłđı]/g, (letter) => LETTERS[letter] ?? letter)
      .replace(/\(?\b[mfwdh]\s?[/|]\s?[mfwdhx](?:\s?[/|]\s?[dxi*])?\b\)?/g, ' ')
      .replace(/(?<!\p{L})\p{L}(?:\.\p{L})+\.?(?!\p{L})/gu, (acronym) => acronym.replaceAll('.', ''))
      .replace(/(?<=\p{L})(?:\((?:in|a|e|ne|rice|trice)\)|[/*:_·.]-?(?:in|a|e|ne|rice|trice)(?!\p{L}))/gu, '')
      .replace(/\b([ld])['’]/g, '$1 ')
      .replace(/['’]/g, '')
      .replace(/\b([a-z])\s?&\s?([a-z])\b/g, '$1n$2')
      // Behind a name it is a doctor's degree; in front, or alone, the managing director.
      .replace(/^\s*md(?=\s*(?:$|[&,|/]|and\b|of\b))/, 'managing director')
  );
}

const WORD_MARKS = 'and|und|et|y|og|och|at|bei|chez';
const MARKS = new RegExp(
  String.raw`(\s-+|-+\s|[|;•·\n/,():@&+–—]|(?<![\p{L}\p{N}])(?:${WORD_MARKS})(?![\p{L}\p{N}]))`,
  'gu',
);
const NEW = /^[|;•·\n]$/;
const WITH = /^(?:[/&+]|and|und|et|y|og|och)$/;
const EMPLOYER = /^(?:@|at|bei|chez)$/;

/**
 * The stretches of a title, without the employer's name. What is left of a "&" or "/" is a stretch of its own only
 * if it names a job: "Junior Sales & Account Manager" is one.
 */
export function partsOf(title: string, namesJob: (tokens: string[]) => boolean): Part[] {
  const parts: Part[] = [];
  let mark: Part['mark'] = 'new';
  let isEmployer = false;
  for (const [at, piece] of plain(title).split(MARKS).entries()) {
    if (at % 2 === 1) {
      if (EMPLOYER.test(piece)) isEmployer = true;
      else if (!/^[&+]$|^[a-z]+$|-/.test(piece)) isEmployer = false;
      mark = mark === 'new' || NEW.test(piece) ? 'new' : WITH.test(piece) ? 'with' : 'of';
      continue;
    }
    const tokens = isEmployer ? [] : piece.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
    if (tokens.length === 0) continue;
    const before = parts.at(-1);
    if (mark === 'with' && before !== undefined && !namesJob(before.tokens)) before.tokens.push(...tokens);
    else parts.push({ mark, tokens });
    mark = 'with';
  }
  return parts;
}

export type Phrase<T> = { means: T; text: string; at: number; end: number };

/** The longest phrases, of up to four words, that mean something, from left to right. */
export function phrasesIn<T>(tokens: string[], meaningOf: (phrase: string) => T | undefined): Phrase<T>[] {
  const found: Phrase<T>[] = [];
  for (let at = 0; at < tokens.length; ) {
    let end = Math.min(at + 4, tokens.length);
    for (; end > at; end--) {
      const text = tokens.slice(at, end).join(' ');
      const means = meaningOf(text);
      if (means === undefined) continue;
      found.push({ means, text, at, end });
      break;
    }
    at = Math.max(end, at + 1);
  }
  return found;
}
