import type { RespondFn } from '@slack/bolt';
import type { Message } from '../views/blocks.js';
import type { Desk } from './desk.js';

/** Answers the person who asked: only they see it, unless they wanted to share it. */
export type Answer = (message: Message, how?: { share?: boolean; replace?: boolean }) => Promise<void>;

/**
 * Through the request's own response URL; where that is spent or there is none, in a message only they see, and
 * at last in their direct messages.
 */
export function makeAnswer(
  desk: Desk,
  userId: string,
  channelId: string | null,
  respond: RespondFn | null,
): Answer {
  return async (message, { share = false, replace = false } = {}) => {
    const body = { text: message.text, blocks: message.blocks };
    try {
      if (respond === null) throw new Error('no response URL');
      await respond({
        ...body,
        response_type: share ? 'in_channel' : 'ephemeral',
        replace_original: replace,
      });
    } catch (error) {
      if (respond !== null) desk.deps.log.warn({ err: error }, 'the response URL did not take the answer');
      await withoutUrl(desk, userId, channelId, body);
    }
  };
}

async function withoutUrl(
  desk: Desk,
  userId: string,
  channelId: string | null,
  body: Message,
): Promise<void> {
  try {
    if (channelId === null || channelId.startsWith('D')) throw new Error('no channel to whisper in');
    await desk.web.chat.postEphemeral({ channel: channelId, user: userId, ...body });
  } catch {
    await desk.web.chat.postMessage({ channel: userId, ...body });
  }
}
