import { isConditional, NOTHING, type WakeOn } from '../../domain/snooze.js';
import { joinTokens, type Token } from '../tokens.js';
import { readWhen, type WhenContext } from '../when.js';
import { leadText } from './lead-text.js';
import { certainLead, takeWhenFromEnd, type WhenReading } from './splits.js';

/** One way to read "acme mon or reply or score 80". `when` null: no day was typed. */
export type SnoozeReading = WhenReading & { on: WakeOn };

/** Between one way to wake and the next. */
const OR = /^(?:or|unless|and|\/|,)$/i;
/** What a condition may begin with, besides. */
const LEADING =
  /^(?:(?:or|sooner|earlier|until|till|til|unless|if|when|once|as soon as|after) )*(?:(?:they|she|he|it|we) )?(?:get |gets |have |has |had )?/;
const LEADS = /^(?:until|till|til|unless|if|when|once|as|after|they|she|he)$/i;
const REPLY =
  /^(?:an? )?(?:repl(?:y|ies|ied)|answers?|answered|responds?|responded|response|wr(?:ite|ites|ote) back|(?:gets? |got )?back to (?:me|us))(?: to (?:me|us))?$/;
const PRICING =
  /^(?:a )?(?:(?:visit|view|see|open|look|check|come|go)(?:s|ed|es)? )?(?:at |on |to |out )?(?:the |our )?(?:pricing|prices?)(?: page)?(?: visit)?$/;
const SCORE =
  /^(?:a )?(?:(?:reach|hit|get|has|have)(?:s|es)? )?(?:to |at )?(?:(?:the |a )?score|points?|total)?(?: of| is| over| above| at least| reaches| hits|:| ?>=?)? ?(\d{1,5})(?: ?(?:points?|pts?))?$/;
/** A bare number is a day or an hour, unless something says that points are meant. */
const POINTS = /score|point|pts?\b|total|reach|hit/;

/**
 * Every sensible way to read a lead, a day and what wakes it sooner, likeliest first, never empty. The conditions may
 * stand in any order, with the day among them; a lead called "Reply Ltd" keeps its name.
 */
export function readSnoozeLine(tokens: Token[], context: WhenContext): SnoozeReading[] {
  const certain = certainLead(tokens);
  const plain = takeWhenFromEnd(tokens, context).map((reading) => ({ ...reading, on: NOTHING }));
  const taken = takeConditions(certain?.others ?? tokens, context, certain !== null);
  if (!isConditional(taken.on)) return plain;
  const lead = certain === null ? [] : [certain.lead];
  const read = taken.day === null ? headReadings(taken.head, lead, context) : [dated(taken, lead, context)];
  const found = read.map((reading) => ({ ...reading, on: taken.on }));
  if (certain !== null) return found;
  // "acme reply": there may be a company of that name.
  const whole = taken.isBare ? plain.filter(({ when, typed }) => when === null && typed === '') : [];
  return [...whole, ...found, ...plain];
}

/** `isBare`: nothing but its place says that the last words left are a condition. */
type Taken = { head: Token[]; day: Token[] | null; on: WakeOn; isBare: boolean };

/** Takes conditions, and a day among them, from the end. What is left is the lead, perhaps with its day. */
function takeConditions(tokens: Token[], context: WhenContext, isAllTail: boolean): Taken {
  const parts = partsOf(tokens);
  const taken: Taken = { head: [], day: null, on: NOTHING, isBare: false };
  while (parts.length > 1 || (isAllTail && parts.length === 1)) {
    const part = parts.at(-1) ?? [];
    const on = conditionOf(part);
    // Only beside a condition is it sure that the words after "or" are no part of a name.
    const beside = isConditional(taken.on) || trailing(parts.at(-2) ?? [], false) !== null;
    const isDay = on === null && taken.day === null && beside && isDate(part, context);
    if (on === null && !isDay) break;
    if (on !== null) taken.on = both(taken.on, on);
    else taken.day = part;
    parts.pop();
  }
  const last = parts.pop() ?? [];
  const inner = trailing(last, isAllTail);
  if (inner !== null) {
    taken.isBare = !isConditional(taken.on) && !LEADS.test(last[inner.rest.length]?.text ?? '');
    taken.on = both(taken.on, inner.on);
  }
  taken.head = [...parts.flatMap((part) => [...part]), ...(inner?.rest ?? last)];
  return taken;
}

/** The words between one "or" and the next; a comma at a word's end parts them, too. */
function partsOf(tokens: Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (!token.quoted && OR.test(token.text)) parts.push([]);
    else {
      const ends = !token.quoted && /.,$/.test(token.text);
      parts
        .at(-1)
        ?.push(ends ? { ...token, text: token.text.slice(0, -1), raw: token.raw.slice(0, -1) } : token);
      if (ends) parts.push([]);
    }
  }
  return parts.filter((part) => part.length > 0);
}

const isDate = (part: Token[], context: WhenContext): boolean =>
  part.every(({ quoted }) => !quoted) && readWhen(joinTokens(part), context) !== null;

function conditionOf(part: Token[]): WakeOn | null {
  if (part.length === 0 || part.some(({ quoted }) => quoted)) return null;
  const typed = part
    .map(({ text }) => text)
    .join(' ')
    .toLowerCase();
  const words = typed.replace(LEADING, '');
  if (REPLY.test(words)) return { ...NOTHING, reply: true };
  if (PRICING.test(words)) return { ...NOTHING, pricing: true };
  const score = SCORE.exec(words);
  return score !== null && POINTS.test(words) ? { ...NOTHING, score: Number(score[1]) } : null;
}

const both = (one: WakeOn, other: WakeOn): WakeOn => ({
  reply: one.reply || other.reply,
  pricing: one.pricing || other.pricing,
  score: one.score ?? other.score,
});

const MOST_WORDS = 7;

/** A condition at the end of the words about the lead: "acme until they reply". The longest that is one. */
function trailing(words: Token[], mayBeAll: boolean): { rest: Token[]; on: WakeOn } | null {
  const first = Math.max(mayBeAll ? 0 : 1, words.length - MOST_WORDS);
  for (let at = first; at < words.length; at++) {
    const on = conditionOf(words.slice(at));
    if (on !== null) return { rest: words.slice(0, at), on };
  }
  return null;
}

function dated({ head, day }: Taken, certain: string[], context: WhenContext): WhenReading {
  const typed = joinTokens(day ?? []);
  return { lead: certain[0] ?? leadText(joinTokens(head)), when: readWhen(typed, context), typed };
}

function headReadings(head: Token[], certain: string[], context: WhenContext): WhenReading[] {
  const [lead] = certain;
  if (lead === undefined) return takeWhenFromEnd(head, context);
  if (head.length === 0) return [{ lead, when: null, typed: '' }];
  const quoted: Token = { text: lead, raw: `"${lead}"`, quoted: true, before: '' };
  return takeWhenFromEnd([quoted, ...head.map((token) => ({ ...token, before: ' ' }))], context);
}
