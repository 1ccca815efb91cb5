import { muteAsking, takeLeaveToAsk } from '../../store/thread-logs.js';
import type { Ctx, Deps } from '../deps.js';

const REST_HOURS = 12;

type InThread = { channelId: string; threadTs: string };

/** Whether this person may be asked in this thread what they meant: once in twelve hours, and never once they said so. */
export function mayAsk(
  deps: Pick<Deps, 'db'>,
  ctx: Ctx,
  { channelId, threadTs }: InThread,
): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - REST_HOURS * 3_600_000);
  const who = { teamId: ctx.teamId, channelId, threadTs, personId: ctx.actor };
  return takeLeaveToAsk(deps.db.prisma, who, ctx.now, since);
}

/** They want to talk in this thread without being asked. */
export const askNoMore = (
  deps: Pick<Deps, 'db'>,
  ctx: Ctx,
  { channelId, threadTs }: InThread,
): Promise<void> =>
  muteAsking(deps.db.prisma, { teamId: ctx.teamId, channelId, threadTs, personId: ctx.actor }, ctx.now);
