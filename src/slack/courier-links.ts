import type { WebClient } from '@slack/web-api';
import type { MessageFacts } from '../domain/facts.js';

/** Cards that have given way to others, with a link to those where Slack has one. */
export function withLinks({ chat }: WebClient, items: MessageFacts[]): Promise<MessageFacts[]> {
  return Promise.all(
    items.map(async (item) => {
      if (item.kind !== 'moved') return item;
      const { channelId: channel, ts: message_ts } = item.facts.to;
      try {
        const { permalink } = await chat.getPermalink({ channel, message_ts });
        return { ...item, facts: { ...item.facts, link: permalink ?? null } };
      } catch {
        // The card is still edited: that it has moved is what matters.
        return item;
      }
    }),
  );
}
