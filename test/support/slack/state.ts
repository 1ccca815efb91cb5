import type { Bag } from './bag.js';
import type { Message, World } from './world.js';

/** A trigger id: opens one modal, for three seconds. */
export type Trigger = { user: string; at: number; used: boolean };

/** Where an interaction may be answered: five times within thirty minutes. */
export type ResponseUrl = {
  user: string;
  channel: string;
  at: number;
  uses: number;
  /** The message the person clicked on, or null for a command. */
  source: Message | null;
};

export type StoredView = {
  id: string;
  type: 'modal' | 'home';
  user: string;
  /** As the app gave it, block ids filled in. */
  view: Bag;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** What the person typed or picked so far, by block id and action id. */
  filled: Record<string, Record<string, Bag>>;
  /** Words shown under inputs after a refused submission. */
  errors: Record<string, string>;
};

export type State = {
  world: World;
  token: string;
  revoked: boolean;
  /** Null: every scope is granted. */
  scopes: string[] | null;
  appToken: string;
  socketUrl: string | null;
  /** Where response_urls live, without a slash at the end. */
  base: string;
  mayPing: boolean;
  /** The largest file the workspace lets anybody upload, in bytes. */
  uploadMost: number;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  /** Open modals by user, the top one last. */
  stacks: Map<string, StoredView[]>;
  homes: Map<string, StoredView>;
  /** What the app did that Slack or a person would mind, in words. A test asks that it be empty. */
  complaints: string[];
};

export const nowMs = (state: State): number => state.world.clock.now().getTime();

const TRIGGER_LIFE_MS = 3_000;

export function newTrigger(state: State, user: string): string {
  const id = `${state.world.count()}.${nowMs(state)}.${user.toLowerCase()}`;
  state.triggers.set(id, { user, at: nowMs(state), used: false });
  return id;
}

/** The user a trigger stands for, or Slack's word for why it doesn't. Spends it. */
export function spendTrigger(state: State, id: string): { user: string } | { error: string } {
  const trigger = state.triggers.get(id);
  if (!trigger) return { error: 'invalid_trigger_id' };
  if (trigger.used) return { error: 'exchanged_trigger_id' };
  if (nowMs(state) - trigger.at > TRIGGER_LIFE_MS) return { error: 'expired_trigger_id' };
  trigger.used = true;
  return { user: trigger.user };
}

export function newResponseUrl(state: State, url: Pick<ResponseUrl, 'user' | 'channel' | 'source'>): string {
  const id = `${state.world.team.id}-${state.world.count()}`;
  state.responseUrls.set(id, { ...url, at: nowMs(state), uses: 0 });
  return `${state.base}/response/${id}`;
}
