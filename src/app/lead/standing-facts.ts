import type { WhyFacts } from '../../domain/facts.js';
import type { Lead, Lifecycle } from '../../domain/lead.js';
import type { Advice } from '../../domain/rules-facts.js';
import { type Barred, barredBy } from '../../domain/scoring/barred.js';
import { type Ahead, forecast } from '../../domain/scoring/forecast.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { lifecycleOf } from '../../domain/scoring/seen.js';
import { type Tracked, verdictOf } from '../../domain/stand.js';

/** How a lead stands, beyond its score: for its card and its page. */
export type StandingFacts = {
  lifecycle: Lifecycle;
  verdict: WhyFacts['verdict'];
  /** Labels of the segments it is in. */
  segments: string[];
  /** What comes about by time alone, in order. */
  ahead: Ahead[];
  advice: Advice;
  /** What keeps it from being handed over for its points; null for nothing. */
  barred: Barred | null;
};

/** Answers how leads stand, one by one, by rules and personas that were read once, for however many. */
export const tellerBy =
  ({ engine }: Rules, adviceFor: (lead: Lead) => Advice, now: Date): ((lead: Tracked) => StandingFacts) =>
  (lead) => ({
    lifecycle: lifecycleOf(engine, lead.sheet.standing, now.getTime()),
    verdict: verdictOf(engine, lead, now),
    segments: engine.model.segments.filter(({ id }) => lead.segments.includes(id)).map(({ label }) => label),
    ahead: forecast(engine, lead, now),
    advice: adviceFor(lead),
    barred: barredBy(engine, lead.sheet, now),
  });
