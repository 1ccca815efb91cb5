import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from './app/deps.js';
import { noted } from './app/health/note-ticks.js';
import { type IntakeDesk, openIntake } from './app/intake.js';
import { knowTeam } from './app/people/know-team.js';
import { scoreNew } from './app/rules/rescore.js';
import { type Config, readConfig, readEnvFile } from './config.js';
import { checkFolder } from './data-dir.js';
import type { Intake } from './domain/event.js';
import { exampleCurl } from './http/example.js';
import { type Readiness, startServer } from './http/server.js';
import { startTicker } from './jobs/agenda.js';
import { timetable } from './jobs/schedule.js';
import { systemClock } from './lib/clock.js';
import { uuidV7 } from './lib/ids.js';
import { type Log, makeLog } from './lib/log.js';
import { onStop, stopProgram } from './lifetime.js';
import { loadPlaybook } from './playbook/playbook.js';
import { checkPorts } from './ports.js';
import { openSandbox } from './sandbox/open.js';
import { startSending, wayTo } from './sending.js';
import { makeMembers } from './slack/channel-members.js';
import { type Connection, connectSlack } from './slack/connection.js';
import { openFrontDesk } from './slack/front-desk.js';
import { makePeople } from './slack/people.js';
import { makeRoster } from './slack/roster.js';
import { commonZone, findTeam } from './slack/team.js';
import { CannotStart } from './store/cannot-start.js';
import type { Db } from './store/db.js';
import { openDatabase } from './store/open-database.js';
import { work } from './ticks.js';

const clock = systemClock;
const ANSWER_MS = 5_000;

/** Builds everything once, in the order in which it is needed, and says how to take it down again. */
async function start(config: Config): Promise<void> {
  const log = makeLog(config.logLevel);
  const began = clock.now();
  checkFolder(config.dataDir);
  await checkPorts(portsOf(config));
  const missing = new Set(['database', 'Slack', ...(config.mode === 'sandbox' ? ['demo book'] : [])]);
  const [db, sandbox] = await Promise.all([
    openDatabase(config, { log, onStop, newId: () => uuidV7.next(), now: began }),
    config.mode === 'sandbox' ? openSandbox(config, onStop, giveUp) : null,
  ]);
  missing.delete('database');
  const slack = connectSlack(wayTo(config, sandbox), log);
  const deps = await makeDeps(config, db, slack, log);
  const { teamId } = deps;
  const people = makePeople(deps, slack.web);
  const drainer = startSending(config, { deps, people, sandbox, clock });
  const intake = openIntake(deps, teamId);
  const desk = openFrontDesk(slack.app, {
    deps,
    web: slack.web,
    people,
    roster: makeRoster({
      deps,
      web: slack.web,
      people,
      members: makeMembers(slack.web, deps.places.managers, log),
      teamId,
    }),
    clock,
    teamId,
    slackDates: sandbox === null,
    welcomes: sandbox === null,
    vitals: { version: versionOf(), startedAt: began, isConnected: () => slack.isConnected() },
  });
  deps.wake = () => {
    drainer.wake();
    desk.homes.wake();
  };
  if (sandbox !== null) await sandbox.prepare(deps, teamId, clock.now());
  missing.delete('demo book');
  await scoreNew(deps, { teamId, now: clock.now() });
  await slack.start();
  missing.delete('Slack');
  const ticker = await startTicker({
    ticks: timetable(work(deps, teamId, { ...drainer, wake: () => deps.wake() }, people)).map((tick) =>
      noted(deps, teamId, clock, tick),
    ),
    clock,
    log,
    backend: backendOf(config, db),
  });
  const ready = async () => ({ missing: [...missing, ...(await whatFails(db, slack))] });
  const server = await openDoor(config, slack, intakeOf(intake), ready, log);
  if (!server.ok) throw new CannotStart(server.problem);
  onStop(async () => {
    await Promise.all([server.stop(), slack.stop(), ticker.stop()]);
    await Promise.all([desk.idle(), desk.homes.stop(), intake.idle()]);
    // A post that Slack has not answered by then is a doubt, and the next start looks into it.
    await Promise.race([drainer.stop(), wait(ANSWER_MS)]);
  });
  say(
    sandbox === null
      ? `Kindling is ready in ${deps.teamName}: events on port ${config.port}, /lead in Slack.`
      : sandbox.welcome(
          began,
          clock.now(),
          exampleCurl({ url: `http://localhost:${config.port}/v1/events`, secret: config.eventsSecret }),
        ),
  );
}

/** Events, health, and Slack's own requests in HTTP mode. The sandbox is for this machine alone. */
function openDoor(
  config: Config,
  slack: Connection,
  intake: Intake,
  ready: () => Promise<Readiness>,
  log: Log,
) {
  return startServer({
    port: config.port,
    ...(config.mode === 'sandbox' ? { host: 'localhost' } : {}),
    secret: config.eventsSecret,
    intake,
    ready,
    ratePerMinute: config.eventsPerMinute,
    clock,
    log,
    ...(slack.listener === null ? {} : { slackListener: slack.listener }),
  });
}

type Built = Deps & { teamId: string; teamName: string };

async function makeDeps(config: Config, db: Db, slack: Connection, log: Log): Promise<Built> {
  const team = await findTeam(slack.web);
  if ('refused' in team) throw new CannotStart(team.refused);
  const timeZone = config.timeZone ?? (await commonZone(slack.web));
  await knowTeam({ db }, { ...team, timeZone }, clock.now());
  const { handoffs, managers } = config.channels;
  const places = { handoffs, managers };
  return {
    db,
    ids: uuidV7,
    log,
    // The demo book is told in the points of article 002.
    playbook: loadPlaybook(config.mode === 'sandbox' ? 'preset_002' : 'house'),
    rules: new Map(),
    places,
    timeZone,
    wake: () => undefined,
    teamId: team.id,
    teamName: team.name,
  };
}

const intakeOf =
  (desk: IntakeDesk): Intake =>
  (events) =>
    desk.take(
      events.map(({ dedupeKey, kind, lead, occurredAt, origin, actorId, properties }) => ({
        email: lead.email,
        profile: lead.profile,
        at: occurredAt,
        activity: { dedupeKey, kind, origin, actorId, properties },
      })),
      clock.now(),
    );

async function whatFails(db: Db, slack: Connection): Promise<string[]> {
  const answers = await db.prisma.$queryRaw`select 1`.then(
    () => true,
    () => false,
  );
  return [...(answers ? [] : ['database']), ...(slack.isConnected() ? [] : ['Slack'])];
}

function portsOf(config: Config) {
  const events = { setting: 'PORT', port: config.port, purpose: 'events' };
  return config.mode === 'sandbox'
    ? [events, { setting: 'SANDBOX_PORT', port: config.sandboxPort, purpose: 'the local Slack' }]
    : [events];
}

/** As package.json says it. */
function versionOf(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const isSaid = typeof about === 'object' && about !== null && 'version' in about;
  return isSaid ? String(about.version) : 'unknown';
}

const backendOf = (config: Config, db: Db) =>
  config.mongodbUri === null
    ? { kind: 'postgres' as const, pool: db.pool }
    : { kind: 'mongo' as const, uri: config.mongodbUri };

const giveUp = (words: string): void => {
  process.stderr.write(`${words}\n`);
  void stopProgram(1);
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

readEnvFile();
const read = readConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.text}\n`);
  process.exit(1);
}
start(read.config).catch((error: unknown) => {
  process.stderr.write(
    error instanceof CannotStart
      ? `${error.message}\n`
      : `Kindling could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  void stopProgram(1);
});
