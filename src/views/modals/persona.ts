import type { InputBlock, ModalView } from '@slack/types';
import { type Persona, type PersonaText, personaMarks } from '../../domain/persona.js';
import type { Reader } from '../dates.js';
import { fromJson, isRecord } from '../json.js';
import { LIMITS } from '../limits.js';
import { CALLBACKS } from '../names.js';
import { clip } from '../text.js';
import { input, KEPT, modal, type Origin, type Read, type StateValues, textInput, written } from './form.js';

/** Fields of a persona that are one line, and those that are a list of lines (S59, S60). */
const LINES = { name: 'Name', reportsTo: 'Reports to', decisionAuthority: 'May decide' } as const;
const LISTS = {
  titles: 'Job titles',
  responsibilities: 'Responsible for',
  goals: 'Goals of this quarter',
  successMetrics: 'Measured by',
  pains: 'Pains',
  buyingTriggers: 'What makes them buy',
  contentPreferences: 'Content they like',
  objections: 'Objections',
} as const;

type LineField = keyof typeof LINES;
type ListField = keyof typeof LISTS;

/** What was said anew of a persona; what was left empty is not in it. `note`: learned from a real deal. */
export type PersonaForm = {
  kind: 'persona';
  fields: Partial<Pick<Persona, LineField | ListField>>;
  note: string | null;
};

const MOST = { line: 300, name: 100, lines: 20, note: 300 };
const NOTE = 'note';

/** Who buys like that, as the team knows it. `filled` is what was said before. */
export function personaModal(
  persona: Persona,
  origin: Origin,
  reader: Reader,
  filled: PersonaForm | null = null,
): ModalView {
  const now = { ...persona, ...filled?.fields };
  return modal(
    CALLBACKS.persona,
    `Persona: ${persona.name}`,
    'Save',
    { ...origin, seen: personaMarks(persona) },
    [
      ...(filled === null ? [] : [KEPT]),
      lineInput('name', now.name),
      ...keysOf(LISTS).map((field) => listInput(field, now[field], reader)),
      lineInput('reportsTo', now.reportsTo),
      lineInput('decisionAuthority', now.decisionAuthority),
      input(
        {
          id: NOTE,
          label: 'Learned from a deal',
          optional: true,
          hint: 'Is added to what others wrote down.',
        },
        textInput(NOTE, {
          placeholder: 'Signed once the audit was over: ask when the next one is',
          multiline: true,
          max: MOST.note,
          initial: filled?.note ?? null,
        }),
      ),
    ],
  );
}

function lineInput(field: LineField, now: string): InputBlock {
  const max = field === 'name' ? MOST.name : MOST.line;
  return input(
    { id: field, label: LINES[field], optional: true },
    textInput(field, { placeholder: 'Left empty, it stays', max, initial: now }),
  );
}

/** The local Slack has one line for all of them: there they stand with semicolons between. */
function listInput(field: ListField, now: string[], reader: Reader): InputBlock {
  const text = now.join(reader.slackDates ? '\n' : '; ');
  const fits = text.length <= LIMITS.inputText;
  const how = reader.slackDates ? 'One a line.' : 'With semicolons between them.';
  return input(
    {
      id: field,
      label: LISTS[field],
      optional: true,
      hint: fits ? how : `${how} They are too many to be shown here: left empty, they stay.`,
    },
    textInput(field, {
      placeholder: 'Left empty, it stays',
      multiline: true,
      max: LIMITS.inputText,
      initial: fits ? text : null,
    }),
  );
}

/** Reads what `personaModal` asked. */
export function readPersonaModal(values: StateValues, reader: Reader): Read<PersonaForm> {
  const fields: PersonaForm['fields'] = {};
  const errors: Record<string, string> = {};
  for (const field of keysOf(LINES)) {
    const typed = written(values, field);
    if (typed !== null) fields[field] = typed.replace(/\s+/g, ' ');
  }
  for (const field of keysOf(LISTS)) {
    const lines = linesIn(written(values, field), reader);
    const wrong = lines === null ? null : tooMuch(lines);
    if (wrong !== null) errors[field] = wrong;
    else if (lines !== null) fields[field] = lines;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { kind: 'persona', fields, note: written(values, NOTE) } };
}

/** A field's name as the form has it. */
export const personaLabel = (field: keyof PersonaText): string => ({ ...LINES, ...LISTS })[field];

/** The value of the button that opens the form again: the persona's id, and what was to be saved. */
export type PersonaAgain = { persona: string; yours: PersonaText; note: string | null };

/** Reads it; null for anything else. */
export function readPersonaAgain(value: string): { persona: string; filled: PersonaForm } | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.persona !== 'string' || !isRecord(read.yours)) return null;
  const fields: PersonaForm['fields'] = {};
  for (const field of keysOf(LINES)) {
    const line = read.yours[field];
    if (typeof line === 'string') fields[field] = line;
  }
  for (const field of keysOf(LISTS)) {
    const lines = read.yours[field];
    if (Array.isArray(lines)) fields[field] = lines.map(String);
  }
  const note = typeof read.note === 'string' ? read.note : null;
  return { persona: read.persona, filled: { kind: 'persona', fields, note } };
}

function linesIn(typed: string | null, reader: Reader): string[] | null {
  if (typed === null) return null;
  const lines = typed
    .split(reader.slackDates ? '\n' : /[\n;]/)
    .map((line) => line.replace(/^\s*[•*-]\s+/, '').trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? null : lines;
}

function tooMuch(lines: string[]): string | null {
  if (lines.length > MOST.lines) return `${lines.length} are too many: ${MOST.lines} at most`;
  const long = lines.find((line) => line.length > MOST.line);
  return long === undefined ? null : `“${clip(long, 30)}” is too long: ${MOST.line} letters at most`;
}

const keysOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];
