import { initialsOf } from '../domain/initials.js';
import type { Lead, Profile } from '../domain/lead.js';
import type { LeadRow } from '../domain/stand.js';
import { Prisma } from './db.js';

const COLUMNS: Record<keyof LeadRow, string> = {
  id: 'id',
  teamId: 'team_id',
  email: 'email',
  name: 'name',
  title: 'title',
  company: 'company',
  companySize: 'company_size',
  industry: 'industry',
  phone: 'phone',
  timeZone: 'time_zone',
  source: 'source',
  value: 'value',
  country: 'country',
  budget: 'budget',
  techStack: 'tech_stack',
  buyingRole: 'buying_role',
  tags: 'tags',
  account: 'account',
  ownerId: 'owner_id',
  handed: 'handed',
  raisedLine: 'raised_line',
  episode: 'episode',
  coldAt: 'cold_at',
  snoozedUntil: 'snoozed_until',
  snoozedBy: 'snoozed_by',
  suppressedAt: 'suppressed_at',
  letGoAt: 'let_go_at',
  wonAt: 'won_at',
  lostAt: 'lost_at',
  lostReason: 'lost_reason',
  createdAt: 'created_at',
};

/** Columns of the lead table under their names in the domain. */
export const LEAD_COLUMNS = Prisma.raw(
  Object.entries(COLUMNS)
    .map(([name, column]) => `l.${column} as "${name}"`)
    .join(', '),
);

type Searched = Pick<Lead, 'email' | 'name' | 'company' | 'tags'>;

/**
 * What the trigram search looks at: who they are, and their initials. Tags come with their sign and never last, so that
 * "#demo " finds the tag and no longer one.
 */
export const searchText = ({ name, company, tags, email }: Searched): string =>
  [
    name,
    company,
    ...tags.map((tag) => `#${tag}`),
    email,
    ...initialsOf(name ?? ''),
    ...initialsOf(company ?? ''),
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();

const TYPES: Partial<Record<keyof LeadRow, string>> = {
  id: 'uuid',
  companySize: 'int',
  value: 'int',
  budget: 'int',
  tags: 'text[]',
  handed: 'boolean',
  raisedLine: 'int',
  episode: 'int',
  coldAt: 'timestamptz',
  snoozedUntil: 'timestamptz',
  suppressedAt: 'timestamptz',
  letGoAt: 'timestamptz',
  wonAt: 'timestamptz',
  lostAt: 'timestamptz',
  createdAt: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS) as (keyof LeadRow)[];
const quoted = (name: string): string => `"${name}"`;
export const RECORD = Prisma.raw(
  [...NAMES.map((name) => `${quoted(name)} ${TYPES[name] ?? 'text'}`), 'search text'].join(', '),
);
export const INTO = Prisma.raw([...NAMES.map((name) => COLUMNS[name]), 'search'].join(', '));
export const FROM = Prisma.raw([...NAMES.map(quoted), 'search'].join(', '));
const FIXED: (keyof LeadRow)[] = ['id', 'teamId', 'email', 'createdAt'];
export const SET = Prisma.raw(
  [
    ...NAMES.filter((name) => !FIXED.includes(name)).map((name) => `${COLUMNS[name]} = t.${quoted(name)}`),
    'search = t.search',
  ].join(', '),
);

/** Rows as one parameter. */
export const jsonOf = (leads: LeadRow[]): string =>
  JSON.stringify(
    leads.map((lead) => {
      const row: Record<string, unknown> = { search: searchText(lead) };
      for (const name of NAMES) row[name] = lead[name];
      return row;
    }),
  );

/** Is there anything to write back of this lead's row? */
export function rowChanged(before: LeadRow, after: LeadRow): boolean {
  // Name by name: asked of every lead of a batch, of which hardly any did change.
  return (
    before.handed !== after.handed ||
    before.raisedLine !== after.raisedLine ||
    before.coldAt !== after.coldAt ||
    before.account !== after.account ||
    before.suppressedAt !== after.suppressedAt ||
    before.letGoAt !== after.letGoAt ||
    before.wonAt !== after.wonAt ||
    before.lostAt !== after.lostAt ||
    before.lostReason !== after.lostReason ||
    before.episode !== after.episode ||
    before.ownerId !== after.ownerId ||
    before.snoozedUntil !== after.snoozedUntil ||
    before.snoozedBy !== after.snoozedBy ||
    before.tags !== after.tags ||
    profileChanged(before, after)
  );
}

const profileChanged = (before: Profile, after: Profile): boolean =>
  before.name !== after.name ||
  before.title !== after.title ||
  before.company !== after.company ||
  before.companySize !== after.companySize ||
  before.industry !== after.industry ||
  before.phone !== after.phone ||
  before.timeZone !== after.timeZone ||
  before.source !== after.source ||
  before.value !== after.value ||
  before.country !== after.country ||
  before.budget !== after.budget ||
  before.techStack !== after.techStack ||
  before.buyingRole !== after.buyingRole;
