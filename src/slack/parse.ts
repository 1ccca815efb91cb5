import type { BuyingRole } from '../domain/buying-role.js';
import { isZone } from '../domain/calendar.js';
import type { FunnelStage, Profile } from '../domain/lead.js';
import { decodeSlack, joinTokens, type Token, tokenise } from './tokens.js';
import type { WhenContext } from './when.js';
import { type AddProblem, readAddLine } from './words/add-line.js';
import { type EditProblem, readEditLine } from './words/edit-line.js';
import { emailIn } from './words/email.js';
import { type ExportWish, readExportLine } from './words/export-line.js';
import { takeSwitch } from './words/flags.js';
import { foreignVerb, isGreeting } from './words/foreign.js';
import { readLost, readRole, readStage, readTags } from './words/lead-lines.js';
import { leadText } from './words/lead-text.js';
import type { LogReading } from './words/log-line.js';
import { type LogProblem, readLogWords } from './words/log-words.js';
import { type Mentioned, type Mentions, mentionsIn } from './words/mention.js';
import type { NextStep } from './words/next-step.js';
import { PEOPLE_READERS, type PeopleLine } from './words/people-line.js';
import { type RulesWish, readRulesLine } from './words/rules-line.js';
import { readSnoozeLine, type SnoozeReading } from './words/snooze-line.js';
import { nearest } from './words/spelling.js';
import { type TrackReading, takeTrackFromEnd } from './words/splits.js';
import { readTaskLine, type TaskReading } from './words/task-line.js';
import { VERBS, type Verb, verbFor } from './words/verbs.js';
import { readWhyLine } from './words/why-line.js';
import { type PassLine, readPass, readReason, type WordsReading } from './words/work-lines.js';

/** What can't be read at all, and is told to the typist before anything is looked up. */
export type ParseProblem = AddProblem | EditProblem | LogProblem | { kind: 'unclosed_quote'; near: string };

type Said =
  | { kind: 'add'; email: string; profile: Partial<Profile> }
  | { kind: 'show'; lead: string; bare: boolean }
  | { kind: 'find'; query: string }
  | { kind: 'edit'; lead: string; profile: Partial<Profile>; rest: string }
  | ({ kind: 'pass' } & PassLine)
  | { kind: 'reject'; readings: WordsReading[] }
  | { kind: 'pause' | 'resume'; lead: string }
  | { kind: 'mine' | 'hot' | 'cold'; count: number | null }
  | { kind: 'log' | 'note'; readings: LogReading[]; next: NextStep | null }
  | { kind: 'snooze'; readings: SnoozeReading[] }
  | { kind: 'track'; readings: TrackReading[] }
  | { kind: 'task'; readings: TaskReading[]; who: Mentioned | null }
  | { kind: 'claim' | 'wake' | 'timeline'; lead: string }
  | { kind: 'tasks' | 'overdue' | 'snoozed' | 'watching' | 'neglected' }
  | { kind: 'why'; lead: string; at: Date | null }
  | { kind: 'account'; asked: string }
  | { kind: 'stage'; lead: string; to: FunnelStage | null }
  | { kind: 'role'; lead: string; role: BuyingRole | null }
  | { kind: 'tag'; lead: string; add: string[]; remove: string[]; bad: string | null }
  | { kind: 'won'; lead: string }
  | { kind: 'lost'; lead: string; reason: string | null }
  | { kind: 'segment' | 'persona'; asked: string }
  | { kind: 'day' | 'stuck' | 'calibrate' | 'undo' }
  | { kind: 'digest' | 'held' | 'health' | 'start' }
  | { kind: 'export'; wish: ExportWish | null }
  | { kind: 'rules'; wish: RulesWish }
  | PeopleLine
  | { kind: 'help'; topic: Verb | null }
  | { kind: 'help_threads' }
  | { kind: 'unknown_topic'; typed: string; near: Verb | null }
  | { kind: 'unknown'; typed: string; near: Verb[]; rest: string; asLead: string | null }
  | { kind: 'problem'; problem: ParseProblem; command: Verb | null };

/**
 * What somebody meant by the text after `/lead`. An empty `lead` was left out. Where lead and other words
 * can't be told apart without looking leads up, there are readings: never none, likeliest first, and the one
 * to follow is the first whose lead exists. `share` asks for the answer in the channel.
 */
export type Command = Said & { share: boolean };

/** Reads the text after `/lead`. Pure, and never throws, whatever was typed. */
export function parseCommand(text: string, context: WhenContext): Command {
  const tokens = tokenise(decodeSlack(text).replaceAll('\u0000', ''));
  if (!tokens.ok) {
    const command = verbFor(/^\s*(\S*)/.exec(text)?.[1] ?? '');
    return {
      kind: 'problem',
      problem: { kind: 'unclosed_quote', near: tokens.unclosed },
      command,
      share: false,
    };
  }
  const share = takeSwitch(tokens.tokens, ['share', 'public']);
  const zone = isZone(context.zone) ? context.zone : 'UTC';
  return { ...read(share.rest, { now: context.now, zone, mentions: mentionsIn(text) }), share: share.on };
}

/** The text that asks the same of a lead beyond doubt: what a chooser's button carries on with. */
export function sayAgain(verb: Verb, lead: string, rest: string): string {
  return `${verb} "${lead.replaceAll(/["“”„]/g, '')}" ${rest}`.trim();
}

/** Whose wall, and who was picked from Slack's list. */
type Context = WhenContext & { mentions: Mentions };
type Reader = (tokens: Token[], context: Context) => Said;

const lead = (tokens: Token[]): string => {
  const joined = joinTokens(tokens);
  return emailIn(joined) ?? leadText(joined);
};

const READERS: Record<Verb, Reader> = {
  ...PEOPLE_READERS,
  add: (tokens) => {
    const entry = readAddLine(tokens);
    if (!entry.ok) return { kind: 'problem', problem: entry.problem, command: 'add' };
    return { kind: 'add', email: entry.email, profile: entry.profile };
  },
  show: (tokens) => listNamed(tokens) ?? { kind: 'show', lead: lead(tokens), bare: false },
  find: (tokens) => ({ kind: 'find', query: lead(tokens) }),
  edit: (tokens) => {
    const line = readEditLine(tokens);
    if (!line.ok) return { kind: 'problem', problem: line.problem, command: 'edit' };
    return { kind: 'edit', lead: line.lead, profile: line.profile, rest: line.rest };
  },
  pass: (tokens, { mentions }) => ({ kind: 'pass', ...readPass(tokens, mentions) }),
  reject: (tokens) => ({ kind: 'reject', readings: readReason(tokens) }),
  pause: (tokens) => ({ kind: 'pause', lead: lead(tokens) }),
  resume: (tokens) => ({ kind: 'resume', lead: lead(tokens) }),
  note: (tokens, context) => readLog('note', tokens, context),
  mine: (tokens) => ({ kind: 'mine', count: countIn(tokens) }),
  hot: (tokens) => ({ kind: 'hot', count: countIn(tokens) }),
  cold: (tokens) => ({ kind: 'cold', count: countIn(tokens) }),
  log: (tokens, context) => readLog('log', tokens, context),
  snooze: readSnooze,
  task: (tokens, context) => ({ kind: 'task', ...readTaskLine(tokens, context, context.mentions) }),
  tasks: () => ({ kind: 'tasks' }),
  overdue: () => ({ kind: 'overdue' }),
  snoozed: () => ({ kind: 'snoozed' }),
  watching: () => ({ kind: 'watching' }),
  neglected: () => ({ kind: 'neglected' }),
  wake: (tokens) => ({ kind: 'wake', lead: lead(tokens) }),
  timeline: (tokens) => ({ kind: 'timeline', lead: lead(tokens) }),
  claim: (tokens) => ({ kind: 'claim', lead: lead(tokens) }),
  track: (tokens) => ({ kind: 'track', readings: takeTrackFromEnd(tokens) }),
  tag: (tokens) => ({ kind: 'tag', ...readTags(tokens) }),
  stage: (tokens) => ({ kind: 'stage', ...readStage(tokens) }),
  role: (tokens) => ({ kind: 'role', ...readRole(tokens) }),
  won: (tokens) => ({ kind: 'won', lead: lead(tokens) }),
  lost: (tokens) => ({ kind: 'lost', ...readLost(tokens) }),
  account: (tokens) => ({ kind: 'account', asked: lead(tokens) }),
  segment: (tokens) => ({ kind: 'segment', asked: lead(tokens) }),
  stuck: () => ({ kind: 'stuck' }),
  persona: (tokens) => ({ kind: 'persona', asked: lead(tokens) }),
  why: (tokens, context) => {
    const read = readWhyLine(tokens, context);
    return read.ok
      ? { kind: 'why', lead: lead(read.rest), at: read.at }
      : { kind: 'problem', problem: read.problem, command: 'why' };
  },
  rules: (tokens) => ({ kind: 'rules', wish: readRulesLine(tokens) }),
  calibrate: () => ({ kind: 'calibrate' }),
  day: () => ({ kind: 'day' }),
  undo: () => ({ kind: 'undo' }),
  digest: () => ({ kind: 'digest' }),
  held: () => ({ kind: 'held' }),
  health: () => ({ kind: 'health' }),
  start: () => ({ kind: 'start' }),
  export: (tokens) => ({ kind: 'export', wish: readExportLine(tokens) }),
  help: readHelp,
};

type ListName = 'mine' | 'hot' | 'cold';
const LISTS: readonly Verb[] = ['mine', 'hot', 'cold'];
const isList = (verb: Verb | null): verb is ListName => verb !== null && LISTS.includes(verb);
/** Words that may follow a list's name; any other word makes it a lead's: Hot Chocolate Ltd. */
const LIST_WORDS = /^(?:leads?|list|ones?|please|now|today|all|me|my|\d+)$/i;

/** "hot 3": how many are wanted. */
function countIn(tokens: Token[]): number | null {
  const typed = tokens.find(({ text }) => /^\d{1,3}$/.test(text));
  return typed === undefined ? null : Math.max(1, Number(typed.text));
}

/** "tagged demo vip": the same as a search for #demo #vip. */
const tagQuery = (tokens: Token[]): string =>
  tokens.map(({ text }) => `#${text.replace(/^[#+]/, '')}`).join(' ');

function read(tokens: Token[], context: Context): Said {
  const [first, second] = tokens;
  if (first === undefined) return { kind: 'help', topic: null };
  if (isGreeting(tokens)) return { kind: 'help', topic: null };
  if (/^tagged$/i.test(first.raw) && second !== undefined)
    return { kind: 'find', query: tagQuery(tokens.slice(1)) };
  const verb = first.quoted ? null : verbFor(first.text);
  if (isList(verb)) return listNamed(tokens) ?? { kind: 'show', lead: lead(tokens), bare: true };
  if (verb !== null) return READERS[verb](tokens.slice(1), context);
  const sure = first.quoted || emailIn(first.text) !== null;
  const after = sure && second !== undefined && !second.quoted ? verbFor(second.text) : null;
  return after === null ? withoutVerb(tokens, sure) : READERS[after]([first, ...tokens.slice(2)], context);
}

/** "hot", "my leads", "mine 5": a list, where no word beside its name could be a lead's. */
function listNamed(tokens: Token[]): Said | null {
  const [first, ...others] = tokens;
  const verb = first === undefined || first.quoted ? null : verbFor(first.text);
  return isList(verb) && others.every(({ text }) => LIST_WORDS.test(text))
    ? { kind: verb, count: countIn(others) }
    : null;
}

function readLog(verb: 'log' | 'note', tokens: Token[], context: WhenContext): Said {
  const read = readLogWords(verb, tokens, context);
  if (!read.ok) return { kind: 'problem', problem: read.problem, command: verb };
  return { kind: verb, readings: read.readings, next: read.next };
}

function readHelp([first]: Token[]): Said {
  if (/^(?:threads?|repl(?:y|ies)|replying|chips?|talk)$/i.test(first?.text ?? ''))
    return { kind: 'help_threads' };
  const topic = verbFor(first?.text ?? '');
  if (first === undefined || topic !== null || LIST_WORDS.test(first.text)) return { kind: 'help', topic };
  return { kind: 'unknown_topic', typed: first.text, near: verbFor(nearest(first.text, VERBS)[0] ?? '') };
}

function readSnooze(tokens: Token[], context: WhenContext): Said {
  const last = tokens.at(-1);
  const off =
    tokens.length > 1 && last?.quoted === false && /^(?:off|cancel|none|stop|clear)$/i.test(last.text);
  return off
    ? { kind: 'wake', lead: lead(tokens.slice(0, -1)) }
    : { kind: 'snooze', readings: readSnoozeLine(tokens, context) };
}

const LONGEST_NAME = 120;

/** A lead alone is shown. Words that come near a command are asked about, for Shaw is not a slip of `show`. */
function withoutVerb(tokens: Token[], sure: boolean): Said {
  const typed = lead(tokens);
  const foreign = foreignVerb(tokens);
  if (foreign !== null) {
    const near = foreign.near === null ? [] : [foreign.near];
    return { kind: 'unknown', typed: foreign.word, near, rest: foreign.rest, asLead: typed };
  }
  const near = sure ? [] : nearest(tokens[0]?.text ?? '', VERBS).flatMap((word) => verbFor(word) ?? []);
  const sensible = typed.length <= LONGEST_NAME && /[\p{L}\p{N}]/u.test(typed);
  if (sensible && near.length === 0) return { kind: 'show', lead: typed, bare: true };
  const rest = joinTokens(tokens.slice(1));
  return { kind: 'unknown', typed, near, rest, asLead: sensible ? typed : null };
}
