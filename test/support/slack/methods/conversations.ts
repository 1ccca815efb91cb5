import { type Bag, bags, flag, list, number, text, textOrNull } from '../bag.js';
import { findMessage, repliesTo, shown } from '../messages.js';
import { botIsIn, seenChannel } from '../places.js';
import { refuse } from '../refusal.js';
import type { State } from '../state.js';
import { type Channel, dmWith, type Message, type World } from '../world.js';
import { type Methods, page } from './method.js';

export const conversations: Methods = {
  'conversations.list': { scopes: typeScopes('read'), run: (state, args) => listed(state, args, () => true) },
  'users.conversations': {
    scopes: typeScopes('read'),
    run: (state, args) => listed(state, args, memberIn(state, args)),
  },
  'conversations.info': { scopes: channelScope('read'), run: info },
  'conversations.members': { scopes: channelScope('read'), run: members },
  'conversations.history': { scopes: channelScope('history'), run: history },
  'conversations.replies': { scopes: channelScope('history'), run: replies },
  'conversations.open': { scopes: ['im:write'], run: open },
  'conversations.join': { scopes: ['channels:join'], run: join },
};

const kindOf = (channel: Channel): 'im' | 'groups' | 'channels' =>
  channel.dmWith ? 'im' : channel.isPrivate ? 'groups' : 'channels';

function channelScope(verb: string) {
  return (state: State, args: Bag): string[] => {
    const channel = state.world.channels.get(text(args.channel));
    return [`${channel ? kindOf(channel) : 'channels'}:${verb}`];
  };
}

const TYPE_KIND: Record<string, string> = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};
const typesOf = (args: Bag): string[] =>
  (textOrNull(args.types) ?? 'public_channel').split(',').map((t) => t.trim());

function typeScopes(verb: string) {
  return (_state: State, args: Bag): string[] => {
    const kinds = typesOf(args).map((type) => TYPE_KIND[type] ?? refuse('invalid_types'));
    return kinds.map((kind) => `${kind}:${verb}`);
  };
}

const memberIn = (state: State, args: Bag) => {
  const who = textOrNull(args.user) ?? state.world.bot.userId;
  return (channel: Channel): boolean => channel.members.has(who);
};

function listed(state: State, args: Bag, which: (channel: Channel) => boolean): Bag {
  const kinds = typesOf(args).map((type) => TYPE_KIND[type]);
  const rows = [...state.world.channels.values()].filter((channel) => {
    const seen = !channel.isPrivate || botIsIn(state.world, channel);
    return (
      seen &&
      kinds.includes(kindOf(channel)) &&
      !(flag(args.exclude_archived) && channel.isArchived) &&
      which(channel)
    );
  });
  const { rows: some, next } = page(rows, args, 100, 999);
  return {
    channels: some.map((channel) => channelShown(state.world, channel)),
    response_metadata: { next_cursor: next },
  };
}

function info(state: State, args: Bag): Bag {
  return { channel: channelShown(state.world, seenChannel(state, text(args.channel))) };
}

function channelShown(world: World, channel: Channel): Bag {
  const common = {
    id: channel.id,
    created: 0,
    is_archived: channel.isArchived,
    context_team_id: world.team.id,
  };
  if (channel.dmWith) return { ...common, is_im: true, user: channel.dmWith, is_user_deleted: false };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_private: channel.isPrivate,
    is_member: botIsIn(world, channel),
    num_members: channel.members.size,
  };
}

function members(state: State, args: Bag): Bag {
  const channel = seenChannel(state, text(args.channel));
  const { rows, next } = page([...channel.members], args, 100, 999);
  return { members: rows, response_metadata: { next_cursor: next } };
}

function history(state: State, args: Bag): Bag {
  const channel = readable(state, args);
  const visible = channel.messages.filter((m) => !m.deleted && !m.onlyFor && (!m.threadTs || m.broadcast));
  return messagesPage(state, args, visible.filter(within(args)).reverse());
}

function replies(state: State, args: Bag): Bag {
  const channel = readable(state, args);
  const root = findMessage(channel, text(args.ts)) ?? refuse('thread_not_found');
  const wanted = repliesTo(channel, root.ts).filter(within(args));
  return messagesPage(state, args, [root, ...wanted]);
}

function readable(state: State, args: Bag): Channel {
  const channel = seenChannel(state, text(args.channel));
  if (!botIsIn(state.world, channel)) refuse('not_in_channel');
  return channel;
}

/** `oldest` and `latest` are exclusive unless `inclusive` is said. */
function within(args: Bag): (message: Message) => boolean {
  const oldest = number(args.oldest, 0);
  const latest = number(args.latest, Number.POSITIVE_INFINITY);
  return ({ ts }) => {
    const at = Number(ts);
    return flag(args.inclusive) ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function messagesPage(state: State, args: Bag, rows: Message[]): Bag {
  const { rows: some, next } = page(rows, args, 100, 999);
  const metadata = flag(args.include_all_metadata);
  return {
    messages: bags(some.map((message) => shown(state.world, message, { metadata }))),
    has_more: next !== '',
    ...(next ? { response_metadata: { next_cursor: next } } : {}),
  };
}

function open(state: State, args: Bag): Bag {
  const given =
    args.users === undefined ? [] : typeof args.users === 'string' ? args.users.split(',') : list(args.users);
  const ids = given.map((id) => text(id).trim()).filter((id) => id !== '');
  if (ids.length > 1) return refuse('method_not_supported_for_channel_type');
  const [id] = ids;
  if (id === undefined) return reopened(state, args);
  const user = state.world.users.get(id) ?? refuse('user_not_found');
  if (user.isBot) refuse('cannot_dm_bot');
  if (user.deleted) refuse('user_disabled');
  return { channel: { id: dmWith(state.world, id).id } };
}

function reopened(state: State, args: Bag): Bag {
  if (!textOrNull(args.channel)) refuse('users_list_not_supplied');
  return { no_op: true, already_open: true, channel: { id: seenChannel(state, text(args.channel)).id } };
}

function join(state: State, args: Bag): Bag {
  const channel = seenChannel(state, text(args.channel));
  if (channel.isPrivate) refuse('method_not_supported_for_channel_type');
  if (channel.isArchived) refuse('is_archived');
  channel.members.add(state.world.bot.userId);
  return { channel: channelShown(state.world, channel) };
}
