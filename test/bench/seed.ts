import pg from 'pg';
import { openTeam, recordTemplates } from './app.js';
import { type BenchEvent, makeEvents } from './events.js';
import type { Random } from './random.js';
import { randomOf } from './random.js';

/** How many leads are really judged; all others are copies of them. */
const TEMPLATES = 2_000;
const DAY_MS = 86_400_000;

/**
 * Fills a migrated database with a team's leads, about five activities each over 90 days. Two thousand go in through
 * the program itself, and are copied by SQL until there are enough: so every row is as the program writes it, and a
 * lead's activities are those its standing came from. Lead number n has the address `emailOf(n)`.
 */
export async function seed(
  config: pg.PoolConfig,
  { leads, now }: { leads: number; now: Date },
): Promise<void> {
  const team = await openTeam(config);
  try {
    await recordTemplates(team, templateEvents(now), now);
  } finally {
    await team.close();
  }
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(
      `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`,
    );
    await multiply(client, leads);
  } finally {
    await client.end();
  }
}

/** The id of lead number n. */
export const leadIdOf = (lead: number): string => `${ID}${lead.toString(16).padStart(12, '0')}`;
const ID = '00000000-0000-7000-8000-';

function templateEvents(now: Date): BenchEvent[] {
  const random = randomOf(7);
  return Array.from({ length: TEMPLATES }, (_, at) => pastOf(at, random, now))
    .flat()
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

/** Five activities on average: most leads did little, one in ten a lot. The later ones lie closer together. */
function pastOf(at: number, random: Random, now: Date): BenchEvent[] {
  const count = random.below(10) > 0 ? 1 + random.below(7) : 8 + random.below(13);
  const email = `template${at}@example.com`;
  const quiet = random.below(60) * DAY_MS * random.next();
  return makeEvents(count, {
    random,
    lot: `template${at}`,
    leads: 1,
    from: now,
    repeats: 0,
    newLeads: 0,
    late: 0,
  }).map((event) => ({
    ...event,
    lead: { ...event.lead, email },
    occurredAt: new Date(now.getTime() - quiet - random.next() ** 2 * 30 * DAY_MS),
  }));
}

/** What a copy does not take over as it is. */
const OWN: Record<string, Record<string, string>> = {
  lead: {
    id: 'm.id',
    email: 'm.email',
    search: `lower(concat_ws(' ', t.name, t.company, m.email))`,
    account: `split_part(m.email, '@', 2)`,
    owner_id: `case when m.n % 3 = 0 then 'U0REP' || m.n % 20 end`,
  },
  standing: { lead_id: 'm.id' },
  activity: { id: 'uuidv7()', lead_id: 'm.id', dedupe_key: `'seed:' || m.n || ':' || t.dedupe_key` },
  handoff: { id: 'uuidv7()', lead_id: 'm.id' },
  history: { id: 'uuidv7()', lead_id: 'm.id' },
};
const KEY: Record<string, string> = { lead: 'id' };

async function multiply(client: pg.Client, leads: number): Promise<void> {
  await client.query(`
    create temp table copies as
    select g as n, t.id as template, 'lead' || g || '@firm' || g % 2000 || '.example' as email,
      ('${ID}' || lpad(to_hex(g), 12, '0'))::uuid as id
    from generate_series(1, ${leads}) g
    join (select id, row_number() over (order by id) - 1 as at from lead) t
      on t.at = g % (select count(*) from lead);
    analyze copies`);
  const indexes = await dropIndexes(client);
  for (const [table, own] of Object.entries(OWN)) await copyTable(client, table, own);
  await forgetTemplates(client);
  for (const definition of indexes) await client.query(definition);
  for (const table of Object.keys(OWN)) await client.query(`vacuum (analyze) ${table}`);
  await client.query('checkpoint');
}

/** Building an index at once is far quicker than growing it row by row. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = any($1) and indexname not like '%_pkey'`,
    [Object.keys(OWN)],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

async function copyTable(client: pg.Client, table: string, own: Record<string, string>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => own[name] ?? `t.${name}`);
  await client.query(
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
     from copies m join ${table} t on t.${KEY[table] ?? 'lead_id'} = m.template`,
  );
}

async function forgetTemplates(client: pg.Client): Promise<void> {
  for (const table of Object.keys(OWN))
    await client.query(
      `delete from ${table} where ${KEY[table] ?? 'lead_id'} in (select template from copies)`,
    );
  // As new: a table that was emptied row by row is planned for as one that stays empty.
  await client.query('truncate outbox, task, enrolment');
}
