import type { KnownBlock } from '@slack/types';
import type { RulesLiveFacts, Signature } from '../../domain/rules-facts.js';
import { actions, context, type Message, section } from '../blocks.js';
import { moment, type Reader } from '../dates.js';
import { person } from '../lead-words.js';
import { SPACE } from '../limits.js';
import { missingWarning } from '../standing-words.js';
import { escaped } from '../text.js';
import { NAMES, seal } from './seal-view.js';
import { undo } from './switched-view.js';
import { diffLines, reasonWords, seeRules } from './version-words.js';

/**
 * New rules are in force: who changed what and why, who has signed them, and who is asked to (S36). The message stays
 * and is edited as they sign; of rules that are in force no more it asks nothing.
 */
export function rulesLiveMessage(facts: RulesLiveFacts, reader: Reader): Message {
  const { version, before, diff, missing, marketing, sales, endedAt } = facts;
  const text = rulesLiveText(facts);
  const head = section([
    `${endedAt === null ? '📐' : '🕰️'} *${text}*`,
    ...since(facts, reader),
    reasonWords(facts),
    ...diffLines(diff),
  ]);
  if (endedAt !== null)
    return { text, blocks: [head, context([signers({ marketing, sales }, reader)]), actions([seeRules()])] };
  return {
    text,
    blocks: [
      head,
      ...missingWarning(missing).map((line): KnownBlock => section([line])),
      seal('marketing', version, marketing, reader, true),
      seal('sales', version, sales, reader, true),
      actions([...(before === null ? [] : [undo(version, before)]), seeRules()]),
    ],
  };
}

function rulesLiveText({ name, marketing, sales, endedAt }: RulesLiveFacts): string {
  const rules = escaped(name, SPACE.name);
  if (endedAt !== null) return `These rules are in force no more: ${rules}`;
  const missing = [...(marketing === null ? ['Marketing'] : []), ...(sales === null ? ['Sales'] : [])];
  const seals =
    missing.length === 0
      ? 'Marketing and sales have signed them.'
      : missing.length === 2
        ? 'Marketing and sales are asked to sign them.'
        : `${missing[0]} is still asked to sign them.`;
  return `New rules are in force: ${rules}. ${seals}`;
}

function since({ liveAt, endedAt }: RulesLiveFacts, reader: Reader): string[] {
  if (liveAt === null) return [];
  const from = moment(liveAt, reader);
  return [
    endedAt === null ? `In force since ${from}` : `In force from ${from} to ${moment(endedAt, reader)}`,
  ];
}

/** Who stood behind rules that are over, for whoever asks later. */
function signers(signed: { marketing: Signature; sales: Signature }, reader: Reader): string {
  const word = (side: keyof typeof signed): string => {
    const seen = signed[side];
    return seen === null
      ? `${NAMES[side]} had not signed them`
      : `${NAMES[side]} had signed them: ${person(seen.by)}, ${moment(seen.at, reader)}`;
  };
  return `${word('marketing')} · ${word('sales')}`;
}
