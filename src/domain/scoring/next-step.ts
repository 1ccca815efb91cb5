import { activityType } from '../activity.js';
import type { Deed } from './deed.js';
import type { Engine } from './engine.js';
import { copyOf, mayRing, type Sheet, step } from './fold.js';
import type { Condition, DidCondition, Named } from './model.js';
import { totalAt } from './score.js';

/**
 * A single thing the lead could do: what it would gain, and whether a handoff rule rings by it at once (S26). `by`: that
 * rule, where it rings by the points gained and not for the thing itself.
 */
export type NextStep = { label: string; points: number; rings: boolean; by?: string };

/** The line ahead: so many points, and whether they make the lead ready or an MQL. */
export type LineAhead = { stage: 'mql' | 'ready'; points: number };

/**
 * Single deeds that would take the lead over a line at `now`: those that handoff rules look for first, then those that
 * ring one by their points, then the rest; the smallest first. Each is tried on a copy by the rules themselves, so that
 * caps, repeats, counts and compounds are what they will be. None makes ready whoever is never handed over.
 */
export function stepsTo(
  engine: Engine,
  { sheet, past }: { sheet: Sheet; past: Deed[] },
  line: LineAhead | null,
  now: Date,
): NextStep[] {
  const at = Math.max(now.getTime(), sheet.standing.at);
  const before = totalAt(engine, sheet.standing, at);
  const ahead = line !== null && before < line.points ? line : null;
  const scoring =
    ahead === null && !engine.ready.some(({ byLevel }) => byLevel) ? [] : scored(engine, sheet, past, at);
  const asked = engine.ready.map(({ named }) => ({
    named,
    found: tries(named.when, past, at)
      .map((deed) => outcome(engine, sheet, deed))
      .find(({ rang }) => rang.has(named.id)),
  }));
  const steps = [
    ...asked.flatMap(({ named, found }) =>
      found === undefined ? [] : [{ label: named.label, points: found.gained, rings: true }],
    ),
    ...asked.flatMap(({ named, found }) => byPoints(scoring, named, found?.kind)).toSorted(bySize),
    ...(ahead === null ? [] : overLine(scoring, ahead)).toSorted(bySize),
  ];
  return steps.filter(({ label }, index) => steps.findIndex((step) => step.label === label) === index);
}

const bySize = (a: NextStep, b: NextStep): number => a.points - b.points;

type Tried = ReturnType<typeof outcome>;
type Scored = { label: string; tried: Tried[] };

/** What gives points, each tried where it gives some now. */
function scored(engine: Engine, sheet: Sheet, past: Deed[], at: number): Scored[] {
  // Nobody expects a lead that never tried the product to outgrow its plan.
  const isUser = past.some(({ kind }) => activityType(kind).family === 'product');
  return [...engine.rules.values()].map(({ rule }) => ({
    label: rule.label,
    tried: tries(rule.when, past, at)
      .filter(({ kind }) => isUser || kind === 'trial_started' || activityType(kind).family !== 'product')
      .map((deed) => outcome(engine, sheet, deed))
      .filter(({ gave }) => gave.has(rule.id)),
  }));
}

/** What rings a handoff rule by its points: "60 points" rings by whatever brings them. `known` was named for it already. */
const byPoints = (scoring: Scored[], rule: Named, known: Deed['kind'] | undefined): NextStep[] =>
  scoring.flatMap(({ label, tried }) => {
    const best = tried.find(({ kind, gained, rang }) => kind !== known && gained > 0 && rang.has(rule.id));
    return best === undefined ? [] : [{ label, points: best.gained, rings: true, by: rule.label }];
  });

const overLine = (scoring: Scored[], line: LineAhead): NextStep[] =>
  scoring.flatMap(({ label, tried }) => {
    const best = tried.find(({ total, isFit }) => total >= line.points && (line.stage === 'mql' || isFit));
    return best === undefined ? [] : [{ label, points: best.gained, rings: false }];
  });

/** What a deed would come to. `isFit`: it may be handed over for its points. */
function outcome(engine: Engine, sheet: Sheet, deed: Deed) {
  const at = deed.at.getTime();
  const before = totalAt(engine, sheet.standing, at);
  const copy = copyOf(sheet);
  const gave = new Set<string>();
  const rang = new Set<string>();
  step(engine, copy, deed, {
    awarded: ({ id }) => void gave.add(id),
    rang: ({ id }) => void rang.add(id),
  });
  const { alert, high } = engine.model;
  const total = totalAt(engine, copy.standing, at);
  return {
    kind: deed.kind,
    gave,
    rang,
    total,
    gained: total - before,
    isFit: mayRing(engine, copy, at) && (!alert.requireFit || copy.standing.met >= high.fit),
  };
}

/** Deeds that a condition looks for, one of each kind it names. */
const tries = (when: Condition, past: Deed[], at: number): Deed[] =>
  wanted(when).flatMap((leaf) =>
    leaf.did.map((kind) => ({
      // Later than whatever else was done in the same instant.
      id: '\uffff',
      at: new Date(at),
      kind,
      properties: propertiesFor(leaf, past),
      profile: null,
    })),
  );

/** What a condition wants done; what it wants not to be done is no step. */
function wanted(when: Condition): DidCondition[] {
  if ('all' in when) return when.all.flatMap(wanted);
  if ('any' in when) return when.any.flatMap(wanted);
  if ('opened' in when)
    return [{ did: ['email_opened'], where: {}, about: [], times: 1, days: null, of: null }];
  return 'did' in when ? [when] : [];
}

/** The words it asks for; and of what is counted together, the group the lead was last seen in. */
function propertiesFor({ did, where, about, of }: DidCondition, past: Deed[]): Record<string, unknown> {
  const last = of === null ? undefined : past.findLast(({ kind }) => did.includes(kind));
  return {
    ...Object.fromEntries(Object.entries(where).map(([property, words]) => [property, words[0]])),
    ...(about.length === 0 ? {} : { about: about.slice(0, 1) }),
    ...(of === null || last === undefined ? {} : { [of]: last.properties[of] }),
  };
}
