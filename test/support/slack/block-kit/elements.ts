import { z } from 'zod';
import {
  actionable,
  choice,
  confirmable,
  focusable,
  image,
  link,
  option,
  optionGroup,
  overflowOption,
  placeholder,
  plain,
  style,
} from './objects.js';

/** Elements that send an action by themselves. */
const label = { accessibility_label: z.string().min(1).max(75).optional() };
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: link.optional(),
  style,
  ...label,
  ...actionable,
  ...confirmable,
});

const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  text: plain(75),
  workflow: z.looseObject({ trigger: z.looseObject({ url: link }) }),
  style,
  ...label,
  ...actionable,
  ...confirmable,
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  options: z.array(overflowOption).min(1).max(5),
  ...actionable,
  ...confirmable,
});

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    options: z.array(choice).min(1).max(10),
    initial_options: z.array(choice).min(1).optional(),
    ...actionable,
    ...confirmable,
    ...focusable,
  })
  .refine(initialsAreOptions, 'initial_options must be among the options');

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    options: z.array(choice).min(1).max(10),
    initial_option: choice.optional(),
    ...actionable,
    ...confirmable,
    ...focusable,
  })
  .refine(initialsAreOptions, 'initial_option must be among the options');

const picker = { ...actionable, ...confirmable, ...focusable };
export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  initial_date: z.iso.date().optional(),
  ...picker,
  ...placeholder,
});
export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm')
    .optional(),
  timezone: z.string().min(1).optional(),
  ...picker,
  ...placeholder,
});
export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
  ...picker,
});

const some = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const select = { ...picker, ...placeholder };
const several = { ...select, max_selected_items: z.number().int().min(1).optional() };
const ids = z.array(z.string().min(1)).min(1).optional();
const one = z.string().min(1).optional();
const respondable = { response_url_enabled: z.boolean().optional() };
const query = { min_query_length: z.number().int().min(0).optional() };
const conversation = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};

const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...some, initial_option: option.optional(), ...select })
  .refine(optionsOrGroups, 'needs either options or option_groups')
  .refine(initialsAreOptions, 'initial_option must be among the options');
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...some,
    initial_options: z.array(option).min(1).optional(),
    ...several,
  })
  .refine(optionsOrGroups, 'needs either options or option_groups')
  .refine(initialsAreOptions, 'initial_options must be among the options');

export const selects = [
  staticSelect,
  z.strictObject({
    type: z.literal('external_select'),
    initial_option: option.optional(),
    ...query,
    ...select,
  }),
  z.strictObject({ type: z.literal('users_select'), initial_user: one, ...select }),
  z.strictObject({
    type: z.literal('conversations_select'),
    initial_conversation: one,
    ...conversation,
    ...respondable,
    ...select,
  }),
  z.strictObject({ type: z.literal('channels_select'), initial_channel: one, ...respondable, ...select }),
] as const;

export const multiSelects = [
  multiStaticSelect,
  z.strictObject({
    type: z.literal('multi_external_select'),
    initial_options: z.array(option).min(1).optional(),
    ...query,
    ...several,
  }),
  z.strictObject({ type: z.literal('multi_users_select'), initial_users: ids, ...several }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    initial_conversations: ids,
    ...conversation,
    ...several,
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), initial_channels: ids, ...several }),
] as const;

const pickers = [checkboxes, radioButtons, datepicker, timepicker, ...selects, ...multiSelects] as const;

export const accessory = z.discriminatedUnion('type', [button, workflowButton, overflow, image, ...pickers]);
export const pressable = [button, workflowButton, overflow, datetimepicker, ...pickers] as const;
export { button };

type Options = { options?: unknown[] | undefined; option_groups?: { options: unknown[] }[] | undefined };
type Initials = { initial_option?: unknown; initial_options?: unknown[] | undefined };

function optionsOrGroups(element: Options): boolean {
  return (element.options === undefined) !== (element.option_groups === undefined);
}

function initialsAreOptions(element: Options & Initials): boolean {
  const all = element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  const initials =
    element.initial_options ?? (element.initial_option === undefined ? [] : [element.initial_option]);
  return initials.every((initial) => all.some((each) => same(each, initial)));
}
