import type { RulebookStatus } from '../domain/rules-facts.js';
import type { Model } from '../domain/scoring/model.js';
import { callIn, Prisma, rowsOf, type Tx } from './db.js';

export type NewRulebook = {
  teamId: string;
  version: number;
  name: string;
  source: string;
  model: Model;
  basedOn: number | null;
  diff: string[];
  authorId: string | null;
  reason: string;
  status: RulebookStatus;
  createdAt: Date;
  liveAt: Date | null;
  /** Leads after this one are still to be scored by it; null where all are. */
  cursor: string | null;
  /** The request that made it; null where none did. */
  requestKey: string | null;
};

/** Keeps the rules from being changed until this transaction is over. Many may hold them at once. */
export async function holdRules(tx: Tx, teamId: string): Promise<void> {
  await callIn(tx, Prisma.sql`pg_advisory_xact_lock_shared(hashtext('rules'), hashtext(${teamId}))`);
}

/** Waits until nobody judges by the rules, and keeps everybody waiting until this transaction is over. */
export async function takeRules(tx: Tx, teamId: string): Promise<void> {
  await callIn(tx, Prisma.sql`pg_advisory_xact_lock(hashtext('rules'), hashtext(${teamId}))`);
}

/** The version in force, and the one all leads are being scored by anew, if there is one. */
export async function versionsInForce(
  tx: Tx,
  teamId: string,
): Promise<{ live: number | null; pending: number | null }> {
  const rows = await rowsOf<{ version: number; status: string }>(
    tx,
    Prisma.sql`select version, status from rulebook where team_id = ${teamId} and status in ('live', 'rescoring')`,
  );
  const of = (status: string) => rows.find((row) => row.status === status)?.version ?? null;
  return { live: of('live'), pending: of('rescoring') };
}

/** The model of one version. Throws where there is none. */
export async function readModel(tx: Tx, teamId: string, version: number): Promise<Model> {
  const found = await tx.rulebook.findUniqueOrThrow({
    where: { teamId_version: { teamId, version } },
    select: { model: true },
  });
  return revived(found.model as unknown as Model);
}

/** Dates went through JSON. */
const revived = (model: Model): Model => ({
  ...model,
  rules: model.rules.map((rule) => ({
    ...rule,
    from: rule.from === null ? null : new Date(rule.from),
    until: rule.until === null ? null : new Date(rule.until),
  })),
});

/** Adds a version; one that is there already stays as it is. */
export async function addRulebook(tx: Tx, book: NewRulebook): Promise<void> {
  await tx.$executeRaw`
    insert into rulebook (team_id, version, name, source, model, based_on, diff, author_id, reason, status, created_at,
      live_at, done, cursor, request_key)
    values (${book.teamId}, ${book.version}, ${book.name}, ${book.source}, ${JSON.stringify(book.model)}::jsonb,
      ${book.basedOn}, ${JSON.stringify(book.diff)}::jsonb, ${book.authorId}, ${book.reason}, ${book.status},
      ${book.createdAt}, ${book.liveAt}, 0, ${book.cursor}::uuid, ${book.requestKey})
    on conflict do nothing`;
}

/** The version that was live at an instant; before there was any, the first. */
export async function versionAt(tx: Tx, teamId: string, at: Date): Promise<number | null> {
  const [then] = await tx.$queryRaw<{ version: number }[]>`
    select version from rulebook where team_id = ${teamId} and live_at <= ${at} and (ended_at is null or ended_at > ${at})
    order by live_at desc limit 1`;
  if (then !== undefined) return then.version;
  const [first] = await tx.$queryRaw<{ version: number }[]>`
    select version from rulebook where team_id = ${teamId} and live_at is not null order by live_at limit 1`;
  return first?.version ?? null;
}

/** Leads without a standing under a version, at most `most`, in the order of their ids, beginning after one. */
export async function unscoredLeads(
  tx: Tx,
  teamId: string,
  version: number,
  most: number,
  after: string | null,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select l.id from lead l where l.team_id = ${teamId} and (${after}::uuid is null or l.id > ${after}::uuid)
      and not exists (select 1 from standing s where s.lead_id = l.id and s.version = ${version})
    order by l.id limit ${most}`;
  return rows.map(({ id }) => id);
}

/** Marks the leads cold that are so by a version's days, and were not. */
export async function chillAll(
  tx: Tx,
  teamId: string,
  version: number,
  now: Date,
  days: number,
): Promise<void> {
  await tx.$executeRaw`
    update lead l set cold_at = s.quiet_since + make_interval(days => ${days}::int), handed = false
    from standing s where s.lead_id = l.id and s.version = ${version} and l.team_id = ${teamId} and l.cold_at is null
      and l.won_at is null and (l.snoozed_until is null or l.snoozed_until <= ${now})
      and s.quiet_since <= ${now}::timestamptz - make_interval(days => ${days}::int)`;
}

/** The number the next version gets. Under the exclusive hold of the rules. */
export async function nextVersion(tx: Tx, teamId: string): Promise<number> {
  const newest = await tx.rulebook.findFirst({
    where: { teamId },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return (newest?.version ?? 0) + 1;
}

/** Signs a version for a side; false where that person has before: their word keeps its day. */
export async function signRulebook(
  tx: Tx,
  teamId: string,
  version: number,
  side: 'marketing' | 'sales',
  { by, at }: { by: string; at: Date },
): Promise<boolean> {
  const count =
    side === 'marketing'
      ? await tx.$executeRaw`update rulebook set marketing_by = ${by}, marketing_at = ${at}
          where team_id = ${teamId} and version = ${version} and marketing_by is distinct from ${by}`
      : await tx.$executeRaw`update rulebook set sales_by = ${by}, sales_at = ${at}
          where team_id = ${teamId} and version = ${version} and sales_by is distinct from ${by}`;
  return count > 0;
}
