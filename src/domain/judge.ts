import { type ActivityKind, activityType } from './activity.js';
import { type Compiled, type Counts, earn } from './behaviour.js';
import { fitMatches } from './fit.js';
import type { Lead, Profile, Stage } from './lead.js';
import { total } from './lead.js';
import { type ScoringModel, stageFor } from './model.js';
import { daysAfter, daysQuiet, silenceKey, silences, silenceUndoneKey } from './silence.js';

/** A lead with what only the judging needs. */
export type Tracked = Lead & { profileAt: Date; quietCheckAt: Date | null };

/** One piece of news about a lead: what it says of who they are, and perhaps something they did. */
export type News = {
  /** Id of the activity, or any new id where there is none. */
  id: string;
  at: Date;
  profile: Partial<Profile>;
  activity: { kind: ActivityKind; properties: Record<string, unknown> } | null;
};

/**
 * What the lead's past says that its row does not. `silence` is needed only where `needsSilences` says so: the
 * times of every warming activity recorded, this news included, and the starts of the silences charged.
 */
export type Past = { counts: Counts; silence: { times: Date[]; charged: Date[] } | null };

export type NewLine = {
  key: string;
  activityId: string | null;
  part: 'fit' | 'behaviour';
  rule: string;
  points: number;
  reason: string;
  at: Date;
};

export type Verdict = {
  before: Tracked;
  lead: Tracked;
  /** What was judged, oldest first. */
  news: News[];
  lines: NewLine[];
  /** The lead became ready: a handoff is due, unless one is open. */
  crossed: boolean;
  stageBefore: Stage;
  /** The news that ended a cold spell, and how long the silence had been. */
  rewarmed: { news: News; quietDays: number } | null;
  revived: boolean;
  unsubscribed: News | null;
};

/** Does this piece of news end a silence? */
export const warms = (news: News): boolean =>
  news.activity !== null && activityType(news.activity.kind).warms;

/**
 * Judges news about one lead: who they are, what they did, the silences between, the lines crossed.
 * The order in which news arrives does not change the sum. `news` holds nothing recorded before.
 */
export function judge(
  model: ScoringModel,
  rules: Compiled,
  before: Tracked,
  news: News[],
  past: Past,
  now: Date,
): Verdict {
  const inOrder = news.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const profiled = inOrder.reduce(learn, before);
  const lines = [
    ...fitLines(model, before, profiled, inOrder),
    ...behaviourLines(rules, past.counts, inOrder),
    ...(past.silence === null ? [] : silenceLines(model, before, past.silence, now)),
  ];
  const lead = settle(model, before, { ...profiled, ...summed(before, lines) }, inOrder, now);
  const rewarming = before.coldAt !== null && lead.coldAt === null ? inOrder.findLast(warms) : undefined;
  return {
    before,
    lead,
    news: inOrder,
    lines,
    crossed: isReady(model, lead, now) && !isReady(model, before, now),
    stageBefore: before.stage,
    rewarmed: rewarming ? { news: rewarming, quietDays: daysQuiet(before.quietSince, rewarming.at) } : null,
    revived: before.letGoAt !== null && lead.letGoAt === null,
    unsubscribed: before.suppressedAt === null ? (inOrder.find(unsubscribes) ?? null) : null,
  };
}

/** Charges the silences that have come about with time alone. */
export function judgeSilence(model: ScoringModel, before: Tracked, past: Past, now: Date): Verdict {
  return judge(model, new Map(), before, [], past, now);
}

/**
 * Can this news change which silences there were? Not while it comes in order and without a long gap, as
 * nearly all does: then the past need not be read. A gap that news fills may have been charged already.
 */
export function needsSilences(model: ScoringModel, before: Tracked, news: News[], now: Date): boolean {
  const times = news.filter(warms).map((item) => item.at.getTime());
  if (times.length === 0) return false;
  const since = before.quietSince.getTime();
  const isLong = now.getTime() >= daysAfter(before.quietSince, model.silence.afterDays).getTime();
  return isLong || times.some((at) => at < since || at > now.getTime());
}

const unsubscribes = (news: News): boolean => news.activity?.kind === 'unsubscribed';

/** Has the lead been quiet past the cold mark? */
export const isStale = (model: ScoringModel, lead: Lead, now: Date): boolean =>
  now.getTime() >= daysAfter(lead.quietSince, model.coldAfterDays).getTime();

/** A lead that is quiet, or that somebody let go, is not ready, whatever its points. */
const isReady = (model: ScoringModel, lead: Lead, now: Date): boolean =>
  total(lead) >= lead.readyLine && lead.letGoAt === null && !isStale(model, lead, now);

/** Newer words about who the lead is replace older ones; older ones fill blanks; nothing is ever blanked. */
function learn(lead: Tracked, news: News): Tracked {
  const said = Object.entries(news.profile).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  if (said.length === 0) return lead;
  const isNewer = news.at.getTime() >= lead.profileAt.getTime();
  const kept = isNewer ? said : said.filter(([field]) => lead[field as keyof Profile] === null);
  return { ...lead, ...Object.fromEntries(kept), profileAt: isNewer ? news.at : lead.profileAt };
}

function fitLines(model: ScoringModel, before: Profile, after: Profile, news: News[]): NewLine[] {
  const had = fitMatches(model, before);
  const has = fitMatches(model, after);
  const source = news.findLast((item) => Object.keys(item.profile).length > 0);
  if (source === undefined) return [];
  const line = (rule: { id: string; points: number }, points: number, reason: string): NewLine => ({
    key: `${rule.id}:${source.id}`,
    activityId: null,
    part: 'fit',
    rule: rule.id,
    points,
    reason,
    at: source.at,
  });
  const gained = has.filter(({ rule }) => !had.some((old) => old.rule.id === rule.id));
  const lost = had.filter(({ rule }) => !has.some((now) => now.rule.id === rule.id));
  return [
    ...gained.map(({ rule, reason }) => line(rule, rule.points, reason)),
    ...lost.map(({ rule }) => line(rule, -rule.points, `No longer: ${rule.label.toLowerCase()}`)),
  ];
}

function behaviourLines(rules: Compiled, counts: Counts, news: News[]): NewLine[] {
  return news.flatMap((item) => {
    if (item.activity === null) return [];
    return earn(rules, counts, { id: item.id, ...item.activity }).map(({ rule, key, points }) => ({
      key,
      activityId: item.id,
      part: 'behaviour' as const,
      rule: rule.id,
      points,
      reason: rule.label,
      at: item.at,
    }));
  });
}

/** The silences there should be, less those the ledger has: charged or given back (late news fills a gap). */
function silenceLines(
  model: ScoringModel,
  lead: Tracked,
  past: { times: Date[]; charged: Date[] },
  now: Date,
): NewLine[] {
  const { silence } = model;
  // Whoever waited for the lead's lock may be told an earlier `now` than the one who charged a silence before.
  const latest = past.charged
    .map((start) => daysAfter(start, silence.afterDays))
    .reduce((a, b) => (a > b ? a : b), now);
  const due = silences(past.times, lead.createdAt, latest, silence.afterDays);
  const isIn = (list: Date[], start: Date) => list.some((other) => other.getTime() === start.getTime());
  const line = (key: string, points: number, reason: string, at: Date): NewLine => ({
    key,
    activityId: null,
    part: 'behaviour',
    rule: silence.id,
    points,
    reason,
    at,
  });
  return [
    ...due
      .filter((start) => !isIn(past.charged, start))
      .map((start) =>
        line(silenceKey(start), silence.points, silence.label, daysAfter(start, silence.afterDays)),
      ),
    ...past.charged
      .filter((start) => !isIn(due, start))
      .map((start) =>
        line(
          silenceUndoneKey(start),
          -silence.points,
          `Not silent after all: ${silence.label.toLowerCase()}`,
          now,
        ),
      ),
  ];
}

function summed(before: Lead, lines: NewLine[]): { fit: number; behaviour: number } {
  const sum = (part: NewLine['part']) =>
    lines.filter((line) => line.part === part).reduce((all, line) => all + line.points, 0);
  return { fit: before.fit + sum('fit'), behaviour: before.behaviour + sum('behaviour') };
}

/** Everything that follows from the sums and the newest activity: stage, ready line, silence, warmth, suppression. */
function settle(model: ScoringModel, before: Tracked, lead: Tracked, news: News[], now: Date): Tracked {
  const newest = news.findLast(warms);
  const isNewest =
    newest !== undefined && (before.lastActivityAt === null || newest.at > before.lastActivityAt);
  const quietSince = isNewest ? newest.at : before.quietSince;
  const optOut = news.find(unsubscribes);
  const settled: Tracked = {
    ...lead,
    stage: stageFor(model, total(lead)),
    readyLine: total(lead) < model.lines.sql ? model.lines.sql : before.readyLine,
    lastActivityAt: isNewest ? newest.at : before.lastActivityAt,
    lastActivityKind: isNewest ? (newest.activity?.kind ?? null) : before.lastActivityKind,
    quietSince,
    coldAt: isNewest ? null : before.coldAt,
    letGoAt: isNewest && before.letGoAt !== null && newest.at > before.letGoAt ? null : before.letGoAt,
    suppressedAt: before.suppressedAt ?? optOut?.at ?? null,
  };
  return { ...settled, quietCheckAt: nextQuietCheck(model, settled, now) };
}

/**
 * When to look at this lead's silence again. An armed check is left where it is unless it would come too
 * late: moving it on every event would cost every update its place on the page.
 */
export function nextQuietCheck(model: ScoringModel, lead: Tracked, now: Date): Date | null {
  const cold = daysAfter(lead.quietSince, model.coldAfterDays);
  const penalty = daysAfter(lead.quietSince, model.silence.afterDays);
  const needed = lead.coldAt === null ? cold : penalty > now ? penalty : null;
  if (needed === null) return null;
  return lead.quietCheckAt !== null && lead.quietCheckAt <= needed ? lead.quietCheckAt : needed;
}
