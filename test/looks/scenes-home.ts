import type { HomeView } from '@slack/types';
import { type DayFacts, MY_DAY, slaState, type TeamFacts, THE_TEAM } from '../../src/domain/home.js';
import type { Lead } from '../../src/domain/lead.js';
import { leadRef } from '../../src/domain/lead.js';
import { NOTHING } from '../../src/domain/snooze.js';
import { type HomeWords, homeView } from '../../src/views/home/home.js';
import { reply } from '../../src/views/reply.js';
import { withUndo } from '../../src/views/undo.js';
import { EMPTY_DAY } from '../views/gallery-home.js';
import { aLead, hoursAgo, inPlain, NOW } from '../views/given.js';

const PEOPLE: [name: string, title: string, company: string, points: number][] = [
  ['Jane Doe', 'VP Operations', 'Acme Field Services', 61],
  ['Tomás Ruiz', 'Head of Finance', 'Norte Logística', 58],
  ['Ann Lee', 'CTO', 'Umbra Labs', 55],
  ['עדי לוי', 'Operations lead', 'חברת גל', 49],
  ['Zoë Müller', 'Managing Director', 'Globex', 44],
  ['Omar Haddad', 'IT Director', 'Cedar Foods', 41],
  ['Priya Nair', 'Plant manager', 'Initech', 38],
];
const lead = (at: number, more: Partial<Lead> = {}): Lead => {
  const [name = '', title = '', company = '', behaviour = 40] = PEOPLE[at % PEOPLE.length] ?? [];
  const quietSince = hoursAgo(5 + at * 31);
  return aLead({
    id: `lead-${at}`,
    name,
    title,
    company,
    behaviour,
    quietSince,
    lastActivityAt: quietSince,
    ...more,
  });
};
const mine = (at: number, more: Partial<Lead> = {}): Lead => lead(at, { ownerId: 'U01REP', ...more });
const listed = <T>(rows: T[], count = rows.length, from = 0) => ({ rows, from, count });

const CLAIMS = [
  { handoffId: 'h1', lead: lead(0), since: hoursAgo(0.2), rule: 'Asked for a demo' },
  { handoffId: 'h2', lead: lead(1), since: hoursAgo(2.2), rule: 'Reached 80 points' },
];

const DAY: DayFacts = {
  of: 'U01REP',
  isNew: false,
  claim: listed(CLAIMS),
  overdue: listed([{ taskId: 't1', title: 'Call back about the pilot', dueAt: hoursAgo(24), lead: mine(2) }]),
  due: listed([
    { taskId: 't2', title: 'Send the price list', dueAt: hoursAgo(0.5), lead: mine(5) },
    { taskId: 't3', title: 'Demo with their plant in Ohio', dueAt: hoursAgo(-5), lead: mine(6) },
  ]),
  hot: listed(
    [0, 2, 4, 5, 6].map((at) => mine(at)),
    23,
  ),
  cooling: listed([
    { lead: mine(3), loss: { what: 'falls', at: hoursAgo(-40), to: 'mql', total: 69 } },
    { lead: mine(5), loss: { what: 'cold', at: hoursAgo(-100) } },
  ]),
  snoozed: listed([
    {
      lead: mine(6),
      until: hoursAgo(-96),
      by: 'U01REP',
      run: 3,
      wakeOn: { reply: true, pricing: false, score: 80 },
      reason: 'Board meets on Friday',
    },
    { lead: mine(1), until: hoursAgo(-200), by: 'U01REP', run: 1, wakeOn: NOTHING, reason: null },
  ]),
};

const SLA = { firstMinutes: 5, escalateMinutes: 10 };
const REPS = ['U01REP', 'U02REP'].map((id, at) => ({
  id,
  open: at ? 31 : 44,
  toClaim: at,
  overdue: at ? 0 : 3,
  cooling: at ? 2 : 5,
  claimMinutes: at ? 4 : 63,
  away: at ? { until: hoursAgo(-80), cover: 'U01REP' } : null,
}));
const TEAM: TeamFacts = {
  sla: SLA,
  late: 1,
  waiting: listed(
    CLAIMS.map((each, at) => ({ ...each, since: hoursAgo(at ? 2.2 : 0.05) })).map((each) => ({
      ...each,
      sla: slaState(each.since, NOW, SLA),
    })),
  ),
  reps: listed(REPS),
  unowned: listed([lead(4), lead(5)], 17),
  snoozers: listed([
    {
      lead: mine(6),
      until: hoursAgo(-96),
      by: 'U01REP',
      run: 3,
      wakeOn: NOTHING,
      reason: 'No budget before July',
    },
  ]),
  neglected: listed([]),
};

const NOTE = withUndo(reply({ kind: 'claimed', lead: leadRef(lead(4)) }, inPlain), 'request-1');
const PLAIN: Omit<HomeWords, 'body'> = { page: MY_DAY, isManager: false, note: null };

/** Home tabs, by the names of their pictures. */
export const HOMES: Record<string, () => HomeView> = {
  'home-day': () => homeView({ ...PLAIN, body: { kind: 'day', facts: DAY } }, inPlain),
  'home-note': () => homeView({ ...PLAIN, note: NOTE, body: { kind: 'day', facts: DAY } }, inPlain),
  'home-first': () =>
    homeView({ ...PLAIN, body: { kind: 'day', facts: { ...EMPTY_DAY, isNew: true } } }, inPlain),
  'home-empty': () => homeView({ ...PLAIN, body: { kind: 'day', facts: EMPTY_DAY } }, inPlain),
  'home-list': () =>
    homeView(
      {
        ...PLAIN,
        page: { ...MY_DAY, section: 'hot', from: 15 },
        body: {
          kind: 'day',
          facts: {
            of: 'U01REP',
            isNew: false,
            hot: listed(
              [0, 1, 2, 3, 4, 5].map((at) => mine(at)),
              40,
              15,
            ),
          },
        },
      },
      inPlain,
    ),
  'home-team': () =>
    homeView({ ...PLAIN, isManager: true, page: THE_TEAM, body: { kind: 'team', facts: TEAM } }, inPlain),
  'home-rep': () =>
    homeView(
      {
        ...PLAIN,
        isManager: true,
        page: { ...MY_DAY, rep: 'U02REP' },
        body: { kind: 'day', facts: { ...DAY, of: 'U02REP' } },
      },
      inPlain,
    ),
  'home-stranger': () => homeView({ ...PLAIN, body: { kind: 'stranger', managers: ['U02REP'] } }, inPlain),
};
