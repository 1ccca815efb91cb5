import type { Change } from '../../domain/scoring/change.js';
import { joinTokens, type Token } from '../tokens.js';
import { nearest } from './spelling.js';

/** What is wanted of the rules. */
export type RulesWish =
  | { wish: 'show' | 'upload' | 'versions' | 'calibrate' | 'preset' }
  | { wish: 'edit'; part: 'points' | 'lines' | 'icp' | null }
  | { wish: 'download'; version: number | null }
  | { wish: 'sign'; side: 'marketing' | 'sales' | null }
  | { wish: 'try'; change: Change | null; typed: string; reason: string | null }
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
const ALSO: Record<string, (typeof RULES_WORDS)[number]> = {
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
};

/** Reads what comes after `/lead rules`. */
export function readRulesLine(tokens: Token[]): RulesWish {
  const [first, ...rest] = tokens;
  if (first === undefined) return { wish: 'show' };
  const word = first.text.toLowerCase();
  const wish = (RULES_WORDS as readonly string[]).includes(word)
    ? (word as (typeof RULES_WORDS)[number])
    : ALSO[word];
  if (wish === undefined) {
    // "rules demo=50" leaves out the word, and means it.
    const change = readSettings(joinTokens(tokens));
    if (change !== null) return { wish: 'try', change, typed: joinTokens(tokens), reason: null };
    return { wish: 'unknown', typed: first.text, near: nearest(word, RULES_WORDS) };
  }
  return READERS[wish](rest);
}

const READERS: Record<(typeof RULES_WORDS)[number], (rest: Token[]) => RulesWish> = {
  try: readTry,
  preset: () => ({ wish: 'preset' }),
  edit: ([part]) => ({ wish: 'edit', part: PARTS[part?.text.toLowerCase() ?? ''] ?? null }),
  upload: () => ({ wish: 'upload' }),
  download: ([version]) => ({ wish: 'download', version: numberIn(version?.text) }),
  versions: () => ({ wish: 'versions' }),
  calibrate: () => ({ wish: 'calibrate' }),
  sign: ([side]) => ({ wish: 'sign', side: SIDES[side?.text.toLowerCase() ?? ''] ?? null }),
};

const PARTS: Record<string, 'points' | 'lines' | 'icp'> = {
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
};
const SIDES: Record<string, 'marketing' | 'sales'> = { marketing: 'marketing', sales: 'sales' };

const numberIn = (text: string | undefined): number | null => {
  const [, digits] = /^(?:v|@)?(\d{1,9})$/i.exec(text ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
};

/** "demo=50, sql 90 because demos win more": settings, a version's number or a preset, and perhaps why. */
function readTry(tokens: Token[]): RulesWish {
  const typed = joinTokens(tokens);
  const [, what = '', reason] = /^([\s\S]*?)(?:\s+(?:because|--reason)\s+([\s\S]+))?$/i.exec(typed) ?? [];
  return { wish: 'try', change: readPreset(what) ?? readSettings(what), typed: what, reason: reason ?? null };
}

function readPreset(text: string): Change | null {
  const [, name] = /^(?:preset[ _])?(house|00[124])$/i.exec(text.trim()) ?? [];
  if (name === undefined) return null;
  const plain = name.toLowerCase();
  return { kind: 'preset', name: plain === 'house' ? plain : `preset_${plain}`, mqlScore: null };
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
