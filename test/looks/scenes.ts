import type { ModalView } from '@slack/types';
import type { Message } from '../../src/views/blocks.js';
import { chooser } from '../../src/views/chooser.js';
import { help } from '../../src/views/help.js';
import { leadList } from '../../src/views/lead-list.js';
import { leadView } from '../../src/views/lead-view.js';
import { render } from '../../src/views/message.js';
import { loading } from '../../src/views/modals/form.js';
import { logModal } from '../../src/views/modals/log.js';
import { notReadyModal } from '../../src/views/modals/not-ready.js';
import { snoozeModal } from '../../src/views/modals/snooze.js';
import { problem } from '../../src/views/problem.js';
import { reply } from '../../src/views/reply.js';
import { why } from '../../src/views/why.js';
import {
  aCold,
  aDigest,
  aHandoff,
  aLead,
  aRef,
  aTask,
  did,
  hoursAgo,
  inPlain,
  line,
  NO_CONTEXT,
} from '../views/given.js';

const reader = inPlain;
const people = [
  ['Jane Doe', 'Acme Field Services', 56],
  ['Tomás Ruiz', 'Norte Logística', 61],
  ['Ann Lee', 'Umbra Labs', 52],
  ['עדי לוי', 'חברת גל', 70],
  ['Zoë 🚀 Müller', 'Globex', 55],
] as const;
const several = people.map(([name, company, behaviour], at) =>
  aLead({
    id: `lead-${at}`,
    name,
    company,
    behaviour,
    email: `p${at}@example.com`,
    ownerId: at % 2 ? 'U02REP' : null,
  }),
);
const origin = { about: 'lead' as const, id: 'lead-1', message: null };

/** Everything worth a look, by the name of its picture. */
export const MESSAGES: Record<string, () => Message[]> = {
  'handoff-waiting': () => [render([{ kind: 'handoff', facts: aHandoff() }], reader)],
  'handoff-claimed': () => [
    render(
      [
        {
          kind: 'handoff',
          facts: aHandoff({
            status: 'claimed',
            claimedBy: 'U01REP',
            claimedAt: hoursAgo(1.8),
            lead: aLead({ ownerId: 'U01REP' }),
            episode: 2,
            worked: [{ text: '<@U01REP> logged: call', at: hoursAgo(1) }],
            snooze: { until: new Date('2026-05-18T07:00:00Z'), by: 'U01REP' },
          }),
        },
      ],
      reader,
    ),
  ],
  'handoff-over': () => [
    render(
      [
        {
          kind: 'handoff',
          facts: aHandoff({
            status: 'returned',
            returnedBy: 'U01REP',
            returnedAt: hoursAgo(1),
            returnReason: 'No budget: frozen until spring',
          }),
        },
      ],
      reader,
    ),
    render([{ kind: 'handoff', facts: aHandoff({ status: 'closed', claimedBy: 'U01REP' }) }], reader),
    render(
      [
        {
          kind: 'handoff',
          facts: aHandoff({
            context: NO_CONTEXT,
            asked: null,
            topReasons: [],
            lead: aLead({
              name: null,
              title: null,
              company: null,
              phone: null,
              companySize: null,
              industry: null,
            }),
          }),
        },
      ],
      reader,
    ),
  ],
  'handoff-folded': () => [
    render(
      several.map((lead, at) => ({
        kind: 'handoff',
        facts: aHandoff({
          handoffId: `h${at}`,
          lead,
          ...(at === 1 ? { status: 'claimed' as const, claimedBy: 'U02REP', claimedAt: hoursAgo(1) } : {}),
        }),
      })),
      reader,
    ),
  ],
  cold: () => [
    render([{ kind: 'cold', facts: aCold() }], reader),
    render(
      [
        {
          kind: 'cold',
          facts: aCold({ decision: { what: 're-engaging', by: 'U01REP', at: hoursAgo(1), until: null } }),
        },
      ],
      reader,
    ),
  ],
  'cold-folded': () => [
    render(
      several.map((lead) => ({ kind: 'cold', facts: aCold({ lead }) })),
      reader,
    ),
  ],
  task: () => [
    render([{ kind: 'task', facts: aTask() }], reader),
    render(
      [
        {
          kind: 'task',
          facts: aTask({ status: 'cancelled', closedAt: hoursAgo(1), closedWhy: 'Jane replied' }),
        },
      ],
      reader,
    ),
  ],
  'task-folded': () => [
    render(
      several.map((lead) => ({ kind: 'task', facts: aTask({ lead }) })),
      reader,
    ),
  ],
  digest: () => [render([{ kind: 'digest', facts: aDigest() }], reader)],
  'lead-show': () => [
    leadView(
      {
        lead: aLead(),
        waitingHandoffId: 'handoff-1',
        track: null,
        timeline: [
          did('Requested a demo', null, 2),
          did('Visited the pricing page', 'Pricing', 3),
          did('Viewed an integration page', 'QuickBooks integration', 4),
          did('Replied to an e-mail', 'Re: your benchmark report', 26),
          did('Downloaded content', 'Field service benchmark 2026', 75),
          did('Attended a webinar', 'Quote to invoice in a day', 200),
        ],
      },
      reader,
    ),
    leadView(
      {
        lead: aLead({
          coldAt: hoursAgo(20),
          quietSince: hoursAgo(24 * 47),
          behaviour: 5,
          stage: 'new',
          ownerId: 'U01REP',
        }),
        waitingHandoffId: null,
        track: null,
        timeline: [],
      },
      reader,
    ),
  ],
  'lead-list': () => [
    leadList(
      { list: 'hot', asked: null, rows: several.map((lead) => ({ lead, why: null })), from: 0, count: 23 },
      reader,
    ),
    leadList({ list: 'cold', asked: null, rows: [], from: 0, count: 0 }, reader),
  ],
  why: () => [
    why(
      {
        lead: aLead(),
        model: 'smb@1',
        oneStepAway: [],
        lines: [
          line(10, 'Matches target industry', 900, 'fit'),
          line(10, 'Matches ideal company size', 900, 'fit'),
          line(10, 'Matches target seniority level', 900, 'fit'),
          line(30, 'Requested a demo', 2),
          line(15, 'Visited the pricing page', 3),
          line(20, 'Replied to a nurture e-mail', 26),
          line(-15, 'No activity for 60 days', 1600),
          line(6, 'Earlier', 2000),
        ],
      },
      reader,
    ),
  ],
  chooser: () => [
    chooser(
      'jane',
      [aRef(), aRef({ id: 'x', name: 'Jane Smith', company: 'Globex', email: 'smith@globex.com' })],
      'snooze jane 3d',
    ),
  ],
  replies: () => [
    reply(
      {
        kind: 'logged',
        lead: aRef(),
        what: 'Call, reached',
        gained: 0,
        next: { title: 'Send the security sheet', at: new Date('2026-05-15T07:00:00Z') },
      },
      reader,
    ),
    reply({ kind: 'snoozed', lead: aRef(), until: new Date('2026-05-18T07:00:00Z') }, reader),
    reply({ kind: 'claimed', lead: aRef() }, reader),
    problem({ kind: 'date_unclear', typed: 'next blursday', understood: null }, reader),
    problem({ kind: 'date_past', typed: 'yesterday', at: hoursAgo(24) }, reader),
    problem({ kind: 'claimed_by_other', lead: aRef(), by: 'U02REP', at: hoursAgo(0.1) }, reader),
    problem({ kind: 'no_such_lead', asked: 'akme', near: [aRef()] }, reader, 'show akme'),
    render(
      [
        {
          kind: 'notice',
          facts: { about: 'undeliverable', place: 'sales-leads', error: 'not_in_channel', waiting: 3 },
        },
      ],
      reader,
    ),
    render(
      [
        {
          kind: 'notice',
          facts: { about: 'awake', lead: aLead(), snoozedBy: 'U01REP', wokenBy: 'time', total: 86 },
        },
      ],
      reader,
    ),
  ],
  help: () => [help(null), help('snooze')],
};

export const MODALS: Record<string, () => ModalView> = {
  'modal-log': () => logModal(aLead(), origin),
  'modal-snooze': () => snoozeModal('Jane Doe', origin),
  'modal-not-ready': () => notReadyModal(aLead(), origin),
  'modal-loading': () => loading('Log'),
};
