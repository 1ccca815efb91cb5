import type { Lead } from './lead.js';

/** `paused`: put aside with its track. `passed`: somebody else has it now. */
export type TaskStatus = 'open' | 'paused' | 'done' | 'skipped' | 'passed' | 'cancelled';

export type TaskFacts = {
  taskId: string;
  lead: Lead;
  kind: 'follow_up' | 'track_step' | 'same_day';
  title: string;
  /** Text to send, ready to copy; null where there is none. */
  draft: { subject: string; body: string } | null;
  /** "Step 2 of 3 · Cold lead re-engagement", or null. */
  track: { name: string; step: number; steps: number; startedBy: string | null } | null;
  assigneeId: string;
  dueAt: Date;
  status: TaskStatus;
  closedBy: string | null;
  closedAt: Date | null;
  /** Why it was closed without the rep, e.g. "Jane replied". */
  closedWhy: string | null;
  /** The lead slept until it did what this answers. */
  woke?: boolean;
  /** Who has it now, where it was passed on. */
  passedTo?: string | null;
  /** Who asked for it, where that is somebody else. */
  from?: string | null;
  /** Of one that is dealt with: what comes next for this lead, and when; null where nothing is planned. */
  next?: { title: string; at: Date } | null;
};
