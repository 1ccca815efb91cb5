import type {
  ColdFacts,
  ContextPackage,
  DigestFacts,
  HandoffFacts,
  Happened,
  ScoreLine,
  TaskFacts,
} from '../../src/domain/facts.js';
import { EMPTY_PROFILE, type Lead, type LeadRef, leadRef } from '../../src/domain/lead.js';
import type { Reader } from '../../src/views/dates.js';

export const NOW = new Date('2026-05-14T08:30:00Z');
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

/** Where Slack's own dates work, as on the real platform. */
export const inSlack: Reader = { now: NOW, zone: 'Europe/Madrid', slackDates: true };
/** Where they don't, as in the sandbox. */
export const inPlain: Reader = { now: NOW, zone: 'Europe/Madrid', slackDates: false };

export const aLead = (more: Partial<Lead> = {}): Lead => ({
  ...EMPTY_PROFILE,
  id: 'lead-1',
  teamId: 'T0ACME',
  email: 'jane@acme.com',
  name: 'Jane Doe',
  title: 'VP Operations',
  company: 'Acme Field Services',
  companySize: 240,
  industry: 'Field services',
  phone: '+1 555 0100',
  timeZone: 'America/New_York',
  source: 'webinar',
  value: 48_000,
  ownerId: null,
  tags: [],
  account: 'acme.com',
  stage: 'sql',
  fit: 30,
  behaviour: 56,
  out: false,
  funnel: 'decision',
  readyLine: 80,
  handed: true,
  raisedLine: null,
  episode: 1,
  segments: [],
  lastActivityAt: hoursAgo(2),
  lastActivityKind: 'demo_requested',
  quietSince: hoursAgo(2),
  coldAt: null,
  snoozedUntil: null,
  snoozedBy: null,
  suppressedAt: null,
  letGoAt: null,
  wonAt: null,
  lostAt: null,
  lostReason: null,
  createdAt: hoursAgo(24 * 40),
  ...more,
});

export const aRef = (more: Partial<Lead> = {}): LeadRef => leadRef(aLead(more));

export const line = (
  points: number,
  reason: string,
  hours: number,
  part: ScoreLine['part'] = 'behaviour',
): ScoreLine => ({
  part,
  rule: 'rule',
  points,
  reason,
  at: hoursAgo(hours),
});

export const did = (what: string, detail: string | null, hours: number): Happened => ({
  what,
  detail,
  at: hoursAgo(hours),
});

export const NO_CONTEXT: ContextPackage = { content: [], pages: [], emails: [], forms: [], questions: [] };

export const A_CONTEXT: ContextPackage = {
  content: [
    did('Downloaded content', 'Field service benchmark 2026', 75),
    did('Attended a webinar', 'Quote to invoice in a day', 200),
  ],
  pages: [
    did('Visited the pricing page', 'Pricing', 3),
    did('Viewed an integration page', 'QuickBooks integration', 4),
    did('Viewed a product page', 'Scheduling', 50),
    did('Read a blog post', 'Five signs you outgrew spreadsheets', 90),
  ],
  emails: [
    did('Replied to an e-mail', 'Re: your benchmark report', 26),
    did('Opened an e-mail', 'Your benchmark report', 27),
  ],
  forms: [did('Requested a demo', 'Team of 60 technicians; wants to start in June', 2)],
  questions: [],
};

export const aHandoff = (more: Partial<HandoffFacts> = {}): HandoffFacts => ({
  handoffId: 'handoff-1',
  lead: aLead(),
  status: 'waiting',
  episode: 1,
  createdAt: hoursAgo(2),
  claimedBy: null,
  claimedAt: null,
  returnedBy: null,
  returnedAt: null,
  returnReason: null,
  topReasons: [
    line(30, 'Requested a demo', 2),
    line(20, 'Replied to an e-mail', 26),
    line(15, 'Visited the pricing page', 3),
  ],
  asked: did('Requested a demo', 'Does it talk to QuickBooks, and can 60 technicians use it offline?', 2),
  context: A_CONTEXT,
  worked: [],
  snooze: null,
  model: 'house@3',
  rule: 'Reached 80 points',
  ...more,
});

export const aCold = (more: Partial<ColdFacts> = {}): ColdFacts => ({
  lead: aLead({
    stage: 'mql',
    behaviour: 25,
    ownerId: 'U01REP',
    coldAt: hoursAgo(20),
    quietSince: hoursAgo(24 * 47),
    lastActivityAt: hoursAgo(24 * 47),
  }),
  quietDays: 47,
  lastTouch: did('Opened an e-mail', 'Spring news', 24 * 47),
  total: 55,
  decision: null,
  ...more,
});

export const aTask = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  taskId: 'task-1',
  lead: aLead({ ownerId: 'U01REP' }),
  kind: 'track_step',
  title: 'Send the pattern interrupt',
  draft: {
    subject: 'Still relevant?',
    body: 'Hi Jane,\n\nchecking in, no pressure: is getting invoices out faster still on your list at Acme?\n\nA one-word answer is fine.\n\nRavi',
  },
  track: { name: 'Cold lead re-engagement', step: 1, steps: 3, startedBy: 'U01REP' },
  assigneeId: 'U01REP',
  dueAt: NOW,
  status: 'open',
  closedBy: null,
  closedAt: null,
  closedWhy: null,
  ...more,
});

const person = (name: string, company: string, more: Partial<Lead> = {}) =>
  aLead({ id: name, name, company, email: `${name.split(' ')[0]?.toLowerCase()}@example.com`, ...more });

export const aDigest = (more: Partial<DigestFacts> = {}): DigestFacts => ({
  day: '2026-05-14',
  timeZone: 'Europe/Madrid',
  since: hoursAgo(24),
  waiting: [
    { lead: person('Jane Doe', 'Acme Field Services'), since: hoursAgo(2) },
    { lead: person('Tomás Ruiz', 'Norte Logística', { behaviour: 52 }), since: hoursAgo(19) },
  ],
  claimed: [{ lead: person('Ann Lee', 'Umbra Labs'), by: 'U01REP', at: hoursAgo(20), afterMinutes: 12 }],
  wentCold: Array.from({ length: 17 }, (_, at) => ({
    lead: person(`Lead ${at + 1}`, 'Globex', {
      ownerId: at % 2 === 0 ? 'U02REP' : null,
      value: at % 3 === 0 ? null : 12_000,
    }),
    at: hoursAgo(10),
  })),
  rewarmed: [{ lead: person('Omar Haddad', 'Cedar Foods'), at: hoursAgo(5), by: 'Replied to an e-mail' }],
  returned: [
    {
      lead: person('Mia Wolf', 'Initech'),
      by: 'U02REP',
      reason: 'No budget: frozen until spring',
      at: hoursAgo(21),
    },
  ],
  overdue: [
    {
      lead: person('Lou Reyes', 'Hooli'),
      title: 'Call back about the pilot',
      assigneeId: 'U01REP',
      dueAt: hoursAgo(40),
    },
  ],
  week: { captured: 41, mql: 12, handoffs: 6, claimed: 5 },
  ...more,
});
