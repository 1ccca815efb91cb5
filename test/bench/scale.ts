import pg from 'pg';
import { type BenchTeam, hotList, openTeam, sweepDue, tickAll } from './app.js';
import type { Bench, Benchmark } from './benchmark.js';
import type { Findings, Goal, Measured } from './goal.js';
import { compared, pairsOf, secondsOf } from './pairs.js';
import { randomOf } from './random.js';
import { armDue, rewriteScores, topBySorting } from './scale-sql.js';
import { leadIdOf, seed } from './seed.js';

const DUE = 1_000;
const FEW = 10_000;
const MANY = 1_000_000;

/** What is set for a million leads, where the reference's work grows with them and ours must not. */
const atScale = (leads: number, goal: Goal): Goal =>
  leads === MANY
    ? goal
    : {
        ...goal,
        name: `${goal.name} (gate for ${leads.toLocaleString('en-US')} leads)`,
        gate: (goal.gate * MANY) / leads,
        aim: (goal.aim * MANY) / leads,
      };

const IDLE: Goal = {
  id: 'P10',
  name: 'a tick with nothing due vs rewriting all scores',
  wants: 'less',
  gate: 1 / 1_000,
  aim: 1 / 10_000,
};
const SWEEP: Goal = {
  id: 'P11',
  name: 'a sweep of 1,000 due leads, among all vs among 10,000',
  wants: 'less',
  gate: 2,
  aim: 1.2,
};
const TOP: Goal = {
  id: 'P12',
  name: 'the twenty hottest vs sorting all by their score',
  wants: 'less',
  gate: 1 / 50,
  aim: 1 / 500,
};

/** P10, P11, P12: what grows with the number of leads, and what must not. */
export const scale: Benchmark = { name: 'scale', about: 'ticks and lists over very many leads', run };

async function run({ small, server, onEnd, say }: Bench): Promise<Findings> {
  const leads = small ? 50_000 : MANY;
  const postgres = await server();
  const now = new Date();
  const config = await postgres.database('scale');
  say(`making ${leads.toLocaleString('en-US')} leads and their activities`);
  const took = await secondsOf(() => seed(config, { leads, now }));
  say(`made in ${took.toFixed(1)} s`);
  const few = await postgres.database('scale_few');
  await seed(few, { leads: FEW, now });
  const [all, some] = [await openTeam(config), await openTeam(few)];
  const sql = new pg.Client(config);
  await sql.connect();
  onEnd(async () => {
    await sql.end();
    await Promise.all([all.close(), some.close()]);
  });
  const { rows } = await sql.query<{ n: string }>('select count(*) as n from activity');
  const measured: Measured[] = [
    compared(SWEEP, await sweepPairs(some, all, leads), 's'),
    compared(
      atScale(leads, TOP),
      await pairsOf(
        () => secondsOf(() => topBySorting(sql, all)),
        () => meanOf(20, () => hotList(all, now)),
      ),
      's',
    ),
    await measureIdle(all, sql, atScale(leads, IDLE), now),
  ];
  return {
    data: `${leads.toLocaleString('en-US')} leads, ${Number(rows[0]?.n).toLocaleString('en-US')} activities`,
    measured,
    checks: [],
  };
}

/** The same number due in both; where they lie is left to chance. */
function sweepPairs(some: BenchTeam, all: BenchTeam, leads: number) {
  const random = randomOf(5);
  const one = async (team: BenchTeam, among: number) => {
    const now = new Date();
    const chosen = new Set<string>();
    while (chosen.size < DUE) chosen.add(leadIdOf(1 + random.below(among)));
    await armDue(team, [...chosen], now);
    return secondsOf(() => sweepDue(team, now));
  };
  return pairsOf(
    () => one(some, FEW),
    () => one(all, leads),
  );
}

async function measureIdle(team: BenchTeam, sql: pg.Client, goal: Goal, now: Date): Promise<Measured> {
  // What there is to do once (the digest of the day) is done before.
  await tickAll(team, now);
  const tick = () => meanOf(10, () => tickAll(team, now));
  const rewriting = async () => {
    const seconds = await rewriteScores(sql, team);
    await sql.query('vacuum standing');
    return seconds;
  };
  await tick();
  return compared(goal, await pairsOf(rewriting, tick, false), 's');
}

async function meanOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const seconds = await secondsOf(async () => {
    for (let i = 0; i < times; i++) await work();
  });
  return seconds / times;
}
