import { type ActivityKind, activityType } from './activity.js';
import type { Lead, Stage } from './lead.js';
import { total } from './lead.js';
import { alertLine, isAtLine, scoreRule } from './scoring/alert-line.js';
import type { Deed } from './scoring/deed.js';
import type { Engine } from './scoring/engine.js';
import { isNext, step, type Teller } from './scoring/fold.js';
import { nextDue, nextMark } from './scoring/forecast.js';
import type { Named } from './scoring/model.js';
import { replay } from './scoring/replay.js';
import { disqualifierOf } from './scoring/seen.js';
import { settleStage } from './scoring/stage.js';
import { daysAfter, daysQuiet } from './silence.js';
import { readyLineOf, standingOf, type Tracked } from './stand.js';

/** A handoff rule that made a lead ready. `score` is the line itself. */
export type Reason = Pick<Named, 'id' | 'label'>;

export type Verdict = {
  /** Without its sheet, which went on to be the lead's. */
  before: Omit<Tracked, 'sheet'>;
  /** Since when the lead was in its stage of the funnel until then (ms). */
  funnelSince: number;
  lead: Tracked;
  /** What was judged, oldest first. */
  news: Deed[];
  /** The lead became ready, and by which rule: a handoff is due, unless one is open. */
  crossed: Reason | null;
  stageBefore: Stage;
  /** The news that ended a cold spell, and how long the silence had been. */
  rewarmed: { news: Deed; quietDays: number } | null;
  revived: boolean;
  unsubscribed: Deed | null;
  /** Does its card, or what is stored of it, show anything new? */
  changed: boolean;
};

/** Does this deed end a silence? */
export const warms = ({ kind }: { kind: ActivityKind }): boolean => activityType(kind).warms;

/** Must the past be read to judge this news? Only where it comes late: nearly all comes in order. */
export const needsPast = ({ sheet }: Tracked, news: Deed[]): boolean =>
  news.some((deed) => !isNext(sheet.standing, deed));

/**
 * Judges news about one lead: who they are, what they did, the lines crossed. `past` is all that was recorded before,
 * and is needed only where `needsPast` says so; then everything is gone through anew, so that the order in which news
 * arrives changes nothing. `news` is in order and holds nothing recorded before. The sheet of `before` is taken over,
 * and is no more what it was: copies of all that is remembered were a tenth of judging.
 */
export function judge(
  engine: Engine,
  before: Tracked,
  news: Deed[],
  past: Deed[] | null,
  now: Date,
): Verdict {
  const rung: Reason[] = [];
  let lost = false;
  const tell: Teller = {
    rang({ id, label }, deed) {
      // What comes late may complete what an earlier deed rings by.
      const isNews = deed.at.getTime() > (before.sheet.standing.rang[id] ?? -Infinity);
      if (isNews || news.some((item) => item.id === deed.id)) rung.push({ id, label });
    },
    awarded({ points }) {
      lost ||= points < 0;
    },
    fitted(_, { fit }, after) {
      lost ||= after.fit < fit;
    },
    // A silence that is over may be charged; the next one will be charged again.
    silent() {
      lost = true;
    },
  };
  const { profile } = before.sheet;
  const { funnelSince } = before.sheet.standing;
  const sheet = past === null ? before.sheet : replay(engine, before, [...past, ...news], now, tell);
  if (past === null) {
    for (const deed of news) step(engine, sheet, deed, tell);
    settleStage(engine, sheet.standing, now.getTime());
  }
  const lead = standingOf(engine, before, sheet, now);
  if (sheet.profile !== profile) Object.assign(lead, sheet.profile);
  decide(lead, before, news);
  const crossed = crossing(engine, lead, rung, now);
  const atLine = isAtLine(engine, lead.stage);
  lead.handed = crossed !== null || (lead.handed && lead.coldAt === null && atLine);
  lead.raisedLine = atLine ? lead.raisedLine : null;
  lead.readyLine = readyLineOf(engine, lead);
  lead.dueAt = due(engine, before, lead, now, lost || past !== null);
  return {
    before,
    funnelSince,
    lead,
    news,
    crossed,
    stageBefore: before.stage,
    rewarmed: rewarming(before, lead, news),
    revived: before.letGoAt !== null && lead.letGoAt === null,
    unsubscribed: before.suppressedAt === null ? (news.find(unsubscribes) ?? null) : null,
    changed:
      news.length > 0 || crossed !== null || total(before) !== total(lead) || before.stage !== lead.stage,
  };
}

/** What time alone has brought about by now. */
export const judgeTime = (engine: Engine, before: Tracked, now: Date): Verdict =>
  judge(engine, { ...before, dueAt: null }, [], null, now);

const unsubscribes = ({ kind }: Deed): boolean => kind === 'unsubscribed';

/** Has the lead been quiet past the cold mark? */
export const isStale = ({ model }: Engine, lead: Pick<Lead, 'quietSince'>, now: Date): boolean =>
  now >= daysAfter(lead.quietSince, model.quiet.coldDays);

/** What deeds decide of the row itself: warmth, opt-outs, outcomes. */
function decide(lead: Tracked, before: Verdict['before'], news: Deed[]): void {
  const newest = news.findLast(warms);
  if (newest !== undefined) {
    const isWarm = newest.at > before.quietSince && lead.quietSince > before.quietSince;
    if (isWarm || before.lastActivityAt === null) lead.coldAt = null;
    if (before.letGoAt !== null && newest.at > before.letGoAt) lead.letGoAt = null;
  }
  lead.suppressedAt = before.suppressedAt ?? news.find(unsubscribes)?.at ?? null;
  const deal = news.findLast(({ kind }) => kind === 'deal_won' || kind === 'deal_lost');
  if (deal !== undefined) Object.assign(lead, dealOf(before, deal));
}

/** The newest word on the deal counts, whenever it became known. */
function dealOf(
  { wonAt, lostAt, lostReason }: Verdict['before'],
  last: Deed,
): Pick<Lead, 'wonAt' | 'lostAt' | 'lostReason'> {
  const known = wonAt ?? lostAt;
  if (known !== null && last.at < known) return { wonAt, lostAt, lostReason };
  if (last.kind === 'deal_won') return { wonAt: last.at, lostAt: null, lostReason: null };
  const { reason } = last.properties;
  return { wonAt: null, lostAt: last.at, lostReason: typeof reason === 'string' ? reason : null };
}

/** Which rule makes the lead ready now, if one does. A lead that is quiet, let go, won or disqualified is not. */
function crossing(engine: Engine, lead: Tracked, rung: Reason[], now: Date): Reason | null {
  if (lead.letGoAt !== null || lead.wonAt !== null || lead.out || isStale(engine, lead, now)) return null;
  const last = rung.at(-1) ?? byScore(engine, lead);
  return last === null || disqualifierOf(engine, lead.sheet, now.getTime()) !== null ? null : last;
}

function byScore(engine: Engine, lead: Tracked): Reason | null {
  const { alert, high } = engine.model;
  const fits = !alert.requireFit || lead.sheet.standing.met >= high.fit;
  const raised = total(lead) >= (lead.raisedLine ?? -Infinity);
  const isReady = isAtLine(engine, lead.stage) && raised && fits && !lead.handed;
  return isReady && alertLine(engine.model) !== null
    ? { id: 'score', label: scoreRule(readyLineOf(engine, lead)) }
    : null;
}

function rewarming(before: Verdict['before'], lead: Lead, news: Deed[]): Verdict['rewarmed'] {
  const by = before.coldAt !== null && lead.coldAt === null ? news.findLast(warms) : undefined;
  return by === undefined ? null : { news: by, quietDays: daysQuiet(before.quietSince, by.at) };
}

/**
 * When to look at this lead again. An armed look is left where it is unless it would come too late: moving it on every
 * event would cost every update its place on the page.
 */
function due(
  engine: Engine,
  before: Verdict['before'],
  lead: Tracked,
  now: Date,
  isAnew: boolean,
): Date | null {
  const isSame = before.stage === lead.stage && (before.coldAt === null) === (lead.coldAt === null);
  const isCold = lead.coldAt !== null || lead.wonAt !== null;
  // Points gained only put off what was to come; but what a silence brings moves with it.
  if (before.dueAt !== null && before.dueAt > now && isSame && !isAnew && total(lead) >= total(before))
    return dateOf(nextMark(engine, lead.sheet, now, isCold, before.dueAt.getTime()), before.dueAt);
  const needed = nextDue(engine, lead.sheet, now, isCold);
  if (needed === null) return null;
  return before.dueAt !== null && before.dueAt > now && before.dueAt <= needed ? before.dueAt : needed;
}

const dateOf = (time: number, known: Date): Date => (time === known.getTime() ? known : new Date(time));
