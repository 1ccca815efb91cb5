import type { KnownBlock } from '@slack/types';
import type { MovedFacts } from '../domain/line-facts.js';
import { type Message, section } from './blocks.js';
import { dotted, nameAndCompany, nameOf, roleOf } from './lead-words.js';
import { TIGHT } from './limits.js';
import { plural } from './text.js';

/** What is left of a card whose lead has a newer one: where that is, and nothing to press. */
export function movedCard(facts: MovedFacts): Message {
  const who = dotted([`↪️ *${nameOf(facts.lead)}*`, ...roleOf(facts.lead)]);
  return { text: `${nameAndCompany(facts.lead)} has a newer card`, blocks: [section([who, where(facts)])] };
}

/** Several of them, a line each. */
export function movedCards(all: MovedFacts[]): Message {
  const rows = all.map(
    (facts): KnownBlock => section([`↪️ ${nameAndCompany(facts.lead, TIGHT)}: ${where(facts)}`]),
  );
  return { text: `${plural(all.length, 'lead has', 'leads have')} a newer card`, blocks: rows };
}

const where = ({ link }: MovedFacts): string =>
  link !== null && /^https:\/\/[\w./?=&%-]+$/.test(link)
    ? `It goes on in <${link}|its newer card>.`
    : 'It goes on in its newer card, further down.';
