import { type Message, section } from '../blocks.js';
import { person } from '../lead-words.js';

const FEW = 5;

/** Told to a member who may not work here: what they may do, and whom to ask. Nothing of the team's is in it. */
export function noSeat(managers: string[]): Message {
  const names = managers.slice(0, FEW).map(person);
  const who = names.length === 0 ? 'an admin of this workspace' : names.join(', ');
  const lines = [
    'Kindling keeps the sales team’s leads, and you have no seat in it yet: so I looked nothing up and changed nothing.',
    `A seat comes from ${names.length > 1 ? 'one of ' : ''}${who}: \`/lead people\` and one click. Until then \`/lead help\` shows what there is.`,
  ];
  return { text: lines.join(' '), blocks: [section(lines)] };
}
