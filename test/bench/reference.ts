import type pg from 'pg';
import { uuidV7 } from '../../src/lib/ids.js';
import { type Db, Prisma } from '../../src/store/db.js';
import type { BenchEvent } from './events.js';

/** What the references know of the rules: points by kind, one half-life, one line. */
export type PlainRules = {
  team: string;
  version: number;
  points: Map<string, number>;
  halfLifeDays: number;
  line: number;
};

/**
 * Ingest as one statement: appends each activity once, makes leads that are new, locks the standings in one order,
 * fades and adds, and writes a message for whoever crossed the line. It knows no caps, no stages, no conditions.
 */
const INGEST = `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as t(id uuid, "leadId" uuid, email text, key text, kind text,
    points float8, at timestamptz, properties jsonb)
), made as (
  insert into lead (id, team_id, email, tags, episode, handed, search, created_at)
  select distinct on (email) "leadId", $2, email, '{}'::text[], 0, false, email, $4::timestamptz from input order by email
  on conflict (team_id, email) do nothing returning id, email
), who as (
  select id, email, true as fresh from made
  union all
  select l.id, l.email, false from lead l where l.team_id = $2 and l.email in (select email from input)
), added as (
  insert into activity (id, team_id, lead_id, dedupe_key, kind, origin, occurred_at, recorded_at, properties)
  select i.id, $2, w.id, i.key, i.kind, 'webhook', i.at, $4::timestamptz, i.properties
  from input i join who w using (email) order by i.key
  on conflict (team_id, dedupe_key) do nothing returning id, lead_id
), latest as (
  select a.lead_id, max(i.at) as at, (array_agg(i.kind order by i.at desc))[1] as kind
  from added a join input i using (id) group by a.lead_id
), gain as (
  select a.lead_id, t.at, t.kind,
    sum(i.points * power(2, extract(epoch from i.at - t.at)::float8 / $5)) as points
  from added a join input i using (id) join latest t using (lead_id) group by a.lead_id, t.at, t.kind
), locked as (
  select s.lead_id, g.at, g.kind, g.points, greatest(s.as_of, g.at) as now, s.as_of, s.behaviour, s.fit
  from standing s join gain g using (lead_id) where s.version = $3 order by s.lead_id for no key update of s
), sums as (
  select lead_id, at, kind, now, fit, behaviour * power(2, extract(epoch from as_of - now)::float8 / $5) as before,
    points * power(2, extract(epoch from at - now)::float8 / $5) as more from locked
), updated as (
  update standing s set behaviour = n.before + n.more, as_of = n.now,
    stage = case when n.fit + n.before + n.more >= $6 then 'sql' else s.stage end,
    last_activity_at = greatest(s.last_activity_at, n.at), last_activity_kind = n.kind,
    quiet_since = greatest(s.quiet_since, n.at)
  from sums n where s.lead_id = n.lead_id and s.version = $3
  returning s.lead_id, n.fit + n.before as before, n.fit + n.before + n.more as after
), begun as (
  insert into standing (lead_id, version, team_id, fit, behaviour, as_of, state, stage, heat, segments,
    last_activity_at, last_activity_kind, quiet_since)
  select w.id, $3, $2, 0, g.points, g.at, '{}', 'new', 0, '{}'::text[], g.at, g.kind, g.at
  from who w join gain g on g.lead_id = w.id where w.fresh
  returning lead_id, 0::float8 as before, behaviour as after
), crossed as (
  insert into outbox (id, team_id, dedupe_key, lane, kind, ref_id, deed, facts, urgency, status, attempts, due_at,
    created_at)
  select gen_random_uuid(), $2, 'handoff:' || lead_id || ':1', 'C0HANDOFFS', 'handoff', lead_id, 'post', '{}', 1,
    'pending', 0, $4::timestamptz, $4::timestamptz
  from (select * from updated union all select * from begun) u where before < $6 and after >= $6
  on conflict (team_id, dedupe_key) do nothing returning 1
) select (select count(*) from added)::int as added, (select count(*) from crossed)::int as crossed`;

/** One batch through the one statement, one round trip, one commit. */
export async function ingestRaw(client: pg.ClientBase, rules: PlainRules, events: BenchEvent[], now: Date) {
  const rows = events.map(({ id, type, lead, occurredAt, properties }) => ({
    id: uuidV7.next(),
    leadId: uuidV7.next(),
    email: lead.email,
    key: `event:${id}`,
    kind: type,
    points: rules.points.get(type) ?? 0,
    at: occurredAt,
    properties,
  }));
  const values = [
    JSON.stringify(rows),
    rules.team,
    rules.version,
    now,
    rules.halfLifeDays * 86_400,
    rules.line,
  ];
  const { rows: found } = await client.query<{ added: number; crossed: number }>({
    name: 'ingest',
    text: INGEST,
    values,
  });
  return found[0] ?? { added: 0, crossed: 0 };
}

/** One event the way one would write it first: a transaction that reads, decides and writes, row by row. */
export async function ingestNaively(db: Db, rules: PlainRules, event: BenchEvent, now: Date): Promise<void> {
  const { team, version } = rules;
  try {
    await db.prisma.$transaction(
      async (tx) => {
        const key = { teamId_email: { teamId: team, email: event.lead.email } };
        const lead =
          (await tx.lead.findUnique({ where: key })) ??
          (await tx.lead.create({ data: newLead(team, event, now) }));
        await tx.activity.create({ data: newActivity(team, lead.id, event, now) });
        await addPoints(tx, rules, lead.id, event, now);
      },
      { maxWait: 20_000, timeout: 20_000 },
    );
  } catch (error) {
    // An event that was there already, or a lead that somebody else has just made.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return;
    throw new Error(`version ${version}: ${String(error)}`);
  }
}

async function addPoints(
  tx: Prisma.TransactionClient,
  rules: PlainRules,
  leadId: string,
  event: BenchEvent,
  now: Date,
) {
  const { team, version, points, halfLifeDays, line } = rules;
  const key = { leadId_version: { leadId, version } };
  const standing = await tx.standing.findUnique({ where: key });
  const days = standing === null ? 0 : (event.occurredAt.getTime() - standing.asOf.getTime()) / 86_400_000;
  const before = standing === null ? 0 : standing.behaviour * 2 ** (-Math.max(days, 0) / halfLifeDays);
  const behaviour = before + (points.get(event.type) ?? 0);
  const fit = standing?.fit ?? 0;
  const at = event.occurredAt;
  const news = { behaviour, asOf: at, lastActivityAt: at, lastActivityKind: event.type, quietSince: at };
  const first = {
    leadId,
    version,
    teamId: team,
    fit,
    state: {},
    stage: 'new',
    heat: 0,
    segments: [],
    dueAt: null,
  };
  if (standing === null) await tx.standing.create({ data: { ...first, ...news } });
  else await tx.standing.update({ where: key, data: news });
  if (fit + before < line && fit + behaviour >= line)
    await tx.outbox.create({ data: newMessage(team, leadId, now) });
}

const newLead = (teamId: string, { lead }: BenchEvent, now: Date) => ({
  ...lead,
  id: uuidV7.next(),
  teamId,
  tags: [],
  episode: 0,
  handed: false,
  search: lead.email,
  createdAt: now,
});

const newActivity = (teamId: string, leadId: string, event: BenchEvent, now: Date) => ({
  id: uuidV7.next(),
  teamId,
  leadId,
  dedupeKey: `event:${event.id}`,
  kind: event.type,
  origin: 'webhook',
  occurredAt: event.occurredAt,
  recordedAt: now,
  properties: event.properties as Prisma.InputJsonObject,
});

const newMessage = (teamId: string, leadId: string, now: Date) => ({
  id: uuidV7.next(),
  teamId,
  dedupeKey: `handoff:${leadId}:1`,
  lane: 'C0HANDOFFS',
  kind: 'handoff',
  refId: leadId,
  deed: 'post',
  facts: {},
  urgency: 1,
  status: 'pending',
  attempts: 0,
  dueAt: now,
  createdAt: now,
});
