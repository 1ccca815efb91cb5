import type { ActivityKind } from '../../domain/activity.js';
import type { Verdict } from '../../domain/judge.js';
import type { Tx } from '../../store/db.js';

/** Who did a deed, by its key; null where no person of ours did. */
export type Doers = Map<string, string | null>;

/** What people decide of a lead: seldom, so that the others cost no reading. */
const DECISIONS: ActivityKind[] = ['deal_won', 'deal_lost', 'funnel_set'];

/** The people behind what was decided of these leads. */
export async function readDoers(tx: Tx, teamId: string, verdicts: Verdict[]): Promise<Doers> {
  const keys = verdicts.flatMap(({ news }) =>
    news.filter(({ kind }) => DECISIONS.includes(kind)).map(({ id }) => id),
  );
  return doersOf(tx, teamId, keys);
}

/** Who did the deeds of these keys. */
export async function doersOf(tx: Tx, teamId: string, keys: string[]): Promise<Doers> {
  if (keys.length === 0) return new Map();
  const rows = await tx.activity.findMany({
    where: { teamId, dedupeKey: { in: keys } },
    select: { dedupeKey: true, actorId: true },
  });
  return new Map(rows.map(({ dedupeKey, actorId }) => [dedupeKey, actorId]));
}
