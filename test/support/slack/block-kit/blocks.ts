import { z } from 'zod';
import { accessory, button, pressable } from './elements.js';
import { inputElement, richTextInput } from './inputs.js';
import { id, image, imageSource, link, mrkdwn, oneSource, plain, textObject } from './objects.js';
import { richText } from './rich-text.js';

/** Every block of Block Kit by its type, each a strict shape. Which surface takes which is in surfaces.ts. */
const blockId = { block_id: id };
const block = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...blockId, ...shape });

const section = block({
  type: z.literal('section'),
  text: textObject(3000).optional(),
  fields: z.array(textObject(2000)).min(1).max(10).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
}).refine((s) => s.text !== undefined || s.fields !== undefined, 'needs text or fields');

const imageBlock = block({
  type: z.literal('image'),
  alt_text: z.string().min(1).max(2000),
  title: plain(2000).optional(),
  ...imageSource,
}).refine(oneSource, 'needs one of image_url and slack_file');

const context = block({
  type: z.literal('context'),
  elements: z
    .array(z.discriminatedUnion('type', [image, plain(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

const actions = block({
  type: z.literal('actions'),
  elements: z
    .array(z.discriminatedUnion('type', [...pressable, richTextInput]))
    .min(1)
    .max(25),
});

const input = block({
  type: z.literal('input'),
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const video = block({
  type: z.literal('video'),
  video_url: link,
  thumbnail_url: link,
  alt_text: z.string().min(1),
  title: plain(199),
  title_url: link.optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().max(50).optional(),
  provider_icon_url: link.optional(),
  description: plain(200).optional(),
});

const cells = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);
const table = block({
  type: z.literal('table'),
  rows: z.array(z.array(cells).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});
const dataTable = block({
  type: z.literal('data_table'),
  rows: z.array(z.array(cells).min(1).max(20)).min(2).max(101),
  caption: z.string().min(1),
  page_size: z.number().int().min(1).max(100).optional(),
  row_header_column_index: z.number().int().min(0).optional(),
});

const card = block({
  type: z.literal('card'),
  hero_image: image.optional(),
  icon: image.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z.array(button).min(1).max(3).optional(),
}).refine(
  (c) => c.hero_image || c.title || c.body || c.actions,
  'needs a hero_image, title, body or actions',
);

const feedback = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().max(75).optional(),
});
const contextActions = block({
  type: z.literal('context_actions'),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('feedback_buttons'),
          action_id: id,
          positive_button: feedback,
          negative_button: feedback,
        }),
        z.looseObject({ type: z.literal('icon_button'), action_id: id, icon: z.string(), text: plain(75) }),
      ]),
    )
    .min(1)
    .max(5),
});

const taskCard = block({
  type: z.literal('task_card'),
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url: link, text: z.string() })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

const header = block({ type: z.literal('header'), text: plain(150) });
const divider = block({ type: z.literal('divider') });

const container = block({
  type: z.literal('container'),
  title: plain(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: textObject(150).optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion('type', [
        actions,
        context,
        divider,
        header,
        imageBlock,
        input,
        richText,
        section,
        table,
        video,
      ]),
    )
    .min(1)
    .max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: image.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
}).refine((c) => c.title || c.rich_text_title, 'needs a title');

export const BLOCKS = {
  section,
  header,
  divider,
  context,
  actions,
  input,
  image: imageBlock,
  rich_text: richText,
  video,
  table,
  data_table: dataTable,
  card,
  carousel: block({ type: z.literal('carousel'), elements: z.array(card).min(1).max(10) }),
  container,
  context_actions: contextActions,
  task_card: taskCard,
  plan: block({ type: z.literal('plan'), title: z.string().min(1), tasks: z.array(taskCard).optional() }),
  markdown: block({ type: z.literal('markdown'), text: z.string().min(1).max(12_000) }),
  alert: block({
    type: z.literal('alert'),
    text: textObject(200),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
};
