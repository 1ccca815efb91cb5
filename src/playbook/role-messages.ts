import { z } from 'zod';
import { BUYING_ROLES } from '../domain/buying-role.js';
import { FUNNEL_STAGES } from '../domain/lead.js';
import type { RoleMessages } from '../domain/role-message.js';
import { DEPARTMENT_NAMES, readTitle, SENIORITY_NAMES } from '../domain/title.js';
import { loadYaml } from './load.js';

const content = z.array(z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and _')).min(1);

/** A word as it is compared with those of a title: another spelling would never be met. */
export const titleWord = z
  .string()
  .refine((word) => readTitle(word).words.join() === word, 'one word, lower case, without accents');

const rung = z.enum(SENIORITY_NAMES).nullable().default(null);

const titleTest = z
  .strictObject({
    departments: z.array(z.enum(DEPARTMENT_NAMES)).default([]),
    words: z.array(titleWord).default([]),
    from: rung,
    below: rung,
  })
  .refine(
    ({ departments, words, from }) => departments.length + words.length > 0 || from !== null,
    'fits every title: name departments, words or from',
  )
  .refine(
    ({ from, below }) =>
      from === null || below === null || SENIORITY_NAMES.indexOf(from) < SENIORITY_NAMES.indexOf(below),
    'fits no title: from must be a rung under below',
  );

const roleMessages = z
  .strictObject({
    titles: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]+$/),
          label: z.string().min(1).max(100),
          is: titleTest,
          content,
        }),
      )
      .refine((titles) => new Set(titles.map(({ id }) => id)).size === titles.length, 'two have the same id'),
    roles: z.record(z.enum(BUYING_ROLES), content),
    stages: z.record(z.enum(FUNNEL_STAGES), content),
  })
  .superRefine(({ titles, roles, stages }, context) => {
    const staged = new Set(Object.values(stages).flat());
    const lists = [
      ...titles.map(({ content: kinds }, at) => ({ path: ['titles', at, 'content'], kinds })),
      ...BUYING_ROLES.map((role) => ({ path: ['roles', role], kinds: roles[role] })),
    ];
    for (const { path, kinds } of lists)
      for (const [at, kind] of kinds.entries())
        if (!staged.has(kind))
          context.addIssue({
            code: 'custom',
            path: [...path, at],
            message: `${kind} is for no stage, so that it would never be suggested: put it into stages`,
          });
  });

/** Checks the map of roles to content read from a file. */
export const roleMessagesSchema: z.ZodType<RoleMessages> = roleMessages;

/** Reads the map that ships with Kindling (S58). Throws with file, line and column. */
export const loadRoleMessages = (): RoleMessages =>
  loadYaml(new URL('./role-messages.yaml', import.meta.url), roleMessagesSchema);
