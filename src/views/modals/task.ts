import type { ModalView } from '@slack/types';
import { type Lead, leadName } from '../../domain/lead.js';
import { context } from '../blocks.js';
import type { Reader } from '../dates.js';
import { dotted, whoLine } from '../lead-words.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { escaped } from '../text.js';
import {
  chosen,
  dayPicker,
  input,
  modal,
  type Origin,
  option,
  pastDay,
  pickedDate,
  pickedUser,
  type Read,
  remark,
  type StateValues,
  select,
  textInput,
  userPicker,
  written,
} from './form.js';

const HOURS = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'];
const MORNING = '09:00';

/** `date` is a calendar day (YYYY-MM-DD) and `hour` a time (HH:mm) on the wall of whoever is to do it. */
export type TaskForm = { title: string; date: string; hour: string; person: string | null };

/** What the form shows filled in already. */
export type TaskPrefill = { title: string | null; date: string | null };

/** "What is to be done, and when?" */
export function taskModal(
  lead: Lead,
  origin: Origin,
  titleLimit: number,
  filled: TaskPrefill = { title: null, date: null },
): ModalView {
  return modal(CALLBACKS.task, `Task: ${leadName(lead)}`, 'Plan', origin, [
    context([dotted([whoLine(lead)])]),
    input(
      { id: INPUTS.title, label: 'What is to be done?' },
      textInput(INPUTS.title, { placeholder: 'Call back', max: titleLimit, initial: filled.title }),
    ),
    input({ id: INPUTS.dueDate, label: 'On which day?' }, dayPicker(INPUTS.dueDate, filled.date)),
    input(
      { id: INPUTS.hour, label: 'At what time?', optional: true },
      select(
        INPUTS.hour,
        'In the morning',
        HOURS.map((hour) => option(hour, hour)),
      ),
    ),
    input(
      { id: INPUTS.person, label: 'Who does it?', optional: true, hint: 'You, where nobody is picked.' },
      userPicker(INPUTS.person),
    ),
  ]);
}

/** Reads what `taskModal` asked. */
export function readTaskModal(values: StateValues, reader: Reader): Read<TaskForm> {
  const title = written(values, INPUTS.title);
  const date = pickedDate(values, INPUTS.dueDate);
  const hour = chosen(values, INPUTS.hour);
  const errors = {
    ...(title === null ? { [INPUTS.title]: 'Say what is to be done' } : {}),
    ...(date === null ? { [INPUTS.dueDate]: 'Pick the day' } : {}),
    ...pastDay(INPUTS.dueDate, date, reader),
  };
  if (title === null || date === null || Object.keys(errors).length > 0) return { ok: false, errors };
  const at = hour !== null && HOURS.includes(hour) ? hour : MORNING;
  return { ok: true, value: { title, date, hour: at, person: pickedUser(values, INPUTS.person) } };
}

/** "Who takes it over?" `what` names the task and its lead. */
export const reassignModal = (what: string, origin: Origin): ModalView =>
  modal(CALLBACKS.reassign, 'Reassign', 'Give', origin, [
    remark('task', [`*${escaped(what, 160)}*`]),
    input(
      { id: INPUTS.person, label: 'Who takes it over?', hint: 'They are told at once.' },
      userPicker(INPUTS.person),
    ),
  ]);

/** Reads what `reassignModal` asked. */
export function readReassignModal(values: StateValues): Read<{ person: string }> {
  const person = pickedUser(values, INPUTS.person);
  return person === null
    ? { ok: false, errors: { [INPUTS.person]: 'Pick somebody' } }
    : { ok: true, value: { person } };
}
