import type { ModalView } from '@slack/types';
import { isConditional, type WakeOn } from '../../domain/snooze.js';
import { mrkdwn } from '../blocks.js';
import { dateIn, type Reader, yourTime } from '../dates.js';
import { CALLBACKS, INPUTS } from '../names.js';
import type { SnoozeAnyway } from '../put-off.js';
import { orOnce } from '../snooze-words.js';
import { escaped } from '../text.js';
import {
  checkboxes,
  chosen,
  dayPicker,
  input,
  modal,
  type Origin,
  option,
  pickedDate,
  type Read,
  radios,
  remark,
  type StateValues,
  textInput,
  ticked,
  written,
} from './form.js';

/** What the form offers. The keys are words that `/lead snooze` understands too, but for the last. */
const CHOICES = {
  tomorrow: 'Tomorrow',
  '3 days': 'In 3 days',
  'next monday': 'Next Monday',
  'in a week': 'In a week',
  'in 3 months': 'In a quarter',
} as const;
const NO_DAY = 'no day';
const FIRST = 'next monday';

type Choice = keyof typeof CHOICES;

/**
 * Until when: words as typed after `/lead snooze`, a calendar day (YYYY-MM-DD) in the rep's zone, or no day, only what
 * wakes it sooner.
 */
export type SnoozeForm = { end: { when: Choice } | { date: string } | null; on: WakeOn };

/** "Let it rest until when?" `what` names the lead or the task: only a lead does anything that could wake it. */
export function snoozeModal(what: string, origin: Origin, snoozeDays: number): ModalView {
  const isLead = origin.about !== 'task';
  const choices = [
    ...Object.entries(CHOICES).map(([value, text]) => option(text, value)),
    ...(isLead ? [option(`No day: at most ${snoozeDays} days`, NO_DAY)] : []),
  ];
  return modal(CALLBACKS.snooze, 'Snooze', 'Snooze', origin, [
    {
      type: 'section',
      block_id: 'about',
      text: mrkdwn(`Let *${escaped(what, 120)}* rest. It wakes at 9:00 in the morning, your time.`),
    },
    input(
      { id: INPUTS.choice, label: 'Until when?', optional: true },
      radios(INPUTS.choice, choices, option(CHOICES[FIRST], FIRST)),
    ),
    input(
      {
        id: INPUTS.date,
        label: 'Or another day',
        optional: true,
        hint: 'A day picked here goes before the choice above.',
      },
      dayPicker(INPUTS.date),
    ),
    ...(isLead ? wakeInputs() : []),
  ]);
}

const REPLY = option('They reply', 'reply');
const PRICING = option('They visit the pricing page', 'pricing');

const wakeInputs = () => [
  input(
    { id: INPUTS.wakeOn, label: 'Or sooner, as soon as', optional: true },
    checkboxes(INPUTS.wakeOn, [REPLY, PRICING]),
  ),
  input(
    {
      id: INPUTS.wakeScore,
      label: 'Or they reach so many points',
      optional: true,
      hint: 'Whichever comes first. A lead that becomes ready for sales wakes in any case.',
    },
    {
      type: 'number_input',
      action_id: INPUTS.wakeScore,
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '10000',
    },
  ),
];

/** Reads what `snoozeModal` asked. */
export function readSnoozeModal(values: StateValues, reader: Reader): Read<SnoozeForm> {
  const date = pickedDate(values, INPUTS.date);
  if (date !== null && date <= dateIn(reader.now, reader.zone))
    return wrong(INPUTS.date, 'Pick a day after today');
  const score = written(values, INPUTS.wakeScore);
  if (score !== null && !/^[1-9]\d{0,4}$/.test(score))
    return wrong(INPUTS.wakeScore, 'A whole number of points, such as 80');
  const signs = ticked(values, INPUTS.wakeOn) ?? [];
  const on: WakeOn = {
    reply: signs.includes('reply'),
    pricing: signs.includes('pricing'),
    score: score === null ? null : Number(score),
  };
  if (date !== null) return { ok: true, value: { end: { date }, on } };
  // Untouched, it is as it opened; the local Slack does not tell.
  const choice = chosen(values, INPUTS.choice) ?? FIRST;
  if (isChoice(choice)) return { ok: true, value: { end: { when: choice }, on } };
  return isConditional(on)
    ? { ok: true, value: { end: null, on } }
    : wrong(INPUTS.choice, 'Pick a day, or tick below what it is to wake by');
}

const isChoice = (text: string): text is Choice => Object.hasOwn(CHOICES, text);
const wrong = (block: string, words: string): Read<SnoozeForm> => ({ ok: false, errors: { [block]: words } });

/** "Once more? Say why." The origin keeps the snooze that was asked for: a `SnoozeAnyway`. */
export function snoozeAnywayModal(
  what: string,
  origin: Origin,
  { until, on }: SnoozeAnyway,
  reader: Reader,
): ModalView {
  return modal(CALLBACKS.snoozeAnyway, 'Snooze anyway', 'Snooze', origin, [
    remark('rest', [`*${escaped(what, 120)}* rests until ${yourTime(until, reader)}${orOnce(on)}.`]),
    input(
      { id: INPUTS.reason, label: 'Why not now?', hint: 'Your manager sees it, and so do you next time.' },
      textInput(INPUTS.reason, { placeholder: 'Their budget opens in January', max: 300, multiline: true }),
    ),
  ]);
}

/** Reads what `snoozeAnywayModal` asked. */
export function readSnoozeAnywayModal(values: StateValues): Read<{ reason: string }> {
  const reason = written(values, INPUTS.reason);
  return reason === null || reason.length < 3
    ? { ok: false, errors: { [INPUTS.reason]: 'Say in a few words why' } }
    : { ok: true, value: { reason } };
}
