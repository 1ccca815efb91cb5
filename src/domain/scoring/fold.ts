import type { Profile } from '../lead.js';
import { groupValue, newest, noteMail, type Test } from './condition.js';
import { clearedBy, type Deed } from './deed.js';
import type { Engine, OfKind, ReadyRule, Ring } from './engine.js';
import { moveInFunnel } from './funnel-move.js';
import type { Named, Rule } from './model.js';
import { addPoints, fitOf, totalAt } from './score.js';
import { disqualifierOf, seenOf } from './seen.js';
import { enterStage, type Move, settleStage } from './stage.js';
import type { Standing } from './standing.js';

const DAY = 86_400_000;

/** A lead while its past is gone through. Folding changes it: whoever needs the old one copies it first. */
export type Sheet = { standing: Standing; profile: Profile; tags: string[] };

/** A copy for folding: lists within the maps are never changed, only replaced; counts are. */
export const copyOf = ({ standing, profile, tags }: Sheet): Sheet => ({
  standing: {
    ...standing,
    groups: { ...standing.groups },
    capped: { ...standing.capped },
    fired: { ...standing.fired },
    seen: seenOnce(standing.seen),
    said: { ...standing.said },
    rang: { ...standing.rang },
  },
  profile,
  tags,
});

function seenOnce(seen: Standing['seen']): Standing['seen'] {
  const copy = { ...seen };
  for (const key in copy) {
    const memo = copy[key];
    if (typeof memo === 'object' && !Array.isArray(memo)) copy[key] = { ...memo };
  }
  return copy;
}

/** What a deed brought about, told as it happens. */
export type Teller = {
  awarded?(rule: Rule, deed: Deed): void;
  silent?(from: number, at: number): void;
  fitted?(
    deed: Deed,
    before: { fit: number; profile: Profile },
    after: { fit: number; profile: Profile },
  ): void;
  moved?(move: Move): void;
  rang?(named: Named, deed: Deed): void;
};

/** Can this deed be counted in as it comes? Otherwise the past has to be gone through anew (replay.ts). */
export const isNext = ({ at, id, stageSince }: Standing, deed: Deed): boolean => {
  const time = deed.at.getTime();
  return (time > at || (time === at && deed.id > id)) && time >= stageSince;
};

/** Counts one deed in. The deed is later than all before (`isNext`). */
export function step(engine: Engine, sheet: Sheet, deed: Deed, tell: Teller): void {
  const { standing } = sheet;
  const at = deed.at.getTime();
  const ofKind = engine.byKind.get(deed.kind) ?? NOTHING;
  const { fit, outAt } = standing;
  // Asked only of a stage that may be lost, by time or by this deed.
  const total = standing.stage === 'new' ? 0 : totalAt(engine, standing, at);
  if (standing.stage !== 'new')
    for (const move of settleStage(engine, standing, at, total)) tell.moved?.(move);
  const learns = deed.profile !== null || deed.kind === 'profile_stated';
  const learners = learns ? ofKind.learners : NO_RULES;
  const before =
    ofKind.asksBefore || learners.length > 0 ? heldBefore(engine, sheet, ofKind, learners, at) : NONE;
  if (ofKind.warms) breakSilence(engine, standing, deed, tell);
  if (deed.kind === 'unsubscribed' && engine.model.unsubscribe === 'remove') standing.outAt ??= at;
  if (learns) learn(engine, sheet, deed, tell);
  note(engine, standing, ofKind, deed);
  let given = 0;
  for (const rule of ofKind.rules)
    if (fires(engine, sheet, rule, deed, before, learns)) given += award(standing, rule, deed, tell);
  for (const rule of learners)
    if (fires(engine, sheet, rule, deed, before, true)) given += award(standing, rule, deed, tell);
  moveInFunnel(standing, ofKind, deed);
  standing.at = at;
  standing.id = deed.id;
  // What time alone takes was settled above: a deed that gives and takes nothing enters nothing.
  if (given > 0 || standing.fit !== fit || standing.outAt !== outAt) {
    const entered = enterStage(engine, standing, at, total);
    if (entered !== null) tell.moved?.(entered);
  }
  ring(engine, sheet, ofKind.rings, deed, before, tell);
}

const NO_RULES: ReadyRule[] = [];
const NOTHING: OfKind = {
  rules: [],
  learners: [],
  watches: [],
  rings: [],
  moves: [],
  warms: false,
  asksBefore: false,
};
const NONE: Set<Test> = new Set();

/** The conditions that held just before this deed, of those that matter when they turn true. */
function heldBefore(
  engine: Engine,
  sheet: Sheet,
  { rules, rings }: OfKind,
  learners: ReadyRule[],
  at: number,
): Set<Test> {
  const held = new Set<Test>();
  const seen = seenOf(engine, sheet);
  for (const { test } of learners) if (test.holds(seen, at)) held.add(test);
  for (const { how, test } of rules) if (how === 'turns' && test.holds(seen, at)) held.add(test);
  for (const { byLevel, test } of rings) if (byLevel && test.holds(seen, at)) held.add(test);
  return held;
}

function breakSilence(engine: Engine, standing: Standing, deed: Deed, tell: Teller): void {
  const at = deed.at.getTime();
  const { silence } = engine.model;
  if (silence !== null && at >= standing.quietSince + silence.afterDays * DAY) {
    tell.silent?.(standing.quietSince, standing.quietSince + silence.afterDays * DAY);
    standing.silences += 1;
  }
  standing.quietSince = at;
  standing.last = [at, deed.kind];
}

/** Newer words about who the lead is win; only a person's edit blanks any. */
function learn(engine: Engine, sheet: Sheet, deed: Deed, tell: Teller): void {
  const { standing, profile } = sheet;
  let next = profile;
  for (const name in deed.profile) {
    const field = name as keyof Profile;
    const value = deed.profile[field];
    if (value === null || value === undefined || value === '') continue;
    standing.said[field] = deed.at.getTime();
    if (next[field] !== value) next = { ...next, [field]: value };
  }
  for (const field of clearedBy(deed)) {
    standing.said[field] = deed.at.getTime();
    if (next[field] !== null) next = { ...next, [field]: null };
  }
  if (next === profile) return;
  sheet.profile = next;
  const before = { fit: standing.fit, profile };
  Object.assign(standing, fitOf(engine, next));
  tell.fitted?.(deed, before, { fit: standing.fit, profile: next });
}

function note(engine: Engine, standing: Standing, { watches }: OfKind, deed: Deed): void {
  for (const watch of watches) if (watch.matches(deed)) watch.note(standing, deed);
  if (engine.keepsMails && (deed.kind === 'email_sent' || deed.kind === 'email_opened'))
    noteMail(standing, deed);
}

/** `learns`: the deed says who the lead is, which may be what a compound waited for. */
function fires(
  engine: Engine,
  sheet: Sheet,
  ready: ReadyRule,
  deed: Deed,
  before: Set<Test>,
  learns: boolean,
): boolean {
  const at = deed.at.getTime();
  if (at < ready.from || at >= ready.until) return false;
  if (ready.how === 'each') return ready.matches(deed);
  if (ready.how === 'turns')
    return (
      !before.has(ready.test) &&
      ((learns && ready.asksWho) || isTouched(ready.test, deed)) &&
      ready.test.holds(seenOf(engine, sheet), at)
    );
  return ready.matches(deed) && isCounted(sheet.standing, ready, deed);
}

/** Is this deed what some part of the condition looks for? */
export function isTouched({ watches }: Test, deed: Deed): boolean {
  for (const watch of watches) if (watch.matches(deed)) return true;
  return false;
}

/** Is this deed the one that the count was to reach? */
function isCounted({ seen }: Standing, { did, key }: ReadyRule, deed: Deed): boolean {
  const memo = seen[key];
  if (did === null || memo === undefined) return false;
  if (did.of !== null) return (memo as Record<string, number>)[groupKey(did.of, deed)] === did.times;
  if (did.days === null) return memo === did.times;
  const first = (memo as number[]).at(-did.times);
  return first !== undefined && first > deed.at.getTime() - did.days * DAY;
}

const groupKey = (of: string, { properties }: Deed): string => groupValue(properties[of]);

/** Gives a rule's points, unless it gave them too often of late. Answers how many times: 1 or 0. */
function award(standing: Standing, { rule, halfLife, limit }: ReadyRule, deed: Deed, tell: Teller): 0 | 1 {
  const at = deed.at.getTime();
  if (limit !== null) {
    const times = standing.fired[rule.id] ?? NEVER;
    const first = times.length < limit.most ? undefined : times[times.length - limit.most];
    if (first !== undefined && first > at - limit.ms) return 0;
    standing.fired[rule.id] = newest(times, at, limit.most);
  }
  addPoints(standing, rule, halfLife, at);
  tell.awarded?.(rule, deed);
  return 1;
}

const NEVER: number[] = [];

/** Handoff rules that come true by this deed, or are true and were touched by it. */
function ring(
  engine: Engine,
  sheet: Sheet,
  rings: Ring[],
  deed: Deed,
  before: Set<Test>,
  tell: Teller,
): void {
  const { standing } = sheet;
  const at = deed.at.getTime();
  if (rings.length === 0 || !mayRing(engine, sheet, at)) return;
  for (const { named, test, byLevel } of rings) {
    const touched = isTouched(test, deed);
    const turned = byLevel && !before.has(test);
    if (!(touched || turned) || !test.holds(seenOf(engine, sheet), at)) continue;
    const last = standing.rang[named.id];
    if (last !== undefined && last > at - engine.model.alert.sameRuleDays * DAY) continue;
    standing.rang[named.id] = at;
    tell.rang?.(named, deed);
  }
}

/** A lead that is not to be handed over rings nothing, and uses up no rule's days. */
export function mayRing(engine: Engine, sheet: Sheet, at: number): boolean {
  const { outAt, quietSince } = sheet.standing;
  if (outAt !== null || at >= quietSince + engine.model.quiet.coldDays * DAY) return false;
  return disqualifierOf(engine, sheet, at) === null;
}
