import type { Condition, Model, Rule } from '../domain/scoring/model.js';
import { unknownWord } from './issue-words.js';
import type { Path } from './yaml-text.js';

export type ModelFault = { path: Path; message: string; params?: { nearest: string | null } };

/** What does not go together in a model, each with its path. */
export function modelFaults(model: Model): ModelFault[] {
  return [
    ...doubles(model),
    ...takenNames(model),
    ...model.rules.flatMap((rule, at) => ruleFaults(model, rule, ['rules', at])),
    ...lineFaults(model),
    ...clockFaults(model),
  ];
}

const SECTIONS = ['rules', 'fit', 'ready', 'disqualify', 'segments'] as const;

/** Ids are what the history of a lead names; one that means two things would tell it wrong. */
function doubles(model: Model): ModelFault[] {
  const ids = SECTIONS.flatMap((section) =>
    model[section].map(({ id, label }, at) => ({ id, label, path: [section, at] as Path })),
  );
  const groups = model.groups.map(({ id, label }, at) => ({ id, label, path: ['groups', at] as Path }));
  return [ids, groups].flatMap((all) =>
    all.flatMap(({ id, path }, at) => {
      const first = all.findIndex((other) => other.id === id);
      if (first === at) return [];
      const message = `"${id}" is already the id of "${all[first]?.label}" (${all[first]?.path.join('.')}); no two have the same id`;
      return [{ path: [...path, 'id'], message }];
    }),
  );
}

/** Names under which a score tells what is no rule's doing (explain.ts). */
const TAKEN = ['silence', 'cap'];

function takenNames(model: Model): ModelFault[] {
  return (['rules', 'fit'] as const).flatMap((section) =>
    model[section].flatMap(({ id }, at) =>
      TAKEN.includes(id)
        ? [{ path: [section, at, 'id'], message: `"${id}" is taken: call it otherwise` }]
        : [],
    ),
  );
}

function ruleFaults(model: Model, rule: Rule, path: Path): ModelFault[] {
  const group = model.groups.find(({ id }) => id === rule.group);
  const known = model.groups.map(({ id }) => id);
  const faults: ModelFault[] = [];
  // An empty one was reported as missing.
  if (group === undefined && rule.group !== '') {
    const message = `there is no group "${rule.group}": expected one of ${known.join(', ')}`;
    faults.push(unknownWord([...path, 'group'], rule.group, known, message));
  }
  // Time alone must never lift a score: lines and ranks are reckoned ahead on that.
  if (rule.points < 0 && group?.halfLifeDays != null) {
    const message = `points lost can't fade, they would come back: put the rule into a group without halfLifeDays`;
    faults.push({ path: [...path, 'points'], message });
  }
  if (rule.points < 0 && rule.cap !== null)
    faults.push({ path: [...path, 'cap'], message: 'a cap is for points gained; this rule takes some' });
  if (rule.from !== null && rule.until !== null && rule.until <= rule.from)
    faults.push({ path: [...path, 'until'], message: 'is not after from' });
  const leaves = leavesOf(rule.when, [...path, 'when']);
  // Which mails would be the last ones is anybody's guess.
  if ((rule.from !== null || rule.until !== null) && leaves.some(({ kind }) => kind === 'opened'))
    faults.push({ path: [...path, 'when'], message: 'asks for mails opened, and then can have no dates' });
  const circular = leaves.filter(({ kind }) => !GIVES_POINTS.includes(kind));
  for (const leaf of circular) {
    const message = `${leaf.kind} depends on the points: a rule that gives points can't ask for it`;
    faults.push({ path: [...leaf.path, leaf.kind], message });
  }
  if (circular.length === 0 && !leaves.some(({ kind }) => kind !== 'is')) {
    const message = 'asks for nothing the lead did: points for who they are belong into fit';
    faults.push({ path: [...path, 'when'], message });
  }
  return faults;
}

const GIVES_POINTS = ['did', 'opened', 'is'];

const LEAVES = ['did', 'opened', 'is', 'score', 'stage', 'fit', 'intent', 'funnel', 'lifecycle', 'tag'];

/** What a condition asks for in the end, and where. */
function leavesOf(condition: Condition, path: Path): { kind: string; path: Path }[] {
  if ('all' in condition) return condition.all.flatMap((each, at) => leavesOf(each, [...path, 'all', at]));
  if ('any' in condition) return condition.any.flatMap((each, at) => leavesOf(each, [...path, 'any', at]));
  if ('not' in condition) return leavesOf(condition.not, [...path, 'not']);
  return [{ kind: LEAVES.find((kind) => kind in condition) ?? '', path }];
}

function lineFaults({ cap, lines }: Model): ModelFault[] {
  const { mql, sql } = lines;
  const faults: ModelFault[] = [];
  if (mql !== null && sql !== null && mql.enter >= sql.enter) {
    const message = `${mql.enter}: mql must be below sql (${sql.enter})`;
    faults.push({ path: ['lines', 'mql', 'enter'], message });
  }
  for (const stage of ['mql', 'sql'] as const) {
    const line = lines[stage];
    if (cap === null || line === null || line.enter <= cap) continue;
    const message = `${line.enter} can't be reached: a total is at most ${cap} (cap)`;
    faults.push({ path: ['lines', stage, 'enter'], message });
  }
  return faults;
}

function clockFaults({ quiet, sla }: Model): ModelFault[] {
  const faults: ModelFault[] = [];
  if (quiet.atRiskDays > quiet.coldDays) {
    const message = `${quiet.atRiskDays} days: at risk comes before cold (${quiet.coldDays})`;
    faults.push({ path: ['quiet', 'atRiskDays'], message });
  }
  if (sla.escalateMinutes <= sla.firstMinutes) {
    const message = `${sla.escalateMinutes} minutes: a manager is told after firstMinutes (${sla.firstMinutes})`;
    faults.push({ path: ['sla', 'escalateMinutes'], message });
  }
  return faults;
}
