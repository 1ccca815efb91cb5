import type { Button } from '@slack/types';
import { leadName } from '../domain/lead.js';
import type { WatchedLead, WatchNotice } from '../domain/watch.js';
import { button } from './blocks.js';
import { deedWords } from './deed-words.js';
import { showButton } from './lead-buttons.js';
import { nameAndCompany, person } from './lead-words.js';
import { SPACE, type Space } from './limits.js';
import { ACTIONS } from './names.js';
import { plain } from './text.js';

export const isWatchNotice = <F extends { about: string }>(
  facts: F,
): facts is Extract<F, { about: WatchNotice['about'] }> =>
  facts.about === 'asked' || facts.about === 'watched';

/** To the owner who is asked, or to whoever watches a lead. */
export function watchText(facts: WatchNotice, space: Space): string {
  const who = nameAndCompany(facts.lead, space);
  if (facts.about === 'asked')
    return `🙋 ${person(facts.by)} asks about ${who}, a lead of yours: may they help, or have it?`;
  const { by, what, owner } = facts;
  const why = by === null ? 'its owner has left' : `${person(by)} ${deedWords(what)}`;
  return owner === null
    ? `👀 ${who}, which you watch, is free again: ${why}. Whoever claims it first has it.`
    : `👀 ${who}, which you watch, is ${person(owner)}'s now: ${why}.`;
}

export function watchButtons(facts: WatchNotice): Button[] {
  const { lead } = facts;
  const name = leadName(lead);
  const show = showButton(lead);
  if (facts.about === 'asked') {
    const to = facts.byName === null ? 'them' : plain(facts.byName, SPACE.name);
    const label = `Pass ${name} on to ${to}`;
    return [show, button(`Pass on to ${to}`, ACTIONS.passBack, `${lead.id}>${facts.by}`, { label })];
  }
  const claim = button('Claim', ACTIONS.claimLead, lead.id, { primary: true, label: `Claim ${name}` });
  return [...(facts.owner === null ? [claim] : []), show, unwatchButton(lead)];
}

/** For whoever came too late for a lead. */
export const tooLateButtons = (lead: WatchedLead): Button[] => [
  showButton(lead),
  button('Ask', ACTIONS.askOwner, lead.id, { label: `Ask its owner about ${leadName(lead)}` }),
  watchButton(lead),
];

export const watchButton = (lead: WatchedLead): Button =>
  button('Watch', ACTIONS.watch, lead.id, { label: `Watch ${leadName(lead)}` });

export const unwatchButton = (lead: WatchedLead): Button =>
  button('Unwatch', ACTIONS.unwatch, lead.id, { label: `No longer watch ${leadName(lead)}` });
