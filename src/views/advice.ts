import type { Advice } from '../domain/rules-facts.js';
import { SPACE } from './limits.js';
import { escaped, lowerFirst } from './text.js';

/** How many pains, objections and things to send a card has room for. */
const NAMED = 2;

/** Who buys like that, and what to say and send, a line each: what a rep reads before a call (S58, S59). */
export function adviceLines(advice: Advice | undefined): string[] {
  if (advice === undefined) return [];
  const { persona, send } = advice;
  const of = persona === null ? '' : ` (${escaped(lowerFirst(persona.name), SPACE.name)})`;
  return [
    ...few(`*Pains*${of}`, persona?.pains ?? []),
    ...few('*Objections*', persona?.objections ?? []),
    ...few('*Worth sending*', send.map(inWords)),
  ];
}

function few(title: string, items: string[]): string[] {
  const shown = items.slice(0, NAMED).map((each) => escaped(each, SPACE.detail));
  return shown.length === 0 ? [] : [`${title}: ${shown.join('; ')}`];
}

/** Kinds of content are ids in the playbook: "roi_calculator" is "ROI calculator". */
const inWords = (kind: string): string =>
  /^[a-z0-9_]+$/.test(kind)
    ? kind.replaceAll('_', ' ').replace(/\b(?:roi|tco|faq|api)\b/g, (short) => short.toUpperCase())
    : kind;
