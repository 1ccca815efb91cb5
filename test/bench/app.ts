import type pg from 'pg';
import { pino } from 'pino';
import type { Deps } from '../../src/app/deps.js';
import { type IntakeDesk, openIntake } from '../../src/app/intake.js';
import { listOf } from '../../src/app/lead/list-leads.js';
import { type Entry, type EntryReceipt, recordNews } from '../../src/app/record-news.js';
import { liveRules } from '../../src/app/rules/live-rules.js';
import type { Intake } from '../../src/domain/event.js';
import type { Deed } from '../../src/domain/scoring/deed.js';
import { replay } from '../../src/domain/scoring/replay.js';
import type { Rules } from '../../src/domain/scoring/rules.js';
import { behaviourAt } from '../../src/domain/scoring/score.js';
import type { Standing } from '../../src/domain/scoring/standing.js';
import { startServer } from '../../src/http/server.js';
import { systemClock } from '../../src/lib/clock.js';
import { uuidV7 } from '../../src/lib/ids.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';
import { openDb } from '../../src/store/db.js';
import { memoryOf, remembered } from '../../src/store/memory.js';
import { work } from '../../src/ticks.js';
import type { BenchEvent } from './events.js';
import type { PlainRules } from './reference.js';

export const TEAM = 'T0BENCH';
const log = pino({ level: 'warn' });

/** A team in a database, with all that its use cases are given. */
export type BenchTeam = { deps: Deps; rules: Rules; close(): Promise<void> };

export async function openTeam(config: pg.PoolConfig): Promise<BenchTeam> {
  const db = openDb(config, () => undefined);
  const deps: Deps = {
    db,
    ids: uuidV7,
    log,
    playbook: loadPlaybook(),
    rules: new Map(),
    places: { handoffs: 'handoffs', managers: 'managers' },
    timeZone: 'Europe/Berlin',
    wake: () => undefined,
  };
  const now = systemClock.now();
  const team = { name: 'Bench', botUserId: 'U0BENCH', timeZone: deps.timeZone, createdAt: now };
  await db.prisma.team.upsert({ where: { id: TEAM }, create: { id: TEAM, ...team }, update: {} });
  const rules = await db.prisma.$transaction((tx) => liveRules(tx, deps, { teamId: TEAM, now }));
  return { deps, rules, close: () => db.close() };
}

/** What is plain enough in the team's rules for a reference to know it. */
export function plainRules({ rules }: BenchTeam): PlainRules {
  const { model } = rules.engine;
  const points = new Map<string, number>();
  for (const { when, points: each } of model.rules)
    if ('did' in when && when.times === 1)
      for (const kind of when.did) points.set(kind, (points.get(kind) ?? 0) + each);
  const halfLifeDays = model.groups.find((group) => group.halfLifeDays !== null)?.halfLifeDays ?? 21;
  return { team: TEAM, version: rules.version, points, halfLifeDays, line: model.lines.sql?.enter ?? 80 };
}

const entryOf = ({ id, type, lead, occurredAt, properties }: BenchEvent): Entry => {
  const { email, ...profile } = lead;
  const activity = {
    dedupeKey: `event:${id}`,
    kind: type,
    origin: 'webhook' as const,
    actorId: null,
    properties,
  };
  return { email, profile, at: occurredAt, activity };
};

export type Desk = {
  take(events: BenchEvent[], now: Date): Promise<EntryReceipt[]>;
  idle(): Promise<void>;
  desk: IntakeDesk;
};

/** The one way in, as webhooks take it. */
export function openDesk({ deps }: BenchTeam): Desk {
  const desk = openIntake(deps, TEAM);
  return { desk, idle: () => desk.idle(), take: (events, now) => desk.take(events.map(entryOf), now) };
}

/** A batch in a transaction of its own, past the intake. */
export const recordOnce = ({ deps }: BenchTeam, events: BenchEvent[], now: Date): Promise<EntryReceipt[]> =>
  recordNews(deps, TEAM, now, events.map(entryOf));

/** The intake as the program hands it to its server. */
export const intakeOf =
  ({ desk }: Desk): Intake =>
  (events) =>
    desk.take(
      events.map(({ dedupeKey, kind, lead, occurredAt, origin, actorId, properties }) => ({
        email: lead.email,
        profile: lead.profile,
        at: occurredAt,
        activity: { dedupeKey, kind, origin, actorId, properties },
      })),
      systemClock.now(),
    );

/** The program's server, with a limit that nobody reaches. */
export async function openDoor(
  secret: string,
  intake: Intake,
): Promise<{ port: number; stop(): Promise<void> }> {
  const ready = async () => ({ missing: [] });
  const parts = { port: 0, host: '127.0.0.1', secret, intake, ready, clock: systemClock, log };
  const started = await startServer({ ...parts, ratePerMinute: 1e9 });
  if (!started.ok) throw new Error(started.problem);
  return started;
}

/** Records the past of a team as the program would have, had it been there; then does what is due. */
export async function recordTemplates(team: BenchTeam, events: BenchEvent[], now: Date): Promise<void> {
  const desk = openDesk(team);
  for (let at = 0; at < events.length; at += 1_000) await desk.take(events.slice(at, at + 1_000), now);
  await tickAll(team, now);
}

/** Every tick that looks for what is due. Sending is left out: it has its own table and its own pace. */
export function sweeps({ deps }: BenchTeam): { name: string; run(now: Date): Promise<unknown> }[] {
  const idle = { wake: () => undefined, stop: async () => undefined };
  const {
    'drain-outbox': _,
    'forget-old': __,
    ...ticks
  } = work(deps, TEAM, idle, { find: async () => undefined });
  return Object.entries(ticks).map(([name, run]) => ({ name, run }));
}

/** One after the other, as a tick would. */
export async function tickAll(team: BenchTeam, now: Date): Promise<void> {
  for (const sweep of sweeps(team)) await sweep.run(now);
}

/** The tick that looks at leads for which time alone may have changed something. */
export const sweepDue = (team: BenchTeam, now: Date): Promise<unknown> =>
  sweeps(team)
    .find(({ name }) => name === 'look-for-quiet')
    ?.run(now) ?? Promise.reject(new Error('no such tick'));

/** The list of the hottest leads, as `/lead list hot` reads it. */
export const hotList = ({ deps }: BenchTeam, now: Date) =>
  listOf(deps, { teamId: TEAM, actor: 'U0REP1', role: 'rep', now, requestKey: 'bench' }, 'hot', 0, 20);

/** How a lead stands in the database, and how it ought to, gone through its whole past at once. */
export async function scoreOf({ deps, rules }: BenchTeam, email: string, events: BenchEvent[], now: Date) {
  const { prisma } = deps.db;
  const lead = await prisma.lead.findUniqueOrThrow({ where: { teamId_email: { teamId: TEAM, email } } });
  const key = { leadId_version: { leadId: lead.id, version: rules.version } };
  const standing = await prisma.standing.findUniqueOrThrow({ where: key });
  const deeds = events.map((event): Deed => {
    const { at, profile, activity } = entryOf(event);
    return { id: activity?.dedupeKey ?? '', at, kind: event.type, properties: event.properties, profile };
  });
  const { standing: right } = replay(rules.engine, lead, deeds, now);
  const stored = remembered(memoryOf(standing.memory, null));
  const worth = (each: Standing) => each.fit + behaviourAt(rules.engine, each, now.getTime());
  return {
    stored: worth(stored),
    right: worth(right),
    activities: await prisma.activity.count({ where: { leadId: lead.id } }),
    handoffs: await prisma.handoff.count({ where: { leadId: lead.id } }),
  };
}
