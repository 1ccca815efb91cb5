import type { LineFacts, LineWords } from '../../src/domain/line-facts.js';
import type { Moment } from '../../src/domain/timeline.js';
import type { Message } from '../../src/views/blocks.js';
import { leadMenu } from '../../src/views/lead-menu.js';
import { leadView } from '../../src/views/lead-view.js';
import { render } from '../../src/views/message.js';
import { timelineView } from '../../src/views/timeline-view.js';
import { aLead, did, hoursAgo, inPlain } from '../views/given.js';

const reader = inPlain;
const lead = aLead({ ownerId: 'U01REP' });
const line = (words: LineWords): { kind: 'line'; facts: LineFacts } => ({
  kind: 'line',
  facts: { ...words, lead, named: false },
});
const deed = (
  verb: string,
  by: string | null,
  hours: number,
  facts: Record<string, unknown> = {},
): LineWords => ({
  about: 'deed',
  deed: { verb, by, at: hoursAgo(hours), facts },
});

const claimed = deed('handoff.claimed', 'U01REP', 3, { waitedMinutes: 12 });
const logged = deed('lead.logged', 'U01REP', 2, {
  kind: 'call_logged',
  outcome: 'Left a message',
  note: 'try Thu 3pm',
});
const snoozed = deed('lead.snoozed', 'U02REP', 1, { until: hoursAgo(-90).toISOString() });
const tracked = deed('track.ended', null, 1, {
  track: 'Cold lead re-engagement',
  reason: 'Replied to an e-mail',
});

const told = (words: LineWords): Moment[] =>
  words.about === 'deed' ? [{ of: 'deed', deed: words.deed }] : [];
const activity = (
  kind: string,
  what: string,
  detail: string | null,
  hours: number,
  more: object = {},
): Moment => ({
  of: 'activity',
  kind,
  what: did(what, detail, hours),
  origin: 'webhook',
  by: null,
  score: null,
  unheard: 'no',
  ...more,
});

const MOMENTS: Moment[] = [
  activity('email_sent', 'Was sent an e-mail', 'How Globex did it', 400, {
    origin: 'playbook',
    unheard: 'yes',
  }),
  activity('page_viewed', 'Viewed a page', '/blog/field-service', 300, { score: { by: 3, fit: 0, to: 12 } }),
  activity('webinar_attended', 'Attended a webinar', 'Routes that pay', 200, {
    origin: 'import',
    score: { by: 20, fit: 0, to: 32 },
  }),
  ...told(deed('lead.mql', null, 200, { total: 32 })),
  {
    of: 'silence',
    at: hoursAgo(100),
    label: 'No activity for 60 days',
    score: { by: -15, fit: 0, to: 17 },
  },
  activity('demo_requested', 'Requested a demo', null, 4, { score: { by: 30, fit: 0, to: 86 } }),
  ...told(deed('lead.ready', null, 4)),
  ...told(claimed),
  activity('call_logged', 'Call', 'try Thu 3pm', 2, { origin: 'slack', by: 'U01REP' }),
  ...told(snoozed),
  activity('email_sent', 'Was sent an e-mail', 'Your demo', 1, { unheard: 'so_far' }),
];

/** What stands below cards, and what is seen of a lead from them. */
export const THREADS: Record<string, () => Message[]> = {
  'thread-lines': () => [
    render([line(claimed), line(logged)], reader),
    render([line(snoozed)], reader),
    render(
      [
        line(tracked),
        line({
          about: 'replied',
          reply: did('Replied to an e-mail', 'Can you do 40 seats by June?', 1),
          to: 'U01REP',
        }),
      ],
      reader,
    ),
  ],
  'thread-alerts': () => [
    render(
      [
        {
          kind: 'line',
          facts: {
            about: 'ready',
            handoff: { handoffId: 'h', status: 'waiting', episode: 2, rule: 'Requested a demo' },
            lead: aLead(),
            named: true,
          },
        },
      ],
      reader,
    ),
    render(
      [{ kind: 'line', facts: { about: 'cold', quietDays: 46, decided: false, lead, named: true } }],
      reader,
    ),
  ],
  moved: () => [
    render(
      [
        {
          kind: 'moved',
          facts: {
            lead,
            to: { channelId: 'C01', ts: '1.2' },
            link: 'https://acme.slack.com/archives/C01/p12',
          },
        },
      ],
      reader,
    ),
  ],
  'lead-again': () => [
    leadView(
      {
        lead,
        timeline: [did('Visited the pricing page', null, 5), did('Requested a demo', null, 20)],
        waitingHandoffId: null,
        track: null,
        since: {
          at: hoursAgo(70),
          score: { before: 62, after: 86 },
          things: [
            { of: 'activity', what: did('Visited the pricing page', null, 5), times: 3 },
            ...told(snoozed).flatMap((one) => (one.of === 'deed' ? [one] : [])),
            { of: 'activity', what: did('Opened an e-mail', 'Your demo', 30), times: 1 },
          ],
          more: 2,
        },
      },
      reader,
    ),
  ],
  journey: () => [timelineView({ lead, moments: MOMENTS, from: 15, count: 60 }, 15, reader)],
  'lead-menu': () => [leadMenu({ lead, openHandoffId: 'h1', track: null }, reader.now)],
};
