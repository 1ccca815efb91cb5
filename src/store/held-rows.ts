import { Prisma, rowsOf, runIn, type Tx } from './db.js';

/** Whose rows are looked at: leads by id, people by their Slack ids. */
export type Scope = { leads: string[]; people?: string[] };

/** A row by its table and key, as JSON of the database's own making: columns under their names. */
export type HeldRow = { table: Table; key: Columns; row: Columns };
type Columns = { [column: string]: unknown };

/** What became of a row: the columns that differ, or the whole row where it was made (`before` null) or removed. */
export type RowChange = { table: Table; key: Columns; before: Columns | null; after: Columns | null };

/**
 * The tables whose rows people change, each with its key, the column that names the lead or the person it belongs to,
 * and columns that others change by themselves and nobody takes back. Of activities only those that
 * people made, and what was said of who the lead is.
 */
const TABLES = {
  lead: { keys: { id: 'uuid' }, of: 'leads', by: 'id', apart: [] },
  handoff: { keys: { id: 'uuid' }, of: 'leads', by: 'lead_id', apart: [] },
  enrolment: { keys: { id: 'uuid' }, of: 'leads', by: 'lead_id', apart: [] },
  task: { keys: { id: 'uuid' }, of: 'leads', by: 'lead_id', apart: ['reminded_for'] },
  snooze: { keys: { id: 'uuid' }, of: 'leads', by: 'lead_id', apart: [] },
  activity: {
    keys: { id: 'uuid' },
    of: 'leads',
    by: 'lead_id',
    apart: [],
    only: `(origin in ('slack', 'playbook') or kind = 'profile_stated')`,
  },
  thread_log: { keys: { id: 'uuid' }, of: 'leads', by: 'lead_id', apart: ['edited_ts', 'changed_at'] },
  // Of a lead's history only the moment itself: what is done is added to it, never changed.
  history: { keys: { id: 'uuid' }, of: 'leads', by: 'lead_id', apart: [], momentary: true },
  person: {
    keys: { team_id: 'text', id: 'text' },
    of: 'people',
    by: 'id',
    apart: ['name', 'email', 'seen_at'],
  },
  person_role: { keys: { team_id: 'text', person_id: 'text' }, of: 'people', by: 'person_id', apart: [] },
  person_setting: { keys: { team_id: 'text', person_id: 'text' }, of: 'people', by: 'person_id', apart: [] },
  // A team counts among its people, under its own id.
  team_setting: { keys: { team_id: 'text' }, of: 'people', by: 'team_id', apart: [] },
  persona: { keys: { team_id: 'text', id: 'text' }, of: 'people', by: 'team_id', apart: [] },
  away: { keys: { team_id: 'text', person_id: 'text' }, of: 'people', by: 'person_id', apart: [] },
  planned_away: { keys: { team_id: 'text', person_id: 'text' }, of: 'people', by: 'person_id', apart: [] },
  away_task: {
    keys: { team_id: 'text', person_id: 'text', task_id: 'uuid' },
    of: 'people',
    by: 'person_id',
    apart: [],
  },
  watch: {
    keys: { lead_id: 'uuid', person_id: 'text' },
    of: 'leads',
    by: 'lead_id',
    apart: ['owner_id'],
  },
  unowned: { keys: { lead_id: 'uuid' }, of: 'leads', by: 'lead_id', apart: [] },
} as const satisfies Record<string, Held>;
type Held = {
  keys: Record<string, 'uuid' | 'text'>;
  of: 'leads' | 'people';
  by: string;
  apart: string[];
  only?: string;
  momentary?: true;
};
export type Table = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as Table[];
const heldAs = (table: Table): Held => TABLES[table];

/** All rows of the scope, as they are at a moment. */
export function holdRows(
  tx: Tx,
  { teamId, now }: { teamId: string; now: Date },
  { leads, people = [] }: Scope,
): Promise<HeldRow[]> {
  const parts = NAMES.filter((table) => heldAs(table).of === 'leads' || people.length > 0).map((table) => {
    const { of, by, only, momentary } = heldAs(table);
    const ids = of === 'leads' ? Prisma.sql`${leads}::uuid[]` : Prisma.sql`${people}::text[]`;
    return Prisma.sql`select ${table} as "table", ${keyOf(table)} as key, ${rowOf(table)} as row
      from ${Prisma.raw(table)} t where t.team_id = ${teamId} and t.${Prisma.raw(by)} = any(${ids})
      ${only === undefined ? Prisma.empty : Prisma.raw(`and ${only}`)}
      ${momentary ? Prisma.sql`and t.at = ${now}::timestamptz` : Prisma.empty}`;
  });
  return rowsOf<HeldRow>(tx, Prisma.join(parts, ' union all '));
}

/** One row as it is now, locked; null where there is none. */
export async function holdRow(tx: Tx, { table, key }: RowChange): Promise<Columns | null> {
  const [found] = await rowsOf<{ row: Columns }>(
    tx,
    Prisma.sql`select ${rowOf(table)} as row from ${Prisma.raw(table)} t where ${isRow(table, key)} for update`,
  );
  return found?.row ?? null;
}

/** In what two looks at the same scope differ. */
export function differences(before: HeldRow[], after: HeldRow[]): RowChange[] {
  const name = ({ table, key }: HeldRow): string => `${table} ${JSON.stringify(key)}`;
  const were = new Map(before.map((held) => [name(held), held]));
  const are = new Map(after.map((held) => [name(held), held]));
  const gone = before.filter((held) => !are.has(name(held)));
  return [
    ...after.flatMap((held) => changed(were.get(name(held)) ?? null, held)),
    ...gone.map(({ table, key, row }) => ({ table, key, before: row, after: null })),
  ];
}

function changed(was: HeldRow | null, { table, key, row }: HeldRow): RowChange[] {
  if (was === null) return [{ table, key, before: null, after: row }];
  const columns = Object.keys(row).filter((column) => !isSame(was.row[column], row[column]));
  if (columns.length === 0) return [];
  const only = (of: Columns): Columns => Object.fromEntries(columns.map((column) => [column, of[column]]));
  return [{ table, key, before: only(was.row), after: only(row) }];
}

/** Whether two values of a column are one; both are the database's JSON, whose keys come in one order. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Puts a row back as it was before: its columns, the whole row, or no row. */
export async function putBack(tx: Tx, { table, key, before, after }: RowChange): Promise<void> {
  const into = Prisma.raw(table);
  if (before === null) return runIn(tx, Prisma.sql`delete from ${into} t where ${isRow(table, key)}`);
  const from = Prisma.sql`jsonb_populate_record(null::${into}, ${JSON.stringify(before)}::jsonb) r`;
  const columns = Object.keys(before).filter((column) => /^[a-z_]+$/.test(column));
  if (after === null)
    return runIn(
      tx,
      Prisma.sql`insert into ${into} (${Prisma.raw(columns.join(', '))})
      select ${Prisma.raw(columns.map((column) => `r.${column}`).join(', '))} from ${from} on conflict do nothing`,
    );
  const set = Prisma.raw(columns.map((column) => `${column} = r.${column}`).join(', '));
  await runIn(tx, Prisma.sql`update ${into} t set ${set} from ${from} where ${isRow(table, key)}`);
}

const keyOf = (table: Table): Prisma.Sql =>
  Prisma.raw(
    `jsonb_build_object(${Object.keys(heldAs(table).keys)
      .map((key) => `'${key}', t.${key}`)
      .join(', ')})`,
  );

function rowOf(table: Table): Prisma.Sql {
  const { apart } = heldAs(table);
  return Prisma.raw(`to_jsonb(t)${apart.map((column) => ` - '${column}'`).join('')}`);
}

const isRow = (table: Table, key: Columns): Prisma.Sql =>
  Prisma.join(
    Object.entries(heldAs(table).keys).map(
      ([name, type]) => Prisma.sql`t.${Prisma.raw(name)} = ${String(key[name])}::${Prisma.raw(type)}`,
    ),
    ' and ',
  );
