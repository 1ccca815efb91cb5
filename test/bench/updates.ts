import pg from 'pg';

type Count = { updates: number; hot: number };

/** How many rows of each table were updated so far, and how many of these on their page alone (HOT), past all indexes. */
export async function countUpdates(config: pg.PoolConfig): Promise<Map<string, Count>> {
  const client = new pg.Client(config);
  await client.connect();
  const { rows } = await client.query<Count & { table: string }>(
    `select relname as table, n_tup_upd::float8 as updates, n_tup_hot_upd::float8 as hot from pg_stat_user_tables`,
  );
  await client.end();
  return new Map(rows.map((row) => [row.table, row]));
}

/** The share of HOT updates between two counts; 1 where there were none at all. */
export function hotShare(before: Map<string, Count>, after: Map<string, Count>, tables: string[]): number {
  const part = (which: keyof Count) =>
    tables.reduce(
      (sum, table) => sum + (after.get(table)?.[which] ?? 0) - (before.get(table)?.[which] ?? 0),
      0,
    );
  return part('updates') === 0 ? 1 : part('hot') / part('updates');
}
