import { inTx } from '../../store/db.js';
import { fileHello } from '../../store/welcomes.js';
import type { Deps } from '../deps.js';
import { helloPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { reviveLanes } from '../outbox/revive.js';

/**
 * We were invited to a channel: says hello there, once however often Slack tells it or we are invited, and sends what
 * a channel had refused. `as`: what the settings have us post there.
 */
export async function sayHello(
  deps: Deps,
  { teamId, now }: { teamId: string; now: Date },
  to: { channelId: string; as: 'handoffs' | 'managers' | 'other'; invitedBy: string | null },
): Promise<boolean> {
  const { channelId, as, invitedBy } = to;
  const isNew = await inTx(deps.db, async (tx) => {
    if (!(await fileHello(tx, { teamId, channelId, at: now, invitedBy }))) return false;
    await enqueue(tx, [helloPost(deps, { teamId, now }, { channelId, as, places: deps.places })]);
    return true;
  });
  await reviveLanes(deps, teamId, now);
  if (isNew) deps.wake();
  return isNew;
}

/** Whether somebody is the bot itself. */
export async function isUs({ db }: Pick<Deps, 'db'>, teamId: string, userId: string): Promise<boolean> {
  return (await db.prisma.team.count({ where: { id: teamId, botUserId: userId } })) > 0;
}
