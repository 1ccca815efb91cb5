import { MessageEvent, type Spoken, type Told } from './payloads.js';

/** Something a person said in a conversation of ours. `ts` is what Slack knows it by, and when it was said. */
export type Words = {
  channelId: string;
  ts: string;
  /** The message in whose thread it was said. */
  threadTs: string | null;
  userId: string;
  text: string;
  /** In a person's own conversation with the bot. */
  isDirect: boolean;
  /** The workspace of whoever is here through Slack Connect; null for those who say nothing of it. */
  teamId: string | null;
};

export type Speech =
  /** `toUs`: the bot was named. */
  | { kind: 'said'; words: Words; toUs: boolean }
  | { kind: 'changed'; words: Words; before: string; editedTs: string }
  | { kind: 'taken_back'; words: Words };

/** Kinds of messages that carry a person's own words; all others are the machinery's. */
const OWN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Reads an event about a message. Null: said by a bot, by ourselves, by nobody, or without words. */
export function readSpeech(heard: Told): Speech | null {
  const { event } = heard;
  const read = MessageEvent.safeParse(event);
  if (!read.success) return null;
  const told = read.data;
  const bot = botIn(heard);
  if ('deleted_ts' in told) {
    const spoken = told.previous_message;
    const words = spoken ? wordsOf(told, { ...spoken, ts: told.deleted_ts }, bot) : null;
    return words && { kind: 'taken_back', words };
  }
  if ('message' in told) return changeOf(told, bot);
  const words = wordsOf(told, told, bot);
  if (words === null || words.text.trim() === '') return null;
  return { kind: 'said', words, toUs: event.type === 'app_mention' || namesBot(words.text, bot) };
}

type Changed = Extract<ReturnType<typeof MessageEvent.parse>, { message: Spoken }>;

/** Slack says "changed" of much that is none of the author's doing, such as a link unfurled: only new words count. */
function changeOf(told: Changed, bot: string | null): Speech | null {
  const words = wordsOf(told, told.message, bot);
  const before = told.previous_message?.text ?? '';
  if (words === null || before === words.text) return null;
  return { kind: 'changed', words, before, editedTs: told.message.edited?.ts ?? told.ts };
}

function wordsOf(
  { channel, channel_type }: { channel: string; channel_type?: string | undefined },
  spoken: Spoken,
  bot: string | null,
): Words | null {
  const { user, bot_id, subtype, ts, thread_ts, text } = spoken;
  if (user === undefined || user === bot || bot_id || user === 'USLACKBOT' || !OWN.has(subtype)) return null;
  return {
    channelId: channel,
    ts,
    threadTs: thread_ts === undefined || thread_ts === ts ? null : thread_ts,
    userId: user,
    text: text ?? '',
    isDirect: channel_type === 'im' || channel.startsWith('D'),
    teamId: spoken.user_team ?? spoken.source_team ?? spoken.team ?? null,
  };
}

const namesBot = (text: string, bot: string | null): boolean => bot !== null && text.includes(`<@${bot}>`);

/** What was said to the bot, without its name. */
export const withoutMention = (text: string, bot: string | null): string =>
  (bot === null ? text.replace(/^\s*<@[UW][A-Z0-9]+(?:\|[^>]*)?>/, '') : text.replaceAll(`<@${bot}>`, ' '))
    .replace(/^[\s,:]+/, '')
    .trim();

export const botIn = ({ authorizations }: Told): string | null =>
  authorizations?.find(({ is_bot }) => is_bot)?.user_id ?? null;
