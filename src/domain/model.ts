import type { ActivityKind } from './activity.js';
import type { Stage } from './lead.js';

/** A rule that gives points for what a lead did. Points are whole and may be negative. */
export type BehaviourRule = {
  id: string;
  label: string;
  points: number;
  kinds: ActivityKind[];
  /** Counts only when this property, written any way, is one of these; absent from the event, it counts. */
  where: { property: string; in: string[] } | null;
  /** Counts once, at the n-th occurrence that shares this property (S22); null counts every occurrence. */
  nth: { of: string; at: number } | null;
};

export type FitAttribute = 'industry' | 'companySize' | 'seniority';
export type FitRule = { id: string; label: string; points: number; attribute: FitAttribute };

/** The ideal customer (S61): who gets fit points. */
export type IdealCustomer = {
  industries: string[];
  companySize: { min: number; max: number };
  seniorities: string[];
};

/** A scoring model, as data (S18). `version` is written on every line of the ledger. */
export type ScoringModel = {
  name: string;
  version: number;
  behaviour: BehaviourRule[];
  fit: FitRule[];
  idealCustomer: IdealCustomer;
  /** Points lost once per silence of that many days. */
  silence: { id: string; label: string; afterDays: number; points: number };
  coldAfterDays: number;
  /** Totals from which a lead is an MQL, and ready for sales. */
  lines: { mql: number; sql: number };
  /** After "not ready" a lead must gain this many points before it is handed over again. */
  readyAgainAfter: number;
};

export const modelVersion = (model: ScoringModel): string => `${model.name}@${model.version}`;

export function stageFor(model: ScoringModel, total: number): Stage {
  if (total >= model.lines.sql) return 'sql';
  return total >= model.lines.mql ? 'mql' : 'new';
}
