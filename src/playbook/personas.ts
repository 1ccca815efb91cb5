import { z } from 'zod';
import { BUYING_ROLES } from '../domain/buying-role.js';
import { PERSONA_LIMITS, type Persona } from '../domain/persona.js';
import { DEPARTMENT_NAMES, SENIORITY_NAMES } from '../domain/title.js';
import { loadYaml } from './load.js';
import { titleWord } from './role-messages.js';

const line = z.string().trim().min(1).max(PERSONA_LIMITS.line);
const lines = z.array(line).min(1).max(PERSONA_LIMITS.lines);

const matches = z
  .strictObject({
    seniorities: z.array(z.enum(SENIORITY_NAMES)).default([]),
    departments: z.array(z.enum(DEPARTMENT_NAMES)).default([]),
    words: z.array(titleWord).default([]),
    buyingRoles: z.array(z.enum(BUYING_ROLES)).default([]),
    industries: z.array(z.string().min(1).toLowerCase()).default([]),
  })
  .refine(
    ({ departments, words, buyingRoles }) => departments.length + words.length + buyingRoles.length > 0,
    'fits nobody: name departments, words or buyingRoles',
  );

// S59: titles and responsibilities, pains, goals and success metrics, content preferences, objections. S60: role and
// seniority (titles, reporting, authority), goals, pains, buying triggers, content preferences, objections.
const persona = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1).max(PERSONA_LIMITS.name),
  matches,
  titles: lines,
  reportsTo: line,
  responsibilities: lines,
  decisionAuthority: line,
  goals: lines,
  successMetrics: lines,
  pains: lines,
  buyingTriggers: lines,
  contentPreferences: lines,
  objections: lines,
  notes: z.array(z.strictObject({ text: line, by: line, at: z.coerce.date() })).default([]),
});

/** Checks one persona, such as a stored one. */
export const personaSchema: z.ZodType<Persona> = persona;

/** Checks the personas read from a file. */
export const personasSchema: z.ZodType<Persona[]> = z
  .array(persona)
  .min(1)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two personas have the same id');

/** Reads the personas that ship with Kindling (S59, S60). Throws with file, line and column. */
export const loadPersonas = (): Persona[] =>
  loadYaml(new URL('./personas.yaml', import.meta.url), personasSchema);
