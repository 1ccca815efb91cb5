import type { ModalView } from '@slack/types';
import { absenceOf } from '../app/people/absence-of.js';
import { settingsOf, teamSettings } from '../app/people/settings.js';
import { readTeamBook } from '../app/people/team-book.js';
import { done, type Outcome, refused } from '../domain/outcome.js';
import { may } from '../domain/role.js';
import type { Origin } from '../views/modals/form.js';
import { awayModal, giveModal, roleModal } from '../views/modals/people.js';
import { settingsModal } from '../views/modals/settings.js';
import { teamSettingsModal } from '../views/modals/team-settings.js';
import { type GiveWish, giveValue } from '../views/people/give-buttons.js';
import type { Desk, Visit } from './desk.js';

type Message = Origin['message'];
const about = (id: string, message: Message, more = ''): Origin => ({
  about: 'people',
  id,
  message,
  ...(more === '' ? {} : { more }),
});

/** The form of one's own settings, with what is chosen. */
export async function buildSettings(desk: Desk, visit: Visit, message: Message): Promise<Outcome<ModalView>> {
  const { actor, teamId } = visit.ctx;
  const settings = (await settingsOf(desk.deps.db.prisma, teamId, [actor])).get(actor);
  if (settings === undefined) throw new Error('settings of everybody asked for are read');
  return done(settingsModal(settings, visit.zone, about(actor, message)));
}

/** The form of the team's settings. For managers. */
export async function buildTeamSettings(
  desk: Desk,
  visit: Visit,
  message: Message,
): Promise<Outcome<ModalView>> {
  const { teamId, now, role } = visit.ctx;
  if (!may(role, 'team_settings'))
    return refused({ kind: 'managers_only', what: 'change the settings of the team' });
  const settings = await teamSettings(desk.deps.db.prisma, teamId);
  const handles = await desk.roster.groups.handles(now);
  return done(teamSettingsModal(settings, handles, about(teamId, message)));
}

/** The form that says what somebody is. For managers. */
export async function buildRole(
  desk: Desk,
  visit: Visit,
  person: string,
  message: Message,
): Promise<Outcome<ModalView>> {
  const { now, role } = visit.ctx;
  if (!may(role, 'roles')) return refused({ kind: 'managers_only', what: 'say who is what' });
  const { roles } = await readTeamBook(desk.deps, desk.teamId);
  const otherwise = await desk.roster.otherwise(person, now);
  return done(roleModal(person, { set: roles.get(person) ?? null, otherwise }, about(person, message)));
}

/** The form that asks until when, and who covers. */
export async function buildAway(
  desk: Desk,
  visit: Visit,
  cover: string | null,
  message: Message,
): Promise<Outcome<ModalView>> {
  const now = await absenceOf(desk.deps, visit.ctx);
  return done(awayModal(now, cover, visit.reader, about(visit.ctx.actor, message)));
}

/** The form that asks who shall have leads. For managers. */
export async function buildGive(visit: Visit, wish: GiveWish, message: Message): Promise<Outcome<ModalView>> {
  if (!may(visit.ctx.role, 'reassign'))
    return refused({ kind: 'managers_only', what: 'give leads to somebody' });
  const what =
    wish.which !== 'all' && 'lead' in wish.which
      ? 'This lead gets a new owner.'
      : 'All these leads get a new owner.';
  return done(giveModal(what, about('give', message, giveValue(wish))));
}
