import type { ModalView } from '@slack/types';
import type { Outcome } from '../domain/outcome.js';
import { askForClick } from '../views/ask-click.js';
import type { Origin } from '../views/modals/form.js';
import type { LogPrefill } from '../views/modals/log.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { buildForm, openForm } from './modals.js';
import { type Command, sayAgain } from './parse.js';
import { refuse } from './say.js';
import type { Verb } from './words/verbs.js';

/**
 * What was typed after `/lead`, or to the bot. `lead` is set where a chooser settled which one is meant. Words alone
 * bring no trigger, without which no form can open.
 */
export type Typed = { command: string; lead?: string; triggerId: string | null; channelId: string | null };

/** A command of one kind. */
export type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;
export type Asked = { desk: Desk; visit: Visit; typed: Typed };
/** Null: a form was opened, and that is the answer. */
export type Run<K extends Command['kind']> = (asked: Asked, command: Of<K>) => Promise<Said | null>;

/** Where a form answers that was asked for in words: in that conversation, to no message. */
export const placeOf = ({ channelId }: Typed): Origin['message'] =>
  channelId === null ? null : { channelId, ts: '' };

/** Opens a form about a lead, or says why it can't. `filled` is what was said already. */
export function formFor(
  desk: Desk,
  visit: Visit,
  typed: Typed,
  form: 'log' | 'snooze',
  asked: string,
  rest: string,
  filled: LogPrefill | null = null,
): Promise<Said | null> {
  const origin: Origin = { about: 'lead', id: asked, message: placeOf(typed) };
  const building = buildForm(desk, form, asked, origin, filled);
  return openOrSay({ desk, visit, typed }, building, sayAgain(form, asked, rest));
}

/** Opens a form that is being built, or says why it can't be had. `command` asks the same again, for a chooser. */
export async function openOrSay(
  { desk, visit, typed }: Asked,
  building: Promise<Outcome<ModalView>>,
  command = '',
): Promise<Said | null> {
  const opened = await openForm(desk, typed.triggerId, building);
  if (opened.kind === 'needs_click') return askForClick(typed.command, typed.lead ?? null);
  if (opened.kind === 'refused') return refuse(visit, opened.problem, command);
  return opened.kind === 'open' ? null : opened.said;
}

/** Does the work where a lead was named, and asks for it where none was. */
export async function needsLead(
  visit: Visit,
  command: string,
  asked: string,
  work: (asked: string) => Promise<Said>,
): Promise<Said> {
  return asked === '' ? refuse(visit, { kind: 'which_lead', command }) : work(asked);
}

/** The command that asks the same again of the lead that was meant, for a chooser's button. */
export const again = (verb: Verb, asked: string, rest: string, share: boolean): string =>
  `${sayAgain(verb, asked, rest)}${share ? ' --share' : ''}`;
