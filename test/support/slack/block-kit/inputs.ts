import { z } from 'zod';
import {
  checkboxes,
  datepicker,
  datetimepicker,
  multiSelects,
  radioButtons,
  selects,
  timepicker,
} from './elements.js';
import { actionable, dispatchable, focusable, placeholder } from './objects.js';
import { richText } from './rich-text.js';

/** Elements people type into, and what else an input block may hold. */
const typed = { ...actionable, ...dispatchable, ...focusable, ...placeholder };
const numeral = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number in words')
  .optional();

const ending = z.string().regex(/^[a-z0-9]+$/i, 'must be the ending of a file, without its dot');

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
    ...typed,
  })
  .refine((e) => (e.min_length ?? 0) <= (e.max_length ?? 3000), 'min_length is above max_length')
  .refine(
    (e) => (e.initial_value ?? '').length <= (e.max_length ?? 3000),
    'initial_value is longer than max_length',
  );

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  initial_value: richText.optional(),
  min_lines: z.number().int().min(1).max(100).optional(),
  max_lines: z.number().int().min(1).max(100).optional(),
  ...typed,
});

export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  richTextInput,
  z.strictObject({ type: z.literal('email_text_input'), initial_value: z.string().optional(), ...typed }),
  z.strictObject({ type: z.literal('url_text_input'), initial_value: z.string().optional(), ...typed }),
  z.strictObject({
    type: z.literal('number_input'),
    is_decimal_allowed: z.boolean(),
    initial_value: numeral,
    min_value: numeral,
    max_value: numeral,
    ...typed,
  }),
  z.strictObject({
    type: z.literal('file_input'),
    filetypes: z.array(ending).min(1).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
    ...actionable,
  }),
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  datetimepicker,
  ...selects,
  ...multiSelects,
]);
