/** What became of the leads handed over at scores from `from` up to, but not including, `to` (which may be Infinity). */
export type ScoreBand = {
  from: number;
  to: number;
  won: number;
  lost: number;
  notReady: number;
  open: number;
};

/** How often what one rule handed over was taken, and how often it was sent back. */
export type RuleAcceptance = { id: string; label: string; accepted: number; returned: number };

/** How well the alert line sits: what became of the handoffs of a period, by the score they were made at. */
export type CalibrationFacts = {
  /** `model@version`. */
  name: string;
  /** First and last day, both counted. */
  from: Date;
  to: Date;
  /** The score from which a lead is handed over today. */
  line: number;
  /** A line that would have done better; null where these handoffs show none. */
  suggested: { line: number; because: string } | null;
  /** Lowest first, none twice. */
  bands: ScoreBand[];
  rules: RuleAcceptance[];
};
