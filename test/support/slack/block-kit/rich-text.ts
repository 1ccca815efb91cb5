import { z } from 'zod';
import { id, link } from './objects.js';

const marks = {
  style: z
    .strictObject({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      code: z.boolean().optional(),
      underline: z.boolean().optional(),
    })
    .optional(),
};
const border = { border: z.union([z.literal(0), z.literal(1)]).optional() };
const name = z.string().min(1);

const run = z.strictObject({ type: z.literal('text'), text: name, ...marks });
const anchor = z.strictObject({
  type: z.literal('link'),
  url: link,
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  ...marks,
});

const inline = z.discriminatedUnion('type', [
  run,
  anchor,
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), ...marks }),
  z.strictObject({ type: z.literal('color'), value: name, ...marks }),
  z.strictObject({ type: z.literal('channel'), channel_id: name, ...marks }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: name,
    url: link.optional(),
    fallback: z.string().optional(),
    ...marks,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name,
    unicode: z.string().optional(),
    url: link.optional(),
    ...marks,
  }),
  z.strictObject({ type: z.literal('team'), team_id: name, ...marks }),
  z.strictObject({ type: z.literal('user'), user_id: name, ...marks }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: name, ...marks }),
]);

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          ...border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), ...border }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [run, anchor])),
          language: z.string().optional(),
          ...border,
        }),
      ]),
    )
    .min(1),
});
