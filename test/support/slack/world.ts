import { type Clock, systemClock } from '../../../src/lib/clock.js';
import type { Bag } from './bag.js';

export type Team = { id: string; name: string; domain: string };
export type Bot = { userId: string; botId: string; appId: string; name: string };

/** `teamId` differs from the workspace's for somebody who is here through Slack Connect. */
export type User = {
  id: string;
  name: string;
  realName: string;
  email: string | null;
  tz: string;
  isBot: boolean;
  deleted: boolean;
  isAdmin: boolean;
  /** A guest: allowed into some channels only. */
  isRestricted: boolean;
  teamId: string;
};
export type UserSeed = { id: string; name: string } & Partial<User>;

/** A message as it stands now. `versions` are its earlier texts and blocks, oldest first. */
export type Message = {
  channel: string;
  ts: string;
  user: string;
  botId: string | null;
  text: string;
  blocks: Bag[];
  attachments: Bag[];
  metadata: Bag | null;
  threadTs: string | null;
  broadcast: boolean;
  editedAt: Date | null;
  /** The one person who sees it; null for everybody. Such a message is never in history. */
  onlyFor: string | null;
  deleted: boolean;
  postedAt: Date;
  versions: { text: string; blocks: Bag[] }[];
  reactions: { name: string; user: string }[];
  /** Files that hang on it, as Slack shows them. */
  files: Bag[];
  /** What people picked in its inputs, by block id and action id. */
  picked: Record<string, Record<string, Bag>>;
};

/** A file in Slack, or on its way there: `content` is null until its bytes have come. */
export type StoredFile = {
  id: string;
  name: string;
  title: string;
  altTxt: string;
  size: number;
  user: string;
  content: Buffer | null;
  uploadToken: string;
  completed: boolean;
  createdAt: Date;
};

export type Channel = {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  /** The person at the other end of a direct message with the bot; null for a channel. */
  dmWith: string | null;
  members: Set<string>;
  messages: Message[];
};
export type ChannelSeed = {
  id: string;
  name: string;
  isPrivate?: boolean;
  isArchived?: boolean;
  /** Default: every user of the world. */
  members?: string[];
  /** Default true. */
  botIsIn?: boolean;
};

/** A user group: its handle, without `@`, and the ids of its members. */
export type UserGroup = { handle: string; users: string[]; deletedAt?: number };

export type World = {
  team: Team;
  bot: Bot;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  userGroups: UserGroup[];
  files: Map<string, StoredFile>;
  clock: Clock;
  /** A number never given before, for ids. */
  count(): number;
  /** A message timestamp: the clock's, later than any before it. */
  nextTs(): string;
};

export const DEMO_USERS: UserSeed[] = [
  { id: 'U01RAVI', name: 'ravi', realName: 'Ravi Rep', email: 'ravi@acme.test', tz: 'America/New_York' },
  { id: 'U02ROSA', name: 'rosa', realName: 'Rosa Rep', email: 'rosa@acme.test', tz: 'Europe/Madrid' },
  { id: 'U03MONA', name: 'mona', realName: 'Mona Manager', email: 'mona@acme.test', tz: 'Asia/Tokyo' },
  { id: 'U04MAX', name: 'max', realName: 'Max Marketer', email: 'max@acme.test', tz: 'Europe/London' },
];

export const DEMO_CHANNELS: ChannelSeed[] = [
  { id: 'C01LEADS', name: 'sales-leads' },
  { id: 'C02MANAGERS', name: 'sales-managers', isPrivate: true, members: ['U03MONA'] },
  { id: 'C03MARKETING', name: 'marketing', members: ['U03MONA', 'U04MAX'] },
];

export type WorldSeed = {
  clock?: Clock;
  team?: Partial<Team>;
  bot?: Partial<Bot>;
  users?: UserSeed[];
  channels?: ChannelSeed[];
};

export function makeWorld(seed: WorldSeed): World {
  const team: Team = { id: 'T01ACME', name: 'Acme Sales', domain: 'acme-sales', ...seed.team };
  const bot: Bot = {
    userId: 'U0KINDLING',
    botId: 'B0KINDLING',
    appId: 'A0KINDLING',
    name: 'kindling',
    ...seed.bot,
  };
  const clock = seed.clock ?? systemClock;
  let counter = 0;
  let last = 0;
  const world: World = {
    team,
    bot,
    users: new Map(),
    channels: new Map(),
    userGroups: [],
    files: new Map(),
    clock,
    count: () => ++counter,
    nextTs() {
      last = Math.max(clock.now().getTime() * 1000, last + 1);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
    },
  };
  addUser(world, { id: bot.userId, name: bot.name, realName: 'Kindling', isBot: true });
  for (const user of seed.users ?? DEMO_USERS) addUser(world, user);
  for (const channel of seed.channels ?? DEMO_CHANNELS) addChannel(world, channel);
  return world;
}

export function addUser(world: World, seed: UserSeed): User {
  const user: User = {
    realName: seed.name,
    email: null,
    tz: 'Etc/UTC',
    isBot: false,
    deleted: false,
    isAdmin: false,
    isRestricted: false,
    teamId: world.team.id,
    ...seed,
  };
  world.users.set(user.id, user);
  return user;
}

export function addChannel(world: World, seed: ChannelSeed): Channel {
  const everybody = [...world.users.values()].filter((user) => !user.isBot).map((user) => user.id);
  const members = new Set(seed.members ?? everybody);
  if (seed.botIsIn !== false) members.add(world.bot.userId);
  const channel = newChannel(seed.id, seed.name, members);
  channel.isPrivate = seed.isPrivate ?? false;
  channel.isArchived = seed.isArchived ?? false;
  world.channels.set(channel.id, channel);
  return channel;
}

/** The bot's direct message with a person, opened where it wasn't. */
export function dmWith(world: World, userId: string): Channel {
  for (const channel of world.channels.values()) if (channel.dmWith === userId) return channel;
  const id = `D${userId.slice(1)}`;
  const channel = newChannel(id, '', new Set([userId, world.bot.userId]));
  channel.dmWith = userId;
  channel.isPrivate = true;
  world.channels.set(id, channel);
  return channel;
}

const newChannel = (id: string, name: string, members: Set<string>): Channel => ({
  id,
  name,
  isPrivate: false,
  isArchived: false,
  dmWith: null,
  members,
  messages: [],
});

export const blankMessage = (world: World, channel: Channel, from: string): Message => ({
  channel: channel.id,
  ts: world.nextTs(),
  user: from,
  botId: from === world.bot.userId ? world.bot.botId : null,
  text: '',
  blocks: [],
  attachments: [],
  metadata: null,
  threadTs: null,
  broadcast: false,
  editedAt: null,
  onlyFor: null,
  deleted: false,
  postedAt: world.clock.now(),
  versions: [],
  reactions: [],
  files: [],
  picked: {},
});
