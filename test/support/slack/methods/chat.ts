import { type Bag, bags, flag, text, textOrNull } from '../bag.js';
import { contentOf, findMessage, metadataOf, shown } from '../messages.js';
import { botIsIn, postingPlace, seenChannel, userOr } from '../places.js';
import { refuse } from '../refusal.js';
import type { State } from '../state.js';
import { blankMessage, type Channel, type Message } from '../world.js';
import type { Methods } from './method.js';

const POST_MOST = 40_000;
const UPDATE_MOST = 4_000;
const SCOPE = ['chat:write'];

export const chat: Methods = {
  'chat.postMessage': { scopes: SCOPE, run: postMessage },
  'chat.postEphemeral': { scopes: SCOPE, run: postEphemeral },
  'chat.update': { scopes: SCOPE, run: update },
  'chat.delete': { scopes: SCOPE, run: remove },
  'chat.getPermalink': { scopes: [], run: permalink },
};

function postMessage(state: State, args: Bag): Bag {
  const channel = postingPlace(state, required(args, 'channel', 'channel_not_found'));
  const content = contentOf(state, args, { textMost: POST_MOST, said: 'chat.postMessage' });
  const metadata = metadataOf(args, null);
  const threadTs = textOrNull(args.thread_ts);
  if (threadTs && !findMessage(channel, threadTs)) refuse('thread_not_found');
  if (flag(args.link_names))
    state.complaints.push('chat.postMessage: link_names turns names in data into pings');
  const message: Message = {
    ...blankMessage(state.world, channel, state.world.bot.userId),
    ...content,
    metadata,
    threadTs,
    broadcast: flag(args.reply_broadcast),
  };
  channel.messages.push(message);
  return { channel: channel.id, ts: message.ts, message: shown(state.world, message, { metadata: true }) };
}

function postEphemeral(state: State, args: Bag): Bag {
  const channel = postingPlace(state, required(args, 'channel', 'channel_not_found'));
  const user = userOr(state, text(args.user), 'user_not_in_channel');
  if (!channel.members.has(user.id)) refuse('user_not_in_channel');
  const content = contentOf(state, args, { textMost: POST_MOST, said: 'chat.postEphemeral' });
  const blank = blankMessage(state.world, channel, state.world.bot.userId);
  const message: Message = { ...blank, ...content, onlyFor: user.id, threadTs: textOrNull(args.thread_ts) };
  channel.messages.push(message);
  return { message_ts: message.ts };
}

function update(state: State, args: Bag): Bag {
  const { channel, message } = ownMessage(state, args, 'cant_update_message');
  if (channel.isArchived) refuse('is_inactive');
  const before = { text: message.text, blocks: message.blocks };
  const content = updatedContent(state, args, message);
  const metadata = metadataOf(args, message.metadata);
  message.versions.push(before);
  Object.assign(message, content, { metadata, editedAt: state.world.clock.now(), picked: {} });
  return { channel: channel.id, ts: message.ts, text: message.text, message: shown(state.world, message) };
}

/** Text without blocks takes the blocks away; neither of them leaves both. */
function updatedContent(state: State, args: Bag, message: Message): Partial<Message> {
  const silent = args.text === undefined && args.blocks === undefined && args.attachments === undefined;
  if (silent && args.metadata !== undefined) return {};
  const content = contentOf(state, args, { textMost: UPDATE_MOST, said: 'chat.update' });
  if (hasRichText(message.blocks) && content.blocks.length > 0 && !hasRichText(content.blocks))
    refuse('block_mismatch');
  const attachments = args.attachments === undefined ? message.attachments : content.attachments;
  return { ...content, attachments };
}

const hasRichText = (blocks: Bag[]): boolean => bags(blocks).some((block) => block.type === 'rich_text');

function remove(state: State, args: Bag): Bag {
  const { channel, message } = ownMessage(state, args, 'cant_delete_message');
  message.deleted = true;
  return { channel: channel.id, ts: message.ts };
}

function permalink(state: State, args: Bag): Bag {
  const channel = seenChannel(state, text(args.channel));
  const message = findMessage(channel, text(args.message_ts)) ?? refuse('message_not_found');
  const path = `${channel.id}/p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink: `https://${state.world.team.domain}.slack.com/archives/${path}` };
}

function ownMessage(state: State, args: Bag, notOwn: string): { channel: Channel; message: Message } {
  const channel = seenChannel(state, required(args, 'channel', 'channel_not_found'));
  const message = findMessage(channel, text(args.ts)) ?? refuse('message_not_found');
  if (message.user !== state.world.bot.userId) refuse(notOwn);
  if (!botIsIn(state.world, channel)) refuse('channel_not_found');
  return { channel, message };
}

const required = (args: Bag, name: string, error: string): string => textOrNull(args[name]) ?? refuse(error);
