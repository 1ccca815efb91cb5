import {
  changeMySettings,
  changeTeamSettings,
  type PersonalChange,
  type TeamChange,
} from '../app/people/change-settings.js';
import { comeBack } from '../app/people/come-back.js';
import { type Gift, giveLeads } from '../app/people/give-leads.js';
import { goAway } from '../app/people/go-away.js';
import { listPeople } from '../app/people/list-people.js';
import { listUnowned } from '../app/people/list-unowned.js';
import { planAway } from '../app/people/plan-away.js';
import { setPersonRole } from '../app/people/set-person-role.js';
import { may, type Role } from '../domain/role.js';
import { PEOPLE_IN_A_LIST, peopleList } from '../views/people/people-list.js';
import { awayReply, backReply, givenReply, roleReply } from '../views/people/people-replies.js';
import { settingsView, teamSettingsView } from '../views/people/settings-view.js';
import { UNOWNED_IN_A_LIST, unownedList } from '../views/people/unowned-list.js';
import { withUndo } from '../views/undo.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { refuse } from './say.js';
import type { Stay } from './words/stay.js';

/** Everybody, what they are and have to do, and who is away. What others have to do is for those who may see it. */
export async function peopleAnswer(desk: Desk, visit: Visit, from: number): Promise<Said> {
  const { ctx } = visit;
  const named = await desk.roster.named(ctx.now);
  const all = await listPeople(desk.deps, ctx, named);
  const page = all.slice(from, from + PEOPLE_IN_A_LIST);
  const rows = await Promise.all(
    page.map(async (line) => ({ ...line, standing: await desk.roster.standing(line.id, ctx.now) })),
  );
  const rights = { roles: may(ctx.role, 'roles'), team: may(ctx.role, 'team_views') };
  const unowned = rights.team ? (await listUnowned(desk.deps, ctx, 0, 1)).count : 0;
  return peopleList({ rows, from, count: all.length, unowned, may: rights }, visit.reader);
}

/** Whether somebody has a seat that works on leads. */
async function canWork(desk: Desk, { ctx }: Visit, id: string): Promise<boolean> {
  const standing = await desk.roster.surely(id, ctx.now);
  return standing !== null && may(standing.role, 'claim');
}

/** Gives somebody a role; null: what groups, channel and Slack say. */
export async function roleAnswer(desk: Desk, visit: Visit, person: string, role: Role | null): Promise<Said> {
  const { ctx } = visit;
  const surely = await desk.roster.surely(ctx.actor, ctx.now);
  const otherwise = new Map<string, Role>();
  for (const id of new Set([...(await desk.roster.named(ctx.now)), person, ctx.actor])) {
    const standing = await desk.roster.otherwise(id, ctx.now);
    if (standing !== null) otherwise.set(id, standing.role);
  }
  const asked = { ...ctx, role: surely?.role ?? ctx.role };
  const outcome = await setPersonRole(desk.deps, asked, { person, role, otherwise });
  if (!outcome.ok) return refuse(visit, outcome.problem);
  desk.roster.forget();
  const now = await desk.roster.standing(person, ctx.now);
  return undoable(visit, roleReply(outcome.value, now?.role ?? null), outcome.value.already);
}

/** Goes away until what was typed, from now on or from a later day. */
export async function awayAnswer(
  desk: Desk,
  visit: Visit,
  { from, when, typed, cover }: Stay & { typed: string; cover: string | null },
): Promise<Said> {
  if (when.kind === 'unclear')
    return refuse(visit, { kind: 'date_unclear', typed, understood: when.understood });
  const wish = {
    until: when.at,
    typed,
    cover: cover === null ? null : { id: cover, can: await canWork(desk, visit, cover) },
  };
  const outcome =
    from === null
      ? await goAway(desk.deps, visit.ctx, wish)
      : await planAway(desk.deps, visit.ctx, { ...wish, from });
  if (!outcome.ok) return refuse(visit, outcome.problem);
  return undoable(visit, awayReply(outcome.value, visit.reader), outcome.value.already);
}

export async function backAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const outcome = await comeBack(desk.deps, visit.ctx);
  return outcome.ok
    ? undoable(visit, backReply(outcome.value, visit.reader), false)
    : refuse(visit, outcome.problem);
}

/** A page of the leads that lost their owner. For those who see the team's work. */
export async function unownedAnswer(desk: Desk, visit: Visit, from: number): Promise<Said> {
  if (!may(visit.ctx.role, 'team_views'))
    return refuse(visit, { kind: 'managers_only', what: 'see the leads that lost their owner' });
  return unownedList(await listUnowned(desk.deps, visit.ctx, from, UNOWNED_IN_A_LIST), visit.reader);
}

export async function giveAnswer(desk: Desk, visit: Visit, which: Gift['which'], to: string): Promise<Said> {
  const gift = { which, to: { id: to, can: await canWork(desk, visit, to) } };
  const outcome = await giveLeads(desk.deps, visit.ctx, gift);
  if (!outcome.ok) return refuse(visit, outcome.problem);
  return undoable(visit, givenReply(outcome.value), outcome.value.given === 0);
}

export async function settingsAnswer(desk: Desk, visit: Visit, change: PersonalChange): Promise<Said> {
  const outcome = await changeMySettings(desk.deps, visit.ctx, change);
  if (!outcome.ok) return refuse(visit, outcome.problem);
  const { settings, already } = outcome.value;
  return undoable(visit, settingsView(settings, already, visit.zone), already);
}

export async function teamSettingsAnswer(desk: Desk, visit: Visit, change: TeamChange): Promise<Said> {
  const outcome = await changeTeamSettings(desk.deps, visit.ctx, change);
  if (!outcome.ok) return refuse(visit, outcome.problem);
  desk.roster.forget();
  const { settings, already } = outcome.value;
  return undoable(visit, teamSettingsView(settings, already), already);
}

const undoable = (visit: Visit, message: Said, already: boolean): Said =>
  already ? message : withUndo(message, visit.ctx.requestKey);
