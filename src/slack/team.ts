import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isZone } from '../domain/calendar.js';
import { slackWord, wordsOf } from './courier-errors.js';

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

/** Whose token this is, or in words why Slack doesn't say. */
export async function findTeam(web: WebClient): Promise<TeamFound | { refused: string }> {
  try {
    const auth = Auth.parse(await web.auth.test());
    return { id: auth.team_id, name: auth.team, botUserId: auth.user_id };
  } catch (error) {
    const word = slackWord(error);
    if (word !== null)
      return {
        refused: `SLACK_BOT_TOKEN: Slack refuses it (${word}).\n  Copy the bot token of the installed app again, for example SLACK_BOT_TOKEN=xoxb-...`,
      };
    return {
      refused: `Slack can't be reached at ${web.slackApiUrl} (${wordsOf(error)}).\n  Check the network, and SLACK_API_URL if it is set.`,
    };
  }
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
