import type { ActivityKind } from '../domain/activity.js';
import type { FunnelStage, Stage } from '../domain/lead.js';
import { freshStanding, type Standing } from '../domain/scoring/standing.js';
import { Prisma } from './db.js';

/** The form below. Another form gets another number, and this one stays readable. */
const FORM = 1;
const BLANK = freshStanding(new Date(0));

/** What is as in every new lead is written as 0. */
type Or0<T> = T | 0;
type Written = [
  form: typeof FORM,
  funnel: FunnelStage,
  funnelSince: number,
  at: number,
  id: string,
  stage: Stage,
  quietSince: number,
  last: Or0<ActivityKind | [number, ActivityKind]>,
  fired: Or0<Standing['fired']>,
  groups: Or0<Standing['groups']>,
  seen: Or0<Standing['seen']>,
  capped: Or0<Standing['capped']>,
  mails: Or0<Standing['mails']>,
  rang: Or0<Standing['rang']>,
  stageSince: number,
  fit: number,
  met: number,
  said: Or0<Standing['said']>,
  silences: number,
  outAt: number,
];

/**
 * A standing as the text that is stored: a JSON list in one order, without the empty end. It takes less than half of
 * what JSONB with names took, to be sent, kept and read.
 */
export function written(standing: Standing): string {
  const { at, quietSince, last } = standing;
  const list: Written = [
    FORM,
    standing.funnel,
    standing.funnelSince,
    at,
    standing.id,
    standing.stage,
    // The newest deed is what broke the silence, nearly always.
    quietSince === at ? 0 : quietSince,
    last === null ? 0 : last[0] === at ? last[1] : last,
    orNothing(standing.fired),
    orNothing(standing.groups),
    orNothing(standing.seen),
    orNothing(standing.capped),
    standing.mails.length === 0 ? 0 : standing.mails,
    orNothing(standing.rang),
    standing.stageSince,
    standing.fit,
    standing.met,
    orNothing(standing.said),
    standing.silences,
    standing.outAt ?? 0,
  ];
  let length: number = list.length;
  while (list[length - 1] === 0) length -= 1;
  return JSON.stringify(length === list.length ? list : list.slice(0, length));
}

function orNothing<T extends object>(map: T): T | 0 {
  for (const _ in map) return map;
  return 0;
}

/** What a row `s` of the table has: what was written, or, in one from before there was this form, JSON by names. */
export const MEMORY = Prisma.raw(`coalesce(s.memory, s.state::text, '{}')`);

/** What was read from there, as JSON has it. */
export type Memory = Partial<Written> | Partial<Standing>;

/** The same from a row's two columns. */
export const memoryOf = (memory: string | null, state: Partial<Standing> | null): Memory =>
  memory === null ? (state ?? {}) : (JSON.parse(memory) as Memory);

/** The standing that was written. */
export function remembered(memory: Memory): Standing {
  if (!Array.isArray(memory)) return { ...BLANK, ...memory };
  const list: Partial<Written> = memory;
  const [form, funnel = 'awareness', funnelSince = 0, at = 0, id = '', stage = 'new', quietSince, last] =
    list;
  if (form !== FORM) throw new Error(`a standing was written in form ${String(form)}, by a newer version`);
  return {
    at,
    id,
    groups: list[9] || {},
    capped: list[11] || {},
    fired: list[8] || {},
    seen: list[10] || {},
    mails: list[12] || [],
    silences: list[18] ?? 0,
    quietSince: quietSince || at,
    last: last === undefined || last === 0 ? null : typeof last === 'string' ? [at, last] : last,
    stage,
    stageSince: list[14] ?? 0,
    funnel,
    funnelSince,
    said: list[17] || {},
    rang: list[13] || {},
    outAt: list[19] || null,
    fit: list[15] ?? 0,
    met: list[16] ?? 0,
  };
}

/** Is a standing `s` in this stage of the funnel? Told by how its text begins, or by its name in an old row. */
export const isInFunnel = (stage: FunnelStage): Prisma.Sql =>
  Prisma.sql`(s.memory like ${`[${FORM},"${stage}",%`} or s.state->>'funnel' = ${stage})`;

/** Since when it is there (ms). */
export const FUNNEL_SINCE = Prisma.raw(`coalesce(s.memory::json->>2, s.state->>'funnelSince')::float8`);
