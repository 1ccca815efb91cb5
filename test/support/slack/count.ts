import type { Call } from './api.js';
import { bag, bags, textOrNull } from './bag.js';
import { conversation } from './places.js';
import type { Message, World } from './world.js';

export type KeyOf = (message: Message) => string | null;

/** Our key in a message: `metadata.event_payload.key`, else a first block id of the form `k:<key>`. */
export const keyOfMessage: KeyOf = (message) => {
  const inMetadata = textOrNull(bag(bag(message.metadata).event_payload).key);
  const inBlocks = bags(message.blocks)
    .map((block) => textOrNull(block.block_id))
    .find((id) => id?.startsWith('k:'));
  return inMetadata ?? inBlocks?.slice(2) ?? null;
};

/** Counts over what people see, by key. `channel` null: every conversation. */
export function makeCounts(world: World, calls: Call[], keyOf: KeyOf) {
  const seen = (channel: string | null): Message[] => {
    const all = channel === null ? [...world.channels.values()] : [conversation(world, channel)];
    return all
      .flatMap((one) => one.messages)
      .filter((message) => !message.deleted && !message.onlyFor && message.botId);
  };
  const byKey = (channel: string | null): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const key of seen(channel).map(keyOf)) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  return {
    /** How often a method was called, and how often Slack took it. */
    called: (method: string): number => calls.filter((call) => call.method === method).length,
    took: (method: string): number => calls.filter((call) => call.method === method && call.took).length,
    /** Keys that stand in more than one message, with how many. */
    duplicates: (channel: string | null = null): [key: string, times: number][] =>
      [...byKey(channel)].filter(([, times]) => times > 1),
    /** Of the keys that should be there, those that are not. */
    lost: (keys: string[], channel: string | null = null): string[] => {
      const there = byKey(channel);
      return keys.filter((key) => !there.has(key));
    },
    keys: (channel: string | null = null): string[] => [...byKey(channel).keys()],
  };
}
