import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EVENTS } from '../src/slack/events.js';
import { COMMANDS, openFrontDesk } from '../src/slack/front-desk.js';
import { SHORTCUTS } from '../src/slack/shortcuts.js';
import { SHORTCUTS as SHORTCUT_NAMES } from '../src/views/names.js';
import { Manifest, type ManifestFacts } from './slack/manifest-schema.js';

const FILE = path.resolve('manifest.yml');
const manifest = (): ManifestFacts => Manifest.parse(parse(readFileSync(FILE, 'utf8')));

/** The scopes each method asks of a bot token (docs.slack.dev/reference/methods). None: any token will do. */
const SCOPES: Record<string, string[]> = {
  'auth.test': [],
  'users.info': ['users:read'],
  // Roles taken from user groups.
  'usergroups.list': ['usergroups:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  // Of public and of private channels: both are asked for.
  'conversations.list': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  // Of whatever conversation a message went to.
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'chat.getPermalink': [],
  'conversations.open': ['im:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  // No method: the address of an uploaded file, which answers only a token with this scope, and so does `file_input`.
  url_private_download: ['files:read'],
};
/** The scopes each event asks of the bot (docs.slack.dev/reference/events), and the event as Bolt names it. */
const EVENT_SCOPES: Record<string, { as: string; scopes: string[] }> = {
  app_home_opened: { as: 'app_home_opened', scopes: [] },
  member_joined_channel: { as: 'member_joined_channel', scopes: ['channels:read', 'groups:read'] },
  app_mention: { as: 'app_mention', scopes: ['app_mentions:read'] },
  'message.im': { as: 'message', scopes: ['im:history'] },
  'message.channels': { as: 'message', scopes: ['channels:history'] },
  'message.groups': { as: 'message', scopes: ['groups:history'] },
  user_change: { as: 'user_change', scopes: ['users:read'] },
  team_join: { as: 'team_join', scopes: ['users:read'] },
};
/** Without these a mention of the bot does what a mere reply would have done. */
const EVENTS_WITHOUT = ['message.channels', 'message.groups'];
/**
 * What the product does without where it is refused: to find a message again of which nobody knows whether it arrived,
 * and files, which are another way to see or to say what can be seen and said in messages and forms.
 */
const CAN_DO_WITHOUT = [
  'conversations.history',
  'conversations.replies',
  'conversations.open',
  'files.getUploadURLExternal',
  'files.completeUploadExternal',
  'files.info',
  'usergroups.list',
  'url_private_download',
];

describe('the manifest', () => {
  it('is complete and within the limits of Slack', () => {
    expect(Manifest.safeParse(parse(readFileSync(FILE, 'utf8'))).error?.issues).toBeUndefined();
  });

  it('registers the commands that the code listens to, and no other', async () => {
    expect(manifest().features.slash_commands.map(({ command }) => command)).toEqual(
      await commandsOfTheCode(),
    );
  });

  it('asks for the scopes of the methods that the code calls, and for no other', () => {
    expect(faults(manifest().oauth_config.scopes, methodsOfTheCode(), events())).toEqual([]);
  });

  it('subscribes to the events that the code listens to, and to no other', () => {
    expect(events().filter((name) => EVENT_SCOPES[name] === undefined)).toEqual([]);
    const heard = new Set(events().map((name) => EVENT_SCOPES[name]?.as ?? ''));
    expect([...heard].toSorted()).toEqual(Object.keys(EVENTS).toSorted());
  });

  it('has the shortcuts that the code knows, and no other', () => {
    const { shortcuts } = manifest().features;
    expect(shortcuts.map(({ callback_id }) => callback_id).toSorted()).toEqual(
      Object.keys(SHORTCUTS).toSorted(),
    );
    expect(Object.keys(SHORTCUTS).toSorted()).toEqual(Object.values(SHORTCUT_NAMES).toSorted());
    expect(shortcuts.filter(({ type }) => type === 'message').map(({ callback_id }) => callback_id)).toEqual([
      SHORTCUT_NAMES.log,
    ]);
  });

  it('gives a reason beside each scope', () => {
    const lines = readFileSync(FILE, 'utf8').split('\n');
    const from = lines.findIndex((line) => line.trim() === 'bot:');
    const bare = lines.filter((line, at) => at > from && isScope(line) && !hasReason(lines, at));
    expect(bare).toEqual([]);
  });

  it('lets people write to the bot, which reads it', () => {
    const { app_home } = manifest().features;
    expect(app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false });
    expect(events()).toContain('message.im');
  });
});

describe('the checks of the manifest bite', () => {
  const { bot, bot_optional } = manifest().oauth_config.scopes;
  const called = methodsOfTheCode();

  it('a scope nobody needs is found', () => {
    expect(faults({ bot: [...bot, 'users:read.email'], bot_optional }, called, events())).toEqual([
      'nobody needs users:read.email',
    ]);
  });

  it('a method without its scope is found, and one nobody has looked up', () => {
    const without = bot.filter((scope) => scope !== 'users:read');
    expect(faults({ bot: without, bot_optional }, called, events())).toEqual([
      'users.info needs users:read',
      'users.list needs users:read',
      'user_change needs users:read',
      'team_join needs users:read',
    ]);
    expect(faults({ bot, bot_optional }, [...called, 'pins.add'], events())).toEqual([
      'pins.add: which scopes?',
    ]);
  });

  it('an event without its scope is found', () => {
    const deaf = bot.filter((scope) => scope !== 'app_mentions:read');
    expect(faults({ bot: deaf, bot_optional }, called, events())).toEqual([
      'app_mention needs app_mentions:read',
    ]);
  });

  it('an optional scope that the main job needs is found, and one of those that it does not', () => {
    expect(faults({ bot, bot_optional: [...bot_optional, 'chat:write'] }, called, events())).toEqual([
      'chat:write is optional, and needed',
    ]);
    expect(faults({ bot, bot_optional: [] }, called, events())).toHaveLength(6);
  });

  it('the methods are really found in the code', () => {
    expect(called).toEqual(Object.keys(SCOPES).toSorted());
    expect(methodsIn('await desk.web.chat.delete({ ts }); client.conversations\n.info({})')).toEqual([
      'chat.delete',
      'conversations.info',
    ]);
    expect(methodsIn('await get(file.url_private_download)')).toEqual(['url_private_download']);
  });

  it('too short a description, an unknown field and too long a command are refused', () => {
    const whole = parse(readFileSync(FILE, 'utf8')) as ManifestFacts;
    const { display_information: shown, features } = whole;
    const [command] = features.slash_commands;
    const wrong = [
      { ...whole, display_information: { ...shown, long_description: 'Short.' } },
      { ...whole, display_information: { ...shown, colour: 'red' } },
      { ...whole, features: { ...features, slash_commands: [{ ...command, command: 'lead' }] } },
      {
        ...whole,
        features: { ...features, slash_commands: [{ ...command, command: `/${'x'.repeat(40)}` }] },
      },
    ];
    for (const each of wrong) expect(Manifest.safeParse(each).success).toBe(false);
  });
});

type Scopes = { bot: string[]; bot_optional: string[] };

function faults({ bot, bot_optional }: Scopes, methods: string[], subscribed: string[]): string[] {
  const of = (name: string): string[] => SCOPES[name] ?? EVENT_SCOPES[name]?.scopes ?? [];
  const unknown = methods.filter((method) => SCOPES[method] === undefined);
  const known = [...methods.filter((method) => !unknown.includes(method)), ...subscribed];
  const spared = [...CAN_DO_WITHOUT, ...EVENTS_WITHOUT];
  const needed = known.filter((name) => !spared.includes(name)).flatMap(of);
  const used = ['commands', ...known.flatMap(of)];
  const spare = new Set(used.filter((scope) => scope !== 'commands' && !needed.includes(scope)));
  return [
    ...unknown.map((method) => `${method}: which scopes?`),
    ...known.flatMap((name) =>
      of(name).flatMap((scope) => (bot.includes(scope) ? [] : [`${name} needs ${scope}`])),
    ),
    ...bot.filter((scope) => !used.includes(scope)).map((scope) => `nobody needs ${scope}`),
    ...bot_optional
      .filter((scope) => needed.includes(scope))
      .map((scope) => `${scope} is optional, and needed`),
    ...[...spare]
      .filter((scope) => !bot_optional.includes(scope))
      .map((scope) => `${scope} could be optional`),
  ];
}

const events = (): string[] => manifest().settings.event_subscriptions.bot_events;

/** The Web API methods called anywhere in the source. */
function methodsOfTheCode(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
    .map((file) => readFileSync(path.join('src', file), 'utf8'));
  return methodsIn(sources.join('\n'));
}

const DOWNLOAD = 'url_private_download';

const anyClient = new WebClient();

/** `web.users.info(`, `client.views\n.open(`, and `chat.update(` of a client taken apart: whatever Slack's client has. */
function methodsIn(source: string): string[] {
  const called = source.matchAll(/\w+(?:\s*\.\s*\w+)+(?=\s*\()/g);
  const tails = [...called].flatMap(([chain]) => {
    const names = chain.split('.').map((name) => name.trim());
    return names.slice(0, -1).map((_, at) => names.slice(at));
  });
  const methods = tails.filter(isMethod).map((names) => names.join('.'));
  const downloads = source.includes(`.${DOWNLOAD}`) ? [DOWNLOAD] : [];
  return [...new Set([...methods, ...downloads])].toSorted();
}

function isMethod(names: string[]): boolean {
  const [first = ''] = names;
  if (!Object.hasOwn(anyClient, first)) return false;
  const found = names.reduce<unknown>(
    (at, name) => (at as Record<string, unknown> | undefined)?.[name],
    anyClient,
  );
  return typeof found === 'function';
}

type Door = (args: object) => Promise<void>;

/** The commands that the front desk takes, a stranger's among those that are tried. */
async function commandsOfTheCode(): Promise<string[]> {
  const doors: Door[] = [];
  const others = { action: () => 0, view: () => 0, event: () => 0, shortcut: () => 0, options: () => 0 };
  const app = { use: (door: Door) => doors.push(door), command: () => expect.unreachable(), ...others };
  // The desk itself is asked for nothing until somebody comes.
  openFrontDesk(app as never, {} as never);
  const takes = async (command: string): Promise<boolean> => {
    let passedOn = false;
    const next = async () => {
      passedOn = true;
    };
    // Whoever takes it acknowledges first: there it ends.
    const ack = () => Promise.reject(new Error('taken'));
    await doors[0]?.({ command: { command }, next, ack }).catch(() => undefined);
    return !passedOn;
  };
  const tried = [...COMMANDS, '/somebody-elses'];
  const taken = await Promise.all(tried.map(takes));
  return tried.filter((_, at) => taken[at]);
}

const isScope = (line: string): boolean => /^\s+- [a-z_:.]+$/.test(line);

/** A comment above it, or above those right before it. */
function hasReason(lines: string[], at: number): boolean {
  const above = lines.slice(0, at).findLast((line) => !isScope(line)) ?? '';
  return above.trim().startsWith('#');
}
