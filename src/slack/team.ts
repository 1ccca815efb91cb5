import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isZone } from '../domain/calendar.js';

const Auth = z.object({ team_id: z.string(), team: z.string().default(''), user_id: z.string() });
const Users = z.object({
  members: z
    .array(
      z.object({
        is_bot: z.boolean().default(false),
        deleted: z.boolean().default(false),
        tz: z.string().optional(),
      }),
    )
    .default([]),
});

export type TeamFound = { id: string; name: string; botUserId: string };

/** Whose token this is. Throws as the Web API does. */
export async function findTeam(web: WebClient): Promise<TeamFound> {
  const auth = Auth.parse(await web.auth.test());
  return { id: auth.team_id, name: auth.team, botUserId: auth.user_id };
}

/** The zone most people of the workspace live in: Slack keeps none for the workspace itself. */
export async function commonZone(web: WebClient): Promise<string> {
  const { members } = Users.parse(await web.users.list({ limit: 200 }));
  const counts = new Map<string, number>();
  for (const { tz, is_bot, deleted } of members) {
    if (!is_bot && !deleted && tz !== undefined && isZone(tz)) counts.set(tz, (counts.get(tz) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'UTC';
}
