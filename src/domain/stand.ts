import type { Lead, Stage } from './lead.js';
import { alertLine } from './scoring/alert-line.js';
import type { Engine } from './scoring/engine.js';
import type { Sheet } from './scoring/fold.js';
import { intentAt, scoreAt, whole } from './scoring/score.js';
import { seenOf } from './scoring/seen.js';

/** What is stored of a lead besides how it stands. */
export type LeadRow = Omit<Lead, Standings>;
type Standings =
  | 'stage'
  | 'fit'
  | 'behaviour'
  | 'out'
  | 'funnel'
  | 'readyLine'
  | 'segments'
  | 'lastActivityAt'
  | 'lastActivityKind'
  | 'quietSince';

/** A lead with what only the judging needs. */
export type Tracked = Lead & {
  sheet: Sheet;
  heat: number;
  dueAt: Date | null;
  /** Its standing is stored under the rules it was read by. */
  scored: boolean;
};

/**
 * A stored lead as it stands at a moment: every number on it is that moment's. `segments` are those it was last found
 * in, where they need not be found anew.
 */
export function standingOf(
  engine: Engine,
  row: LeadRow & { dueAt: Date | null; scored: boolean },
  sheet: Sheet,
  now: Date,
  segments: string[] | null = null,
): Tracked {
  const { standing } = sheet;
  const at = Math.max(now.getTime(), standing.at);
  const { fit, total: exact, out } = scoreAt(engine, standing, at);
  const stage: Stage = out ? 'new' : standing.stage;
  // Field by field: an object that is spread and then added to takes forty times as long to make.
  return {
    id: row.id,
    teamId: row.teamId,
    email: row.email,
    name: row.name,
    title: row.title,
    company: row.company,
    companySize: row.companySize,
    industry: row.industry,
    phone: row.phone,
    timeZone: row.timeZone,
    source: row.source,
    value: row.value,
    country: row.country,
    budget: row.budget,
    techStack: row.techStack,
    buyingRole: row.buyingRole,
    tags: row.tags,
    account: row.account,
    ownerId: row.ownerId,
    handed: row.handed,
    raisedLine: row.raisedLine,
    episode: row.episode,
    coldAt: row.coldAt,
    snoozedUntil: row.snoozedUntil,
    snoozedBy: row.snoozedBy,
    suppressedAt: row.suppressedAt,
    letGoAt: row.letGoAt,
    wonAt: row.wonAt,
    lostAt: row.lostAt,
    lostReason: row.lostReason,
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    scored: row.scored,
    sheet,
    stage,
    fit,
    behaviour: whole(exact) - fit,
    out,
    funnel: standing.funnel,
    readyLine: readyLineOf(engine, row),
    segments: segments ?? segmentsOf(engine, sheet, at),
    lastActivityAt: standing.last === null ? null : new Date(standing.last[0]),
    lastActivityKind: standing.last?.[1] ?? null,
    quietSince: new Date(standing.quietSince),
    heat: heatOf(engine, whole(exact)),
  };
}

const segmentsOf = (engine: Engine, sheet: Sheet, at: number): string[] => {
  if (engine.segments.length === 0) return [];
  const seen = seenOf(engine, sheet);
  return engine.segments.filter(({ test }) => test.holds(seen, at)).map(({ named }) => named.id);
};

/** The total the next handoff by score needs. Infinite where no line was set (S35). */
export function readyLineOf({ model }: Engine, { raisedLine }: Pick<Lead, 'raisedLine'>): number {
  return Math.max(alertLine(model)?.enter ?? Infinity, raisedLine ?? -Infinity);
}

/** Bands of the total, from the lowest line up: rank for lists from the top. What is in band 0 is in no list. */
function heatOf({ heatLines }: Engine, points: number): number {
  let band = 0;
  while (band < heatLines.length && points >= (heatLines[band] ?? Infinity)) band += 1;
  return band;
}

/** The verdict on fit and intent, for the matrix of S16. */
export function verdictOf(
  engine: Engine,
  lead: Tracked,
  now: Date,
): { fit: 'high' | 'low'; intent: 'high' | 'low' } {
  const { high } = engine.model;
  return {
    fit: lead.sheet.standing.met >= high.fit ? 'high' : 'low',
    intent: intentAt(engine, lead.sheet.standing, now.getTime()) >= high.intent ? 'high' : 'low',
  };
}
