import { z } from 'zod';
import type { Lead } from './lead.js';
import type { Ahead } from './scoring/forecast.js';
import type { WakeOn } from './snooze.js';

/** Lists of a rep's day, in the order in which they press. */
export const DAY_SECTIONS = ['claim', 'overdue', 'due', 'hot', 'cooling', 'covered', 'snoozed'] as const;
export type DaySection = (typeof DAY_SECTIONS)[number];

/** Lists of a manager's view of the team. */
export const TEAM_SECTIONS = ['waiting', 'reps', 'unowned', 'snoozers', 'neglected'] as const;
export type TeamSection = (typeof TEAM_SECTIONS)[number];

const Page = z.object({
  tab: z.enum(['day', 'team']).default('day'),
  /** The rep whose day a manager looks at; null for one's own. */
  rep: z.string().max(30).nullable().default(null),
  /** The one list that is open, and how many rows come before those shown. */
  section: z
    .enum([...DAY_SECTIONS, ...TEAM_SECTIONS])
    .nullable()
    .default(null),
  from: z.int().min(0).max(1_000_000).default(0),
});

/** What of their Home somebody looks at. */
export type HomePage = z.infer<typeof Page>;

export const MY_DAY: HomePage = { tab: 'day', rep: null, section: null, from: 0 };
export const THE_TEAM: HomePage = { ...MY_DAY, tab: 'team' };

/** A page as read from a button or a row; null for anything else. */
export const readHomePage = (read: unknown): HomePage | null => Page.safeParse(read).data ?? null;

/** A page of a list: how many rows come before these, and how many there are in all. */
export type Paged<T> = { rows: T[]; from: number; count: number };

/** A lead handed over and waiting for its first response. */
export type ToClaim = { handoffId: string; lead: Lead; since: Date; rule: string };
export type DayTask = { taskId: string; title: string; dueAt: Date; lead: Lead };
/** A lead of which time alone will take a stage or its warmth, and when. */
export type Cooling = { lead: Lead; loss: Ahead };
/** Of a colleague, `of`, who is away: a lead that goes cold at that time, or a task of theirs that is due. */
export type Covered = { lead: Lead; at: Date; of: string; task: { taskId: string; title: string } | null };
/** `run`: how often in a row it was put off by now. `wakeOn`: what else would wake it. */
export type Sleeper = {
  lead: Lead;
  until: Date;
  by: string | null;
  run: number;
  wakeOn: WakeOn;
  reason: string | null;
};

/** A rep's day: each list that was asked for. `isNew`: a person for whom there is nothing yet, nor was. */
export type DayFacts = {
  of: string;
  isNew: boolean;
  claim?: Paged<ToClaim>;
  overdue?: Paged<DayTask>;
  due?: Paged<DayTask>;
  hot?: Paged<Lead>;
  cooling?: Paged<Cooling>;
  /** Only of somebody who covers for others. */
  covered?: Paged<Covered>;
  snoozed?: Paged<Sleeper>;
};

/** How a rep stands. `claimMinutes`: the mean from handoff to claim over thirty days, null without any. */
export type RepLine = {
  id: string;
  open: number;
  toClaim: number;
  overdue: number;
  cooling: number;
  claimMinutes: number | null;
  away: { until: Date; cover: string | null } | null;
};

/** Against the minutes the rules give: in time, past the first response, past the telling of a manager. */
export type SlaState = 'in time' | 'late' | 'escalated';
/** A warm lead that its owner has not touched for too long; null where nobody ever has. */
export type Neglected = { lead: Lead; touchedAt: Date | null };
export type Waiting = ToClaim & { sla: SlaState };

/** What a manager sees of the team: each list that was asked for. */
export type TeamFacts = {
  sla: { firstMinutes: number; escalateMinutes: number };
  /** Of the waiting handoffs: how many are past the first response. */
  late: number;
  waiting?: Paged<Waiting>;
  reps?: Paged<RepLine>;
  unowned?: Paged<Lead>;
  snoozers?: Paged<Sleeper>;
  neglected?: Paged<Neglected>;
};

export const slaState = (since: Date, now: Date, sla: TeamFacts['sla']): SlaState => {
  const minutes = (now.getTime() - since.getTime()) / 60_000;
  if (minutes >= sla.escalateMinutes) return 'escalated';
  return minutes >= sla.firstMinutes ? 'late' : 'in time';
};

/** All of a list's rows on one page shown among others, and on a page of its own. */
export const ROWS_AMONG = 5;
export const ROWS_ALONE = 15;
