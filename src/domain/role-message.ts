import { type BuyingRole, isBuyingRole, roleFromTitle } from './buying-role.js';
import type { FunnelStage } from './lead.js';
import { type Department, isAtLeast, readTitle, type Seniority, type Title } from './title.js';

/** Which titles an entry is for: every list and bound that is given must hold. `words`: any of them. */
export type TitleTest = {
  departments: Department[];
  words: string[];
  from: Seniority | null;
  /** Below this rung only. */
  below: Seniority | null;
};

/** Which kinds of content suit whom, the best first (S58), as data. */
export type RoleMessages = {
  /** The first that fits a title counts. */
  titles: { id: string; label: string; is: TitleTest; content: string[] }[];
  roles: Record<BuyingRole, string[]>;
  /** Which kinds are for a lead that far, the best first (S62-S64). */
  stages: Record<FunnelStage, string[]>;
};

/** Somebody as far as messages go; `buyingRole` is what a person said. */
type Reader = { title: string | null; buyingRole: string | null; funnel: FunnelStage };

/**
 * The kinds of content to send somebody next, best first (S58). What suits the title goes before what suits the
 * buying role, for it is the nearer: a CFO and an IT director who both decide get different things. Without a role
 * said by a person, the one their title suggests counts. Only what is for their stage is suggested: a price is no
 * answer to who reads a blog (S39); what else is for that stage comes last.
 */
export function suggestFor(map: RoleMessages, reader: Reader): string[] {
  const forStage = map.stages[reader.funnel];
  const suited = suitedTo(map, reader).filter((kind) => forStage.includes(kind));
  return [...new Set([...suited, ...forStage.filter((kind) => !isForSomebody(map, kind))])];
}

/** Is this kind for certain people? To others it is not sent. */
const isForSomebody = ({ titles, roles }: RoleMessages, kind: string): boolean =>
  titles.some(({ content }) => content.includes(kind)) ||
  Object.values(roles).some((content) => content.includes(kind));

/** What suits them at any stage. */
function suitedTo(map: RoleMessages, { title, buyingRole }: Pick<Reader, 'title' | 'buyingRole'>): string[] {
  const said = buyingRole !== null && isBuyingRole(buyingRole) ? buyingRole : null;
  const role = said ?? (title === null ? null : roleFromTitle(title));
  const forTitle = title === null ? [] : (entryFor(map, title)?.content ?? []);
  return [...new Set([...forTitle, ...(role === null ? [] : map.roles[role])])];
}

function entryFor(map: RoleMessages, title: string): RoleMessages['titles'][number] | undefined {
  const read = readTitle(title);
  return map.titles.find(({ is }) => fits(is, read));
}

function fits(is: TitleTest, { seniority, department, words }: Title): boolean {
  if (is.departments.length > 0 && (department === null || !is.departments.includes(department)))
    return false;
  if (is.words.length > 0 && !is.words.some((word) => words.includes(word))) return false;
  if (is.from !== null && !isAtLeast(seniority, is.from)) return false;
  return is.below === null || (seniority !== null && !isAtLeast(seniority, is.below));
}
