import type { HeldFacts, HeldItem } from '../../src/domain/held.js';
import type { Lead } from '../../src/domain/lead.js';
import type { MorningFacts } from '../../src/domain/morning.js';
import { aLead, hoursAgo, NOW } from './given.js';

const inHours = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

export const aMorning = (more: Partial<MorningFacts> = {}, lead: Lead = aLead()): MorningFacts => ({
  userId: 'U01REP',
  day: '2026-05-14',
  timeZone: 'Europe/Berlin',
  toClaim: [{ lead, handoffId: 'handoff-1', since: hoursAgo(3) }],
  overdue: [{ taskId: 'task-1', lead, title: 'Send the price list', dueAt: hoursAgo(26) }],
  dueToday: [{ taskId: 'task-2', lead, title: 'Call about the pilot', dueAt: inHours(4) }],
  goingCold: [{ lead, at: inHours(50) }],
  held: 4,
  ...more,
});

export const heldItems = (lead: Lead = aLead()): HeldItem[] => [
  {
    id: 'held-1',
    place: 'U01REP',
    why: 'quiet',
    since: hoursAgo(9),
    state: 'waits',
    line: { about: 'cold', lead, quietDays: 47 },
  },
  {
    id: 'held-2',
    place: 'U01REP',
    why: 'budget',
    since: hoursAgo(12),
    state: 'waits',
    line: { about: 'notice', notice: { about: 'at_risk', lead, coldAt: inHours(70), total: 55 } },
  },
  {
    id: 'held-3',
    place: 'U01REP',
    why: 'quiet',
    since: hoursAgo(10),
    state: 'waits',
    line: { about: 'task', lead, taskId: 'task-1', title: 'Send the price list', dueAt: hoursAgo(10) },
  },
  { id: 'held-4', place: 'U01REP', why: 'budget', since: hoursAgo(30), state: 'in a digest', line: null },
];

export const aHeld = (more: Partial<HeldFacts> = {}, lead: Lead = aLead()): HeldFacts => ({
  mine: heldItems(lead),
  channels: [
    {
      id: 'held-5',
      place: 'sales-leads',
      why: 'budget',
      since: hoursAgo(2),
      state: 'waits',
      line: { about: 'cold', lead, quietDays: 47 },
    },
  ],
  counts: { mine: { quiet: 2, budget: 1, off: 0 }, channels: { quiet: 0, budget: 1, off: 0 } },
  quietUntil: inHours(1),
  ...more,
});
