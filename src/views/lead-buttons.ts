import type { Button } from '@slack/types';
import { leadName } from '../domain/lead.js';
import { button } from './blocks.js';
import { ACTIONS } from './names.js';

type Pressed = { id: string; name: string | null; email: string };

/** The buttons every lead has, wherever it is told of; screen readers hear whose they are. */
export const showButton = (lead: Pressed): Button =>
  button('Show', ACTIONS.show, lead.id, { label: `Show ${leadName(lead)}` });

export const logButton = (lead: Pressed): Button =>
  button('Log', ACTIONS.log, lead.id, { label: `Log what you did with ${leadName(lead)}` });

export const snoozeButton = (lead: Pressed): Button =>
  button('Snooze', ACTIONS.snooze, lead.id, { label: `Snooze ${leadName(lead)}` });

export const wakeButton = (lead: Pressed): Button =>
  button('Wake', ACTIONS.wake, lead.id, { label: `Wake ${leadName(lead)}` });

export const passButton = (lead: Pressed): Button =>
  button('Pass on', ACTIONS.passLead, lead.id, { label: `Pass ${leadName(lead)} on` });
