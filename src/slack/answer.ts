import type { RespondFn } from '@slack/bolt';
import type { Message } from '../views/blocks.js';
import type { Desk } from './desk.js';

/** A message to whoever asked. `aside`: for them alone, also where the answer was to be shared. */
export type Said = Message & { aside?: true };

/** `share`: to everybody in the channel. `replace`: instead of the message whose button was pressed. */
type How = { share?: boolean; replace?: boolean };

/** Answers the person who asked: only they see it, unless they wanted to share it. Never throws. */
export type Answer = (message: Said, how?: How) => Promise<void>;

/**
 * Through the request's own response URL; where that is spent or there is none, in a message only they see, then
 * in their direct messages, and at last there without any blocks, for whatever is wrong may be wrong with those.
 */
export function makeAnswer(
  desk: Desk,
  userId: string,
  channelId: string | null,
  respond: RespondFn | null,
): Answer {
  const { chat } = desk.web;
  return async ({ text, blocks, aside = false }, { share = false, replace = false } = {}) => {
    const ways = [
      ...(respond ? [() => throughUrl(respond, { text, blocks }, { share: share && !aside, replace })] : []),
      ...(channelId?.startsWith('D') === false
        ? [() => chat.postEphemeral({ channel: channelId, user: userId, text, blocks })]
        : []),
      () => chat.postMessage({ channel: userId, text, blocks }),
      () => chat.postMessage({ channel: userId, text }),
    ];
    for (const way of ways) {
      try {
        await way();
        return;
      } catch (error) {
        desk.deps.log.warn({ err: error, userId }, 'an answer was not taken this way');
      }
    }
    desk.deps.log.error({ userId }, 'an answer reached nobody');
  };
}

async function throughUrl(
  respond: RespondFn,
  body: Message,
  { share, replace }: Required<How>,
): Promise<void> {
  if (!share) return taken(await respond({ ...body, response_type: 'ephemeral', replace_original: replace }));
  await taken(await respond({ ...body, response_type: 'in_channel', replace_original: false }));
  // What only one person sees can't become public: the question they answered goes instead.
  if (replace) await respond({ delete_original: true });
}

// Not every refusal comes with a status that says so.
async function taken(response: unknown): Promise<void> {
  const words = response instanceof Response ? await response.text() : '';
  if (/"ok":\s*false/.test(words)) throw new Error(`the response URL refused: ${words.slice(0, 200)}`);
}
