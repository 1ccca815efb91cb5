import { standIn } from '../../domain/away.js';
import type { Lead } from '../../domain/lead.js';
import { readAbsences } from '../../store/away.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { readyNotice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { settingsOf } from '../people/settings.js';
import type { At } from '../rules/live-rules.js';

/** A handoff that was opened. `woke`: the lead slept, and whoever was told that it woke knows. */
export type Opened = { handoffId: string; lead: Lead; woke: boolean };

/**
 * Tells the owners of leads that became ready, each in one message: where a task for the same day went out with it,
 * the card of the task says it. `asked`: leads of such tasks.
 */
export async function tellOwners(
  tx: Tx,
  deps: Deps,
  at: At,
  opened: Opened[],
  asked: ReadonlySet<string>,
): Promise<void> {
  const news = opened.filter(({ woke, lead }) => !woke && lead.ownerId !== null);
  const both = news.filter(({ lead }) => asked.has(lead.id));
  const apart = await needBoth(
    tx,
    at,
    both.flatMap(({ lead }) => lead.ownerId ?? []),
  );
  await enqueue(
    tx,
    news
      .filter(({ lead }) => !asked.has(lead.id) || apart.has(lead.ownerId ?? ''))
      .flatMap(({ lead, handoffId }) => readyNotice(deps, at, lead, handoffId)),
  );
}

/** Those whom a task would not reach when the news does; and who are away, as news alone tells a cover for whom it is. */
async function needBoth(tx: Tx, { teamId, now }: At, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const chosen = [...(await settingsOf(tx, teamId, ids))];
  const absences = await readAbsences(tx, teamId);
  return new Set(
    chosen.flatMap(([id, { alerts, rings, quiet }]) => {
      const waits = quiet !== null && rings.includes('ready') && !rings.includes('task');
      return alerts.task === 'off' || waits || standIn(absences, id, now) !== id ? [id] : [];
    }),
  );
}
