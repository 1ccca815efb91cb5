import type { Told } from '../domain/context.js';
import type { Rules } from '../domain/scoring/rules.js';
import type { Standing } from '../domain/scoring/standing.js';
import type { LeadRow, Tracked } from '../domain/stand.js';
import { Prisma, rowsOf, type Tx } from './db.js';
import { LEAD_COLUMNS } from './lead-columns.js';
import { standRow } from './lead-rows.js';
import { memoryOf, remembered } from './memory.js';
import { type PersonaRow, personaOf } from './personas.js';
import { BOOKKEEPING } from './readings.js';

/** Which lead: by what nobody else has. */
export type Sole = { email: string } | { id: string };

export type PageHandoff = {
  id: string;
  status: string;
  createdAt: Date;
  returnedBy: string | null;
  returnedAt: Date | null;
  returnReason: string | null;
};

/** What stands beside a lead on its page. `version`: the rules in force; null where the team has none yet. */
export type LeadPage = {
  version: number | null;
  /** Null where it was never scored by them. */
  stand: ((rules: Rules, now: Date) => Tracked) | null;
  leadId: string;
  /** Newest first. */
  timeline: Told[];
  /** The newest one. */
  handoff: PageHandoff | null;
  running: { track: string; step: number; pausedAt: Date | null } | null;
  personas: PersonaRow[];
  /** When whoever looks did so last; null for the first time, or where nobody is named. */
  lookedAt: Date | null;
};

/** Who looks, and when: noted with the reading. */
export type Viewer = { personId: string; now: Date };

type Json<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};
type Row = LeadRow & {
  version: number | null;
  memory: string | null;
  state: Partial<Standing> | null;
  dueAt: Date | null;
  segments: string[] | null;
  timeline: Json<Told>[] | null;
  handoff: Json<PageHandoff> | null;
  running: { track: string; step: number; pausedAt: string | null } | null;
  personas: Json<PersonaRow>[] | null;
  lookedAt: Date | null;
};

/** All that a lead's page is made of, without a lock, in one statement: it is asked for all day. */
export async function readLeadPage(
  tx: Tx,
  teamId: string,
  sole: Sole,
  most: number,
  viewer: Viewer | null,
): Promise<LeadPage | null> {
  const isIt = 'id' in sole ? Prisma.sql`l.id = ${sole.id}::uuid` : Prisma.sql`l.email = ${sole.email}`;
  const [row] = await rowsOf<Row>(
    tx,
    Prisma.sql`
    ${viewer === null ? Prisma.empty : noting(teamId, isIt, viewer)}
    select ${LEAD_COLUMNS}, ${viewer === null ? Prisma.sql`null::timestamptz` : lookOf(viewer)} as "lookedAt", r.version, s.memory, s.state, s.due_at as "dueAt", s.segments,
      (select json_agg(a) from (select kind, occurred_at as "occurredAt", properties from activity
        where lead_id = l.id and kind <> all(${BOOKKEEPING}) order by occurred_at desc, id desc limit ${most}) a
      ) as timeline,
      (select row_to_json(h) from (select id, status, created_at as "createdAt", returned_by as "returnedBy",
        returned_at as "returnedAt", return_reason as "returnReason" from handoff where lead_id = l.id
        order by episode desc limit 1) h) as handoff,
      (select row_to_json(e) from (select track, step, paused_at as "pausedAt" from enrolment
        where lead_id = l.id and ended_at is null limit 1) e) as running,
      (select json_agg(p order by p.id) from (select id, facts as persona, updated_by as "updatedBy",
        updated_at as "updatedAt" from persona where team_id = l.team_id) p) as personas
    from lead l left join rulebook r on r.team_id = l.team_id and r.status = 'live'
    left join standing s on s.lead_id = l.id and s.version = r.version
    where l.team_id = ${teamId} and ${isIt}`,
  );
  return row === undefined ? null : pageOf(row);
}

/**
 * Notes the look in the same statement, which reads when the one before was. Whoever looks does not wait for the disk: a
 * look that a crash of the database loses costs nothing.
 */
const noting = (teamId: string, isIt: Prisma.Sql, { personId, now }: Viewer): Prisma.Sql => Prisma.sql`
    with noted as (
      insert into look (team_id, lead_id, person_id, at)
      select l.team_id, l.id, ${personId}, ${now}::timestamptz from lead l where l.team_id = ${teamId} and ${isIt}
      on conflict (team_id, lead_id, person_id) do update set at = greatest(look.at, excluded.at)
      returning set_config('synchronous_commit', 'off', true))`;

const lookOf = ({ personId }: Viewer): Prisma.Sql => Prisma.sql`(
      select at from look where team_id = l.team_id and lead_id = l.id and person_id = ${personId})`;

function pageOf(row: Row): LeadPage {
  const { version, memory, state, dueAt, segments, timeline, handoff, running, personas } = row;
  const isScored = memory !== null || state !== null;
  return {
    version,
    stand: isScored
      ? (rules, now) => {
          const known = { standing: remembered(memoryOf(memory, state)), dueAt, segments: segments ?? [] };
          return standRow(rules, now, row, known, true);
        }
      : null,
    leadId: row.id,
    lookedAt: row.lookedAt,
    timeline: (timeline ?? []).map((told) => ({ ...told, occurredAt: new Date(told.occurredAt) })),
    handoff: handoff && {
      ...handoff,
      createdAt: new Date(handoff.createdAt),
      returnedAt: handoff.returnedAt === null ? null : new Date(handoff.returnedAt),
    },
    running: running && {
      ...running,
      pausedAt: running.pausedAt === null ? null : new Date(running.pausedAt),
    },
    personas: (personas ?? []).map((each) => personaOf({ ...each, updatedAt: new Date(each.updatedAt) })),
  };
}
