import type { MessageFacts } from '../../src/domain/facts.js';
import type { Lead } from '../../src/domain/lead.js';
import type { LineFacts, LineWords } from '../../src/domain/line-facts.js';
import { TOLD_VERBS } from '../../src/domain/told.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { render } from '../../src/views/message.js';
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
export function linesSaying(words: string, lead: Lead): LineFacts[] {
  const handoff = { handoffId: 'handoff-1', status: 'waiting' as const, episode: 2, rule: words };
  const kinds: LineWords[] = [
    { about: 'ready', handoff },
    { about: 'ready', handoff: { ...handoff, status: 'claimed' } },
    { about: 'cold', quietDays: 45, decided: false },
    { about: 'replied', reply: did(words, words, 1), to: words },
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
