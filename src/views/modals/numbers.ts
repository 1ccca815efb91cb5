import type { InputBlock } from '@slack/types';
import { number } from '../text.js';
import { input, type StateValues, textInput, written } from './form.js';

/**
 * A number that may be changed. Left empty it stays as it is (null), for the local Slack hands back nothing of a field
 * that nobody touched; the word takes it away (`none`).
 */
export type Wanted = number | 'none' | null;

export type NumberField = {
  id: string;
  label: string;
  /** What it is now; null for none, left out where the form can't know. */
  now?: number | null;
  least: number;
  most: number;
  /** The word for no such number; without it the number can't be taken away. */
  none?: string;
};

/** A field for a whole number, with what it is now. */
export const numberInput = (field: NumberField, wanted: Wanted = null): InputBlock =>
  input(
    { id: field.id, label: field.label, optional: true, ...hint(field) },
    textInput(field.id, {
      placeholder: field.none === undefined ? 'A whole number' : `A whole number, or ${field.none}`,
      max: 20,
      initial: initially(field, wanted),
    }),
  );

function hint({ now, none }: NumberField): { hint?: string } {
  if (now === null) return { hint: none === 'any' ? 'Any, so far.' : 'Not set so far.' };
  return none === undefined ? {} : { hint: `“${none}” takes it away.` };
}

function initially({ now, none }: NumberField, wanted: Wanted): string | null {
  if (wanted === 'none') return none ?? null;
  if (wanted !== null) return String(wanted);
  return now === undefined || now === null ? null : String(now);
}

export type ReadNumber = { value: Wanted; errors: Record<string, string> };

/** Reads a number as people type it: 40, +40, −15, 1,000, 20k. */
export function readNumber(values: StateValues, { id, least, most, none }: NumberField): ReadNumber {
  const typed = written(values, id);
  if (typed === null) return { value: null, errors: {} };
  if (none !== undefined && SPELLINGS.includes(typed.toLowerCase())) return { value: 'none', errors: {} };
  const value = wholeNumber(typed);
  const wrong = (words: string): ReadNumber => ({ value: null, errors: { [id]: words } });
  if (value === null)
    return wrong(`Write a whole number, such as ${example(least, most)}${none ? `, or ${none}` : ''}`);
  if (value < least || value > most) return wrong(`From ${number(least)} to ${number(most)}, please`);
  return { value, errors: {} };
}

/** What is wrong with any of several, each at its own field. */
export const errorsOf = (reads: { errors: Record<string, string> }[]): Record<string, string> =>
  Object.fromEntries(reads.flatMap(({ errors }) => Object.entries(errors)));

const SPELLINGS = ['none', 'any', 'no', '-', '–'];
const TIMES: Record<string, number> = { k: 1_000, m: 1_000_000 };

function wholeNumber(typed: string): number | null {
  const [, sign, digits, unit] =
    /^([+−-]?)(\d{1,3}(?:[ ,'’]\d{3})+|\d{1,12})([km]?)$/i.exec(typed.replace(/\s+/g, ' ')) ?? [];
  if (digits === undefined) return null;
  const size = Number(digits.replace(/\D/g, '')) * (TIMES[unit?.toLowerCase() ?? ''] ?? 1);
  return sign === '-' || sign === '−' ? -size : size;
}

const example = (least: number, most: number): number => Math.min(Math.max(40, least), most);

/** The number after a form: what was typed, else what it was. */
export const after = (wanted: Wanted, now: number): number =>
  wanted === null || wanted === 'none' ? now : wanted;

/** The same where there may be none. */
export const afterOrNone = (wanted: Wanted, now: number | null): number | null =>
  wanted === 'none' ? null : (wanted ?? now);
