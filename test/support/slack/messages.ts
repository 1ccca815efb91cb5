import { type Bag, bag, bags, copy, isBag, text, textOrNull } from './bag.js';
import { checkMessage, type Fault } from './block-kit.js';
import { refuse, refuseWith } from './refusal.js';
import type { State } from './state.js';
import { spotsIn } from './view-values.js';
import type { Channel, Message, World } from './world.js';

const METADATA_MOST = 8_000;

/** What a message says, checked as Slack checks it. Refuses by `where`'s limits. */
export type Content = { text: string; blocks: Bag[]; attachments: Bag[] };

export function contentOf(state: State, args: Bag, where: { textMost: number; said: string }): Content {
  if (typeof args.blocks === 'string') refuse('invalid_blocks_format');
  if (typeof args.attachments === 'string') refuse('invalid_attachments');
  if (args.markdown_text && (args.text || args.blocks)) refuse('markdown_text_conflict');
  const content = { text: text(args.text), blocks: bags(args.blocks), attachments: bags(args.attachments) };
  if (args.markdown_text) content.blocks = [{ type: 'markdown', text: text(args.markdown_text) }];
  if (!content.text && content.blocks.length === 0 && content.attachments.length === 0) refuse('no_text');
  if (content.text.length > where.textMost) refuse('msg_too_long');
  if (content.attachments.length > 100) refuse('too_many_attachments');
  const faults = checkMessage({ ...args, ...content }, { mayPing: state.mayPing });
  complain(state, where.said, faults);
  const wrong = faults.filter((fault) => fault.rule === 'slack');
  if (wrong.some((fault) => fault.words.includes('msg_blocks_too_long'))) refuse('msg_blocks_too_long');
  if (wrong.length > 0) refuseWith('invalid_blocks', wrong.map(words));
  return { ...content, blocks: withIds(state.world, content.blocks) };
}

/** The metadata given; `keep` where none is given. An empty object takes it away. */
export function metadataOf(args: Bag, keep: Bag | null): Bag | null {
  if (args.metadata === undefined || args.metadata === '') return keep;
  const given = args.metadata;
  if (!isBag(given)) return refuse('invalid_metadata_format');
  if (Object.keys(given).length === 0) return null;
  if (!textOrNull(given.event_type) || !isBag(given.event_payload)) refuse('invalid_metadata_format');
  if (JSON.stringify(given).length > METADATA_MOST) refuse('metadata_too_large');
  return given;
}

export const words = (fault: Fault): string => `${fault.words} [json-pointer:${fault.pointer}]`;

/** Faults of taste are not refused by Slack, but the test shall hear of every one. */
export function complain(state: State, what: string, faults: Fault[]): void {
  for (const fault of faults) state.complaints.push(`${what}: ${words(fault)}`);
}

/** Slack names what the app left unnamed: blocks, and elements people act on. */
export function withIds(world: World, blocks: Bag[]): Bag[] {
  const named = blocks.map((block) => ({
    ...copy(block),
    block_id: textOrNull(block.block_id) ?? `b${world.count()}`,
  }));
  for (const { element } of spotsIn(named))
    element.action_id = textOrNull(element.action_id) ?? `a${world.count()}`;
  return named;
}

export const findMessage = (channel: Channel, ts: string): Message | null =>
  channel.messages.find((message) => message.ts === ts && !message.deleted && !message.onlyFor) ?? null;

/** A message as Slack's answers show it. */
export function shown(world: World, message: Message, options: { metadata?: boolean } = {}): Bag {
  const channel = world.channels.get(message.channel);
  const replies = channel ? repliesTo(channel, message.ts) : [];
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: world.team.id,
    ...(message.botId ? { bot_id: message.botId, app_id: world.bot.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: copy(message.blocks) } : {}),
    ...(message.attachments.length > 0 ? { attachments: copy(message.attachments) } : {}),
    ...(message.editedAt
      ? { edited: { user: message.user, ts: `${message.editedAt.getTime() / 1000}` } }
      : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(replies.length > 0 ? { thread_ts: message.ts, reply_count: replies.length } : {}),
    ...(message.files.length > 0 ? { files: copy(message.files) } : {}),
    ...(message.reactions.length > 0 ? { reactions: reactionsOf(message) } : {}),
    ...(options.metadata && message.metadata ? { metadata: copy(bag(message.metadata)) } : {}),
  };
}

export const repliesTo = (channel: Channel, ts: string): Message[] =>
  channel.messages.filter((m) => m.threadTs === ts && !m.deleted && !m.onlyFor);

function reactionsOf(message: Message): Bag[] {
  const names = [...new Set(message.reactions.map((reaction) => reaction.name))];
  return names.map((name) => {
    const users = message.reactions
      .filter((reaction) => reaction.name === name)
      .map((reaction) => reaction.user);
    return { name, users, count: users.length };
  });
}
