import type { CalibrationFacts } from '../../src/domain/calibration-facts.js';
import type { RulesFacts, RulesLiveFacts, TrialFacts, VersionLine } from '../../src/domain/rules-facts.js';
import type { Condition, Model, Rule } from '../../src/domain/scoring/model.js';
import { aRef, hoursAgo } from './given.js';

const WHEN: Condition = { did: ['demo_requested'], where: {}, about: [], times: 1, days: null, of: null };

const rule = (id: string, label: string, points: number, group: string, cap: number | null = null): Rule => ({
  id,
  label,
  points,
  group,
  when: WHEN,
  repeat: 'every',
  cap,
  from: null,
  until: null,
});

export const aModel = (more: Partial<Model> = {}): Model => ({
  name: 'house',
  title: 'House',
  source: 'Kindling',
  groups: [
    { id: 'intent', label: 'What they ask for', halfLifeDays: 21, cap: 100 },
    { id: 'interest', label: 'What they read and attend', halfLifeDays: 45, cap: 40 },
    { id: 'against', label: 'What speaks against them', halfLifeDays: null, cap: null },
  ],
  rules: [
    rule('demo', 'Requested a demo', 40, 'intent'),
    rule('reply', 'Replied to an e-mail', 20, 'intent'),
    rule('pricing', 'Visited the pricing page', 15, 'intent', 45),
    rule('webinar', 'Attended a webinar', 15, 'interest'),
    rule('career', 'Visited the career page', -10, 'against'),
  ],
  fit: [
    {
      id: 'industry',
      label: 'Target industry',
      points: 10,
      is: { is: 'industry', in: null, from: null, to: null },
    },
    {
      id: 'size',
      label: 'Ideal company size',
      points: 10,
      is: { is: 'companySize', in: null, from: null, to: null },
    },
  ],
  cap: null,
  icp: {
    industries: ['software', 'logistics'],
    companySize: { from: 10, to: 500 },
    seniorities: ['manager', 'director', 'vp'],
    budget: { from: null, to: null },
    countries: [],
  },
  high: { fit: 2, intent: 40 },
  silence: { label: 'No activity for 60 days', afterDays: 60, points: -15 },
  quiet: { atRiskDays: 14, coldDays: 45 },
  lines: { mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 }, stayHours: 24 },
  alert: { at: 'sql', requireFit: false, pointsAfterNotReady: 20, sameRuleDays: 7 },
  ready: [
    { id: 'wants_demo', label: 'Requested a demo', when: WHEN },
    { id: 'asked', label: 'Asked about pricing, timeline or integration', when: WHEN },
  ],
  disqualify: [{ id: 'student', label: 'Student', when: WHEN }],
  unsubscribe: 'keep',
  funnel: [],
  sla: { firstMinutes: 5, escalateMinutes: 10 },
  segments: [{ id: 'deciders', label: 'Decision-makers', when: WHEN }],
  ...more,
});

export const aVersion = (more: Partial<VersionLine> = {}): VersionLine => ({
  version: 4,
  name: 'house',
  status: 'draft',
  authorId: 'U01REP',
  reason: 'Too many alerts at 80, and few of them won',
  createdAt: hoursAgo(3),
  liveAt: null,
  diff: ['SQL line: enter 80 -> 90', 'Requested a demo: 40 -> 50 points'],
  ...more,
});

export const aLiveVersion = (more: Partial<VersionLine> = {}): VersionLine =>
  aVersion({ version: 3, status: 'live', liveAt: hoursAgo(24 * 9), createdAt: hoursAgo(24 * 9), ...more });

export const aRulesMessage = (more: Partial<RulesLiveFacts> = {}): RulesLiveFacts => {
  const { version, authorId, reason, diff } = aVersion();
  return {
    version,
    name: 'house@4',
    before: 3,
    authorId,
    reason,
    diff,
    missing: [],
    marketing: null,
    sales: null,
    liveAt: hoursAgo(2),
    endedAt: null,
    ...more,
  };
};

export const aRules = (more: Partial<RulesFacts> = {}): RulesFacts => ({
  ...aLiveVersion(),
  model: aModel(),
  marketing: { by: 'U02REP', at: hoursAgo(24 * 8) },
  sales: null,
  missing: [],
  isManager: true,
  pending: [aVersion()],
  rescored: null,
  countedAt: null,
  segments: [
    { id: 'deciders', label: 'Decision-makers', count: 12 },
    { id: 'slipping', label: 'Qualified and going quiet', count: 3 },
  ],
  ...more,
});

const alerted = (name: string, company: string, hours: number, why: string) => ({
  lead: aRef({ name, company }),
  at: hoursAgo(hours),
  rule: why,
});

/** What adds up: the alerts before, less those lost, and those gained, are the alerts after. */
export const aTrial = (more: Partial<TrialFacts> = {}): TrialFacts => ({
  version: aVersion({
    diff: [
      'SQL line: enter 80 -> 90',
      'SQL line: leave 70 -> 80',
      'Visited the pricing page: 15 -> 25 points',
    ],
  }),
  against: 'house@3',
  from: hoursAgo(24 * 90),
  to: hoursAgo(0),
  leads: 1_204,
  events: 18_330,
  before: 14,
  after: 12,
  gained: [alerted('Lou Reyes', 'Hooli', 70, 'Reached 90 points')],
  lost: [
    alerted('Jane Doe', 'Acme Field Services', 30, 'Reached 80 points'),
    alerted('Tomás Ruiz', 'Norte Logística', 90, 'Reached 80 points'),
    alerted('Ann Lee', 'Umbra Labs', 24 * 9, 'Reached 80 points'),
  ],
  missedCustomers: [{ lead: aRef({ name: 'Ann Lee', company: 'Umbra Labs' }), wonAt: hoursAgo(24 * 6) }],
  caughtCustomers: [],
  readyNow: 1,
  missing: [],
  ...more,
});

/** What adds up: the evidence is that of the bands, and no rule was accepted more often than leads were. */
export const aCalibration = (more: Partial<CalibrationFacts> = {}): CalibrationFacts => ({
  name: 'house@3',
  from: hoursAgo(24 * 365),
  to: hoursAgo(0),
  line: 80,
  suggested: {
    line: 90,
    because:
      'A line of 90 would have kept 10 of 11 customers and spared sales 13 of 21 handoffs that came to nothing.',
  },
  bands: [
    { from: 80, to: 90, won: 1, lost: 5, notReady: 8, open: 2 },
    { from: 90, to: 100, won: 4, lost: 3, notReady: 3, open: 4 },
    { from: 100, to: Number.POSITIVE_INFINITY, won: 6, lost: 2, notReady: 0, open: 3 },
  ],
  rules: [
    { id: 'pricing', label: 'Visited the pricing page', accepted: 21, returned: 9 },
    { id: 'demo', label: 'Requested a demo', accepted: 14, returned: 2 },
    { id: 'webinar', label: 'Attended a webinar', accepted: 5, returned: 7 },
    { id: 'reply', label: 'Replied to an e-mail', accepted: 2, returned: 1 },
  ],
  ...more,
});
