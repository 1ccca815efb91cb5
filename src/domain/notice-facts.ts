import type { Lead } from './lead.js';
import type { PeopleNotice } from './people-facts.js';
import type { WakeOn, WokenBy } from './snooze.js';
import type { WatchNotice } from './watch.js';

/** A dated thing a lead did: what, and the detail that names it (a title, a page, a subject). */
export type Happened = { what: string; detail: string | null; at: Date };

/** A short private word to a person or a channel. `coverFor`: whom it was for, where it goes to whoever covers for them. */
export type NoticeFacts = Notice & { coverFor?: string };

type Notice =
  /** A message could not be delivered for good: told to the managers once a place. */
  | { about: 'undeliverable'; place: string; error: string; waiting: number }
  /** A snooze ended: to the person who set it. */
  | {
      about: 'awake';
      lead: Lead;
      snoozedBy: string;
      wokenBy: WokenBy;
      /** What the lead did that woke it. */
      by?: Happened | null;
      /** What else it was to wake by. */
      on?: WakeOn;
      total: number;
    }
  /** A cold lead came back: to its owner. */
  | { about: 'rewarmed'; lead: Lead; by: Happened; quietDays: number }
  /** A qualified lead of somebody's has gone quiet: when it will be cold. */
  | { about: 'at_risk'; lead: Lead; coldAt: Date; total: number }
  | PeopleNotice
  | WatchNotice
  /** A manager did something to somebody's lead: a verb of the history. */
  | { about: 'acted_for'; lead: Lead; what: string; by: string }
  /** A lead of somebody's wrote back, and has no card to say so below. */
  | { about: 'replied'; lead: Lead; reply: Happened }
  /** A lead somebody owns became ready. */
  | { about: 'ready'; lead: Lead; total: number }
  /** A lead became ready whose owner is away, and nobody covers: to the managers. */
  | { about: 'ready_alone'; lead: Lead; total: number; owner: string; until: Date }
  /** Somebody took back a deed that concerned this person: `what` is its verb. */
  | { about: 'undone'; lead: Lead; what: string; by: string }
  /** A lead was passed on: to whoever has it now, and to whoever had it where somebody else decided that. */
  | {
      about: 'passed';
      lead: Lead;
      by: string;
      from: string | null;
      to: string;
      /** Told to whoever has it now. */
      isNew: boolean;
      note: string | null;
      /** Open tasks that came along. */
      tasks: number;
      total: number;
    }
  /** Somebody else gave a person a task. */
  | { about: 'task_given'; lead: Lead; taskId: string; title: string; dueAt: Date; by: string }
  /** What a hot lead asked for was left undone that day: to whoever had it, and to the managers (S47). */
  | {
      about: 'task_missed';
      lead: Lead;
      taskId: string;
      title: string;
      dueAt: Date;
      assigneeId: string;
      toManagers: boolean;
    }
  /** So many automated mails in a row, and no word by a person (S112). */
  | { about: 'too_automated'; lead: Lead; count: number; since: Date | null }
  /** A track of somebody's lead ended by itself. */
  | { about: 'track_ended'; lead: Lead; track: string; reason: string };
