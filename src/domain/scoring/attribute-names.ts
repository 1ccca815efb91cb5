/** What may be asked of who a lead is (S55). */
export const ATTRIBUTES = [
  'industry',
  'companySize',
  'seniority',
  'department',
  'title',
  'budget',
  'country',
  'source',
  'origin',
  'buyingRole',
  'techStack',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];
