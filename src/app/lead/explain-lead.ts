import type { WhyFacts } from '../../domain/facts.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { explain } from '../../domain/scoring/explain.js';
import { forecast, oneStepAway } from '../../domain/scoring/forecast.js';
import { missingFor } from '../../domain/scoring/missing.js';
import { type Rules, rulesName } from '../../domain/scoring/rules.js';
import { lifecycleOf } from '../../domain/scoring/seen.js';
import { standingOf, verdictOf } from '../../domain/stand.js';
import { readDeeds } from '../../store/activities.js';
import { inTx, type Tx } from '../../store/db.js';
import { versionAt } from '../../store/rulebooks.js';
import type { Deps } from '../deps.js';
import { type At, liveRules, rulesAt } from '../rules/live-rules.js';
import { resolveLead } from './resolve-lead.js';

/**
 * Every point of a lead's score, what would bring it over the next line, and what comes about by time alone. `when`
 * goes back to an instant: then the past up to it is gone through by the rules of that day.
 */
export function explainLead(
  deps: Deps,
  at: At,
  asked: string,
  when: Date | null,
): Promise<Outcome<WhyFacts>> {
  return inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, at, asked);
    if (!found.ok) return found;
    const lead = found.value;
    const now = when ?? at.now;
    if (now > at.now) return refused({ kind: 'date_ahead', at: now });
    const deeds = (await readDeeds(tx, [lead.id])).get(lead.id) ?? [];
    const known = deeds.filter((deed) => deed.at <= now);
    if (known.length === 0 && lead.createdAt > now)
      return refused({ kind: 'not_known_yet', lead: { ...lead, total: 0 }, at: now, since: lead.createdAt });
    const live = await liveRules(tx, deps, at);
    const rules = when === null ? live : await rulesThen(tx, deps, at, now, live);
    const { sheet, ...explained } = explain(rules.engine, lead, deeds, now);
    const then = standingOf(rules.engine, { ...lead, ...sheet.profile }, sheet, now);
    return done({
      lead: then,
      when,
      ...explained,
      rules: rulesName(rules),
      rulesNow: rulesName(live),
      verdict: verdictOf(rules.engine, then, now),
      lifecycle: lifecycleOf(rules.engine, sheet.standing, now.getTime()),
      stageSince: sheet.standing.stageSince === 0 ? null : new Date(sheet.standing.stageSince),
      segments: rules.engine.model.segments
        .filter(({ id }) => then.segments.includes(id))
        .map(({ label }) => label),
      ...nextLine(rules, then, now),
      ahead: when === null ? forecast(rules.engine, sheet, now) : [],
      missing: missingFor(rules.engine.model),
    });
  });
}

/** The rules of that day. */
async function rulesThen(tx: Tx, deps: Deps, at: At, now: Date, live: Rules): Promise<Rules> {
  const version = await versionAt(tx, at.teamId, now);
  return version === null ? live : rulesAt(tx, deps, at.teamId, version);
}

function nextLine(
  { engine }: Rules,
  then: ReturnType<typeof standingOf>,
  now: Date,
): Pick<WhyFacts, 'nextLine' | 'oneStepAway'> {
  const { mql } = engine.model.lines;
  const toMql = then.stage === 'new' && mql !== null && mql.enter < then.readyLine;
  const line = toMql
    ? { stage: 'mql' as const, points: mql.enter }
    : { stage: 'ready' as const, points: then.readyLine };
  if (!Number.isFinite(line.points)) return { nextLine: null, oneStepAway: [] };
  return { nextLine: line, oneStepAway: oneStepAway(engine, then.sheet, line.points, now) };
}
