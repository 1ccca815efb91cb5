import type { Change } from '../../domain/scoring/change.js';
import { joinTokens, type Token } from '../tokens.js';
import { nearest } from './spelling.js';

/** What is wanted of the rules. */
export type RulesWish =
  | { wish: 'show' | 'upload' | 'versions' | 'calibrate' | 'preset' }
  | { wish: 'edit'; part: 'points' | 'lines' | 'icp' | null }
  | { wish: 'download'; version: number | null }
  | { wish: 'sign'; side: 'marketing' | 'sales' | null }
  /** A change to be tried, or a version by its number; neither where nothing could be read. */
  | { wish: 'try'; change: Change | null; version: number | null; typed: string; reason: string | null }
  | { wish: 'unknown'; typed: string; near: string[] };

export const RULES_WORDS = [
  'try',
  'preset',
  'edit',
  'upload',
  'download',
  'versions',
  'calibrate',
  'sign',
] as const;
const ALSO = new Map<string, (typeof RULES_WORDS)[number]>(
  Object.entries({
    test: 'try',
    backtest: 'try',
    presets: 'preset',
    choose: 'preset',
    change: 'edit',
    set: 'try',
    yaml: 'upload',
    export: 'download',
    history: 'versions',
    calibration: 'calibrate',
  } as const),
);

/** Reads what comes after `/lead rules`. */
export function readRulesLine(tokens: Token[]): RulesWish {
  const [first, ...rest] = tokens;
  if (first === undefined) return { wish: 'show' };
  const word = first.text.toLowerCase();
  const wish = RULES_WORDS.find((each) => each === word) ?? ALSO.get(word);
  if (wish === undefined) {
    // "rules demo=50" leaves out the word, and means it.
    const tried = readTry(tokens);
    if (tried.wish === 'try' && tried.change?.kind === 'words') return tried;
    return { wish: 'unknown', typed: first.text, near: nearest(word, RULES_WORDS) };
  }
  return READERS[wish](rest);
}

const READERS: Record<(typeof RULES_WORDS)[number], (rest: Token[]) => RulesWish> = {
  try: readTry,
  preset: () => ({ wish: 'preset' }),
  edit: ([part]) => ({ wish: 'edit', part: PARTS.get(part?.text.toLowerCase() ?? '') ?? null }),
  upload: () => ({ wish: 'upload' }),
  download: ([version]) => ({ wish: 'download', version: numberIn(version?.text) }),
  versions: () => ({ wish: 'versions' }),
  calibrate: () => ({ wish: 'calibrate' }),
  sign: ([side]) => ({ wish: 'sign', side: SIDES.find((each) => each === side?.text.toLowerCase()) ?? null }),
};

const PARTS = new Map<string, 'points' | 'lines' | 'icp'>(
  Object.entries({
    points: 'points',
    point: 'points',
    rule: 'points',
    rules: 'points',
    lines: 'lines',
    line: 'lines',
    thresholds: 'lines',
    sla: 'lines',
    icp: 'icp',
    customer: 'icp',
    fit: 'icp',
  } as const),
);
const SIDES = ['marketing', 'sales'] as const;

/** "2", "v2", "version 2", or "house@2" as it is called everywhere. */
const numberIn = (text: string | undefined): number | null => {
  const [, digits] = /^(?:v|version |[\w-]*@)?(\d{1,9})$/i.exec(text?.trim() ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
};

/** "demo=50, sql 90 because demos win more": settings, a version's number or a preset, and perhaps why. */
function readTry(tokens: Token[]): RulesWish {
  // One space each, or a heap of them would have to be cut in every way there is.
  const typed = joinTokens(tokens).replace(/\s+/g, ' ');
  const [, what = '', reason] =
    /^([\s\S]*?)(?:\s+(?:because|becuase|becasue|beacuse|becaus|becouse|'?cause|bc|--reason)\s+([\s\S]+))?$/i.exec(
      typed,
    ) ?? [];
  return {
    wish: 'try',
    change: readPreset(what) ?? readSettings(what),
    version: numberIn(what),
    typed: what,
    reason: reason ?? null,
  };
}

/** "house", "001", "preset 001"; a preset there is none of is told so, with those there are. */
function readPreset(text: string): Change | null {
  const [, said, name = ''] = /^(preset[ _])?([\w-]{1,40})$/i.exec(text.trim()) ?? [];
  const plain = name.toLowerCase();
  if (said === undefined && !/^(?:house|00[124])$/.test(plain)) return null;
  return { kind: 'preset', name: /^\d+$/.test(plain) ? `preset_${plain}` : plain, mqlScore: null };
}

// A name, then a number: with "=", with ":" or with nothing between them; the next one may follow a comma or not.
const SETTING =
  /\s*([\p{L}][\p{L}\p{N} _:.-]*?)\s*(?:=|\s|\bto\b)\s*([+−-]?\d+(?:\.\d+)?|[^\s,=]+(?=\s*(?:,|$)))\s*(?:,|;|\band\b|(?=\s[\p{L}])|$)/uy;

/** Null where the words hold no settings. */
function readSettings(text: string): Change | null {
  const settings: { name: string; value: string }[] = [];
  SETTING.lastIndex = 0;
  while (SETTING.lastIndex < text.length) {
    const match = SETTING.exec(text);
    if (match === null) return null;
    settings.push({ name: match[1] ?? '', value: match[2] ?? '' });
  }
  return settings.length === 0 ? null : { kind: 'words', settings };
}
