import type { ModalView } from '@slack/types';
import { mrkdwn } from '../blocks.js';
import { dateIn, type Reader } from '../dates.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { escaped } from '../text.js';
import {
  chosen,
  input,
  modal,
  type Origin,
  option,
  pickedDate,
  type Read,
  type StateValues,
} from './form.js';

/** What the form offers. The keys are words that `/lead snooze` understands too. */
const CHOICES = { tomorrow: 'Tomorrow', '3 days': 'In 3 days', 'next monday': 'Next Monday' } as const;

/** Until when: words as typed after `/lead snooze`, or a calendar day (YYYY-MM-DD) in the rep's zone. */
export type SnoozeForm = { when: keyof typeof CHOICES } | { date: string };

/** "Let it rest until when?" `what` names the lead or the task. */
export function snoozeModal(what: string, origin: Origin): ModalView {
  const choices = Object.entries(CHOICES).map(([value, text]) => option(text, value));
  return modal(CALLBACKS.snooze, 'Snooze', 'Snooze', origin, [
    {
      type: 'section',
      block_id: 'about',
      text: mrkdwn(`Let *${escaped(what, 120)}* rest. It wakes at 9:00 in the morning, your time.`),
    },
    input(
      { id: INPUTS.choice, label: 'Until when?', optional: true },
      { type: 'radio_buttons', action_id: INPUTS.choice, options: choices },
    ),
    input(
      {
        id: INPUTS.date,
        label: 'Or another day',
        optional: true,
        hint: 'A day picked here goes before the choice above.',
      },
      { type: 'datepicker', action_id: INPUTS.date },
    ),
  ]);
}

/** Reads what `snoozeModal` asked. */
export function readSnoozeModal(values: StateValues, reader: Reader): Read<SnoozeForm> {
  const date = pickedDate(values, INPUTS.date);
  const choice = chosen(values, INPUTS.choice);
  if (date !== null) {
    const later = date > dateIn(reader.now, reader.zone);
    return later ? { ok: true, value: { date } } : wrong(INPUTS.date, 'Pick a day after today');
  }
  return isChoice(choice)
    ? { ok: true, value: { when: choice } }
    : wrong(INPUTS.choice, 'Pick one, or a day below');
}

const isChoice = (text: string | null): text is keyof typeof CHOICES =>
  text !== null && Object.hasOwn(CHOICES, text);
const wrong = (block: string, words: string): Read<SnoozeForm> => ({ ok: false, errors: { [block]: words } });
