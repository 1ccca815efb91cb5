import {
  DAY_SECTIONS,
  type DayFacts,
  type DaySection,
  type HomePage,
  MY_DAY,
  TEAM_SECTIONS,
  type TeamFacts,
  type TeamSection,
} from '../../domain/home.js';
import { daysAfter } from '../../domain/silence.js';
import { inTx, type Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import type { At } from '../rules/live-rules.js';
import { readDayIn } from './read-day.js';
import { readTeam } from './read-team.js';

/** Who looks: their zone (IANA), and what they may see. `stranger`: nobody who works with leads here. */
export type Onlooker = { person: string; zone: string; role: 'rep' | 'manager' | 'stranger' };

export type HomeBody =
  | { kind: 'day'; facts: DayFacts }
  | { kind: 'team'; facts: TeamFacts }
  | { kind: 'stranger' };

/** What stands on somebody's Home. `page`: what of it they may see; `nextAt`: when time alone will change it (UTC). */
export type HomeFacts = { page: HomePage; body: HomeBody; nextAt: Date };

/** Reads what a page of somebody's Home shows. A page they may not see is their own day. */
export async function readHome(deps: Deps, at: At, who: Onlooker, asked: HomePage): Promise<HomeFacts> {
  if (who.role === 'stranger')
    return { page: MY_DAY, body: { kind: 'stranger' }, nextAt: daysAfter(at.now, 1) };
  const page = pageFor(who, asked);
  return inTx(deps.db, async (tx) => {
    const read = await readPage(tx, deps, at, who, page);
    // What was on a later page of a list is dealt with: the list begins again.
    return read.isBeyond ? readPage(tx, deps, at, who, { ...page, from: 0 }) : read;
  });
}

type Read = HomeFacts & { isBeyond: boolean };

async function readPage(tx: Tx, deps: Deps, at: At, who: Onlooker, page: HomePage): Promise<Read> {
  const { zone } = who;
  const { from } = page;
  if (page.tab === 'team') {
    const section = isTeamSection(page.section) ? page.section : null;
    const { facts, nextAt } = await readTeam(tx, deps, at, { section, from, zone });
    const isBeyond = from > 0 && section !== null && facts[section]?.rows.length === 0;
    return { page: { ...page, section }, body: { kind: 'team', facts }, nextAt, isBeyond };
  }
  const section = isDaySection(page.section) ? page.section : null;
  const person = page.rep ?? who.person;
  const { facts, nextAt } = await readDayIn(tx, deps, at, { person, zone, section, from });
  const isBeyond = from > 0 && section !== null && facts[section]?.rows.length === 0;
  return { page: { ...page, section }, body: { kind: 'day', facts }, nextAt, isBeyond };
}

/** The team, and the day of somebody else, are for managers. */
function pageFor({ role, person }: Onlooker, asked: HomePage): HomePage {
  const isOwn = asked.tab === 'day' && (asked.rep === null || asked.rep === person);
  if (isOwn) return { ...asked, rep: null };
  return role === 'manager' ? asked : MY_DAY;
}

const isDaySection = (name: HomePage['section']): name is DaySection =>
  DAY_SECTIONS.some((one) => one === name);
const isTeamSection = (name: HomePage['section']): name is TeamSection =>
  TEAM_SECTIONS.some((one) => one === name);
