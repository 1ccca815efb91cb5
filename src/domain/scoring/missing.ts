import { EMPTY_PROFILE } from '../lead.js';
import { idealCriteria } from './attributes.js';
import type { Model } from './model.js';

/** What must be set before a model may tell sales that somebody is ready (S17, S35); empty when nothing is. */
export function missingFor({ alert, lines, icp, high }: Model): string[] {
  const missing: string[] = [];
  if (lines[alert.at] === null) missing.push(`the ${alert.at.toUpperCase()} score (lines.${alert.at})`);
  const { asked } = idealCriteria(icp, EMPTY_PROFILE);
  if (alert.requireFit && asked.length < high.fit)
    missing.push(
      `the ideal customer (icp): a high fit takes ${high.fit} of its criteria, and ${asked.length} are set`,
    );
  return missing;
}
