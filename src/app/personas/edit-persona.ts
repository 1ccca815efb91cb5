import { oneLine } from '../../domain/event.js';
import { done, type Outcome, type Problem, refused } from '../../domain/outcome.js';
import { PERSONA_LIMITS, type Persona, type PersonaText, personaMarks } from '../../domain/persona.js';
import { may } from '../../domain/role.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockPersona, savePersona } from '../../store/personas.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { undoable } from '../undo/undoable.js';
import { readPersonas } from './list-personas.js';

/** What may be changed of a persona; what is left out, or empty, stays as it was. */
export type PersonaChange = PersonaText;

type Text = string | string[];

/**
 * Changes what is said of a kind of buyer, and attaches a note from a real deal (S60). Managers only; who changed what
 * is written down. The team gets a copy of its own of a persona that ships. `seen`: marks of what the form showed; what
 * was left as shown stays as it is now, and what two people changed is not overwritten unseen.
 */
export async function editPersona(
  deps: Deps,
  ctx: Ctx,
  input: { id: string; change: PersonaChange; note: string | null; seen?: Record<string, string> | null },
): Promise<Outcome<Persona>> {
  const { teamId, now, actor } = ctx;
  if (!may(ctx.role, 'rules')) return refused({ kind: 'managers_only', what: 'change personas' });
  const seen = input.seen ?? null;
  const change = touched(cleaned(input.change), seen);
  const note = oneLine(input.note ?? '');
  const over = tooMuch({ ...change, ...(note === '' ? {} : { note }) });
  if (over !== null) return refused(over);
  return inTx(deps.db, async (tx) => {
    const known = (await readPersonas(tx, deps, teamId)).find(({ persona }) => persona.id === input.id);
    if (known === undefined) return refused({ kind: 'gone', what: `the persona “${input.id.slice(0, 60)}”` });
    const before = await lockPersona(tx, teamId, known.persona, now);
    const changes = differing(before, change);
    const marks = personaMarks(before);
    const clashes = Object.keys(changes).filter((field) => seen !== null && seen[field] !== marks[field]);
    if (clashes.length > 0) return refused(await moved(tx, deps, teamId, before, clashes, change, note));
    if (Object.keys(changes).length === 0 && note === '') return refused({ kind: 'no_change' });
    const notes = note === '' ? before.notes : [...before.notes, { text: note, by: actor, at: now }];
    const after = { ...before, ...change, notes: notes.slice(-PERSONA_LIMITS.notes) };
    const facts = { persona: after.id, changes, ...(note === '' ? {} : { note }) };
    await undoable(tx, deps, ctx, 'persona.edited', { leads: [], people: [teamId] }, async () => {
      await savePersona(tx, teamId, after, actor, now);
      await addHistory(tx, [deed(deps, { teamId, leadId: null, now, actor }, 'persona.edited', facts)]);
    });
    return done(after);
  });
}

/** What is other than the form showed it. */
function touched(change: PersonaChange, seen: Record<string, string> | null): PersonaChange {
  const marks = personaMarks(change);
  return Object.fromEntries(
    Object.entries(change).filter(([field]) => seen === null || seen[field] !== marks[field]),
  );
}

async function moved(
  tx: Tx,
  deps: Deps,
  teamId: string,
  before: Persona,
  clashes: string[],
  yours: PersonaChange,
  note: string,
): Promise<Problem> {
  // Under the lock, so that who is named made the change that is in the way.
  const last = (await readPersonas(tx, deps, teamId)).find(({ persona }) => persona.id === before.id)?.edited;
  return {
    kind: 'persona_moved',
    persona: { id: before.id, name: before.name },
    clashes: keysOf(textOf(before))
      .filter((field) => clashes.includes(field))
      .map((field) => ({ field, now: [before[field]].flat().join('; ') })),
    by: last?.by ?? null,
    at: last?.at ?? null,
    yours,
    note: note === '' ? null : note,
  };
}

const keysOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];

function cleaned(change: PersonaChange): PersonaChange {
  const fields = Object.entries(change).map(([field, value]): [string, Text] => [field, plain(value)]);
  return Object.fromEntries(fields.filter(([, value]) => value.length > 0));
}

const plain = (value: Text): Text =>
  typeof value === 'string' ? oneLine(value) : value.map(oneLine).filter((line) => line !== '');

function tooMuch(fields: Record<string, Text>): Problem | null {
  for (const [field, value] of Object.entries(fields)) {
    const limit = field === 'name' ? PERSONA_LIMITS.name : PERSONA_LIMITS.line;
    const long = [value].flat().find((line) => line.length > limit);
    if (long !== undefined) return { kind: 'too_long', field, limit, length: long.length };
    if (Array.isArray(value) && value.length > PERSONA_LIMITS.lines)
      return {
        kind: 'too_many',
        what: `lines of ${field}`,
        limit: PERSONA_LIMITS.lines,
        count: value.length,
      };
  }
  return null;
}

/** What is changed, as it was and as it is. */
function differing(before: Persona, change: PersonaChange): Record<string, { from: Text; to: Text }> {
  const was = new Map<string, Text>(Object.entries(textOf(before)));
  return Object.fromEntries(
    Object.entries(change).flatMap(([field, to]) => {
      const from = was.get(field) ?? '';
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [[field, { from, to }]];
    }),
  );
}

function textOf({ id: _id, matches: _matches, notes: _notes, ...text }: Persona) {
  return text;
}
