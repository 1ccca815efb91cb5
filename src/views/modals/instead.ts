import { CALLBACKS } from '../names.js';

/** What does the same as a form, typed, by the form's callback id. */
const TYPED: Record<string, string> = {
  [CALLBACKS.log]: '/lead log acme call, voicemail',
  [CALLBACKS.logTo]: '/lead log acme call, voicemail',
  [CALLBACKS.add]: '/lead add jane@acme.com Jane Doe',
  [CALLBACKS.find]: '/lead find acme',
  [CALLBACKS.snooze]: '/lead snooze acme 3d',
  [CALLBACKS.snoozeAnyway]: '/lead snooze acme 3d',
  [CALLBACKS.task]: '/lead task acme send the deck tomorrow 9am',
  [CALLBACKS.reassign]: '/lead tasks',
  [CALLBACKS.notReady]: '/lead reject acme no budget',
  [CALLBACKS.edit]: '/lead edit acme title=CTO',
  [CALLBACKS.lost]: '/lead lost acme no budget',
  [CALLBACKS.tags]: '/lead tag acme +partner',
  [CALLBACKS.pass]: '/lead pass acme @rosa',
  [CALLBACKS.preset]: '/lead help rules',
  [CALLBACKS.rulePoints]: '/lead help rules',
  [CALLBACKS.ruleLines]: '/lead help rules',
  [CALLBACKS.ruleIcp]: '/lead help rules',
  [CALLBACKS.upload]: '/lead help rules',
  [CALLBACKS.persona]: '/lead persona',
  [CALLBACKS.give]: '/lead pass acme @rosa',
  [CALLBACKS.role]: '/lead people @rosa rep',
  [CALLBACKS.away]: '/lead away until Mon cover @rosa',
  [CALLBACKS.settings]: '/lead help settings',
  [CALLBACKS.teamSettings]: '/lead help settings',
};

const LATE =
  'Slack lets a form open within three seconds of the click, and we were slower. Please try that once more';

/** Said where a form could not open any more: to try again, or what to type. */
export function openedTooLate(callback: string | undefined): string {
  const words = callback === undefined ? undefined : TYPED[callback];
  return words === undefined ? `${LATE}.` : `${LATE}, or type it, such as \`${words}\`.`;
}
