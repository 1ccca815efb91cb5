import type { Tx } from './db.js';

/** Remembers keys, and says whether all of them were new. One statement: of many at once, one hears yes. */
export async function hear(tx: Tx, at: { teamId: string; now: Date }, keys: string[]): Promise<boolean> {
  const added = await tx.$executeRaw`
    insert into heard (team_id, key, at) select ${at.teamId}, key, ${at.now}::timestamptz
    from unnest(${keys.toSorted()}::text[]) as t(key) order by key on conflict do nothing`;
  return added === keys.length;
}

/** Forgets what was heard before an instant: Slack repeats itself for an hour, not for days. */
export async function forgetHeard(tx: Tx, teamId: string, before: Date): Promise<void> {
  await tx.heard.deleteMany({ where: { teamId, at: { lt: before } } });
}
