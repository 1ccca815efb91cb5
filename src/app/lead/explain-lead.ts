import type { WhyFacts } from '../../domain/facts.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { barredBy } from '../../domain/scoring/barred.js';
import { type Deed, inOrder } from '../../domain/scoring/deed.js';
import type { Engine } from '../../domain/scoring/engine.js';
import { explain } from '../../domain/scoring/explain.js';
import { forecast } from '../../domain/scoring/forecast.js';
import { idealMarks } from '../../domain/scoring/ideal.js';
import { missingFor } from '../../domain/scoring/missing.js';
import { type LineAhead, stepsTo } from '../../domain/scoring/next-step.js';
import { type Rules, rulesName } from '../../domain/scoring/rules.js';
import { lifecycleOf } from '../../domain/scoring/seen.js';
import { unscored } from '../../domain/scoring/unscored.js';
import { standingOf, type Tracked, verdictOf } from '../../domain/stand.js';
import { readDeeds } from '../../store/activities.js';
import { inTx, type Tx } from '../../store/db.js';
import { versionAt } from '../../store/rulebooks.js';
import type { Deps } from '../deps.js';
import { type At, liveRules, rulesAt } from '../rules/live-rules.js';
import { raisedLineAt, tagsAt, wasHandedOver } from './as-it-was.js';
import { lookUpLead } from './resolve-lead.js';

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
    const found = await lookUpLead(tx, deps, at, asked);
    if (!found.ok) return found;
    const now = when ?? at.now;
    if (now > at.now) return refused({ kind: 'date_ahead', at: now });
    const tags = when === null ? found.value.tags : await tagsAt(tx, found.value, when);
    const lead = { ...found.value, tags };
    const deeds = (await readDeeds(tx, [lead.id])).get(lead.id) ?? [];
    const known = deeds.filter((deed) => deed.at <= now).toSorted(inOrder);
    if (known.length === 0 && lead.createdAt > now)
      return refused({ kind: 'not_known_yet', lead: { ...lead, total: 0 }, at: now, since: lead.createdAt });
    const live = await liveRules(tx, deps, at);
    const rules = when === null ? live : await rulesThen(tx, deps, at, now, live);
    const { sheet, ...explained } = explain(rules.engine, lead, deeds, now);
    const raisedLine =
      when === null ? lead.raisedLine : await raisedLineAt(tx, rules.engine, lead, deeds, when);
    const then = standingOf(rules.engine, { ...lead, ...sheet.profile, raisedLine }, sheet, now);
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
      ...(await nextSteps(tx, rules, { lead: then, past: known, now, when })),
      ahead: when === null ? forecast(rules.engine, then, now) : [],
      missing: missingFor(rules.engine.model),
      ideal: idealMarks(rules.engine.model.icp, sheet.profile),
      barred: barredBy(rules.engine, sheet, now),
      givesFit: rules.engine.model.fit.length > 0,
      unscored: unscored(rules.engine, known),
    });
  });
}

/** The rules of that day. */
async function rulesThen(tx: Tx, deps: Deps, at: At, now: Date, live: Rules): Promise<Rules> {
  const version = await versionAt(tx, at.teamId, now);
  return version === null ? live : rulesAt(tx, deps, at.teamId, version);
}

/** What would bring it over its next line. Whoever is with sales already, or a customer, is not to be made ready. */
async function nextSteps(
  tx: Tx,
  { engine }: Rules,
  { lead, past, now, when }: { lead: Tracked; past: Deed[]; now: Date; when: Date | null },
): Promise<Pick<WhyFacts, 'nextLine' | 'oneStepAway'>> {
  if (lead.out) return { nextLine: null, oneStepAway: [] };
  const isWon = lead.wonAt !== null && lead.wonAt <= now;
  if (isWon || (await wasHandedOver(tx, lead.id, when))) return { nextLine: null, oneStepAway: [] };
  const line = lineAhead(engine, lead);
  return { nextLine: line, oneStepAway: stepsTo(engine, { sheet: lead.sheet, past }, line, now) };
}

function lineAhead({ model }: Engine, { stage, readyLine }: Tracked): LineAhead | null {
  const { mql } = model.lines;
  if (stage === 'new' && mql !== null && mql.enter < readyLine) return { stage: 'mql', points: mql.enter };
  return Number.isFinite(readyLine) ? { stage: 'ready', points: readyLine } : null;
}
