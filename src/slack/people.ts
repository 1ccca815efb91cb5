import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../app/deps.js';
import { knowPerson, type PersonFacts, recall } from '../app/people/know-team.js';
import { isZone } from '../domain/calendar.js';
import { within } from './within.js';

const FRESH_MS = 24 * 3_600_000;
/** How long a person waits for Slack to say who they are, and how soon it is asked again where it did not. */
const PATIENCE_MS = 2_000;
const AGAIN_MS = 60_000;

const Answer = z.object({
  user: z.object({
    id: z.string(),
    name: z.string().default(''),
    real_name: z.string().nullish(),
    deleted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    tz: z.string().nullish(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
    team_id: z.string().nullish(),
    profile: z.object({ email: z.string().nullish(), real_name: z.string().nullish() }).default({}),
  }),
});

/** Who a person is and which zone they live in. Slack is asked once a day; without an answer the workspace's zone serves. */
export type People = {
  find(teamId: string, userId: string, now: Date): Promise<PersonFacts>;
  /** Writes down somebody found lately who has a seat. Of guests without one nothing is kept. */
  keep(teamId: string, userId: string, now: Date): Promise<void>;
  /** The zone of somebody found lately, without asking anybody; null where it is not at hand. */
  zoneAtHand(userId: string): string | null;
  /** What an event says of somebody, remembered from now on; null where it says nothing that can be read. */
  told(teamId: string, user: unknown, now: Date): PersonFacts | null;
};

export function makePeople(deps: Pick<Deps, 'db' | 'timeZone' | 'log'>, web: WebClient): People {
  const memory = new Map<string, { person: PersonFacts; until: number; kept: boolean }>();
  const remember = (person: PersonFacts, until: number, kept = true): PersonFacts => {
    memory.set(person.id, { person, until, kept });
    return person;
  };
  return {
    told(teamId, user, now) {
      const person = read({ user }, teamId, deps.timeZone);
      return person === null ? null : remember(person, now.getTime() + FRESH_MS);
    },
    zoneAtHand: (userId) => memory.get(userId)?.person.timeZone ?? null,
    async find(teamId, userId, now) {
      const remembered = memory.get(userId);
      if (remembered && now.getTime() < remembered.until) return remembered.person;
      const known = await recall(deps, teamId, userId);
      const freshUntil = (known?.seenAt.getTime() ?? 0) + FRESH_MS;
      if (known !== null && now.getTime() < freshUntil) return remember(known, freshUntil);
      const asked = await ask(deps, web, teamId, userId);
      if (asked === null) return remember(known ?? unknown(userId, deps.timeZone), now.getTime() + AGAIN_MS);
      const keeps = known !== null || !asked.guest;
      if (keeps) await knowPerson(deps, teamId, asked, now);
      return remember(asked, now.getTime() + FRESH_MS, keeps);
    },
    async keep(teamId, userId, now) {
      const remembered = memory.get(userId);
      if (remembered === undefined || remembered.kept) return;
      await knowPerson(deps, teamId, remembered.person, now);
      remembered.kept = true;
    },
  };
}

/** What Slack says of a person; null where it says nothing, or not in time. */
async function ask(
  { timeZone, log }: Pick<Deps, 'timeZone' | 'log'>,
  web: WebClient,
  teamId: string,
  userId: string,
): Promise<PersonFacts | null> {
  const asked = web.users.info({ user: userId }).then(
    (answer) => read(answer, teamId, timeZone),
    (error: unknown) => {
      log.warn({ err: error, userId }, 'Slack did not say who this is');
      return null;
    },
  );
  const answer = await within(PATIENCE_MS, asked);
  return answer === 'late' ? null : answer;
}

function read(answer: unknown, teamId: string, otherwise: string): PersonFacts | null {
  const { success, data } = Answer.safeParse(answer);
  if (!success) return null;
  const { user } = data;
  return {
    id: user.id,
    name: user.profile.real_name ?? user.real_name ?? user.name,
    email: user.profile.email ?? null,
    timeZone: user.tz && isZone(user.tz) ? user.tz : otherwise,
    // A bot owns nothing and is asked nothing.
    active: !user.deleted && !user.is_bot,
    admin: user.is_admin || user.is_owner,
    // Somebody of another workspace, in a channel shared with us, is a guest at most.
    guest: user.is_restricted || user.is_ultra_restricted || (user.team_id ?? teamId) !== teamId,
  };
}

const unknown = (id: string, timeZone: string): PersonFacts => ({
  id,
  name: id,
  email: null,
  timeZone,
  active: true,
  admin: false,
  guest: false,
});
