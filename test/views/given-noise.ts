import type { HealthFacts, LaneHealth } from '../../src/domain/health.js';
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

const aLane = (more: Partial<LaneHealth> = {}): LaneHealth => ({
  place: 'sales-leads',
  lastSentAt: hoursAgo(0.2),
  lastDead: null,
  waiting: 0,
  doubtful: 0,
  dead: 0,
  held: 0,
  oldestWaiting: null,
  slowedMs: 0,
  ...more,
});

const anEventAgo = hoursAgo(0.1);

/** A team where all is well. */
export const aHealth = (more: Partial<HealthFacts> = {}): HealthFacts => ({
  version: '0.1.0',
  startedAt: hoursAgo(50),
  places: { handoffs: 'sales-leads', managers: 'sales-managers' },
  slack: { kind: 'reached', tookMs: 84, scopes: null, connected: true },
  stored: {
    lanes: [aLane(), aLane({ place: 'sales-managers', lastSentAt: hoursAgo(2) })],
    held: { quiet: 0, budget: 0, off: 0 },
    ticks: [{ name: 'drain-outbox', everySeconds: 5, at: hoursAgo(0.001), error: null }],
    unmapped: [],
    lastEventAt: anEventAgo,
  },
  ...more,
});

/** One where nearly everything is wrong that can be, with `words` wherever somebody wrote any. */
export const aSickHealth = (words: string, count = 1): HealthFacts =>
  aHealth({
    version: words,
    slack: { kind: 'reached', tookMs: 84, scopes: ['chat:write', 'commands'], connected: false },
    stored: {
      lanes: Array.from({ length: count }, () => [
        aLane({ lastDead: { at: hoursAgo(0.1), error: 'not_in_channel' }, dead: 3, waiting: 7, held: 4 }),
        aLane({ place: words, slowedMs: 21_000, waiting: 40, oldestWaiting: hoursAgo(0.3) }),
        aLane({ place: 'U01REP', waiting: 2, doubtful: 1, oldestWaiting: hoursAgo(2) }),
      ]).flat(),
      held: { quiet: 3, budget: 4, off: 0 },
      ticks: [
        { name: 'send-digests', everySeconds: 60, at: hoursAgo(3), error: null },
        { name: words, everySeconds: 60, at: hoursAgo(0.1), error: words },
      ],
      unmapped: Array.from({ length: 9 }, (_, at) => ({
        id: at % 2 ? 'U0GONE' : words,
        leads: 12,
        why: at % 2 ? ('left' as const) : ('unknown' as const),
      })),
      lastEventAt: hoursAgo(60),
    },
  });
