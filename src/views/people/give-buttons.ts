import type { KnownBlock } from '@slack/types';
import { actions, button, section } from '../blocks.js';
import { fromJson, isRecord } from '../json.js';
import { person } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { plural } from '../text.js';

/** Leads to be handed to somebody: one, all that a person left behind, or all there are. */
export type GiveWhich = { lead: string } | { was: string } | 'all';
/** The value of such a button. `to` is null where a form asks for it. */
export type GiveWish = { which: GiveWhich; to: string | null };

/** Those with the fewest leads, each with a button to hand them all over, and a form for anybody else. */
export const giveRows = (which: GiveWhich, reps: { id: string; leads: number }[]): KnownBlock[] => [
  ...reps.map(({ id, leads }) =>
    section(
      [`${person(id)} has ${plural(leads, 'lead')}`],
      button('Give them all', ACTIONS.give, giveValue({ which, to: id })),
    ),
  ),
  actions([
    button('Give all to…', ACTIONS.giveForm, giveValue({ which, to: null })),
    button('Show the leads', ACTIONS.unowned, '0'),
  ]),
];

export const giveValue = (wish: GiveWish): string => JSON.stringify(wish);

/** Reads the value of such a button; null for anything else. */
export function readGiveWish(value: string): GiveWish | null {
  const read = fromJson(value);
  if (!isRecord(read)) return null;
  const which = readWhich(read.which);
  const to = typeof read.to === 'string' ? read.to : null;
  return which === null ? null : { which, to };
}

function readWhich(read: unknown): GiveWhich | null {
  if (read === 'all') return 'all';
  if (!isRecord(read)) return null;
  if (typeof read.lead === 'string') return { lead: read.lead };
  return typeof read.was === 'string' ? { was: read.was } : null;
}
