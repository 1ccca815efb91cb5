import type { MessageFacts } from './facts.js';

/** A message on its way. `key` is our id in the message's metadata: by it a doubtful message is found again. */
export type Parcel = {
  teamId: string;
  key: string;
  /** A channel's name without `#`, a channel id, or a user id for a direct message. */
  place: string;
  /** One item is a message of its own; several are folded into one message, in this order. */
  items: MessageFacts[];
  /** The message to edit in place, or null to post a new one. */
  living: { channelId: string; ts: string } | null;
  /** The message to post it below, heard in the channel as well or not; absent for one that stands by itself. */
  thread?: Thread;
  /** Set where it comes later than it should: the message says so. */
  late?: Late | null;
};

export type Thread = { channelId: string; ts: string; broadcast: boolean };

/** Since when a message waits (UTC): for quiet hours to end, because Slack asked for patience, or could not be reached. */
export type Late = { since: Date; why: 'quiet' | 'slowed' | 'unreachable' };

/** What became of a parcel. Only `unsure` may have arrived all the same. */
export type Receipt =
  | { kind: 'sent'; channelId: string; ts: string }
  | { kind: 'later'; afterMs: number }
  | { kind: 'refused'; error: string }
  | { kind: 'unsure'; error: string };

export type Search =
  | { kind: 'found'; channelId: string; ts: string }
  | { kind: 'absent' }
  /** Slack can't say now. */
  | { kind: 'later'; afterMs: number }
  /** History can't be read (scope, rate, channel): the message kind's own `onDoubt` decides. */
  | { kind: 'unreadable'; error: string };

/** Carries facts to where people read them. Never throws: every failure is a receipt. */
export type Courier = {
  send(parcel: Parcel): Promise<Receipt>;
  /** Looks for a parcel sent before, from `since` (UTC) on. */
  find(parcel: Pick<Parcel, 'teamId' | 'key' | 'place' | 'thread'>, since: Date): Promise<Search>;
};
