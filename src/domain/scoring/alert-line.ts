import type { Stage } from '../lead.js';
import { leavesOf } from './engine.js';
import type { Condition, Line, Model } from './model.js';

/** The line at which sales is told; null where none is set (S35). */
export const alertLine = ({ lines, alert }: Model): Line | null => lines[alert.at] ?? lines.sql;

/** Has the stage reached the line at which sales is told? */
export const isAtLine = ({ model }: { model: Model }, stage: Stage): boolean =>
  stage === 'sql' || (stage === 'mql' && model.alert.at === 'mql');

/** The rule of a handoff for the score alone, in words; every other one is called by its label. */
export const scoreRule = (points: number): string => `Reached ${points} points`;

/** Was it for the score alone? */
export const isScoreRule = (rule: string): boolean => /^Reached \d+ points$/.test(rule);

/** Does a handoff rule, by its label, ring without a look at the score? Not one that these rules do not know. */
export const ringsAtAnyScore = ({ model }: { model: Model }, label: string): boolean =>
  model.ready.some((rule) => rule.label === label && !asksForPoints(rule.when));

/** Does a condition look at the score, its stage or the points for what they did? */
export const asksForPoints = (when: Condition): boolean =>
  leavesOf(when).some((leaf) => 'score' in leaf || 'stage' in leaf || 'intent' in leaf);
