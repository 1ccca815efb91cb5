import type { Rules } from '../domain/scoring/rules.js';
import type { LeadRow, Tracked } from '../domain/stand.js';
import { Prisma, type Tx } from './db.js';
import { type At, isHot } from './find.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import { standLeads } from './lead-rows.js';

/** Which leads: one of the lists, one segment, or all. */
export type Which =
  | { list: 'mine'; person: string }
  | { list: 'hot' | 'cold' | 'all' }
  | { list: 'segment'; id: string };

const meant = (which: Which, now: Date): Prisma.Sql => {
  switch (which.list) {
    case 'mine':
      return Prisma.sql`l.owner_id = ${which.person} and l.let_go_at is null`;
    case 'hot':
      return Prisma.sql`s.heat > 0 and ${isHot(now)}`;
    case 'cold':
      return Prisma.sql`l.cold_at is not null and l.let_go_at is null and l.suppressed_at is null`;
    case 'segment':
      return Prisma.sql`s.segments @> array[${which.id}]::text[]`;
    case 'all':
      return Prisma.sql`true`;
  }
};

const FROM = (version: number) =>
  Prisma.sql`lead l left join standing s on s.lead_id = l.id and s.version = ${version}`;

/** The next leads after an id, in the order of their ids. An empty answer is the end. */
export async function nextLeads(
  tx: Tx,
  rules: Rules,
  at: At,
  { which, after, size }: { which: Which; after: string | null; size: number },
): Promise<Tracked[]> {
  const rows = await tx.$queryRaw<LeadRow[]>`
    select ${LEAD_COLUMNS} from ${FROM(rules.version)}
    where l.team_id = ${at.teamId} and (${after}::uuid is null or l.id > ${after}::uuid) and ${meant(which, at.now)}
    order by l.id limit ${size}`;
  return standLeads(tx, rules, at.now, rows, true);
}

export async function countMeant(tx: Tx, rules: Rules, at: At, which: Which): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${FROM(rules.version)}
    where l.team_id = ${at.teamId} and ${meant(which, at.now)}`;
  return row?.count ?? 0;
}

type Run = { teamId: string; userId: string; token: string };

/** Begins a person's export for `leaseMs`, unless one of theirs is under way. By the database's clock. */
export async function beginExport(tx: Tx, run: Run, now: Date, leaseMs: number): Promise<boolean> {
  const begun = await tx.$executeRaw`
    insert into export_run (team_id, user_id, started_at, lease_until, token)
    values (${run.teamId}, ${run.userId}, ${now}::timestamptz,
      now() + ${leaseMs}::double precision * interval '1 millisecond', ${run.token}::uuid)
    on conflict (team_id, user_id) do update
      set started_at = excluded.started_at, lease_until = excluded.lease_until, token = excluded.token
      where export_run.lease_until <= now()`;
  return begun > 0;
}

/** Says that the export still goes on. */
export async function renewExport(tx: Tx, run: Run, leaseMs: number): Promise<void> {
  await tx.$executeRaw`
    update export_run set lease_until = now() + ${leaseMs}::double precision * interval '1 millisecond'
    where team_id = ${run.teamId} and user_id = ${run.userId} and token = ${run.token}::uuid`;
}

export async function endExport(tx: Tx, run: Run): Promise<void> {
  await tx.$executeRaw`
    delete from export_run where team_id = ${run.teamId} and user_id = ${run.userId} and token = ${run.token}::uuid`;
}
