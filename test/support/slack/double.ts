/**
 * A strict Slack in memory: what the product may ask of Slack, with Slack's own limits, error codes, rate limits,
 * triggers and response_urls, and Block Kit checked to the letter. Anything it takes, Slack takes.
 *
 *     const slack = createSlackDouble({ clock });                    // demo workspace: ravi, rosa, mona, max;
 *                                                                    // #sales-leads, #sales-managers, #marketing
 *     const client = new WebClient(slack.token, slack.clientOptions) // in process, through fetch
 *     const { apiUrl } = await slack.listen();                       // or over HTTP, for child processes
 *     slack.deliverTo(toBolt(app));                                  // or toUrl({ url, signingSecret, clock })
 *
 * As a person (each waits until the app is done, and returns the payload sent and the answer):
 *     await slack.command({ user: 'ravi', channel: 'sales-leads', text: 'show acme' });
 *     await slack.click({ user: 'ravi', message: slack.messageWith('sales-leads', 'Jane'), button: 'Claim' });
 *     await slack.submitView({ user: 'ravi', values: { Note: 'Called', kind: 'call' } });
 *     const file = slack.upload({ user: 'ravi', name: 'model.yml', content: 'name: smb' });
 *     await slack.submitView({ user: 'ravi', values: { File: [file] } }); slack.filesIn('@ravi');
 *     const { message } = await slack.talk({ user: 'ravi', channel: 'sales-leads', under: card, text: 'called, vm' });
 *     await slack.edit(message, 'called, no answer'); await slack.erase(message);
 *     await slack.shortcut({ user: 'ravi', id: 'log' }); await slack.suggest({ user: 'ravi', into: 'lead', value: 'ac' });
 *     slack.openView('ravi'); slack.home('ravi'); slack.ephemeralsFor('ravi'); slack.texts('@ravi');
 *
 * What goes wrong, by chance or by plan, before or after Slack has taken the call:
 *     slack.faults.rates = { rate429: 0.1, error500After: 0.1, hangAfter: 0.05 };
 *     slack.failNext('chat.postMessage', 'error500After');   // or { error: 'is_archived' }, { retryAfter: 30 }
 *
 * What to hold against the app:
 *     slack.complaints      // what Slack would take and people mind, late or missing acks: expect it to be []
 *     slack.calls           // every call, whether Slack took it, and what was answered
 *     slack.duplicates('sales-leads'); slack.lost(keys); slack.took('chat.postMessage');
 *
 * Every call to `close()` ends the servers and the calls that hang.
 */
import type { Api, Call } from './api.js';
import { type KeyOf, keyOfMessage, makeCounts } from './count.js';
import type { Deliver } from './deliver.js';
import { makeDrive } from './drive.js';
import { makeShortcuts } from './drive-shortcuts.js';
import { makeTalk } from './drive-talk.js';
import { makeViewDrive } from './drive-views.js';
import { type Fault, type FaultRates, makeFaults } from './faults.js';
import { makeFiles } from './files.js';
import { conversation, person } from './places.js';
import { makeRates, noRates, type RateLimits } from './rates.js';
import { makeReading } from './reading.js';
import { fetchOf, type Listening, listen } from './server.js';
import { newTrigger, type State } from './state.js';
import {
  addChannel,
  addUser,
  type Channel,
  type ChannelSeed,
  makeWorld,
  type User,
  type UserSeed,
  type WorldSeed,
} from './world.js';

export { toBolt, toUrl } from './deliver.js';

export type SlackDoubleOptions = WorldSeed & {
  token?: string;
  appToken?: string;
  /** What apps.connections.open answers; default: an error. */
  socketUrl?: string;
  /** The token's scopes; default: every one. */
  scopes?: string[];
  /** `true`: a message a second in a channel, three at once, and Slack's tiers. Default: none. */
  rateLimits?: boolean | RateLimits;
  faults?: FaultRates;
  /** Of the faults' chance; the same seed strikes the same calls. */
  seed?: number;
  keyOf?: KeyOf;
  /** Where what people do is sent; or call `deliverTo` later. */
  deliver?: Deliver;
  /** Lets messages ping a channel; default: that is a complaint. */
  mayPing?: boolean;
  /** The largest file the workspace takes, in bytes; default: a gigabyte. */
  uploadMost?: number;
};

export type SlackDouble = ReturnType<typeof createSlackDouble>;

export function createSlackDouble(options: SlackDoubleOptions = {}) {
  const world = makeWorld(options);
  const state = makeState(options, world);
  const api = makeApi(options, state);
  const closing = new AbortController();
  const servers: Listening[] = [];
  const fetch = fetchOf(api, closing.signal);
  let target = options.deliver ?? nobody;
  const deliver: Deliver = (body, ack) => target(body, ack);
  return {
    ...makeDrive(state, deliver),
    ...makeViewDrive(state, deliver),
    ...makeTalk(state, deliver),
    ...makeShortcuts(state, deliver),
    ...makeReading(world),
    ...makeFiles(state),
    ...makeCounts(world, api.calls, options.keyOf ?? keyOfMessage),
    world,
    state,
    faults: api.faults,
    calls: api.calls,
    complaints: state.complaints,
    token: state.token,
    fetch,
    /** For `new WebClient(slack.token, slack.clientOptions)` and Bolt's `clientOptions`. */
    clientOptions: { fetch, slackApiUrl: 'https://slack.test/api/' },
    failNext: (method: string, fault: Fault, times = 1): void => api.faults.failNext(method, fault, times),
    deliverTo(next: Deliver): void {
      target = next;
    },
    async listen(port = 0): Promise<Listening> {
      const server = await listen(api, port);
      servers.push(server);
      state.base = server.url;
      return server;
    },
    async close(): Promise<void> {
      closing.abort();
      await Promise.all(servers.map((server) => server.close()));
    },
    addUser: (seed: UserSeed): User => addUser(world, seed),
    addChannel: (seed: ChannelSeed): Channel => addChannel(world, seed),
    /** To be changed as a person would: `slack.channel('sales-leads').isArchived = true`. */
    channel: (place: string): Channel => conversation(world, place),
    user: (who: string): User => person(world, who),
    /** A trigger id as an interaction of this person would carry. */
    trigger: (who: string): string => newTrigger(state, person(world, who).id),
    /** The app is uninstalled: every call is account_inactive from now on. */
    revoke(): void {
      state.revoked = true;
    },
  };
}

function makeApi(options: SlackDoubleOptions, state: State): Api {
  const limits = options.rateLimits === true ? {} : options.rateLimits;
  const rates = limits ? makeRates(limits, state.world.clock) : noRates;
  const calls: Call[] = [];
  return { state, faults: makeFaults(options.faults ?? {}, options.seed ?? 1), rates, calls };
}

function makeState(options: SlackDoubleOptions, world: State['world']): State {
  return {
    world,
    token: options.token ?? 'xoxb-double',
    revoked: false,
    scopes: options.scopes ?? null,
    appToken: options.appToken ?? 'xapp-double',
    socketUrl: options.socketUrl ?? null,
    base: 'https://slack.test',
    mayPing: options.mayPing ?? false,
    uploadMost: options.uploadMost ?? 1_000_000_000,
    triggers: new Map(),
    responseUrls: new Map(),
    stacks: new Map(),
    homes: new Map(),
    complaints: [],
  };
}

const nobody: Deliver = () =>
  Promise.reject(new Error('the double has nobody to deliver to: give `deliver` or call deliverTo'));
