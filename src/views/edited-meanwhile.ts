import type { Button, KnownBlock } from '@slack/types';
import type { FieldChange, Problem } from '../domain/outcome.js';
import { fieldInWords, PROFILE_FIELDS, type ProfileField } from '../domain/profile-fields.js';
import { actions, button, type Message, section } from './blocks.js';
import { type Reader, yourTime } from './dates.js';
import { nameAndCompany, person } from './lead-words.js';
import { LIMITS, SPACE } from './limits.js';
import type { EditAgain } from './modals/edit.js';
import { type PersonaAgain, personaLabel } from './modals/persona.js';
import { ACTIONS, type ActionName } from './names.js';
import { escaped, quote } from './text.js';

type Of<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
const SHOWN = 8;

/** Somebody else changed the same while a form was open: what, and the way back into it with what was written. */
export function editedMeanwhile({ lead, changes, yours }: Of<'edited_meanwhile'>, reader: Reader): Message {
  const text = `${nameAndCompany(lead)} was changed while your form was open, so nothing was saved. What you wrote is kept.`;
  const again: EditAgain = { lead: lead.id, yours };
  const shown = changes.slice(0, SHOWN).map((change) => `• ${meanwhile(change, reader)}`);
  const wrote = Object.entries(yours).map(([field, to]): [string, string] => [
    PROFILE_FIELDS[field as ProfileField].label,
    to === null ? 'blank' : fieldInWords(field as ProfileField, to),
  ]);
  const back = {
    action: ACTIONS.editAgain,
    again,
    afresh: button('Edit', ACTIONS.editLead, lead.id, PRIMARY),
  };
  return { text, blocks: [section([text, ...shown]), ...wayBack(back, wrote)] };
}

/** The same of a persona. */
export function personaMoved(refusal: Of<'persona_moved'>, reader: Reader): Message {
  const { persona, clashes, by, at, yours, note } = refusal;
  const who = by === null ? '' : ` by ${person(by)}`;
  const when = at === null ? '' : ` ${yourTime(at, reader)}`;
  const text = `The persona “${escaped(persona.name, SPACE.name)}” was changed${who}${when} while your form was open, so nothing was saved. What you wrote is kept.`;
  const again: PersonaAgain = { persona: persona.id, yours, note };
  const shown = clashes
    .slice(0, SHOWN)
    .map(({ field, now }) => `• *${personaLabel(field)}* now: ${escaped(now, SPACE.reason)}`);
  const wrote = Object.keys(yours).map((name): [string, string] => {
    const field = name as keyof typeof yours;
    return [personaLabel(field), [yours[field] ?? ''].flat().join('; ')];
  });
  const all: [string, string][] = note === null ? wrote : [...wrote, ['Learned from a deal', note]];
  const afresh = button('Edit', ACTIONS.personaEdit, persona.id, PRIMARY);
  const back = { action: ACTIONS.personaAgain, again, afresh };
  return { text, blocks: [section([text, ...shown]), ...wayBack(back, all)] };
}

const PRIMARY = { primary: true };

/** The form once more, with what was written; where a button can't hold that, it is shown, and the form opens afresh. */
function wayBack(
  { action, again, afresh }: { action: ActionName; again: EditAgain | PersonaAgain; afresh: Button },
  written: [label: string, text: string][],
): KnownBlock[] {
  const value = JSON.stringify(again);
  return value.length <= LIMITS.buttonValue
    ? [actions([button('Open the form again', action, value, PRIMARY)])]
    : [...wholly(written), actions([afresh])];
}

/** What was written, to be copied from, where a button can't hold it. */
const wholly = (written: [label: string, text: string][]): KnownBlock[] =>
  written.map(([label, text]) =>
    section([
      `*${label}, as you wrote it*`,
      quote(text, Math.min(SPACE.draft, Math.floor(WHOLLY / written.length))),
    ]),
  );

const WHOLLY = 8_000;

function meanwhile({ field, now, yours, by, at }: FieldChange, reader: Reader): string {
  const shown = (value: FieldChange['now']): string =>
    value === null ? 'blank' : `“${escaped(fieldInWords(field, value), 80)}”`;
  const who = by === null ? '' : `, by ${person(by)}`;
  const when = at === null ? '' : ` ${yourTime(at, reader)}`;
  return `*${PROFILE_FIELDS[field].label}* is ${shown(now)} now${who}${when}; you wrote ${shown(yours)}`;
}
