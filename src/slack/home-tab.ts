import { createHash } from 'node:crypto';
import { type HomeKeeper, keepHomes } from '../app/home/home-keeper.js';
import type { HomeDeps, HomeReceipt, HomeToShow } from '../app/home/publish-home.js';
import type { Onlooker } from '../app/home/read-home.js';
import { may } from '../domain/role.js';
import { homeView, isShort, readNote } from '../views/home/home.js';
import { type Answer, makeAnswer } from './answer.js';
import { failureOf, slackWord } from './courier-errors.js';
import type { Desk } from './desk.js';
import { answerInView } from './view-answer.js';

/** What the Home tabs are kept with. */
export type HomeDesk = Omit<Desk, 'homes'>;

/** Keeps everybody's Home tab true. */
export const openHomes = (desk: HomeDesk): HomeKeeper => keepHomes(homeDeps(desk), desk.teamId);

/** What the use cases of the Home need of Slack. */
export const homeDeps = (desk: HomeDesk): HomeDeps => ({
  ...desk.deps,
  clock: desk.clock,
  whoIs: (person, now) => whoIs(desk, person, now),
  publish: (home, before) => publish(desk, home, before),
});

async function whoIs({ roster, people, teamId }: HomeDesk, person: string, now: Date): Promise<Onlooker> {
  const { timeZone: zone } = await people.find(teamId, person, now);
  const standing = (await roster.standing(person, now)) ?? (await roster.surely(person, now));
  if (standing === null) return { person, zone, role: 'stranger' };
  return { person, zone, role: may(standing.role, 'team_views') ? 'manager' : 'rep' };
}

async function publish(
  desk: HomeDesk,
  home: HomeToShow,
  before: { hash: string | null; shown: string | null },
): Promise<HomeReceipt> {
  const { who, body, page, note, now } = home;
  const view = homeView(
    {
      page,
      isManager: who.role === 'manager',
      note: readNote(note),
      body: body.kind === 'stranger' ? { ...body, managers: await desk.roster.managers(now) } : body,
    },
    { now, zone: who.zone, slackDates: desk.slackDates },
  );
  const shown = createHash('sha1').update(JSON.stringify(view)).digest('hex');
  if (shown === before.shown) return { kind: 'same' };
  try {
    const known = before.hash === null ? {} : { hash: before.hash };
    const published = await desk.web.views.publish({ user_id: who.person, view, ...known });
    return { kind: 'published', hash: published.view?.hash ?? null, shown };
  } catch (error) {
    if (slackWord(error) === 'hash_conflict') return { kind: 'conflict' };
    const failure = failureOf(error);
    return failure.kind === 'later' ? failure : { kind: 'failed', error: failure.error };
  }
}

/**
 * Answers a press on somebody's Home: in a line on top of it, or, where it is more, in a window of its own. What gets
 * to neither comes as a direct message.
 */
export function answerOnHome(desk: Desk, userId: string, triggerId: string | null): Answer {
  const byMessage = makeAnswer(desk, userId, { channelId: null }, null);
  return async ({ text, blocks }) => {
    const message = { text, blocks };
    if (!isShort(message) && triggerId !== null)
      return answerInView(desk, userId, { id: '', type: 'home', triggerId })(message);
    if (!(await desk.homes.tell(userId, message))) await byMessage(message);
  };
}
