import { joinTokens, type Token } from '../tokens.js';
import { emailIn } from './email.js';
import { takeFlags } from './flags.js';
import { leadText } from './lead-text.js';
import { cutsOf } from './log-line.js';
import { type Mentioned, type Mentions, takeMention } from './mention.js';
import { certainLead } from './splits.js';

const leadIn = (tokens: Token[]): string => {
  const joined = joinTokens(tokens);
  return emailIn(joined) ?? leadText(joined);
};

export type PassLine = { lead: string; to: Mentioned | null; note: string | null };

/** "acme to @rosa: knows their CTO": the lead, who is to have it, and a word for them. */
export function readPass(tokens: Token[], mentions: Mentions): PassLine {
  const { person, before, after } = takeMention(tokens, mentions);
  if (person === null) return { lead: leadIn(before), to: null, note: null };
  const [first] = after;
  if (before.length === 0) {
    const certain = certainLead(after, 0);
    const [lead, note] = certain === null ? [leadIn(after), null] : [certain.lead, certain.rest || null];
    return { lead, to: person, note };
  }
  const rest = first !== undefined && /^[-–—:,]+$/.test(first.text) ? after.slice(1) : after;
  const joined = /^(?:to|on|over|onto|for)$/i;
  let end = before.length;
  while (end > 1 && joined.test(before[end - 1]?.text ?? '')) end -= 1;
  return { lead: leadIn(before.slice(0, end)), to: person, note: joinTokens(rest) || null };
}

/** One way to tell the lead from the words about it. `words` is null where there are none. */
export type WordsReading = { lead: string; words: string | null };

/** "acme only gathering information": every sensible cut, likeliest first, never empty. */
export function readReason(tokens: Token[]): WordsReading[] {
  const flagged = takeFlags(tokens, {
    known: { reason: 'line' },
    also: { because: 'reason' },
    ends: () => false,
  });
  const given = flagged.ok ? (flagged.flags.get('reason') ?? null) : null;
  const free = flagged.ok ? flagged.rest : tokens;
  if (given !== null) return [{ lead: leadIn(free), words: given }];
  const because = free.findIndex(({ text, quoted }, at) => at > 0 && !quoted && /^because$/i.test(text));
  if (because > 0)
    return [{ lead: leadIn(free.slice(0, because)), words: joinTokens(free.slice(because + 1)) || null }];
  const certain = certainLead(free, 0);
  if (certain !== null) return [{ lead: certain.lead, words: withoutMark(certain.rest) }];
  return cutsOf(free).map(([lead, others]) => ({
    lead: leadIn(lead),
    words: withoutMark(joinTokens(others)),
  }));
}

const withoutMark = (text: string): string | null => text.replace(/^[-–—:,]+\s*/, '') || null;
