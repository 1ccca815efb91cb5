import { joinTokens, type Token } from '../tokens.js';
import type { WhenContext } from '../when.js';
import { leadText } from './lead-text.js';
import { type Mentioned, type Mentions, takeMention } from './mention.js';
import { type NextStep, readNextStep } from './next-step.js';
import { certainLead } from './splits.js';

/** One way to read "acme call back thu 3pm". Without words after the lead there is no step. */
export type TaskReading = { lead: string; step: NextStep | null };

/** `who`: the colleague it is for, as typed; null for the typist. */
export type TaskLine = { readings: TaskReading[]; who: Mentioned | null };

const LONGEST_LEAD = 6;
const FLAG = /^(?:--|—)for$/i;
const INLINE = /^(?:--|—)for[=:](.+)$/i;
const ME = /^@?(?:me|myself)$/i;

/**
 * Every sensible way to cut lead, what is to be done and its day apart, the longest lead first, never empty. A colleague
 * is named by "for @sam" or `--for sam`, anywhere.
 */
export function readTaskLine(tokens: Token[], context: WhenContext, mentions: Mentions): TaskLine {
  const { who, rest } = takeColleague(tokens, mentions);
  const certain = certainLead(rest);
  if (certain !== null) return { who, readings: [reading(certain.lead, certain.others, context)] };
  const most = Math.min(LONGEST_LEAD, rest.length - 1);
  const cuts = Array.from({ length: Math.max(0, most) }, (_, index) => most - index);
  const whole: TaskReading = { lead: leadText(joinTokens(rest)), step: null };
  const readings = cuts.map((at) =>
    reading(leadText(joinTokens(rest.slice(0, at))), rest.slice(at), context),
  );
  return { who, readings: [whole, ...readings] };
}

function reading(lead: string, others: Token[], context: WhenContext): TaskReading {
  const typed = joinTokens(others).replace(/^[-–—:,]+\s*/, '');
  return { lead, step: typed === '' ? null : readNextStep(typed, context) };
}

type Taken = { who: Mentioned | null; rest: Token[] };

function takeColleague(tokens: Token[], mentions: Mentions): Taken {
  for (const [at, { text, quoted }] of tokens.entries()) {
    const inline = quoted ? null : INLINE.exec(text);
    if (inline?.[1] !== undefined) return { who: named(inline[1]), rest: tokens.toSpliced(at, 1) };
    const isFlag = !quoted && FLAG.test(text);
    // "for" alone is a word of the task, unless somebody is named behind it.
    if (!isFlag && (quoted || !/^(?:for|to)$/i.test(text))) continue;
    const [first, ...others] = tokens.slice(at + 1);
    if (first === undefined) break;
    const before = tokens.slice(0, at);
    const { person, before: skipped, after } = takeMention(tokens.slice(at + 1), mentions);
    if (person !== null && skipped.length === 0) return { who: person, rest: [...before, ...after] };
    if (isFlag || (/^for$/i.test(text) && ME.test(first.text)))
      return { who: named(first.text), rest: [...before, ...others] };
  }
  return { who: null, rest: tokens };
}

const named = (typed: string): Mentioned | null =>
  ME.test(typed) ? null : { name: typed.replace(/^@/, '') };
