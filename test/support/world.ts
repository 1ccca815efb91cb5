import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Ctx, Deps } from '../../src/app/deps.js';
import { explainLead } from '../../src/app/lead/explain-lead.js';
import { readLeads } from '../../src/app/lead/leads.js';
import { type Entry, recordNews } from '../../src/app/record-news.js';
import type { ActivityKind } from '../../src/domain/activity.js';
import type { Profile } from '../../src/domain/lead.js';
import { sameAddress } from '../../src/domain/lead.js';
import type { Outcome, Problem } from '../../src/domain/outcome.js';
import type { Role } from '../../src/domain/role.js';
import type { Clock } from '../../src/lib/clock.js';
import { uuidV7 } from '../../src/lib/ids.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';
import { type FreshDb, freshDb } from './postgres.js';

export const TEAM = 'T0TEST';
export const RAVI = 'U0RAVI';
export const ROSA = 'U0ROSA';
export const MONA = 'U0MONA';

const DAY_MS = 86_400_000;

/** A clock that stands still until it is moved. Starts on a Monday noon, UTC. */
export type SimClock = Clock & {
  set(at: Date | string): void;
  forward(by: { days?: number; minutes?: number }): void;
};

export function simClock(start = '2026-06-01T12:00:00Z'): SimClock {
  let now = new Date(start);
  return {
    now: () => now,
    set: (at) => {
      now = new Date(at);
    },
    forward: ({ days = 0, minutes = 0 }) => {
      now = new Date(now.getTime() + days * DAY_MS + minutes * 60_000);
    },
  };
}

/** A product without its edges: a team, a simulated clock, and words to say what happens. */
export type World = ReturnType<typeof teamOf> & {
  /** Another team in the same database, with a clock of its own: nothing of this one is seen there. */
  another(start?: string): World;
};

/** A world in a database of its own. */
export const makeWorld = async (start?: string): Promise<World> => worldOf(await freshDb(), TEAM, start);

/** Gives each test of a file a team of its own in one database: a database each would cost more than the tests. */
export function useWorld(give: (world: World) => void, start?: string): void {
  let base: World;
  beforeAll(async () => {
    base = await makeWorld(start);
  });
  beforeEach(() => give(base.another()));
  afterAll(() => base.drop());
}

/** What a use case answered, where it did what was asked. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}

/** Why a use case refused. */
export function problem(outcome: Outcome<unknown>): Problem {
  if (outcome.ok) throw new Error('it was not refused');
  return outcome.problem;
}

let teams = 0;

const worldOf = (fresh: FreshDb, team: string, start?: string): World => ({
  ...teamOf(fresh, team, start),
  another: (at = start) => worldOf(fresh, `T0TEST${++teams}`, at),
});

function teamOf(fresh: FreshDb, team: string, start?: string) {
  const clock = simClock(start);
  const deps: Deps = {
    db: fresh.db,
    ids: uuidV7,
    log: pino({ level: 'silent' }),
    playbook: loadPlaybook('preset_002'),
    rules: new Map(),
    places: { handoffs: 'sales-leads', managers: 'sales-managers' },
    timeZone: 'America/New_York',
    wake: () => undefined,
  };
  let requests = 0;
  let events = 0;
  const prisma = fresh.db.prisma;
  const world = {
    ...fresh,
    prisma,
    deps,
    clock,
    team,
    ctx: (
      actor = RAVI,
      requestKey = `request-${++requests}`,
      role: Role = actor === MONA ? 'manager' : 'rep',
    ): Ctx => ({
      teamId: team,
      actor,
      role,
      now: clock.now(),
      requestKey,
    }),
    /** An entry as a webhook makes it. */
    event(
      kind: ActivityKind,
      email = 'jane@acme.com',
      more: { at?: Date; id?: string; properties?: Record<string, unknown>; profile?: Partial<Profile> } = {},
    ): Entry {
      const dedupeKey = `test:${more.id ?? ++events}`;
      return {
        email,
        profile: more.profile ?? {},
        at: more.at ?? clock.now(),
        activity: { dedupeKey, kind, origin: 'webhook', actorId: null, properties: more.properties ?? {} },
      };
    },
    send: (...entries: Entry[]) => recordNews(deps, team, clock.now(), entries),
    /** `days` before now. */
    ago: (days: number) => new Date(clock.now().getTime() - days * DAY_MS),
    /** A lead as it stands now. */
    async lead(email = 'jane@acme.com') {
      const { id } = await prisma.lead.findUniqueOrThrow({
        where: { teamId_email: { teamId: team, email: sameAddress(email) } },
        select: { id: true },
      });
      const lead = (await readLeads(prisma, deps, world.at(), [id])).get(id);
      if (lead === undefined) throw new Error(`${email} is gone`);
      return lead;
    },
    at: () => ({ teamId: team, now: clock.now() }),
    async total(email = 'jane@acme.com') {
      const lead = await world.lead(email);
      return lead.fit + lead.behaviour;
    },
    async ledger(email = 'jane@acme.com') {
      const { lines } = value(await explainLead(deps, world.at(), email, null));
      return lines
        .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.rule < b.rule ? -1 : 1))
        .map(({ rule, points }) => `${rule} ${points > 0 ? '+' : ''}${points}`);
    },
    async leads() {
      const rows = await prisma.lead.findMany({ where: { teamId: team }, select: { id: true } });
      const leads = await readLeads(
        prisma,
        deps,
        world.at(),
        rows.map(({ id }) => id),
      );
      return [...leads.values()].toSorted((a, b) => (a.email < b.email ? -1 : 1));
    },
    handoffs: () => prisma.handoff.findMany({ where: { teamId: team }, orderBy: { episode: 'asc' } }),
    tasks: () => prisma.task.findMany({ where: { teamId: team }, orderBy: { id: 'asc' } }),
    outbox: (kind?: string) =>
      prisma.outbox.findMany({
        where: { teamId: team, deed: 'post', ...(kind ? { kind } : {}) },
        orderBy: { createdAt: 'asc' },
      }),
    deeds: async () =>
      (await prisma.history.findMany({ where: { teamId: team }, orderBy: { id: 'asc' } })).map(
        ({ verb }) => verb,
      ),
    /** Private words sent, as "who: about what". */
    async notices() {
      const rows = await world.outbox('notice');
      return rows.map(({ lane, facts }) => `${lane}: ${(facts as { about: string }).about}`);
    },
    /** How often a thing about a lead was written down. */
    async count(verb: string, email = 'jane@acme.com') {
      const { id } = await world.lead(email);
      return prisma.history.count({ where: { leadId: id, verb } });
    },
    /** The handoff of a lead made ready. */
    async handed(email = 'jane@acme.com') {
      await world.ready(email);
      const { id } = await world.lead(email);
      return prisma.handoff.findFirstOrThrow({ where: { leadId: id }, orderBy: { episode: 'desc' } });
    },
    /** Makes a lead ready: 90 points. */
    ready: (email = 'jane@acme.com') =>
      world.send(
        world.event('demo_requested', email, { profile: { name: 'Jane Doe', company: 'Acme' } }),
        world.event('email_replied', email),
        world.event('pricing_page_viewed', email),
        world.event('webinar_attended', email),
        world.event('content_downloaded', email, {
          properties: { kind: 'case_study', title: 'How Globex did it' },
        }),
      ),
  };
  return world;
}
