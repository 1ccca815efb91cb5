import type { Tx } from './db.js';

/** Notes a request as carried out; false when it was before. In the deed's transaction, so neither without the other. */
export async function once(tx: Tx, teamId: string, key: string, now: Date): Promise<boolean> {
  const added = await tx.$executeRaw`
    insert into request (team_id, key, at) values (${teamId}, ${key.slice(0, 500)}, ${now}) on conflict do nothing`;
  return added === 1;
}
