import type { KnownBlock } from '@slack/types';
import { total } from '../domain/lead.js';
import type { LineFacts } from '../domain/line-facts.js';
import { actions, type Message, section } from './blocks.js';
import { coldButtons } from './cold-alert.js';
import type { Reader } from './dates.js';
import { deedWords } from './deed-words.js';
import { claimButton } from './handoff-card.js';
import { ordinal, ruleOf } from './handoff-words.js';
import { nameAndCompany, person } from './lead-words.js';
import { LIMITS, SPACE, TIGHT } from './limits.js';
import { clip, escaped, number, plural, quote } from './text.js';

/** What is said below a lead's card: a line each, or one alert that the channel hears as well. */
export function threadLines(all: LineFacts[], reader: Reader): Message {
  const [first] = all;
  if (all.length === 1 && first !== undefined) {
    const words = lineWords(first, reader);
    return { text: clip(words, LIMITS.text), blocks: [section(words.split('\n')), ...buttons(first)] };
  }
  const lines = all.map((facts) => lineWords(facts, reader));
  return { text: clip(lines.join(' · ').replaceAll('\n', ' '), LIMITS.text), blocks: [section(lines)] };
}

function lineWords(facts: LineFacts, reader: Reader): string {
  const about = facts.named ? `${nameAndCompany(facts.lead, TIGHT)}: ` : '';
  switch (facts.about) {
    case 'ready':
      return readyAgain(facts);
    case 'cold':
      return `❄️ *${nameAndCompany(facts.lead)}* has gone cold: quiet for ${plural(facts.quietDays, 'day')}, ${number(total(facts.lead))} points left. Its card, above, is up to date.`;
    case 'deed':
      return about + deedWords(facts.deed, reader);
    case 'replied':
      return about + replied(facts);
    case 'word':
      return `${about}${escaped(facts.sign, 8)} ${calling(facts.to)}${escaped(facts.text, SPACE.question)}`;
  }
}

function readyAgain({ handoff, lead }: Extract<LineFacts, { about: 'ready' }>): string {
  const times = handoff.episode > 1 ? ` for the ${ordinal(handoff.episode)} time` : '';
  const rules = ruleOf(handoff, SPACE.reason).map((rule) => `: ${rule}`);
  const whose = lead.ownerId === null ? '' : ` It is with ${person(lead.ownerId)}.`;
  return `🔥 *${nameAndCompany(lead)}* is ready for a rep${times}, with ${number(total(lead))} points${rules.join('')}.${whose} Its card, above, is up to date.`;
}

function replied({ reply, to, tracks }: Extract<LineFacts, { about: 'replied' }>): string {
  const ended = tracks.map((track) => ` “${escaped(track, SPACE.detail)}” is over: the next word is yours.`);
  const words = reply.detail === null ? [] : [quote(reply.detail, SPACE.question)];
  return [`💬 ${calling(to)}they wrote back.${ended.join('')}`, ...words].join('\n');
}

const calling = (to: string | null): string => (to === null ? '' : `${person(to)}, `);

/** An alert can be acted on where it is heard. */
function buttons(facts: LineFacts): KnownBlock[] {
  if (facts.about === 'ready' && facts.handoff.status === 'waiting')
    return [actions([claimButton({ handoffId: facts.handoff.handoffId, lead: facts.lead }, true)])];
  if (facts.about === 'cold' && !facts.decided) return [actions(coldButtons(facts.lead, true))];
  return [];
}
