import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { factsFor } from '../../src/app/facts/facts-for.js';
import { makeGate } from '../../src/app/noise/gate.js';
import { noticesNow } from '../../src/app/noise/notices-now.js';
import { SEND_SETTINGS, type SendDeps } from '../../src/app/outbox/deps.js';
import { drainOutbox } from '../../src/app/outbox/drain.js';
import { makeLog } from '../../src/lib/log.js';
import { makeMembers } from '../../src/slack/channel-members.js';
import { connectSlack } from '../../src/slack/connection.js';
import { createCourier } from '../../src/slack/courier.js';
import { openFrontDesk } from '../../src/slack/front-desk.js';
import { type HomeDesk, homeDeps } from '../../src/slack/home-tab.js';
import { makePeople } from '../../src/slack/people.js';
import { makeRoster } from '../../src/slack/roster.js';
import { render } from '../../src/views/message.js';
import { createSlackDouble, type SlackDoubleOptions, toBolt } from '../support/slack/double.js';
import type { Message, UserSeed } from '../support/slack/world.js';
import { MONA, makeWorld, RAVI, ROSA, type World } from '../support/world.js';
import { Manifest } from './manifest-schema.js';
import { personAt } from './person.js';

export const LEADS = 'sales-leads';
const { bot: SCOPES } = Manifest.parse(parse(readFileSync('manifest.yml', 'utf8'))).oauth_config.scopes;

const PEOPLE: UserSeed[] = [
  { id: RAVI, name: 'ravi', realName: 'Ravi Rep', email: 'ravi@acme.test', tz: 'America/New_York' },
  { id: ROSA, name: 'rosa', realName: 'Rosa Rep', email: 'rosa@acme.test', tz: 'Europe/Berlin' },
  { id: MONA, name: 'mona', realName: 'Mona Manager', email: 'mona@acme.test', tz: 'Asia/Tokyo' },
  { id: 'U0NOMAIL', name: 'nomail', realName: 'Noa Mail', email: null, tz: 'Europe/Berlin' },
  // Somebody of another company, in a channel shared with ours.
  { id: 'U0GUEST', name: 'guest', realName: 'Gus Guest', tz: 'Europe/Paris', teamId: 'T0OTHER' },
];

export type DeskWorld = Awaited<ReturnType<typeof buildDesk>>;
/** `local`: as in front of the local Slack. `alone`: with a database of its own, for tests that break it; others share one, each as a team of its own. */
type Wish = {
  start?: string;
  slack?: SlackDoubleOptions;
  alone?: boolean;
  welcomes?: boolean;
  local?: boolean;
};

// For all files that one process runs; it goes with the server behind the tests.
let shared: Promise<World> | null = null;

async function worldFor({ start, alone = false }: Wish): Promise<World> {
  if (alone) return makeWorld(start);
  shared ??= makeWorld();
  return (await shared).another(start);
}

/** A desk of one test's own. */
export async function openDesk(wish: Wish = {}): Promise<DeskWorld> {
  const desk = await buildDesk(wish);
  onTestFinished(async () => {
    try {
      await desk.check();
    } finally {
      await desk.close();
    }
  });
  return desk;
}

/** A desk that the tests of a block share, in their order. */
export function useDesk(give: (desk: DeskWorld) => void | Promise<void>, wish: Wish = {}): void {
  let desk: DeskWorld;
  beforeAll(async () => {
    desk = await buildDesk(wish);
    await give(desk);
  });
  afterEach(() => desk.check());
  afterAll(() => desk.close());
}

/**
 * The whole Slack edge: Bolt, the front desk, the courier, on a real database and in front of a strict Slack,
 * which gives it the scopes of the manifest. Whatever leaves must be right by Slack's rules, in every test.
 */
async function buildDesk(wish: Wish) {
  const world = await worldFor(wish);
  const { clock, deps, team } = world;
  const slack = createSlackDouble({
    clock,
    team: { id: team, name: 'Acme Sales', domain: 'acme-sales' },
    users: PEOPLE,
    channels: [
      { id: 'C0LEADS', name: LEADS },
      { id: 'C0MANAGERS', name: 'sales-managers', isPrivate: true, members: [MONA] },
      { id: 'C0RANDOM', name: 'random', botIsIn: false },
    ],
    scopes: SCOPES,
    ...wish.slack,
  });
  const { apiUrl } = await slack.listen();
  const logged: Record<string, unknown>[] = [];
  deps.log = makeLog('warn', { write: (line) => void logged.push(JSON.parse(line)) });
  const way = { botToken: slack.token, signingSecret: 'a-signing-secret', slackApiUrl: apiUrl };
  const { app, web, listener } = connectSlack(way, deps.log);
  const people = makePeople(deps, web);
  const members = makeMembers(web, deps.places.managers, deps.log);
  const parts: HomeDesk = {
    deps,
    web,
    people,
    roster: makeRoster({ deps, web, people, members, teamId: team }),
    clock,
    teamId: team,
    slackDates: wish.local !== true,
    welcomes: wish.welcomes ?? false,
  };
  const frontDesk = openFrontDesk(app, parts);
  const sending: SendDeps = {
    ...deps,
    courier: createCourier({
      token: slack.token,
      render: (items, _place, late) =>
        render(items, { now: clock.now(), zone: deps.timeZone, slackDates: true }, late),
      log: deps.log,
      client: slack.clientOptions,
    }),
    factsFor: (kind, refIds) => factsFor(deps, team, kind, refIds, clock.now()),
    noticesNow: (notices) => noticesNow(deps, { teamId: team, now: clock.now() }, notices),
    gate: makeGate(deps),
    managersPlace: deps.places.managers,
    settings: { ...SEND_SETTINGS, paceMs: 0 },
  };
  const acks: unknown[] = [];
  const held: (() => Promise<void>)[] = [];
  const bolt = toBolt(app);
  slack.deliverTo((body, ack) =>
    bolt(body, async (response) => {
      acks.push(response ?? 'ok');
      await ack(response);
    }),
  );
  /** Sends everything that waits to be sent. */
  const settle = async (): Promise<void> => {
    await frontDesk.idle();
    await drainOutbox(sending, clock.now());
  };
  const desk = {
    world,
    slack,
    settle,
    /** Lines that rest for company go now, too. */
    async rested(): Promise<void> {
      await settle();
      await world.prisma.outbox.updateMany({
        where: { teamId: team, status: 'pending' },
        data: { dueAt: new Date(0) },
      });
      await settle();
    },
    /** What stands below a message, oldest first. */
    below: ({ channel, ts }: Message): Message[] =>
      slack.channel(channel).messages.filter(({ threadTs }) => threadTs === ts),
    listener,
    /** What people's Home tabs are kept with. */
    homeDeps: homeDeps(parts),
    /** What was written to the log, warnings and worse. */
    logged,
    /** Every acknowledgement so far. */
    acks,
    as: (who: string) => personAt({ slack, settle }, who),
    /** The card of the handoff in the channel. */
    card: (): Message => slack.messageWith(LEADS, /Ready for a rep|Claimed|Returned to nurture|Closed/),
    /** Makes jane@acme.com ready for a rep, and posts the card. */
    async readyJane(): Promise<void> {
      await world.ready();
      await settle();
    },
    /** Nothing that left was wrong by Slack's rules. */
    async check(): Promise<void> {
      await settle();
      expect(slack.complaints).toEqual([]);
      expect(slack.calls.filter(({ answer }) => FORMLESS.test(answer))).toEqual([]);
    },
    async close(): Promise<void> {
      for (const release of held) await release();
      await slack.close();
      if (wish.alone) await world.drop();
    },
    /** The database takes statements, and answers none of them, until what this returns is called. */
    async hold(): Promise<() => Promise<void>> {
      const release = await holdTables(world.config);
      held.push(release);
      return release;
    },
  };
  return desk;
}

/** What Slack says of a message or a form that is wrong in itself, and of a scope that is missing. */
const FORMLESS = /^(invalid_(?!trigger)|missing_scope|msg_|no_text|view_too_large|block_mismatch|metadata_)/;

async function holdTables(config: pg.PoolConfig) {
  const client = new pg.Client(config);
  await client.connect();
  await client.query('begin; lock table lead, person, handoff, task in access exclusive mode');
  let over = false;
  return async () => {
    if (over) return;
    over = true;
    await client.query('rollback');
    await client.end();
  };
}

/** Looks again until there is something. */
export async function eventually<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const found = look();
    if (found) return found;
    await wait(10);
  }
  throw new Error('nothing came of it');
}
