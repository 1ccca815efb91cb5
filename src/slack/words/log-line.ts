import type { ActivityKind } from '../../domain/activity.js';
import { contentKindIn } from '../../domain/content-kind.js';
import type { LogOutcome } from '../../views/modals/log.js';
import { joinTokens, type Token } from '../tokens.js';
import { parseWhenBefore, type WhenContext } from '../when.js';
import { activitiesNear, activityAt, outcomeIn } from './activities.js';
import { leadText } from './lead-text.js';
import { certainLead } from './splits.js';

/**
 * One way to read "jane call left a voicemail". `activity` null asks for the form; `asked` is then the word
 * that looked like an activity, and `near` what it may have meant. `rest` is what was typed beside the lead.
 */
export type LogReading = {
  lead: string;
  activity: ActivityKind | null;
  asked: string | null;
  near: ActivityKind[];
  outcome: LogOutcome | null;
  note: string | null;
  /** When it happened (UTC), where the words after the activity say so: "call yesterday ...". */
  at: Date | null;
  rest: string;
};

const LONGEST_LEAD = 6;
const MOST_GUESSES = 4;
/** Words that tell a story, and are no part of a name: an activity after one is a word of the note. */
const TOLD =
  /^(?:spoke|talked|told|sent|left|tried|chatted|texted|discussed|agreed|promised|sounds|seems)[,.;]?$/i;
const SEPARATOR = /^[-–—:]+$/;

/**
 * Every sensible way to cut lead, activity and note apart, likeliest first, never empty. The reading to
 * follow is the first whose lead exists.
 */
export function readLogLine(tokens: Token[], context: WhenContext): LogReading[] {
  const first = activityAt(tokens, 0);
  const certain = certainLead(tokens, (first?.words ?? -1) + 1);
  if (certain !== null) return [certainReading(certain.lead, certain.others, context)];
  const told = storyAt(tokens);
  const reach = told < 0 ? LONGEST_LEAD : Math.min(LONGEST_LEAD, told);
  const inside = tokens.slice(1, reach + 1).flatMap((_, index): LogReading[] => {
    const lead = leadOf(tokens.slice(0, index + 1));
    return activityAt(tokens, index + 1) === null ? [] : [reading(lead, tokens.slice(index + 1), context)];
  });
  const leading = first === null ? [] : afterActivity(tokens, first.words, context);
  if (inside.length + leading.length > 0) return [...inside, ...leading];
  return [...misspelt(tokens, context), ...withoutActivity(tokens, context)];
}

/** A note is told word for word: "acme call their CFO after the fair" is no call. Every sensible cut, likeliest first. */
export function readNoteLine(tokens: Token[]): LogReading[] {
  const certain = certainLead(tokens, 0);
  const ways: [Token[], Token[]][] =
    certain === null ? cutsOf(tokens) : [[tokens.slice(0, 1), certain.others]];
  return ways.map(([lead, others]) => {
    const note = joinTokens(others).replace(/^[-–—:,]+\s+/, '') || null;
    return {
      lead: certain?.lead ?? leadOf(lead),
      activity: note === null ? null : 'note_logged',
      asked: null,
      near: [],
      outcome: null,
      note,
      at: null,
      rest: joinTokens(others),
    };
  });
}

function certainReading(lead: string, others: Token[], context: WhenContext): LogReading {
  const found = reading(lead, others, context);
  return found.activity === null && looksMisspelt(others, 0) ? asking(found, others) : found;
}

/** What the words beside the lead say. A time right after the activity is when it happened. */
function reading(lead: string, others: Token[], context: WhenContext): LogReading {
  const said = others.findIndex(({ text }) => !SEPARATOR.test(text));
  const words = said < 0 ? [] : others.slice(said);
  const activity = activityAt(words, 0);
  const after = words.slice(activity?.words ?? 0);
  const moment = activity === null ? { at: null, words: 0 } : momentAt(after, context);
  const told = joinTokens(after.slice(moment.words)).replace(/^[-–—:,]+\s+/, '');
  // "ebook" says that something was downloaded, and what.
  const content = joinTokens(words.slice(0, activity?.words ?? 0));
  const note = (contentKindIn(content) === null ? told : `${content} ${told}`.trim()) || null;
  const outcome = note === null ? null : outcomeIn(note);
  const rest = others
    .map(({ before, raw }) => before + raw)
    .join('')
    .trim();
  const kind = activity?.kind ?? null;
  const isHeld = kind === 'demo_requested' && activity?.words === 1 && isBare(words[0]);
  return {
    lead,
    activity: isHeld && (moment.at !== null || HELD.test(after[0]?.text ?? '')) ? 'demo_attended' : kind,
    asked: null,
    near: [],
    outcome,
    note,
    at: moment.at,
    rest,
  };
}

/** "demo" alone is a request for one; "demo went well" and "demo yesterday" tell of one that was. */
const HELD =
  /^(?:went|was|held|done|given|happened|took|ran|over|finished|today|good|great|well|ok|okay|fine|bad|badly)[,.:;!]?$/i;
const isBare = (word: Token | undefined): boolean => /^demo[:,]?$/i.test(word?.text ?? '');

/** "call acme", "call with jane doe: left a voicemail": the lead ends at a mark, or is guessed, longest first. */
function afterActivity(tokens: Token[], words: number, context: WhenContext): LogReading[] {
  const activity = tokens.slice(0, words);
  const following = tokens.slice(words);
  const [first] = following;
  const rest =
    first !== undefined && /^(?:with|to|from|by|for)$/i.test(first.text) ? following.slice(1) : following;
  return cutsOf(rest).map(([lead, others]) => reading(leadOf(lead), [...activity, ...others], context));
}

/** A lone word after the lead that comes near an activity, or one with an underscore, was meant as one. */
function misspelt(tokens: Token[], context: WhenContext): LogReading[] {
  const at = tokens.findIndex((_, index) => index > 0 && looksMisspelt(tokens, index));
  const others = tokens.slice(at);
  return at < 0 ? [] : [asking(reading(leadOf(tokens.slice(0, at)), others, context), others)];
}

function looksMisspelt(tokens: Token[], at: number): boolean {
  const { text, quoted } = tokens[at] ?? { text: '', quoted: true };
  if (quoted || /^[a-z]+(?:_[a-z]+)+$/i.test(text)) return !quoted;
  return at === tokens.length - 1 && at < 2 && text.length > 3 && activitiesNear(text).length > 0;
}

function asking(found: LogReading, others: Token[]): LogReading {
  const asked = others[0]?.text ?? '';
  return { ...found, asked, near: activitiesNear(asked), note: joinTokens(others.slice(1)) || null };
}

function withoutActivity(tokens: Token[], context: WhenContext): LogReading[] {
  const told = storyAt(tokens);
  const story: [Token[], Token[]] = [tokens.slice(0, told), tokens.slice(told)];
  const ways: [Token[], Token[]][] =
    told < 0 ? cutsOf(tokens) : [story, ...cutsOf(tokens).filter(([lead]) => lead.length < told)];
  return ways.map(([lead, others]) => reading(leadOf(lead), others, context));
}

/** Where the words behind the lead begin to tell a story, or -1. */
const storyAt = (tokens: Token[]): number =>
  tokens.findIndex(({ text, quoted }, index) => index > 0 && !quoted && TOLD.test(text));

/** Lead and the others at each gap, the longest lead first; a mark of punctuation settles it. */
export function cutsOf(tokens: Token[]): [lead: Token[], others: Token[]][] {
  const mark = tokens.findIndex(
    ({ text }, index) => (/.[:,]$/.test(text) && !EMOJI.test(text)) || (index > 0 && SEPARATOR.test(text)),
  );
  const marked = tokens[mark];
  if (marked !== undefined) {
    const end = SEPARATOR.test(marked.text) ? mark : mark + 1;
    return [[tokens.slice(0, end), tokens.slice(end)]];
  }
  const quote = tokens.findIndex(({ quoted }) => quoted);
  if (quote > 0) return [[tokens.slice(0, quote), tokens.slice(quote)]];
  const longest = Math.min(tokens.length - 1, MOST_GUESSES);
  const shorter = Array.from({ length: Math.max(0, longest) }, (_, index): [Token[], Token[]] => [
    tokens.slice(0, longest - index),
    tokens.slice(longest - index),
  ]);
  return [[tokens, []], ...shorter];
}

const leadOf = (tokens: Token[]): string => leadText(joinTokens(tokens));

/** The longest past time the words begin with, and how many it takes. */
function momentAt(tokens: Token[], context: WhenContext): { at: Date | null; words: number } {
  for (let words = Math.min(4, tokens.length); words > 0; words--) {
    const phrase = tokens.slice(0, words);
    if (phrase.some(({ quoted }) => quoted)) continue;
    const text = joinTokens(phrase);
    const at = PAST_WORDS.test(text) ? parseWhenBefore(text, context) : null;
    if (at !== null) return { at, words };
  }
  return { at: null, words: 0 };
}

// "friday" alone may be when they meet next: only words that can't be the future are when it happened.
const PAST_WORDS = /\b(?:yesterday|last|ago|today|this morning|earlier)\b/i;

/** Slack tells of an emoji by its name. */
const EMOJI = /^:[\w+'-]+:$/;
