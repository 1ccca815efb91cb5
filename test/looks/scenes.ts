import type { Message } from '../../src/views/blocks.js';
import { render } from '../../src/views/message.js';
import { aCold, aDigest, aHandoff, aLead, aTask, hoursAgo, inPlain, NO_CONTEXT } from '../views/given.js';
import { aPersona } from '../views/given-lists.js';
import { aWhy } from '../views/given-why.js';

const reader = inPlain;
const people = [
  ['Jane Doe', 'Acme Field Services', 56],
  ['Tomás Ruiz', 'Norte Logística', 61],
  ['Ann Lee', 'Umbra Labs', 52],
  ['עדי לוי', 'חברת גל', 70],
  ['Zoë 🚀 Müller', 'Globex', 55],
] as const;
export const several = people.map(([name, company, behaviour], at) =>
  aLead({
    id: `lead-${at}`,
    name,
    company,
    behaviour,
    email: `p${at}@example.com`,
    ownerId: at % 2 ? 'U02REP' : null,
  }),
);

/** What is posted unasked, by the name of its picture. */
export const MESSAGES: Record<string, () => Message[]> = {
  'handoff-waiting': () => [render([{ kind: 'handoff', facts: aHandoff() }], reader)],
  'handoff-again': () => [
    render(
      [
        {
          kind: 'handoff',
          facts: aHandoff({
            rule: 'Asked about pricing, timeline or integration',
            atAnyScore: true,
            episode: 2,
            before: { at: hoursAgo(24 * 9) },
            sentBack: { by: 'U02REP', at: hoursAgo(48), reason: 'No budget: frozen until spring' },
            verdict: { fit: 'low', intent: 'high' },
            segments: ['Decision-makers', 'Look at prices and ask nothing'],
            ahead: aWhy().ahead,
            advice: { persona: aPersona(), send: ['roi_calculator', 'case_study'] },
          }),
        },
      ],
      reader,
    ),
  ],
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
            worked: [{ by: 'U01REP', did: 'logged', kind: 'call_logged', at: hoursAgo(1) }],
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
};
