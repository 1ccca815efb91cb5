import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsFor } from '../../src/app/facts/facts-for.js';
import { forgetOld } from '../../src/app/forget-old.js';
import { explainLead } from '../../src/app/lead/explain-lead.js';
import { SEND_SETTINGS } from '../../src/app/outbox/deps.js';
import { drainOutbox } from '../../src/app/outbox/drain.js';
import type { Parcel } from '../../src/domain/courier.js';
import { leadName } from '../../src/domain/lead.js';
import { DEMO_BOOK, isDemoBookLoaded, loadDemoBook } from '../../src/sandbox/demo-book.js';
import { instantOf } from '../../src/sandbox/demo-story.js';
import { PEOPLE } from '../../src/sandbox/workspace.js';
import { render } from '../../src/views/message.js';
import { checkMessage } from '../support/slack/block-kit.js';
import { makeWorld, value, type World } from '../support/world.js';

const AVA = PEOPLE.repNewYork.id;
const BEN = PEOPLE.repBerlin.id;
const DAY_MS = 86_400_000;
/** A Monday in winter, with nothing special about it. */
const NOW = '2026-11-23T15:20:00Z';

let world: World;
beforeAll(async () => {
  world = await makeWorld(NOW);
  await loadDemoBook(world.deps, world.team, world.clock.now());
});
afterAll(() => world.drop());

/** All that the book wrote for a team, oldest first, without ids, which are chance. */
async function written(world: World) {
  const { prisma, team: teamId } = world;
  const where = { where: { teamId } };
  const leads = await prisma.lead.findMany(where);
  const of = (leadId: string | null) => leads.find(({ id }) => id === leadId)?.email ?? null;
  const inOrder = <T>(rows: T[]) => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const lines = await linesOf(world);
  const history = await prisma.history.findMany(where);
  const outbox = await prisma.outbox.findMany(where);
  const activities = await prisma.activity.findMany(where);
  return {
    leads: inOrder(leads.map((lead) => ({ ...lead, id: null, teamId: null }))),
    lines: inOrder(lines.map(({ at, email, rule, points }) => ({ at, of: email, rule, points }))),
    history: inOrder(history.map(({ at, leadId, verb, actorId }) => ({ at, of: of(leadId), verb, actorId }))),
    outbox: inOrder(
      outbox.map(({ createdAt, lane, kind, deed, status, urgency }) => ({
        createdAt,
        lane,
        kind,
        deed,
        status,
        urgency,
      })),
    ),
    activities: inOrder(
      activities.map(({ occurredAt, leadId, kind, properties }) => ({
        occurredAt,
        of: of(leadId),
        kind,
        properties,
      })),
    ),
  };
}

/** Every line of every lead's score. */
async function linesOf(world: World) {
  const leads = await world.leads();
  const explained = await Promise.all(leads.map(({ id }) => explainLead(world.deps, world.at(), id, null)));
  return explained.flatMap((outcome) => {
    const { lead, lines } = value(outcome);
    return lines.map((line) => ({ ...line, email: lead.email }));
  });
}

/** How the leads stand, by what a person would call it. */
async function spread(world: World) {
  const { prisma, team: teamId, clock } = world;
  const leads = await world.leads();
  const handoffs = await prisma.handoff.findMany({ where: { teamId } });
  const asleep = (lead: (typeof leads)[number]) =>
    lead.snoozedUntil !== null && lead.snoozedUntil > clock.now();
  const inTrack = await prisma.enrolment.findMany({ where: { teamId, endedAt: null } });
  const withStatus = (status: string) => handoffs.filter((handoff) => handoff.status === status);
  const isFresh = ({ coldAt }: (typeof leads)[number]) =>
    coldAt !== null && clock.now().getTime() - coldAt.getTime() < 3 * DAY_MS;
  return {
    leads: leads.length,
    waiting: withStatus('waiting').length,
    claimed: withStatus('claimed')
      .map(({ claimedBy }) => String(claimedBy))
      .toSorted(),
    returned: withStatus('returned').length,
    mql: leads.filter(({ stage, coldAt }) => stage === 'mql' && coldAt === null).length,
    justCold: leads.filter((lead) => isFresh(lead) && lead.ownerId === null).length,
    justColdOwned: leads.filter((lead) => isFresh(lead) && lead.ownerId !== null).length,
    inTrack: inTrack.map(({ step }) => step),
    suppressed: leads.filter(({ suppressedAt }) => suppressedAt !== null).length,
    asleep: leads.filter(asleep).length,
    letGo: leads.filter(({ letGoAt }) => letGoAt !== null).length,
    overdue: await prisma.task.count({ where: { teamId, status: 'open', dueAt: { lt: clock.now() } } }),
  };
}

const PROMISED = {
  leads: 40,
  waiting: 3,
  claimed: [AVA, AVA, BEN, BEN],
  returned: 1,
  mql: 6,
  justCold: 2,
  justColdOwned: 2,
  inTrack: [2],
  suppressed: 1,
  asleep: 2,
  letGo: 1,
  overdue: 3,
};

/** The messages that would be sent, place by place, in their order, with what they say. */
async function messages({ deps, prisma, team: teamId, clock }: World) {
  const rows = await prisma.outbox.findMany({
    where: { teamId, status: 'pending' },
    orderBy: [{ lane: 'asc' }, { urgency: 'desc' }],
  });
  const reader = { now: clock.now(), zone: 'America/New_York', slackDates: true };
  return Promise.all(
    rows.map(async ({ kind, refId, lane }) => {
      const facts = await factsFor(deps, teamId, kind as 'handoff', [refId ?? ''], clock.now());
      const items = [...facts.values()];
      return { lane, kind, items, message: render(items, reader) };
    }),
  );
}

const nameIn = (items: Parcel['items']): string => {
  const [item] = items;
  return item !== undefined && 'lead' in item.facts ? leadName(item.facts.lead) : '';
};

describe('the demo book', () => {
  it('holds forty leads at every point of the way, and says that it is loaded', async () => {
    expect(await spread(world)).toEqual(PROMISED);
    expect(await isDemoBookLoaded(world.deps, world.team)).toBe(true);
  });

  it('tells ninety days: each deed at its own time, none ahead of now, silences charged when they were due', async () => {
    const { history, lines } = await written(world);
    const times = history.map(({ at }) => at.getTime());
    expect(Math.max(...times)).toBe(Date.parse(NOW));
    expect(Math.min(...times)).toBeGreaterThan(Date.parse(NOW) - 90 * DAY_MS);
    expect(Math.min(...times)).toBeLessThan(Date.parse(NOW) - 80 * DAY_MS);
    const silences = lines.filter(({ rule }) => rule === 'silence');
    expect(silences.map((line) => String(line.of)).toSorted()).toEqual([
      'mateus@litoral.example',
      'office@hilltop-dairy.example',
      'rashid@karakum.example',
      'yuki.sato@kawase.example',
    ]);
    expect(history.filter(({ verb }) => verb === 'lead.rewarmed')).toHaveLength(1);
  });

  it('has a score for every lead that is the sum of its ledger', async () => {
    const all = await linesOf(world);
    for (const lead of await world.leads()) {
      const lines = all.filter(({ email }) => email === lead.email);
      const sum = (part: string) =>
        lines.filter((line) => line.part === part).reduce((all, { points }) => all + points, 0);
      expect([lead.email, lead.fit, lead.behaviour]).toEqual([lead.email, sum('fit'), sum('behaviour')]);
    }
  });

  it('leaves a channel worth reading rather than a flood, the hottest lead last, where the eye falls', async () => {
    const said = (await messages(world)).map(({ lane, kind, items }) => `${lane} ${kind} ${nameIn(items)}`);
    expect(said).toEqual([
      `${AVA} cold Hannah Whitfield`,
      `${AVA} task Marcus Oyelaran`,
      `${BEN} cold Giorgos Papadopoulos`,
      `${BEN} task Ingrid Solheim`,
      `${BEN} task Sven Lindqvist`,
      "sales-leads cold Bobby O'Neill",
      'sales-leads cold Amara Diallo',
      'sales-leads handoff Élodie Marchand',
      'sales-leads handoff 田中 愛子 (Aiko Tanaka)',
      'sales-leads handoff Tomás Herrera',
      'sales-leads handoff Priya Raman',
    ]);
  });

  it('says nothing that Slack would refuse, or that could ring anybody', async () => {
    const all = await messages(world);
    expect(all.flatMap(({ message }) => checkMessage(message))).toEqual([]);
    const sons = all.find(({ items }) => nameIn(items) === "Bobby O'Neill");
    expect(JSON.stringify(sons?.message)).toContain('&lt;!channel&gt; &amp; Sons');
    expect(JSON.stringify(sons?.message)).not.toContain('<!channel>');
  });

  it('loaded again, at once or much later, changes nothing', async () => {
    const before = await written(world);
    await loadDemoBook(world.deps, world.team, world.clock.now());
    const later = new Date(Date.parse(NOW) + 10 * DAY_MS);
    await forgetOld(world.deps, world.team, later);
    await loadDemoBook(world.deps, world.team, later);
    expect(await written(world)).toEqual(before);
  });

  it('broken off half-way leaves nothing; two starts at once load it once; and it is the same book each time', async () => {
    const other = world.another(NOW);
    let left = 300;
    const failing = {
      next: () => {
        left -= 1;
        if (left < 0) throw new Error('killed');
        return world.deps.ids.next();
      },
    };
    await expect(
      loadDemoBook({ ...other.deps, ids: failing }, other.team, other.clock.now()),
    ).rejects.toThrow('killed');
    expect(await other.prisma.lead.count({ where: { teamId: other.team } })).toBe(0);
    expect(await isDemoBookLoaded(other.deps, other.team)).toBe(false);
    const load = () => loadDemoBook(other.deps, other.team, other.clock.now());
    await Promise.all([load(), load()]);
    expect(await written(other)).toEqual(await written(world));
  });

  it.each(['2026-03-29T00:05:00Z', '2028-02-29T23:59:00Z'])(
    'keeps its promises when started at %s',
    async (now) => {
      const other = world.another(now);
      await loadDemoBook(other.deps, other.team, other.clock.now());
      expect(await spread(other)).toEqual(PROMISED);
      expect((await messages(other)).map(({ lane }) => lane)).toHaveLength(11);
    },
  );

  it('is sent card by card, though all of it waits for the channel', async () => {
    const parcels: Parcel[] = [];
    const deps = {
      ...world.deps,
      courier: {
        send: async (parcel: Parcel) => {
          parcels.push(parcel);
          return { kind: 'sent' as const, channelId: 'C1', ts: `${parcels.length}.0` };
        },
        find: async () => ({ kind: 'absent' as const }),
      },
      factsFor: (kind: 'handoff', ids: string[]) =>
        factsFor(world.deps, world.team, kind, ids, world.clock.now()),
      managersPlace: 'sales-managers',
      settings: { ...SEND_SETTINGS, paceMs: 1 },
    };
    while ((await world.prisma.outbox.count({ where: { teamId: world.team, status: 'pending' } })) > 0)
      await drainOutbox(deps, world.clock.now());
    expect(parcels.map(({ items }) => items.length)).toEqual(parcels.map(() => 1));
    const inChannel = parcels.filter(({ place }) => place === 'sales-leads');
    expect(inChannel.map(({ items }) => nameIn(items)).at(-1)).toBe('Priya Raman');
    expect(inChannel).toHaveLength(6);
  });
});

describe('a story', () => {
  it('has addresses of its own, and times that can be read', () => {
    expect(new Set(DEMO_BOOK.map(({ email }) => email)).size).toBe(DEMO_BOOK.length);
    const now = new Date(NOW);
    expect(instantOf('40m', now)).toEqual(new Date('2026-11-23T14:40:00Z'));
    expect(instantOf('3h', now)).toEqual(new Date('2026-11-23T12:20:00Z'));
    expect(instantOf('2d 09:30', now)).toEqual(new Date('2026-11-21T09:30:00Z'));
    expect(instantOf('+4d 09:00', now)).toEqual(new Date('2026-11-27T09:00:00Z'));
    expect(() => instantOf('tomorrow', now)).toThrow("a time it can't read");
  });

  it('is told in order', () => {
    for (const { email, steps } of DEMO_BOOK) {
      for (const now of [new Date('2026-11-23T00:05:00Z'), new Date('2026-11-23T23:55:00Z')]) {
        const times = steps.map(({ at }) => instantOf(at, now).getTime());
        expect([email, times]).toEqual([email, times.toSorted((a, b) => a - b)]);
        expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime());
      }
    }
  });
});
