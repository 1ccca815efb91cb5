import type { Profile } from '../lead.js';
import type { Attribute } from './attribute-names.js';
import { attributeOf, idealCriteria } from './attributes.js';
import type { Icp } from './model.js';

/** One criterion of the ideal customer, and how a lead meets it. What is not known can still be asked. */
export type IdealMark = { attribute: Attribute; is: 'met' | 'missed' | 'unknown' };

/** Every criterion that says anything, with how the profile meets it: what a verdict on fit rests on (S16, S61). */
export function idealMarks(icp: Icp, profile: Profile): IdealMark[] {
  const { met, asked } = idealCriteria(icp, profile);
  return asked.map((attribute) => {
    if (met.includes(attribute)) return { attribute, is: 'met' };
    return { attribute, is: isKnown(profile, attribute) ? 'missed' : 'unknown' };
  });
}

/** A title that is no rung we know of is not as good as none: it can't be asked for again. */
const isKnown = (profile: Profile, attribute: Attribute): boolean =>
  attribute === 'seniority' ? profile.title !== null : attributeOf(profile, attribute) !== null;
