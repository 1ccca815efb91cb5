import type { InputBlock, ModalView } from '@slack/types';
import type { ActivityKind } from '../../domain/activity.js';
import { type Lead, leadName, total } from '../../domain/lead.js';
import { context } from '../blocks.js';
import type { Reader } from '../dates.js';
import { dotted, whoLine } from '../lead-words.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { number } from '../text.js';
import {
  chosen,
  dayPicker,
  input,
  modal,
  type Origin,
  option,
  pastDay,
  pickedDate,
  type Read,
  type StateValues,
  select,
  textInput,
  written,
} from './form.js';
import { LEAD_MISSING, leadField, pickedLead } from './lead-field.js';

/** What a rep can log by hand, in the order the form offers it. */
export const LOG_KINDS = Object.freeze({
  call_logged: 'Call',
  email_logged: 'E-mail',
  meeting_logged: 'Meeting',
  linkedin_touched: 'LinkedIn',
  note_logged: 'Note',
} as const satisfies Partial<Record<ActivityKind, string>>);

export const LOG_OUTCOMES = Object.freeze({
  reached: 'Reached',
  voicemail: 'Voicemail',
  no_answer: 'No answer',
  interested: 'Interested',
  not_now: 'Not now',
  wrong_person: 'Wrong person',
} as const);

export type LogKind = keyof typeof LOG_KINDS;
export type LogOutcome = keyof typeof LOG_OUTCOMES;

/** `kind` null: nothing was picked, and the note says it all in a line ("called, vm, try thu 3pm"). */
export type LogForm = {
  kind: LogKind | null;
  outcome: LogOutcome | null;
  note: string | null;
  /** `date` is a calendar day (YYYY-MM-DD) in the rep's zone. */
  next: { title: string; date: string } | null;
};

/** What the form shows filled in already. */
export type LogPrefill = Pick<LogForm, 'outcome' | 'note'> & {
  kind: LogKind | null;
  next: { title: string; date: string | null } | null;
};

const NEXT_STEP_LIMIT = 150;
/** What a next step is called when only its day was given. */
const FOLLOW_UP = 'Follow up';

/** "What happened, and what is next?" `filled` is what was said already. */
export const logModal = (lead: Lead, origin: Origin, filled: LogPrefill | null = null): ModalView =>
  modal(CALLBACKS.log, `Log: ${leadName(lead)}`, 'Save', origin, [
    context([dotted([whoLine(lead), `${number(total(lead))} points`])]),
    ...questions(filled),
  ]);

/** The same about a lead yet to be picked; `lead` is the likeliest, `note` what was said of it in a message. */
export const logToModal = (lead: Lead | null, origin: Origin, note: string | null): ModalView =>
  modal(CALLBACKS.logTo, 'Log to a lead', 'Save', origin, [
    leadField(lead),
    ...questions({ kind: null, outcome: null, note, next: null }),
  ]);

function questions(filled: LogPrefill | null): InputBlock[] {
  const outcome = filled?.outcome ?? null;
  const kind = filled?.kind ?? null;
  return [
    input(
      {
        id: INPUTS.note,
        label: 'What happened?',
        optional: true,
        hint: 'One line says it all: “called, vm, try thu 3pm”. Or pick below, and write here what is worth knowing.',
      },
      textInput(INPUTS.note, {
        placeholder: 'called, vm, try thu 3pm',
        multiline: true,
        max: 3_000,
        initial: filled?.note ?? null,
      }),
    ),
    input(
      { id: INPUTS.kind, label: 'What was it?', optional: true },
      select(
        INPUTS.kind,
        'Pick one',
        options(LOG_KINDS),
        kind === null ? null : option(LOG_KINDS[kind], kind),
      ),
    ),
    input(
      { id: INPUTS.outcome, label: 'What came of it?', optional: true },
      select(
        INPUTS.outcome,
        'Pick one',
        options(LOG_OUTCOMES),
        outcome === null ? null : option(LOG_OUTCOMES[outcome], outcome),
      ),
    ),
    input(
      { id: INPUTS.nextStep, label: 'Next step', optional: true },
      textInput(INPUTS.nextStep, {
        placeholder: 'Send the security sheet',
        max: NEXT_STEP_LIMIT,
        initial: filled?.next?.title ?? null,
      }),
    ),
    input(
      { id: INPUTS.dueDate, label: 'On which day?', optional: true, hint: 'I bring it to you that morning.' },
      dayPicker(INPUTS.dueDate, filled?.next?.date),
    ),
  ];
}

/** Reads what `logModal` asked. A next step needs its day, a call its outcome and a note its words. */
export function readLogModal(values: StateValues, reader: Reader): Read<LogForm> {
  const kind = chosen(values, INPUTS.kind);
  const outcome = chosen(values, INPUTS.outcome);
  const note = written(values, INPUTS.note);
  const title = written(values, INPUTS.nextStep);
  const date = pickedDate(values, INPUTS.dueDate);
  const errors = {
    ...(isKind(kind) || note !== null ? {} : { [INPUTS.kind]: 'Pick what it was, or say it above' }),
    ...(kind === 'call_logged' && outcome === null ? { [INPUTS.outcome]: 'What came of the call?' } : {}),
    ...(kind === 'note_logged' && note === null ? { [INPUTS.note]: 'Write the note here' } : {}),
    ...(title !== null && date === null ? { [INPUTS.dueDate]: 'Pick the day for it' } : {}),
    ...pastDay(INPUTS.dueDate, date, reader),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const next = date === null ? null : { title: title ?? FOLLOW_UP, date };
  const result = isOutcome(outcome) ? outcome : null;
  return { ok: true, value: { kind: isKind(kind) ? kind : null, outcome: result, note, next } };
}

/** Reads what `logToModal` asked. */
export function readLogToModal(values: StateValues, reader: Reader): Read<LogForm & { lead: string }> {
  const lead = pickedLead(values);
  const read = readLogModal(values, reader);
  if (lead !== null && read.ok) return { ok: true, value: { ...read.value, lead } };
  return { ok: false, errors: { ...(lead === null ? LEAD_MISSING : {}), ...(read.ok ? {} : read.errors) } };
}

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, text]) => option(text, value));
const isKind = (text: string | null): text is LogKind => text !== null && Object.hasOwn(LOG_KINDS, text);
const isOutcome = (text: string | null): text is LogOutcome =>
  text !== null && Object.hasOwn(LOG_OUTCOMES, text);
