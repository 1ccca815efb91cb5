import type { Profile } from './lead.js';
import type { FitRule, IdealCustomer, ScoringModel } from './model.js';

const SENIORITIES: [name: string, pattern: RegExp][] = [
  ['founder', /\b(founder|co-?founder|(?<!product )owner|proprietor)\b/i],
  ['c-level', /\b(chief|c[eftmioprs]o|cpo|cmo|cro|cio|ciso|president|managing director|geschäftsführer)\b/i],
  ['vp', /\b(vp|svp|evp|avp|vice[ -]president)\b/i],
  ['partner', /\bpartner\b/i],
  ['director', /\bdirector\b/i],
  ['head', /\bhead\b/i],
  ['manager', /\b(manager|team ?lead|supervisor)\b/i],
];

/** Seniority a job title speaks of, or null. A first reading (S19); "vice president" is not a president. */
export function seniorityOf(title: string): string | null {
  const assisting = /\b(assistant(?! vice[ -]president)|secretary|intern|trainee)\b/i.test(title);
  if (assisting) return null;
  if (/\bvice[ -]president\b/i.test(title)) return 'vp';
  return SENIORITIES.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}

export type FitMatch = { rule: FitRule; reason: string };

/** The fit rules a profile meets, each with its reason in words. Unknown attributes meet nothing. */
export function fitMatches(model: ScoringModel, profile: Profile): FitMatch[] {
  return model.fit.flatMap((rule) => {
    const reason = fits(rule, model.idealCustomer, profile);
    return reason === null ? [] : [{ rule, reason }];
  });
}

function fits(rule: FitRule, ideal: IdealCustomer, profile: Profile): string | null {
  if (rule.attribute === 'industry') {
    const industry = profile.industry?.trim().toLowerCase();
    return industry && ideal.industries.includes(industry) ? `${rule.label}: ${profile.industry}` : null;
  }
  if (rule.attribute === 'companySize') {
    const size = profile.companySize;
    const inRange = size !== null && size >= ideal.companySize.min && size <= ideal.companySize.max;
    return inRange ? `${rule.label}: ${size} people` : null;
  }
  const seniority = profile.title === null ? null : seniorityOf(profile.title);
  return seniority !== null && ideal.seniorities.includes(seniority)
    ? `${rule.label}: ${profile.title}`
    : null;
}
