import type { KnownBlock } from '@slack/types';
import { type Lead, leadName, total } from '../../domain/lead.js';
import { actions, button, type Message, section } from '../blocks.js';
import { day, type Reader } from '../dates.js';
import { dotted, person, whoLine } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { showMore } from '../paged.js';
import { number, plural } from '../text.js';
import { giveRows, giveValue } from './give-buttons.js';

export const UNOWNED_IN_A_LIST = 10;

export type UnownedFacts = {
  rows: { lead: Lead; wasOwner: string; since: Date }[];
  from: number;
  count: number;
  reps: { id: string; leads: number }[];
};

/** The answer to `/lead unowned`: leads that lost their owner, each with a way to a new one. */
export function unownedList(facts: UnownedFacts, reader: Reader): Message {
  if (facts.count === 0) {
    const text =
      'No lead is without an owner. Should an account be deactivated, its leads come here the same day, and I tell the managers.';
    return { text, blocks: [section([text])] };
  }
  const text = `${plural(facts.count, 'lead needs', 'leads need')} a new owner`;
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...facts.rows.map((row) => leadRow(row, reader)),
      ...more(facts),
      ...giveRows('all', facts.reps).filter((block) => block.type !== 'actions'),
      actions([button('Give all to…', ACTIONS.giveForm, giveValue({ which: 'all', to: null }))]),
    ],
  };
}

function leadRow({ lead, wasOwner, since }: UnownedFacts['rows'][number], reader: Reader): KnownBlock {
  const who = dotted([whoLine(lead), `${number(total(lead))} points`]);
  return section(
    [who, `was ${person(wasOwner)}’s until ${day(since, reader)}`],
    button('Give to…', ACTIONS.giveForm, giveValue({ which: { lead: lead.id }, to: null }), {
      label: `Give ${leadName(lead)} to somebody`,
    }),
  );
}

function more({ rows, from, count }: UnownedFacts): KnownBlock[] {
  const shown = from + rows.length;
  return showMore({ from, shown, count }, ACTIONS.unowned, String(shown));
}
