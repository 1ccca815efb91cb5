import { activityType } from '../../../src/domain/activity.js';
import {
  EMPTY_PROFILE,
  FUNNEL_STAGES,
  type FunnelStage,
  type Lifecycle,
  type Profile,
  type Stage,
} from '../../../src/domain/lead.js';
import { passes } from '../../../src/domain/scoring/attributes.js';
import { type Deed, inOrder } from '../../../src/domain/scoring/deed.js';
import type { Condition, Model, Rule } from '../../../src/domain/scoring/model.js';
import {
  asksWho,
  DAY,
  holds,
  matches,
  namedBy,
  STAGES,
  type Then,
  touches,
  within,
} from './reference-conditions.js';

/**
 * The scoring as it is defined, written a second time: slow, and so plain that it can be checked by reading. Nothing is
 * carried from deed to deed. `known` is how many deeds, in order, have happened; `at` the moment (ms) that is asked of.
 */
export type Book = {
  model: Model;
  createdAt: number;
  tags: string[];
  deeds: Deed[];
  /** What each rule gave, and by which deed: one later never changes what an earlier one gave. */
  awards: Award[];
  moves: StageMove[];
};
type Award = { rule: Rule; by: number; at: number };
type StageMove = { known: number; at: number; stage: Stage };

export function openBook(
  model: Model,
  lead: { createdAt: Date; tags: string[] },
  deeds: Deed[],
  until: Date,
): Book {
  const book: Book = {
    model,
    createdAt: lead.createdAt.getTime(),
    tags: lead.tags,
    deeds: deeds.toSorted(inOrder),
    awards: [],
    moves: [],
  };
  book.awards = model.rules.flatMap((rule) => awardsOf(rule, book));
  book.moves = stageMoves(book, until.getTime());
  return book;
}

export const knownBy = ({ deeds }: Book, at: number): number =>
  deeds.filter((deed) => deed.at.getTime() <= at).length;

export function profileOf({ deeds }: Book, known: number): Profile {
  const profile: Record<string, unknown> = { ...EMPTY_PROFILE };
  for (const deed of deeds.slice(0, known)) {
    for (const [field, value] of Object.entries(deed.profile ?? {}))
      if (value !== null && value !== undefined && value !== '') profile[field] = value;
    for (const field of blankedBy(deed)) profile[field] = null;
  }
  return profile as Profile;
}

/** What a person blanked. Only who edits a profile may. */
function blankedBy({ kind, properties: { cleared } }: Deed): string[] {
  if (kind !== 'profile_stated' || !Array.isArray(cleared)) return [];
  return Object.keys(EMPTY_PROFILE).filter((field) => cleared.includes(field));
}

/** What a rule gives over the whole past. */
function awardsOf(rule: Rule, book: Book): Award[] {
  const { from, until } = rule;
  const isSeen = (deed: Deed) => (from === null || deed.at >= from) && (until === null || deed.at < until);
  const awards: Award[] = [];
  for (const [by, deed] of book.deeds.entries()) {
    if (!isSeen(deed)) continue;
    const at = deed.at.getTime();
    const then = (known: number): Then => ({
      deeds: book.deeds.slice(0, known).filter(isSeen),
      mails: book.deeds.slice(0, known),
      at,
      profile: profileOf(book, known),
      icp: book.model.icp,
      stands: null,
    });
    if (fires(rule.when, deed, then(by), then(by + 1)) && mayRepeat(rule, awards, at))
      awards.push({ rule, by, at });
  }
  return awards;
}

function fires(when: Condition, deed: Deed, before: Then, after: Then): boolean {
  const saysWho = deed.kind === 'profile_stated' || deed.profile !== null;
  if (!touches(when, deed) && !(saysWho && asksWho(when))) return false;
  if (!('did' in when)) return holds(when, after) && !holds(when, before);
  const { times, days, of } = when;
  const done = after.deeds.filter((each) => matches(when, each));
  if (of !== null) return done.filter((each) => namedBy(each, of) === namedBy(deed, of)).length === times;
  if (days !== null) return within(done, after.at, days).length >= times;
  return times === 1 || done.length === times;
}

function mayRepeat({ repeat }: Rule, awards: Award[], now: number): boolean {
  if (repeat === 'every') return true;
  if (repeat === 'once') return awards.length === 0;
  return awards.filter(({ at }) => at > now - repeat.days * DAY && at <= now).length < repeat.most;
}

export function fitOf(book: Book, known: number): number {
  const profile = profileOf(book, known);
  let fit = 0;
  for (const { is, points } of book.model.fit) if (passes(is, book.model.icp, profile)) fit += points;
  return fit;
}

export function groupOf({ model, awards }: Book, id: string, known: number, at: number): number {
  const group = model.groups.find((each) => each.id === id);
  if (group === undefined) throw new Error(`no group ${id}`);
  let raw = 0;
  for (const rule of model.rules.filter((each) => each.group === id)) {
    let worth = 0;
    for (const award of awards.filter((each) => each.rule === rule && each.by < known)) {
      const age = (at - award.at) / DAY;
      worth += group.halfLifeDays === null ? rule.points : rule.points * 2 ** -(age / group.halfLifeDays);
    }
    raw += rule.cap === null ? worth : Math.min(rule.cap, worth);
  }
  return group.cap === null ? raw : Math.min(group.cap, raw);
}

/** When silences began: with the lead, if it did nothing before that, and with each thing it did. */
function silenceStarts({ deeds, createdAt }: Book, known: number): number[] {
  const warm = deeds.slice(0, known).filter(({ kind }) => activityType(kind).warms);
  const starts = warm.map(({ at }) => at.getTime());
  return starts[0] === undefined || createdAt < starts[0] ? [createdAt, ...starts] : starts;
}

export function silencesOf(book: Book, known: number, at: number): number {
  const { silence } = book.model;
  if (silence === null) return 0;
  const starts = silenceStarts(book, known);
  return starts.filter((start, index) => {
    const charged = start + silence.afterDays * DAY;
    return (starts[index + 1] ?? at) >= charged && charged <= at;
  }).length;
}

export const quietSinceOf = (book: Book, known: number): number =>
  silenceStarts(book, known).at(-1) ?? book.createdAt;

export const isRemoved = ({ model, deeds }: Book, known: number): boolean =>
  model.unsubscribe === 'remove' && deeds.slice(0, known).some(({ kind }) => kind === 'unsubscribed');

/** The total, exactly. */
export function totalOf(book: Book, known: number, at: number): number {
  if (isRemoved(book, known)) return 0;
  const { model } = book;
  let behaviour = silencesOf(book, known, at) * (model.silence?.points ?? 0);
  for (const { id } of model.groups) behaviour += groupOf(book, id, known, at);
  const total = fitOf(book, known) + behaviour;
  return model.cap === null ? total : Math.min(model.cap, total);
}

export const wholeOf = (book: Book, known: number, at: number): number =>
  Math.floor(totalOf(book, known, at) + 1e-9);

const lineOf = ({ model }: Book, stage: Stage) => (stage === 'new' ? null : model.lines[stage]);

/** Walks through the past and notes each change of stage: by a deed at once, by time after the hours it lasts. */
function stageMoves(book: Book, until: number): StageMove[] {
  const moves: StageMove[] = [];
  let stage: Stage = 'new';
  let since = -Infinity;
  const go = (known: number, at: number, to: Stage) => {
    stage = to;
    since = at;
    moves.push({ known, at, stage });
  };
  const settle = (known: number, from: number, to: number) => {
    for (;;) {
      const line = lineOf(book, stage);
      const first = Math.max(from, since + book.model.lines.stayHours * 3_600_000);
      if (line === null || first > to || wholeOf(book, known, to) >= line.leave) return;
      const fall = firstBelow(book, known, line.leave, first, to);
      go(known, fall, lowerStage(book, stage, wholeOf(book, known, fall)));
    }
  };
  for (const [by, deed] of book.deeds.entries()) {
    const at = deed.at.getTime();
    const last = book.deeds[by - 1]?.at.getTime() ?? -Infinity;
    settle(by, last, at);
    const before = wholeOf(book, by, at);
    const after = wholeOf(book, by + 1, at);
    if (isRemoved(book, by + 1)) {
      if (!isRemoved(book, by)) go(by + 1, at, 'new');
      continue;
    }
    const line = lineOf(book, stage);
    const risen = STAGES.slice(STAGES.indexOf(stage) + 1).findLast(
      (higher) => after >= (lineOf(book, higher)?.enter ?? Infinity),
    );
    if (risen !== undefined) go(by + 1, at, risen);
    else if (line !== null && after < line.leave && after < before)
      go(by + 1, at, lowerStage(book, stage, after));
  }
  settle(book.deeds.length, book.deeds.at(-1)?.at.getTime() ?? -Infinity, until);
  return moves;
}

const lowerStage = (book: Book, stage: Stage, total: number): Stage =>
  STAGES.slice(0, STAGES.indexOf(stage)).findLast(
    (lower) => total >= (lineOf(book, lower)?.leave ?? Infinity),
  ) ?? 'new';

/** The first millisecond in [from, to] at which the total is below: between deeds it only falls. */
function firstBelow(book: Book, known: number, leave: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (wholeOf(book, known, middle) < leave) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function stageOf({ moves }: Book, known: number, at: number): { stage: Stage; since: number | null } {
  const last = moves.findLast((move) => move.known <= known && move.at <= at);
  return { stage: last?.stage ?? 'new', since: last?.at ?? null };
}

export function funnelOf({ model, deeds }: Book, known: number): FunnelStage {
  let funnel: FunnelStage = 'awareness';
  for (const deed of deeds.slice(0, known)) {
    for (const { to, when } of model.funnel)
      if (matches(when, deed) && FUNNEL_STAGES.indexOf(to) > FUNNEL_STAGES.indexOf(funnel)) funnel = to;
    if (deed.kind === 'funnel_set')
      funnel = FUNNEL_STAGES.find((stage) => stage === deed.properties.to) ?? funnel;
  }
  return funnel;
}

export function lifecycleOf(book: Book, known: number, at: number): Lifecycle {
  if (!book.deeds.slice(0, known).some(({ kind }) => activityType(kind).warms)) return 'new';
  if (stageOf(book, known, at).stage === 'new') return 'engaged';
  return at - quietSinceOf(book, known) >= book.model.quiet.atRiskDays * DAY ? 'at-risk' : 'qualified';
}
