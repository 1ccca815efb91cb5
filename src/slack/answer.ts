import type { RespondFn } from '@slack/bolt';
import type { Message } from '../views/blocks.js';
import type { Desk } from './desk.js';

/** A message to whoever asked. `aside`: for them alone, also where the answer was to be shared. */
export type Said = Message & { aside?: true };

/** `share`: to everybody in the channel. `replace`: instead of the message whose button was pressed. */
type How = { share?: boolean; replace?: boolean };

/** Answers the person who asked: only they see it, unless they wanted to share it. Never throws. */
export type Answer = (message: Said, how?: How) => Promise<void>;

/** Where somebody asked. Null: in no conversation, such as a shortcut of the whole workspace. */
export type AskedIn = { channelId: string | null; threadTs?: string | null };

type Way = () => Promise<unknown>;

/**
 * Through the request's own response URL; where that is spent or there is none, in a message only they see, then
 * in their direct messages, and at last there without any blocks, for whatever is wrong may be wrong with those.
 */
export function makeAnswer(
  desk: Desk,
  userId: string,
  { channelId, threadTs = null }: AskedIn,
  respond: RespondFn | null,
): Answer {
  const { chat } = desk.web;
  return async ({ text, blocks, aside = false }, { share = false, replace = false } = {}) => {
    const open = share && !aside;
    const ways = [
      ...urlWay(respond, { text, blocks }, { share: open, replace, threadTs }),
      ...placeWay(desk, userId, { channelId, threadTs }, { text, blocks }, open),
      () => chat.postMessage({ channel: userId, text, blocks }),
      () => chat.postMessage({ channel: userId, text }),
    ];
    if (!(await firstTaken(desk, userId, ways))) desk.deps.log.error({ userId }, 'an answer reached nobody');
  };
}

/** Tries one way after the other, until one is taken. */
export async function firstTaken(desk: Desk, userId: string, ways: Way[]): Promise<boolean> {
  for (const way of ways) {
    try {
      await way();
      return true;
    } catch (error) {
      desk.deps.log.warn({ err: error, userId }, 'an answer was not taken this way');
    }
  }
  return false;
}

type ByUrl = Required<How> & { threadTs: string | null };

// What only one person sees can't be put into a thread through a response URL.
function urlWay(respond: RespondFn | null, body: Message, { share, replace, threadTs }: ByUrl): Way[] {
  if (respond === null || (threadTs !== null && !replace)) return [];
  return [() => throughUrl(respond, body, { share, replace })];
}

/** In the conversation itself: a direct message is read by nobody else, so that it needs no hiding. */
function placeWay(
  { web: { chat } }: Desk,
  user: string,
  { channelId: channel, threadTs }: Required<AskedIn>,
  body: Message,
  share: boolean,
): Way[] {
  if (channel === null) return [];
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  if (share || channel.startsWith('D')) return [() => chat.postMessage({ channel, ...body, ...thread })];
  return [() => chat.postEphemeral({ channel, user, ...body, ...thread })];
}

async function throughUrl(
  respond: RespondFn,
  body: Message,
  { share, replace }: Required<How>,
): Promise<void> {
  if (!share) return void (await respond({ ...body, response_type: 'ephemeral', replace_original: replace }));
  await respond({ ...body, response_type: 'in_channel', replace_original: false });
  // What only one person sees can't become public: the question they answered goes instead.
  if (replace) await respond({ delete_original: true });
}
