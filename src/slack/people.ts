import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../app/deps.js';
import { knowPerson, type PersonFacts, recall } from '../app/people/know-team.js';
import { isZone } from '../domain/calendar.js';

const FRESH_MS = 24 * 3_600_000;

const Answer = z.object({
  user: z.object({
    id: z.string(),
    name: z.string().default(''),
    real_name: z.string().optional(),
    deleted: z.boolean().default(false),
    tz: z.string().optional(),
    profile: z.object({ email: z.string().optional(), real_name: z.string().optional() }).default({}),
  }),
});

/** Who a person is and which zone they live in. Slack is asked once a day; without an answer the workspace's zone serves. */
export type People = { find(teamId: string, userId: string, now: Date): Promise<PersonFacts> };

export function makePeople(deps: Pick<Deps, 'db' | 'timeZone' | 'log'>, web: WebClient): People {
  return {
    async find(teamId, userId, now) {
      const known = await recall(deps, teamId, userId);
      if (known !== null && now.getTime() - known.seenAt.getTime() < FRESH_MS) return known;
      try {
        const person = read(await web.users.info({ user: userId }), deps.timeZone);
        await knowPerson(deps, teamId, person, now);
        return person;
      } catch (error) {
        deps.log.warn({ err: error, userId }, 'Slack did not say who this is');
        return known ?? { id: userId, name: userId, email: null, timeZone: deps.timeZone, active: true };
      }
    },
  };
}

function read(answer: unknown, otherwise: string): PersonFacts {
  const { user } = Answer.parse(answer);
  return {
    id: user.id,
    name: user.profile.real_name ?? user.real_name ?? user.name,
    email: user.profile.email ?? null,
    timeZone: user.tz !== undefined && isZone(user.tz) ? user.tz : otherwise,
    active: !user.deleted,
  };
}
