import type { MessageKind } from '../../domain/facts.js';
import type { OutboxRow } from '../../store/outbox.js';

/**
 * What to do with a message that may have arrived. `reconcile`: look into the channel; where that can't be read,
 * what matters most is sent again and the rest let go. `resend`: then send again. `hold`: then leave it to a person.
 */
export type OnDoubt = 'reconcile' | 'resend' | 'hold';

type Manner = {
  /** May share a message with others of its kind. */
  folds: boolean;
  /** All its facts were filed with it; others are read when they are sent. */
  carriesFacts: boolean;
  /** In doubt, and the channel can't be read: a second copy, or none? */
  inDoubt: 'resend' | 'drop';
};

// A lead nobody hears of costs more than a doubled card; a doubled digest costs more than its absence.
const MANNERS: Record<MessageKind, Manner> = {
  handoff: { folds: true, carriesFacts: false, inDoubt: 'resend' },
  cold: { folds: true, carriesFacts: false, inDoubt: 'resend' },
  task: { folds: true, carriesFacts: false, inDoubt: 'resend' },
  digest: { folds: false, carriesFacts: true, inDoubt: 'drop' },
  morning: { folds: false, carriesFacts: true, inDoubt: 'drop' },
  welcome: { folds: false, carriesFacts: false, inDoubt: 'drop' },
  hello: { folds: false, carriesFacts: true, inDoubt: 'drop' },
  rules: { folds: false, carriesFacts: false, inDoubt: 'drop' },
  notice: { folds: true, carriesFacts: true, inDoubt: 'drop' },
  // It belongs below one reply, and is read in a glance: without it the rep would not know.
  chip: { folds: false, carriesFacts: false, inDoubt: 'drop' },
  line: { folds: true, carriesFacts: false, inDoubt: 'drop' },
  // Never filed: what a card shows that has given way to a newer one.
  moved: { folds: true, carriesFacts: false, inDoubt: 'drop' },
};

export const mannerOf = (kind: MessageKind): Manner => MANNERS[kind];

/** Cards in one message: more would not fit Slack's 50 blocks. */
export const FOLD = 40;
/** Tries before a message is given up. */
export const TRIES = 8;
// A folded message that vanished this often is taken apart, to find the one it is due to.
const TOGETHER = 3;

/** Milliseconds before the next try: 2 s, 4 s, 8 s ... at most five minutes. */
export const backoff = (attempts: number): number => Math.min(1000 * 2 ** Math.max(1, attempts), 300_000);

/** Which of the posts that are due go now, as one message. `posts` come hottest first. */
export function nextParcel(posts: OutboxRow[]): OutboxRow[] {
  const [first] = posts;
  if (!first) return [];
  if (first.batchId !== null) return posts.filter((row) => row.batchId === first.batchId);
  if (first.deed === 'thread') return [first];
  // At once when the lane is free; only what had to wait is folded.
  const alone = first.error !== null || !mannerOf(first.kind).folds || !posts.some((row) => row.waited);
  if (alone) return [first];
  return posts
    .filter(
      (row) => row.deed === 'post' && row.kind === first.kind && row.batchId === null && row.error === null,
    )
    .slice(0, FOLD);
}

/** Of so many alerts at once each goes into the thread of its lead's card; more are folded like any others. */
export const FEW = 5;
/** Lines below a card that share a message. */
export const LINES = 12;
/** A card older than this is not called to life again: a fresh one is posted. */
export const FRESH_MS = 14 * 86_400_000;

/** What becomes of a batch that surely didn't arrive, or may be repeated. */
export function againOrDead(rows: OutboxRow[]): 'together' | 'apart' | 'dead' {
  const tries = Math.max(...rows.map((row) => row.attempts));
  if (rows.length > 1) return tries < TOGETHER ? 'together' : 'apart';
  return tries < TRIES ? 'together' : 'dead';
}

/** What becomes of a batch in doubt whose channel can't be read. */
export function whenUnreadable(kind: MessageKind, onDoubt: OnDoubt): 'resend' | 'drop' | 'hold' {
  return onDoubt === 'reconcile' ? mannerOf(kind).inDoubt : onDoubt;
}

// Slack's words for "these blocks, this text": another place or another day would not help.
const CONTENT =
  /^(render:|invalid_blocks|invalid_attachments|invalid_metadata|msg_too_long|msg_blocks_too_long|no_text|too_many_attachments|metadata_too_large|block_mismatch|http_413)/;

/** Refused for what it says, rather than for where it goes. */
export const isContentError = (error: string): boolean => CONTENT.test(error);

// A message somebody deleted was deleted on purpose; the lead stays in the digest and in /lead.
const UNEDITABLE =
  /^(message_not_found|cant_update_message|edit_window_closed|thread_not_found|cannot_reply_to_message)/;

/** The living message is not there to be edited, or answered, any more. */
export const isGone = (error: string): boolean => UNEDITABLE.test(error);
