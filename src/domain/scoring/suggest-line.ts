/** What became of one lead handed over for its score. A customer handed over several times is one, at its highest. */
export type LineCase = { score: number; became: 'won' | 'lost' | 'notReady' };

export type LineEvidence = {
  /** The line today; infinite where none is set. */
  line: number;
  cases: LineCase[];
  /** Leads that became customers, however. */
  customers: number;
  /** Of those that had never been handed over, the highest total each had before. */
  missed: number[];
};

/** A better line, or null; and in one sentence why. */
export type LineAdvice = { line: number | null; because: string };

/** What it takes to speak against a line. */
export const ENOUGH = {
  /** Decided handoffs, and customers among them. */
  decided: 20,
  won: 5,
  /** A higher line must keep this share of the customers, and spare sales this share of the others. */
  kept: 0.9,
  spared: 0.25,
  /** So many customers, and this share of all, must have been missed; a lower line must catch this share of those. */
  missed: 3,
  missedShare: 0.2,
  caught: 0.8,
} as const;

/** Lines are round numbers. */
const STEP = 5;

/**
 * A line that would have done better than today's, with its evidence (S27). Down if many customers were never handed
 * over, to where most of those within reach would have been; up if that spares sales much and loses hardly a
 * customer. Else it stays, and the evidence says why. Being missed weighs more: nobody hears of those.
 */
export function suggestLine(evidence: LineEvidence): LineAdvice {
  if (!Number.isFinite(evidence.line))
    return { line: null, because: 'No line is set: nobody is handed over for a score.' };
  return lower(evidence) ?? raise(evidence);
}

/** Null where too few were missed to speak of. */
function lower({ line, customers, missed }: LineEvidence): LineAdvice | null {
  const isMuch = (count: number): boolean =>
    count >= ENOUGH.missed && count >= ENOUGH.missedShare * customers;
  if (!isMuch(missed.length)) return null;
  const told = `${missed.length} of ${customers} customers had never been handed over`;
  // Half of today's line would hand over next to everybody: that is no line.
  const near = missed.filter((peak) => peak < line && peak >= line / 2).toSorted((a, b) => b - a);
  if (!isMuch(near.length))
    return { line: null, because: `${told}, but no line near ${line} would have caught enough of them.` };
  const last = near[Math.ceil(ENOUGH.caught * near.length) - 1] ?? line;
  const to = Math.floor(last / STEP) * STEP;
  const caught = near.filter((peak) => peak >= to).length;
  return { line: to, because: `${told}; a line of ${to} would have caught ${caught} of them.` };
}

function raise({ line, cases }: LineEvidence): LineAdvice {
  const won = scoresOf(cases, true);
  const spoilt = scoresOf(cases, false);
  if (cases.length < ENOUGH.decided || won.length < ENOUGH.won)
    return {
      line: null,
      because: `Too few to tell: of those handed over for their score ${cases.length} are decided and ${won.length} won; it takes ${ENOUGH.decided} and ${ENOUGH.won}.`,
    };
  const best = linesAbove(line, Math.max(...won))
    .map((to) => ({ to, kept: atLeast(won, to), spared: spoilt.length - atLeast(spoilt, to) }))
    .filter(({ kept, spared }) => kept >= ENOUGH.kept * won.length && spared >= ENOUGH.spared * spoilt.length)
    .toSorted((a, b) => b.spared - a.spared || b.kept - a.kept || a.to - b.to)
    .find(({ spared }) => spared > 0);
  if (best === undefined)
    return {
      line: null,
      because: `No higher line keeps nine of ten customers and spares a quarter of what came to nothing, so ${line} stays.`,
    };
  return {
    line: best.to,
    because: `A line of ${best.to} would have kept ${best.kept} of ${won.length} customers and spared sales ${best.spared} of ${spoilt.length} handoffs that came to nothing.`,
  };
}

const scoresOf = (cases: LineCase[], isWon: boolean): number[] =>
  cases.filter(({ became }) => (became === 'won') === isWon).map(({ score }) => score);

const atLeast = (scores: number[], line: number): number => scores.filter((score) => score >= line).length;

function linesAbove(line: number, top: number): number[] {
  const first = (Math.floor(line / STEP) + 1) * STEP;
  return Array.from(
    { length: Math.max(0, Math.floor((top - first) / STEP) + 1) },
    (_, index) => first + index * STEP,
  );
}
