import type { MessageFacts } from '../../src/domain/facts.js';
import type { Lead } from '../../src/domain/lead.js';
import type { LineFacts, LineWords } from '../../src/domain/line-facts.js';
import type { SinceFacts } from '../../src/domain/since.js';
import type { Moment } from '../../src/domain/timeline.js';
import { TOLD_VERBS } from '../../src/domain/told.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { leadMenu } from '../../src/views/lead-menu.js';
import { leadView } from '../../src/views/lead-view.js';
import { render } from '../../src/views/message.js';
import { timelineView } from '../../src/views/timeline-view.js';
import { did, hoursAgo } from './given.js';

/** Every fact that a deed may have, each in the words of somebody outside. */
const FACTS = (words: string): Record<string, unknown> => ({
  ...Object.fromEntries(
    ['kind', 'outcome', 'note', 'reason', 'track', 'from', 'to', 'by', 'what', 'was', 'title'].map((name) => [
      name,
      words,
    ]),
  ),
  until: hoursAgo(-30).toISOString(),
  added: [words, words],
  removed: [words],
  waitedMinutes: 12,
  quietDays: 45,
  total: 80,
});

/** A line of each kind below a lead's card, with `words` wherever somebody can say anything. */
function linesSaying(words: string, lead: Lead): LineFacts[] {
  const handoff = { handoffId: 'handoff-1', status: 'waiting' as const, episode: 2, rule: words };
  const kinds: LineWords[] = [
    { about: 'ready', handoff },
    { about: 'ready', handoff: { ...handoff, status: 'claimed' } },
    { about: 'cold', quietDays: 45, decided: false },
    { about: 'replied', reply: did(words, words, 1), to: words },
    { about: 'alert', to: words, alert: { about: 'cold', coldRef: 'lead-1@1', quietDays: 45 } },
    {
      about: 'alert',
      to: words,
      alert: { about: 'task', taskId: 'task-1', title: words, dueAt: hoursAgo(-3) },
    },
    {
      about: 'alert',
      to: words,
      alert: { about: 'at_risk', lead, coldAt: hoursAgo(-72), total: 80, coverFor: words },
    },
    { about: 'word', sign: words, text: words, to: words },
    ...[...TOLD_VERBS, 'undone', 'lead.danced'].map((verb, at) => ({
      about: 'deed' as const,
      deed: { verb, by: at % 2 === 0 ? words : null, at: hoursAgo(1), facts: FACTS(words) },
    })),
  ];
  return kinds.map((each, at) => ({ ...each, lead, named: at % 2 === 0 }));
}

/** Lines below cards, and cards that have moved. */
export function threadsSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const lines = linesSaying(words, lead);
  const moved = (link: string | null): MessageFacts => ({
    kind: 'moved',
    facts: { lead, to: { channelId: 'C01', ts: '1.2' }, link },
  });
  const link = 'https://acme.slack.com/archives/C01LEADS/p1795564145840000';
  return {
    ...Object.fromEntries(
      lines.map((facts, at) => [`line ${at} ${facts.about}`, render([{ kind: 'line', facts }], reader)]),
    ),
    'many lines': render(
      lines.slice(0, 12).map((facts) => ({ kind: 'line', facts })),
      reader,
    ),
    moved: render([moved(link)], reader),
    'moved to an odd place': render([moved(`${link}|${words}>`)], reader),
    'many moved': render(
      Array.from({ length: 40 }, (_, at) => moved(at % 2 === 0 ? link : null)),
      reader,
    ),
  };
}

/** A lead's journey, what changed since somebody looked, and all that can be done with it. */
export function journeysSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const deed = { verb: 'lead.logged', by: words, at: hoursAgo(1), facts: FACTS(words) };
  const activity: Moment = {
    of: 'activity',
    kind: 'email_sent',
    what: did(words, words, 3),
    origin: 'playbook',
    by: words,
    score: { by: -15, fit: 40, to: 71 },
    unheard: 'yes',
  };
  const silence: Moment = { of: 'silence', at: hoursAgo(2), label: words, score: { by: -25, fit: 0, to: 9 } };
  const moments: Moment[] = Array.from({ length: 15 }, (_, at) =>
    at % 3 === 0 ? { of: 'deed', deed } : at % 5 === 0 ? silence : activity,
  );
  const since: SinceFacts = {
    at: hoursAgo(70),
    score: { before: 62, after: 90 },
    things: [
      { of: 'activity', what: did(words, words, 3), times: 12 },
      ...Array.from({ length: 4 }, () => ({ of: 'deed' as const, deed })),
    ],
    more: 95,
  };
  const menu = { lead, openHandoffId: 'handoff-1', track: null };
  return {
    journey: timelineView({ lead, moments, from: 15, count: 4_000 }, 15, reader),
    'no journey': timelineView({ lead, moments: [], from: 0, count: 0 }, 15, reader),
    menu: leadMenu(menu, reader.now),
    'another menu': leadMenu(
      { lead: { ...lead, ownerId: 'U1', snoozedUntil: hoursAgo(-9) }, openHandoffId: null, track: {} },
      reader.now,
    ),
    'show again': leadView({ lead, timeline: [], waitingHandoffId: null, track: null, since }, reader),
  };
}
