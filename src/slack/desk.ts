import type { WebClient } from '@slack/web-api';
import type { Ctx, Deps } from '../app/deps.js';
import type { HomeKeeper } from '../app/home/home-keeper.js';
import type { Clock } from '../lib/clock.js';
import type { Reader } from '../views/dates.js';
import type { People } from './people.js';
import type { Roster } from './roster.js';

/** What the handlers of commands, buttons and forms work with. */
export type Desk = {
  deps: Deps;
  /** For what a person waits for; messages nobody asked for have a client of their own. */
  web: WebClient;
  people: People;
  /** Who is what here, and has a seat. */
  roster: Roster;
  /** What stands on everybody's Home tab. */
  homes: HomeKeeper;
  clock: Clock;
  teamId: string;
  /** Of the running program, for those who ask how things stand. */
  vitals?: { version: string; startedAt: Date; isConnected: () => boolean };
  /** Whether whoever types the first command of a team is welcomed. */
  welcomes?: boolean;
  /** Slack shows `<!date>` in each reader's zone; the sandbox's Slack shows it raw. */
  slackDates: boolean;
};

/** A person at the desk: what they ask in, and how they read dates. */
export type Visit = { ctx: Ctx; reader: Reader; zone: string };

/** Somebody who may not work here came. It is caught where every request is attended to, and answered kindly. */
export class NoSeat extends Error {
  /** `managers`: whom to ask for a seat. */
  constructor(readonly managers: string[]) {
    super('no seat');
  }
}

/** Reads the clock once, and finds the person's zone and what they are here. Throws NoSeat. */
export async function receive(desk: Desk, userId: string, requestKey: string): Promise<Visit> {
  const now = desk.clock.now();
  const { timeZone } = await desk.people.find(desk.teamId, userId, now);
  const standing = (await desk.roster.standing(userId, now)) ?? (await desk.roster.surely(userId, now));
  if (standing === null) throw new NoSeat(await desk.roster.managers(now));
  return {
    ctx: { teamId: desk.teamId, actor: userId, role: standing.role, now, requestKey },
    reader: { now, zone: timeZone, slackDates: desk.slackDates },
    zone: timeZone,
  };
}

/** The zone in which a day lasts longest. */
const LAST_ZONE = 'Etc/GMT+12';

/**
 * By whose calendar a form is checked before Slack has its answer, while nobody may be asked. Not knowing the zone
 * it takes the last one, so that no day is called past that isn't; the use case looks again.
 */
export const checker = (desk: Desk, userId: string): Reader => ({
  now: desk.clock.now(),
  zone: desk.people.zoneAtHand(userId) ?? LAST_ZONE,
  slackDates: desk.slackDates,
});
