import type pg from 'pg';
import { type BenchTeam, plainRules } from './app.js';
import { secondsOf } from './pairs.js';

const FADED = 'behaviour * power(2, -extract(epoch from $3 - as_of)::float8 / $4)';

const about = (team: BenchTeam, now: Date) => {
  const { team: id, version, halfLifeDays } = plainRules(team);
  return [id, version, now, halfLifeDays * 86_400];
};

/** Seconds to bring every score up to date in its row. Rolled back: the rows stay, and so does the work. */
export async function rewriteScores(sql: pg.Client, team: BenchTeam): Promise<number> {
  await sql.query('begin');
  const seconds = await secondsOf(() =>
    sql.query(
      `update standing set behaviour = ${FADED}, as_of = $3 where team_id = $1 and version = $2`,
      about(team, new Date()),
    ),
  );
  await sql.query('rollback');
  return seconds;
}

/** The hottest leads, found by working out every score. */
export const topBySorting = (sql: pg.Client, team: BenchTeam) =>
  sql.query(
    `select lead_id, fit + ${FADED} as total from standing where team_id = $1 and version = $2
     order by total desc limit 20`,
    about(team, new Date()),
  );

/** Makes these leads due a minute ago. */
export async function armDue({ deps }: BenchTeam, leadIds: string[], now: Date): Promise<void> {
  const past = new Date(now.getTime() - 60_000);
  await deps.db.pool.query('update standing set due_at = $2 where lead_id = any($1::uuid[])', [
    leadIds,
    past,
  ]);
}
