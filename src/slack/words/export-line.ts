import { joinTokens, type Token } from '../tokens.js';

export type ExportWish = { list: 'mine' | 'hot' | 'cold' | 'all' } | { list: 'segment'; asked: string };

const LISTS: Record<string, 'mine' | 'hot' | 'cold' | 'all'> = {
  mine: 'mine',
  my: 'mine',
  own: 'mine',
  hot: 'hot',
  cold: 'cold',
  all: 'all',
  everything: 'all',
  everybody: 'all',
};
const FILLING = /^(?:my|leads?|list|as|to|csv|please|the|of|them)$/i;

/** "mine", "hot leads", "segment decision-makers"; nothing means one's own. Null: none of these. */
export function readExportLine(tokens: Token[]): ExportWish | null {
  const [first, ...rest] = tokens;
  if (first === undefined) return { list: 'mine' };
  const word = first.text.toLowerCase();
  if (word === 'segment' || word === 'segments') {
    const asked = joinTokens(rest);
    return asked === '' ? null : { list: 'segment', asked };
  }
  const list = Object.hasOwn(LISTS, word) ? LISTS[word] : undefined;
  const others = list === undefined ? tokens : rest;
  return others.every(({ text }) => FILLING.test(text)) ? { list: list ?? 'mine' } : null;
}
