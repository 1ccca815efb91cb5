import type { Button } from '@slack/types';
import type { NoticeFacts } from '../domain/facts.js';
import { leadName } from '../domain/lead.js';
import { button } from './blocks.js';
import { logButton, showButton } from './lead-buttons.js';
import { nameAndCompany, person } from './lead-words.js';
import type { Space } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, plural } from './text.js';

type Passed = Extract<NoticeFacts, { about: 'passed' }>;

/** To whoever has the lead now, or had it: who passed it on, with their word. */
export function passedText({ lead, by, from, to, isNew, note, tasks, total }: Passed, space: Space): string {
  const who = nameAndCompany(lead, space);
  const word = note === null ? '' : ` “${escaped(note, space.reason)}”`;
  if (!isNew) return `🤝 ${person(by)} passed ${who}, a lead of yours, on to ${person(to)}.${word}`;
  const whose = from === null || from === by ? '' : `, ${person(from)}'s until now,`;
  const along = tasks > 0 ? ` and ${plural(tasks, 'open task')}` : '';
  return `🤝 ${person(by)} passed ${who}${whose} on to you, with ${plural(total, 'point')}${along}. It is yours now.${word}`;
}

/** A lead that came can go back to whoever had it. */
export function passedButtons({ lead, from, isNew }: Passed): Button[] {
  const about = leadName(lead);
  const show = showButton(lead);
  if (!isNew) return [show];
  const back =
    from === null
      ? []
      : [button('Hand back', ACTIONS.passBack, `${lead.id}>${from}`, { label: `Hand ${about} back` })];
  return [show, logButton(lead), ...back];
}

/** Reads the value of "Hand back": a lead, and whose it was. Null for anything else. */
export function readPassBack(value: string): { lead: string; to: string } | null {
  const [lead = '', to = ''] = value.split('>');
  return /^[\w-]{1,64}$/.test(lead) && /^[UW][A-Z0-9]{2,30}$/.test(to) ? { lead, to } : null;
}
