import type { HomePage } from '../domain/home.js';
import { done } from '../domain/outcome.js';
import { may } from '../domain/role.js';
import { readPage } from '../views/home/press.js';
import { addLeadModal } from '../views/modals/add-lead.js';
import { findLeadModal } from '../views/modals/find-lead.js';
import type { Origin } from '../views/modals/form.js';
import { ACTIONS } from '../views/names.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import { openByClick } from './modals.js';
import { AppHomeOpened, type Told } from './payloads.js';
import type { Press } from './press.js';
import { refuse, said, unreadable } from './say.js';

const NOT_SHOWN = said('Slack did not take your Home tab just now. `/lead day` shows your day here.');

const FROM_HOME: Origin = { about: 'workspace', id: 'home', message: null };

/** The buttons of the Home itself, by their action ids: they turn its pages, or open a form of no lead's. */
export const HOME_PRESSES: Record<string, Press> = {
  [ACTIONS.homeOpen]: turn,
  [ACTIONS.homeTab]: turn,
  [ACTIONS.homeBack]: turn,
  [ACTIONS.homeEarlier]: turn,
  [ACTIONS.homeLater]: turn,
  [ACTIONS.homeFind]: (desk, click) =>
    openByClick(desk, click, Promise.resolve(done(findLeadModal(FROM_HOME)))),
  [ACTIONS.homeAdd]: (desk, click) =>
    openByClick(desk, click, Promise.resolve(done(addLeadModal(FROM_HOME)))),
};

async function turn(desk: Desk, click: Click): Promise<void> {
  const visit = await click.visit();
  const { actor, role } = visit.ctx;
  const page = readPage(click.value);
  if (page === null) return click.answer(unreadable(visit));
  if (isTeams(page, actor) && !may(role, 'team_views'))
    return click.answer(refuse(visit, { kind: 'managers_only', what: 'see how the team stands' }));
  if (!(await desk.homes.go(actor, page))) await click.answer(NOT_SHOWN);
}

const isTeams = ({ tab, rep }: HomePage, actor: string): boolean =>
  tab === 'team' || (rep !== null && rep !== actor);

/** Somebody opened the app: their Home is published as it is now. The tab of messages needs nothing. */
export async function homeOpened(desk: Desk, told: Told): Promise<void> {
  const { user, tab } = AppHomeOpened.parse(told.event);
  if (tab !== 'home' || told.team_id !== desk.teamId) return;
  await desk.homes.opened(user);
}
