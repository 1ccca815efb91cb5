import type { Deed } from '../domain/scoring/deed.js';
import type { Db } from './db.js';

/** A lead with its whole past, as a look through all of them needs it. */
export type Scanned = {
  id: string;
  email: string;
  name: string | null;
  company: string | null;
  ownerId: string | null;
  createdAt: Date;
  tags: string[];
  coldAt: Date | null;
  wonAt: Date | null;
  deeds: Deed[];
};

/**
 * The next leads after `after`, in the order of their ids, each with its past. Reads beside any transaction and past
 * the ORM, which takes longer over half a million rows than the rules do. An empty answer is the end.
 */
export async function scanLeads(
  { pool }: Db,
  teamId: string,
  after: string | null,
  size: number,
): Promise<Scanned[]> {
  const leads = await pool.query<Omit<Scanned, 'deeds'>>(
    `select id, email, name, company, owner_id as "ownerId", created_at as "createdAt", tags, cold_at as "coldAt",
       won_at as "wonAt"
     from lead where team_id = $1 and ($2::uuid is null or id > $2::uuid) order by id limit $3`,
    [teamId, after, size],
  );
  const deeds = await pool.query<Deed & { leadId: string }>(
    `select lead_id as "leadId", dedupe_key as id, occurred_at as at, kind, properties, profile from activity
     where lead_id = any($1::uuid[])`,
    [leads.rows.map(({ id }) => id)],
  );
  const byLead = new Map<string, Deed[]>(leads.rows.map(({ id }) => [id, []]));
  for (const { leadId, ...deed } of deeds.rows) byLead.get(leadId)?.push(deed);
  return leads.rows.map((lead) => ({ ...lead, deeds: byLead.get(lead.id) ?? [] }));
}

/** How many leads there are to go through. */
export async function countLeads({ pool }: Db, teamId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from lead where team_id = $1',
    [teamId],
  );
  return rows[0]?.count ?? 0;
}
