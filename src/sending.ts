import type { Deps } from './app/deps.js';
import { factsFor } from './app/facts/facts-for.js';
import { isPerson, makeGate } from './app/noise/gate.js';
import { noticesNow } from './app/noise/notices-now.js';
import { SEND_SETTINGS } from './app/outbox/deps.js';
import { createDrainer, type Drainer } from './app/outbox/drainer.js';
import type { Config } from './config.js';
import type { Clock } from './lib/clock.js';
import type { Sandbox } from './sandbox/open.js';
import { createCourier } from './slack/courier.js';
import type { People } from './slack/people.js';
import { render } from './views/message.js';

type Given = { deps: Deps & { teamId: string }; people: People; sandbox: Sandbox | null; clock: Clock };

/** Sends what waits in the outbox, in the background, through the gate that knows who wants to be told what, when. */
export function startSending(config: Config, { deps, people, sandbox, clock }: Given): Drainer {
  const { log } = deps;
  // A direct message is read by one person, whose clock it should go by.
  const zoneOf = async (place: string) =>
    isPerson(place) ? (await people.find(deps.teamId, place, clock.now())).timeZone : deps.timeZone;
  const way = wayTo(config, sandbox);
  const courier = createCourier({
    token: way.botToken,
    render: async (items, place, late) =>
      render(items, { now: clock.now(), zone: await zoneOf(place), slackDates: sandbox === null }, late),
    log,
    ...(way.slackApiUrl === null ? {} : { client: { slackApiUrl: way.slackApiUrl } }),
  });
  return createDrainer({
    db: deps.db,
    courier,
    ids: deps.ids,
    log,
    factsFor: (kind, refIds) => factsFor(deps, deps.teamId, kind, refIds, clock.now()),
    noticesNow: (notices) => noticesNow(deps, { teamId: deps.teamId, now: clock.now() }, notices),
    gate: makeGate(deps),
    managersPlace: deps.places.managers,
    settings: { ...SEND_SETTINGS, onDoubt: config.onDoubt },
    clock,
  });
}

/** How Slack is reached. */
export function wayTo(config: Config, sandbox: Sandbox | null) {
  if (sandbox !== null) return sandbox.way;
  if (config.mode === 'socket')
    return { botToken: config.botToken, appToken: config.appToken, slackApiUrl: config.slackApiUrl };
  if (config.mode === 'http')
    return {
      botToken: config.botToken,
      signingSecret: config.signingSecret,
      slackApiUrl: config.slackApiUrl,
    };
  throw new Error('the sandbox has a Slack of its own');
}
