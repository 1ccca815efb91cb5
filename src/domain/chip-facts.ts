import type { ActivityKind } from './activity.js';
import type { Lead } from './lead.js';

/** What the chip below a reply shows: what the reply came to, as it is now. */
export type ChipFacts = {
  logId: string;
  lead: Lead;
  /** Where it stands: in the thread of this message. */
  thread: { channelId: string; ts: string };
  /** logged; kept: edited since into what can't be read; deleted; undone. */
  status: 'logged' | 'kept' | 'deleted' | 'undone';
  /** Slack user id of whoever wrote the reply, and their zone (IANA). */
  by: string;
  zone: string;
  /** Null once it is taken back. */
  kind: ActivityKind | null;
  outcome: string | null;
  next: {
    title: string;
    dueAt: Date;
    isOver: boolean;
    /** Who has it now, where it was passed on. */
    passedTo: string | null;
  } | null;
  /** A next step that was said without a day that can be read. */
  wish: string | null;
  /** Slack user id of whoever took it back. */
  changedBy: string | null;
};
