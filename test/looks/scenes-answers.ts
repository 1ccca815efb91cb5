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
import { aLead, aRef, did, hoursAgo, inPlain } from '../views/given.js';

import { aPersona } from '../views/given-lists.js';
import { aWhy } from '../views/given-why.js';
import { several } from './scenes.js';

const reader = inPlain;
const origin = { about: 'lead' as const, id: 'lead-1', message: null };

/** What a person is answered, and the modals. */
export const ANSWERS: Record<string, () => Message[]> = {
  'lead-show': () => [
    leadView(
      {
        lead: aLead({ buyingRole: 'economic_buyer' }),
        waitingHandoffId: 'handoff-1',
        track: null,
        lifecycle: 'qualified',
        verdict: { fit: 'high', intent: 'high' },
        segments: ['Decision-makers', '500 people or more'],
        ahead: aWhy().ahead,
        advice: { persona: aPersona(), send: ['roi_calculator', 'case_study'] },
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
  'modal-snooze': () => snoozeModal('Jane Doe', origin, 30),
  'modal-not-ready': () => notReadyModal(aLead(), origin),
  'modal-loading': () => loading('Log'),
};
