import type { Lead } from '../lead.js';
import { passes } from './attributes.js';
import { untold } from './condition.js';
import type { Deed } from './deed.js';
import type { Engine } from './engine.js';
import { isTouched, type Sheet, type Teller } from './fold.js';
import type { Rule } from './model.js';
import { replay } from './replay.js';
import { groupAt, scoreAt, silencesAt, whole, worth } from './score.js';

const DAY = 86_400_000;

/**
 * One line of an explained score. `points` is what it is worth at the moment asked for, whole; `given` what it once
 * gave. Lines that take away (caps, silences) stand beside those that give.
 */
export type ScoreLine = {
  part: 'fit' | 'behaviour';
  rule: string;
  points: number;
  given: number;
  reason: string;
  at: Date;
  /** What the line is about: a deed's points, a silence, or what a cap took away. */
  what: 'given' | 'silence' | 'capped';
};

export type Explained = {
  sheet: Sheet;
  lines: ScoreLine[];
  fit: number;
  behaviour: number;
  total: number;
  out: boolean;
};

type Exact = Omit<ScoreLine, 'points'> & { exact: number };

/** Every point of a score at a moment. The lines' points sum to the parts, and the parts to the total, always. */
export function explain(
  engine: Engine,
  lead: Pick<Lead, 'createdAt' | 'tags'>,
  deeds: Deed[],
  now: Date,
): Explained {
  const awards: Exact[] = [];
  const silences: Exact[] = [];
  const fitAt = new Map<string, Date>();
  const at = now.getTime();
  const tell: Teller = {
    awarded(rule, deed) {
      const halfLife = engine.groups.get(rule.group)?.halfLife ?? 0;
      const exact = worth([rule.points, deed.at.getTime()], halfLife, at);
      awards.push({
        part: 'behaviour',
        rule: rule.id,
        given: rule.points,
        exact,
        reason: reasonOf(engine, rule, deed),
        at: deed.at,
        what: 'given',
      });
    },
    silent: (_from, until) => silences.push(silenceLine(engine, until)),
    fitted(deed, before, after) {
      for (const rule of engine.model.fit) {
        const [had, has] = [before, after].map(({ profile }) => passes(rule.is, engine.model.icp, profile));
        if (has && !had) fitAt.set(rule.id, deed.at);
      }
    },
  };
  const sheet = replay(engine, lead, deeds, now, tell);
  const { standing } = sheet;
  if (standing.outAt !== null) return { sheet, lines: [], fit: 0, behaviour: 0, total: 0, out: true };
  if (silencesAt(engine, standing, at) > standing.silences)
    silences.push(silenceLine(engine, standing.quietSince + (engine.model.silence?.afterDays ?? 0) * DAY));
  const did = [
    ...rounded([...awards, ...silences, ...capLines(engine, sheet, awards, now)]),
    ...totalCapLine(engine, sheet, now),
  ];
  const fit = fitLines(engine, sheet, fitAt, lead.createdAt);
  const score = scoreAt(engine, standing, at);
  const behaviour = sum(did);
  return { sheet, lines: [...fit, ...did], fit: sum(fit), behaviour, total: whole(score.total), out: false };
}

/** Why a deed gave a rule's points, where its label alone would puzzle: by what we learned, or were not told. */
function reasonOf(engine: Engine, { id, label }: Rule, deed: Deed): string {
  const ready = engine.rules.get(id);
  if (ready === undefined) return label;
  if (ready.did !== null) {
    const missing = untold(ready.did, deed);
    return missing.length === 0 ? label : `${label} (${missing.join(', ')} not told)`;
  }
  return isTouched(ready.test, deed) ? label : `${label} (since we know who they are)`;
}

const sum = (lines: { points: number }[]): number => lines.reduce((all, { points }) => all + points, 0);

const silenceLine = ({ model: { silence } }: Engine, until: number): Exact => ({
  part: 'behaviour',
  rule: 'silence',
  given: silence?.points ?? 0,
  exact: silence?.points ?? 0,
  reason: silence?.label ?? '',
  at: new Date(until),
  what: 'silence',
});

/** What the caps of rules, then those of groups, take away. */
function capLines(engine: Engine, { standing }: Sheet, awards: Exact[], now: Date): Exact[] {
  const taken = (rule: string, label: string, cap: number, over: number): Exact[] =>
    over > 1e-9
      ? [
          {
            part: 'behaviour',
            rule,
            given: -over,
            exact: -over,
            reason: `${label}: counts ${cap} at most`,
            at: now,
            what: 'capped',
          },
        ]
      : [];
  const ofRules = [...engine.rules.values()].flatMap(({ rule }) => {
    const worthNow = awards
      .filter((line) => line.rule === rule.id)
      .reduce((all, { exact }) => all + exact, 0);
    return rule.cap === null ? [] : taken(rule.id, rule.label, rule.cap, worthNow - rule.cap);
  });
  const ofGroups = [...engine.groups.values()].flatMap(({ group, cap }) => {
    const { raw, value } = groupAt(engine, standing, group.id, now.getTime());
    return taken(group.id, group.label, cap, raw - value);
  });
  return [...ofRules, ...ofGroups];
}

function fitLines(
  engine: Engine,
  { profile }: Sheet,
  since: Map<string, Date>,
  createdAt: Date,
): ScoreLine[] {
  return engine.model.fit
    .filter(({ is }) => passes(is, engine.model.icp, profile))
    .map(({ id, label, points, is }) => ({
      part: 'fit' as const,
      rule: id,
      points,
      given: points,
      reason: `${label}: ${is.is === 'seniority' || is.is === 'department' ? profile.title : is.is === 'origin' ? profile.source : profile[is.is]}`,
      at: since.get(id) ?? createdAt,
      what: 'given' as const,
    }));
}

/** What the cap on the whole takes away: from what they did, as on the card. */
function totalCapLine(engine: Engine, { standing }: Sheet, now: Date): ScoreLine[] {
  const { total, fit, behaviour } = scoreAt(engine, standing, now.getTime());
  const over = whole(fit + behaviour) - whole(total);
  if (over <= 0) return [];
  const reason = `The whole counts ${engine.model.cap} at most`;
  return [{ part: 'behaviour', rule: 'cap', points: -over, given: -over, reason, at: now, what: 'capped' }];
}

/**
 * Whole points whose sum is that of the exact ones, rounded down: each line gets its floor, and those that lost most
 * by it get what is left over.
 */
function rounded(lines: Exact[]): ScoreLine[] {
  const floors = lines.map(({ exact }) => whole(exact));
  const wanted = whole(lines.reduce((all, { exact }) => all + exact, 0));
  let left = wanted - floors.reduce((all, points) => all + points, 0);
  const byLoss = lines
    .map((line, index) => ({ index, loss: line.exact - (floors[index] ?? 0) }))
    .toSorted((a, b) => (b.loss - a.loss || a.index - b.index) * Math.sign(left));
  for (const { index } of byLoss) {
    if (left === 0) break;
    floors[index] = (floors[index] ?? 0) + Math.sign(left);
    left -= Math.sign(left);
  }
  return lines.map(({ part, rule, given, reason, at, what }, index) => ({
    part,
    rule,
    points: floors[index] ?? 0,
    given,
    reason,
    at,
    what,
  }));
}
