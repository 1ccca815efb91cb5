import type { AccountScore } from '../../src/domain/account.js';
import type { Persona } from '../../src/domain/persona.js';
import type { AccountFacts, StuckFacts } from '../../src/domain/rules-facts.js';
import { aLead, hoursAgo } from './given.js';

export const anAccountScore = (more: Partial<AccountScore> = {}): AccountScore => ({
  score: 101,
  lines: [
    { points: 30, reason: 'Best fit: Jane Doe', leadId: 'lead-1' },
    { points: 56, reason: 'Hottest: Jane Doe', leadId: 'lead-1' },
    {
      points: 10,
      reason: 'Omar Said, too: a quarter of their 40 points for what they did',
      leadId: 'lead-2',
    },
    { points: 5, reason: '1 person more active in the last 30 days', leadId: null },
  ],
  hottestId: 'lead-1',
  active: 2,
  lastActivityAt: hoursAgo(2),
  roles: [
    { leadId: 'lead-1', role: 'economic_buyer', isSaid: false },
    { leadId: 'lead-2', role: 'end_user', isSaid: true },
  ],
  missingRoles: ['technical_evaluator', 'champion', 'influencer'],
  ownerIds: ['U01REP'],
  ...more,
});

export const anAccount = (more: Partial<AccountFacts> = {}): AccountFacts => ({
  name: 'Acme Field Services',
  key: 'acme.com',
  members: [
    aLead({
      id: 'lead-2',
      name: 'Omar Said',
      title: 'Dispatcher',
      email: 'omar@acme.com',
      fit: 20,
      behaviour: 40,
    }),
    aLead({ ownerId: 'U01REP' }),
    aLead({
      id: 'lead-3',
      name: null,
      title: null,
      email: 'info@acme.com',
      fit: 10,
      behaviour: 0,
      lastActivityAt: null,
    }),
  ],
  tracks: new Map([['lead-2', 'Cold lead re-engagement']]),
  score: anAccountScore(),
  ...more,
});

export const aStuck = (more: Partial<StuckFacts> = {}): StuckFacts => ({
  medianDays: 12,
  rows: [
    {
      lead: aLead({ id: 'lead-7', name: 'Mia Wolf', company: 'Initech', ownerId: 'U02REP' }),
      days: 41,
      nextStep: null,
      track: null,
    },
    {
      lead: aLead({ id: 'lead-8', name: 'Lou Reyes', company: 'Hooli' }),
      days: 30,
      nextStep: { title: 'Call back about the pilot', dueAt: hoursAgo(-26) },
      track: 'Consideration',
    },
    {
      lead: aLead({ id: 'lead-9', name: 'Ann Lee', company: 'Umbra Labs', ownerId: 'U02REP' }),
      days: 19,
      nextStep: null,
      track: 'Consideration',
    },
  ],
  count: 3,
  ...more,
});

export const aPersona = (more: Partial<Persona> = {}): Persona => ({
  id: 'operations-head',
  name: 'Head of operations',
  matches: { seniorities: ['vp'], departments: ['operations'], words: [], buyingRoles: [], industries: [] },
  titles: ['COO', 'Head of Operations'],
  reportsTo: 'CEO or managing director',
  responsibilities: ['Processes across teams, and their cost'],
  decisionAuthority: 'Own budget up to a limit; the CFO signs above it',
  goals: ['The same output with less handwork'],
  successMetrics: ['Time per case', 'Error rate'],
  pains: [
    'Work that falls between two teams',
    'Numbers that come a month late',
    'Staff who work around the tool',
  ],
  buyingTriggers: ['A new site, or a merger'],
  contentPreferences: ['ROI benchmarks', 'Webinars with peers'],
  objections: ['The team has had enough change', 'Our process is too special'],
  notes: [],
  ...more,
});
