import { ACTIVITY_KINDS, type ActivityKind, activityType } from '../activity.js';
import type { FunnelStage } from '../lead.js';
import { compileCondition, matcher, type Test, type Watch } from './condition.js';
import type { Deed } from './deed.js';
import type { Condition, DidCondition, Group, Model, Named, Rule } from './model.js';

const DAY = 86_400_000;

/** A rule made ready: `fires` when, and how often at most. */
export type ReadyRule = {
  rule: Rule;
  /** Milliseconds; 0 never fades. */
  halfLife: number;
  from: number;
  until: number;
  how: 'each' | 'counted' | 'turns';
  /** Who the lead is may turn it true. */
  asksWho: boolean;
  /** Where a counting condition's memory is. */
  key: string;
  test: Test;
  did: DidCondition | null;
  matches: (deed: Deed) => boolean;
  limit: { most: number; ms: number } | null;
};

/** A named condition made ready. `byLevel`: it also looks at how the lead stands, so that any deed may turn it true. */
export type Ring = { named: Named; test: Test; byLevel: boolean };

/** What is to be done about a deed of one kind. */
export type OfKind = {
  rules: ReadyRule[];
  /** Rules that look at a deed of another kind only for what it says of who the lead is. */
  learners: ReadyRule[];
  watches: Watch[];
  rings: Ring[];
  moves: { to: FunnelStage; matches: (deed: Deed) => boolean }[];
  /** It ends a silence. */
  warms: boolean;
  /** Some of them look at what held just before the deed. */
  asksBefore: boolean;
};

/** `capped` are the group's rules with a cap of their own, as their sums are kept apart. */
export type ReadyGroup = {
  group: Group;
  halfLife: number;
  cap: number;
  capped: { id: string; cap: number }[];
};

/** A total that a condition asks for; `overFit`: so many points besides those for who they are. */
export type Asked = { points: number; overFit: boolean };

/** A model made ready: compiled once, then asked for every deed. */
export type Engine = {
  model: Model;
  byKind: Map<ActivityKind, OfKind>;
  groups: Map<string, ReadyGroup>;
  /** The same as a list, which is gone through for every deed. */
  groupList: ReadyGroup[];
  rules: Map<string, ReadyRule>;
  ready: Ring[];
  disqualify: Ring[];
  segments: Ring[];
  /** What segments count within windows of days, and the totals they ask for: both may end by time alone. */
  segmentWatches: Watch[];
  segmentScores: Asked[];
  /** The same of what disqualifies. */
  outWatches: Watch[];
  outScores: Asked[];
  keepsMails: boolean;
  /** Totals from which a lead is in the first, second, ... band of heat. */
  heatLines: number[];
};

/** Makes a model ready. The model is one that was checked (playbook/model-schema.ts). */
export function compile(model: Model): Engine {
  const groups = new Map(
    model.groups.map((group) => [
      group.id,
      {
        group,
        halfLife: (group.halfLifeDays ?? 0) * DAY,
        cap: group.cap ?? Infinity,
        capped: model.rules.flatMap(({ id, group: of, cap }) =>
          of === group.id && cap !== null ? [{ id, cap }] : [],
        ),
      },
    ]),
  );
  const rules = model.rules.map((rule) => readyRule(model, rule, groups.get(rule.group)?.halfLife ?? 0));
  const ready = rings(model, model.ready, 'ready');
  const disqualify = rings(model, model.disqualify, 'out');
  const segments = rings(model, model.segments, 'in');
  const moves = model.funnel.map(({ to, when }) => ({ to, when, matches: matcher(when) }));
  const all = [...ready, ...disqualify, ...segments].flatMap(({ test }) => test.watches);
  const ofKind = (kind: ActivityKind): OfKind => {
    const looking = rules.filter(({ test, did }) => (did?.did ?? kindsOf(test)).includes(kind));
    const ringing = ready.filter(({ test, byLevel }) => byLevel || kindsOf(test).includes(kind));
    return {
      rules: looking,
      learners: rules.filter((rule) => rule.asksWho && !looking.includes(rule)),
      watches: [...rules.flatMap(({ test }) => test.watches), ...all].filter(({ kinds }) =>
        kinds.includes(kind),
      ),
      rings: ringing,
      moves: moves.filter(({ when }) => when.did.includes(kind)),
      warms: activityType(kind).warms,
      asksBefore: looking.some(({ how }) => how === 'turns') || ringing.some(({ byLevel }) => byLevel),
    };
  };
  const byKind = new Map(ACTIVITY_KINDS.map((kind): [ActivityKind, OfKind] => [kind, ofKind(kind)]));
  return {
    model,
    byKind,
    groups,
    groupList: [...groups.values()],
    rules: new Map(rules.map((each) => [each.rule.id, each])),
    ready,
    disqualify,
    segments,
    segmentWatches: segments.flatMap(({ test }) => test.watches),
    segmentScores: scoresOf(model, segments),
    outWatches: disqualify.flatMap(({ test }) => test.watches),
    outScores: scoresOf(model, disqualify),
    heatLines: heatLinesOf(model),
    keepsMails: [model.rules, model.ready, model.disqualify, model.segments]
      .flat()
      .some(({ when }) => leavesOf(when).some((leaf) => 'opened' in leaf)),
  };
}

const kindsOf = (test: Test): ActivityKind[] => test.watches.flatMap(({ kinds }) => kinds);

function rings(model: Model, named: Named[], prefix: string): Ring[] {
  return named.map((each) => ({
    named: each,
    test: testOf(model, each.when, `${prefix}:${each.id}`),
    byLevel: hasLevel(each.when),
  }));
}

/** What a condition asks for in the end. */
export function leavesOf(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function scoresOf({ high }: Model, rings: Ring[]): Asked[] {
  const leaves = rings.flatMap(({ named }) => leavesOf(named.when));
  const scores = new Set(leaves.flatMap((leaf) => ('score' in leaf ? [leaf.score] : [])));
  const asked = [...scores].map((points) => ({ points, overFit: false }));
  return leaves.some((leaf) => 'intent' in leaf) ? [...asked, { points: high.intent, overFit: true }] : asked;
}

function hasLevel(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasLevel);
  if ('any' in condition) return condition.any.some(hasLevel);
  if ('not' in condition) return true;
  return !('did' in condition || 'opened' in condition);
}

const testOf = (model: Model, when: Condition, key: string): Test =>
  compileCondition(when, { icp: model.icp, high: model.high, key });

function readyRule(model: Model, rule: Rule, halfLife: number): ReadyRule {
  const { when, repeat } = rule;
  const did = 'did' in when ? when : null;
  const isEach = did !== null && did.times === 1 && did.days === null && did.of === null;
  const from = rule.from?.getTime() ?? -Infinity;
  const until = rule.until?.getTime() ?? Infinity;
  const test = testOf(model, when, rule.id);
  return {
    rule,
    halfLife,
    from,
    until,
    how: isEach ? 'each' : did !== null ? 'counted' : 'turns',
    asksWho: leavesOf(when).some((leaf) => 'is' in leaf),
    key: rule.id,
    // Events outside of its dates a rule does not even count.
    test: isEach
      ? { ...test, watches: [] }
      : { ...test, watches: test.watches.map((watch) => during(watch, from, until)) },
    did,
    matches: did === null ? () => false : matcher(did),
    limit:
      repeat === 'every'
        ? null
        : repeat === 'once'
          ? { most: 1, ms: Infinity }
          : { most: repeat.most, ms: repeat.days * DAY },
  };
}

const during = (watch: Watch, from: number, until: number): Watch => ({
  ...watch,
  matches: (deed) => deed.at.getTime() >= from && deed.at.getTime() < until && watch.matches(deed),
});

/** From the lowest line up, ever wider. What is below the first is in no list from the top. */
function heatLinesOf({ lines }: Model): number[] {
  const low = lines.mql?.leave ?? lines.sql?.leave ?? 50;
  const top = lines.sql?.enter ?? 2 * low;
  return [low, top, 1.25 * top, 1.6 * top, 2 * top, 3 * top, 5 * top];
}
