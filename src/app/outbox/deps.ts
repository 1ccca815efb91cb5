import type { Courier } from '../../domain/courier.js';
import type { MessageFacts, MessageKind, NoticeFacts } from '../../domain/facts.js';
import type { Ids } from '../../lib/ids.js';
import type { Log } from '../../lib/log.js';
import type { Db } from '../../store/db.js';
import type { LaneKey } from '../../store/lanes.js';
import type { Gate } from '../noise/gate.js';
import type { FiledNotice } from '../noise/notices-now.js';
import type { OnDoubt } from './policy.js';

/**
 * What sending takes. Milliseconds. `leaseMs` must exceed the courier's timeout plus the longest time Slack may
 * still carry out a request it didn't answer; `paceMs` is the pause after each post in a lane.
 */
export type SendSettings = { leaseMs: number; paceMs: number; lanesAtOnce: number; onDoubt: OnDoubt };

export const SEND_SETTINGS: SendSettings = {
  leaseMs: 60_000,
  paceMs: 1_000,
  lanesAtOnce: 20,
  onDoubt: 'reconcile',
};

export type SendDeps = {
  db: Db;
  courier: Courier;
  ids: Ids;
  log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** The facts as they are now. Null, or absent: there is nothing to show any more. */
  factsFor(kind: MessageKind, refIds: string[]): Promise<Map<string, MessageFacts | null>>;
  /** What notices say now, by their ids, without those whose reason is gone; absent: what was filed with them. */
  noticesNow?(notices: FiledNotice[]): Promise<Map<string, NoticeFacts>>;
  /** Says which messages must wait; without it none does. */
  gate?: Gate;
  /** Where managers are told of messages that can't be delivered. */
  managersPlace: string;
  settings: SendSettings;
};

/** One turn in one lane. `token` proves that the lane is still ours. */
export type Turn = { deps: SendDeps; lane: LaneKey & { token: string }; now: Date };
