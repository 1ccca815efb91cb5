import { z } from 'zod';

/** Composition objects and their limits (slack-platform.md 2.1). Lengths are counted as JavaScript counts them. */
const words = (most: number) => z.string().min(1).max(most);

export const id = words(255).optional();
export const link = words(3000).regex(/^(https?:\/\/|mailto:|slack:\/\/)/, 'must be a web address');
export const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(most), emoji: z.boolean().optional() });
export const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(most), verbatim: z.boolean().optional() });
export const textObject = (most: number) => z.discriminatedUnion('type', [plain(most), mrkdwn(most)]);

export const style = z.enum(['primary', 'danger']).optional();

export const confirm = z
  .strictObject({
    title: plain(100).optional(),
    text: textObject(300),
    confirm: plain(30).optional(),
    deny: plain(30).optional(),
    style,
  })
  .optional();

const optionFields = { value: words(75), description: plain(75).optional() };
export const option = z.strictObject({ text: plain(75), ...optionFields });
export const choice = z.strictObject({
  ...optionFields,
  text: textObject(75),
  description: textObject(75).optional(),
});
export const overflowOption = z.strictObject({ ...optionFields, text: plain(75), url: link.optional() });
export const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });

export const imageSource = {
  image_url: link.optional(),
  slack_file: z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]).optional(),
};
/** Exactly one of image_url and slack_file. */
export const oneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

export const image = z
  .strictObject({ type: z.literal('image'), alt_text: words(2000), ...imageSource })
  .refine(oneSource, 'needs one of image_url and slack_file');

/** Mixed into every element that sends an action. */
export const actionable = { action_id: id };
export const confirmable = { confirm };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholder = { placeholder: plain(150).optional() };
export const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
};
