import type { InputBlock, ModalView, PlainTextElement, PlainTextOption, SectionBlock } from '@slack/types';
import { type Message, mrkdwn, plainText } from '../blocks.js';
import { dateIn, type Reader } from '../dates.js';
import { fromJson, isRecord } from '../json.js';
import { LIMITS } from '../limits.js';
import { CALLBACKS, type CallbackName } from '../names.js';
import { clip, plain } from '../text.js';

/**
 * What a modal is about and the message it was opened from, kept in its private_metadata. A form about a message or the
 * workspace asks for the lead itself.
 */
export type Origin = {
  about: (typeof ABOUT)[number];
  /** Of the rules, the number of the version that was live when the form was opened. */
  id: string;
  /** Where the pressed button stands; null when a command opened the modal. */
  message: { channelId: string; ts: string; threadTs?: string | null } | null;
  /** What else the form is to remember, where its button held more than an id. */
  more?: string;
  /** It stands on somebody's Home tab, which shows what came of the form. */
  onHome?: boolean;
  /** Marks of what the form showed when it was opened, by field. */
  seen?: Record<string, string>;
};

const ABOUT = ['lead', 'handoff', 'task', 'rules', 'persona', 'message', 'workspace', 'people'] as const;

/** What Slack hands back of a submitted view: block id, then action id. */
export type StateValues = Record<string, Record<string, StateValue>>;
type StateValue = {
  value?: string | null | undefined;
  selected_date?: string | null | undefined;
  selected_user?: string | null | undefined;
  selected_option?: { value?: string | undefined } | null | undefined;
  selected_options?: { value?: string | undefined }[] | null | undefined;
  files?: { id: string }[] | null | undefined;
};

/** A form read: what was meant, or what is wrong with it, by block id, as Slack shows it. */
export type Read<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> };

export const modal = (
  callback: CallbackName,
  title: string,
  submit: string,
  origin: Origin,
  blocks: ModalView['blocks'],
): ModalView => ({
  type: 'modal',
  callback_id: callback,
  title: titled(title),
  submit: plainText(submit),
  close: plainText('Cancel'),
  private_metadata: JSON.stringify(origin),
  blocks,
});

/** The same form, opened from somebody's Home tab. */
export function fromHome(view: ModalView): ModalView {
  const origin = readOrigin(view.private_metadata ?? '');
  return origin === null ? view : { ...view, private_metadata: JSON.stringify({ ...origin, onHome: true }) };
}

/** Opened at once, while what the real modal shows is being read: a trigger lives three seconds. */
export const loading = (title: string): ModalView => ({
  type: 'modal',
  callback_id: CALLBACKS.loading,
  title: titled(title),
  close: plainText('Cancel'),
  blocks: [{ type: 'section', block_id: 'loading', text: mrkdwn('One moment…') }],
});

/** A message as a modal: what can be pressed in it works there, too. */
export const reading = (title: string, { blocks }: Message): ModalView => ({
  type: 'modal',
  callback_id: CALLBACKS.loading,
  title: titled(title),
  close: plainText('Close'),
  blocks: blocks.slice(0, LIMITS.blocksInModal),
});

/** A modal that only says something, such as why the form can't be had. Takes ready words. */
export const saying = (title: string, lines: string[]): ModalView => ({
  type: 'modal',
  callback_id: CALLBACKS.loading,
  title: titled(title),
  close: plainText('Close'),
  blocks: [{ type: 'section', block_id: 'said', text: mrkdwn(lines.join('\n')) }],
});

const titled = (title: string): PlainTextElement => plainText(plain(title, LIMITS.viewTitle) || 'Kindling');

/** The origin of a view of ours; null where the metadata isn't ours. */
export function readOrigin(metadata: string): Origin | null {
  const read = fromJson(metadata);
  if (!isRecord(read) || typeof read.id !== 'string' || !isAbout(read.about)) return null;
  const origin = { about: read.about, id: read.id, message: place(read.message) };
  return {
    ...origin,
    ...(read.onHome === true ? { onHome: true } : {}),
    ...(typeof read.more === 'string' ? { more: read.more } : {}),
    ...(isRecord(read.seen) ? { seen: marks(read.seen) } : {}),
  };
}

type Field = { id: string; label: string; optional?: boolean; hint?: string };

/** An input whose block and action share one id. */
export const input = (field: Field, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: field.id,
  label: plainText(field.label),
  optional: field.optional ?? false,
  ...(field.hint ? { hint: plainText(field.hint) } : {}),
  element,
});

export const select = (
  id: string,
  placeholder: string,
  options: PlainTextOption[],
  initial: PlainTextOption | null = null,
): InputBlock['element'] => ({
  type: 'static_select',
  action_id: id,
  placeholder: plainText(placeholder),
  options,
  ...(initial === null ? {} : { initial_option: initial }),
});

/** Several to be ticked. */
export const checkboxes = (
  id: string,
  options: PlainTextOption[],
  initial: PlainTextOption[] = [],
): InputBlock['element'] => ({
  type: 'checkboxes',
  action_id: id,
  options,
  ...(initial.length === 0 ? {} : { initial_options: initial }),
});

/** One of several that are all seen at once. */
export const radios = (
  id: string,
  options: PlainTextOption[],
  initial: PlainTextOption | null,
): InputBlock['element'] => ({
  type: 'radio_buttons',
  action_id: id,
  options,
  ...(initial === null ? {} : { initial_option: initial }),
});

/** A calendar day (YYYY-MM-DD). */
export const dayPicker = (id: string, initial: string | null = null): InputBlock['element'] => ({
  type: 'datepicker',
  action_id: id,
  ...(initial === null ? {} : { initial_date: initial }),
});

/** Somebody of the workspace. */
export const userPicker = (id: string, initial: string | null = null): InputBlock['element'] => ({
  type: 'users_select',
  action_id: id,
  ...(initial === null ? {} : { initial_user: initial }),
});

export const option = (text: string, value: string): PlainTextOption => ({
  text: plainText(clip(text, LIMITS.option)),
  value,
});

export const textInput = (
  id: string,
  more: { placeholder: string; multiline?: boolean; max: number; initial?: string | null },
): InputBlock['element'] => ({
  type: 'plain_text_input',
  action_id: id,
  multiline: more.multiline ?? false,
  max_length: Math.min(more.max, LIMITS.inputText),
  ...(more.initial ? { initial_value: clip(more.initial, Math.min(more.max, LIMITS.inputText)) } : {}),
  placeholder: plainText(more.placeholder),
});

/** Something said between the fields. Takes ready words; `id` is told apart from the inputs'. */
export const remark = (id: string, lines: string[]): SectionBlock => ({
  type: 'section',
  block_id: `about_${id}`,
  text: mrkdwn(lines.join('\n')),
});

/** Said in a form that is opened again after somebody else changed the same. */
export const KEPT = remark('kept', ['What you wrote is kept below; the other fields are as they are now.']);

export const chosen = (values: StateValues, id: string): string | null =>
  values[id]?.[id]?.selected_option?.value ?? null;

/** Everything that is ticked; null where Slack tells nothing of the field, as the local one does of untouched ones. */
export function ticked(values: StateValues, id: string): string[] | null {
  const options = values[id]?.[id]?.selected_options ?? null;
  return options === null ? null : options.flatMap(({ value }) => value ?? []);
}

export const pickedDate = (values: StateValues, id: string): string | null =>
  values[id]?.[id]?.selected_date || null;

/** What is wrong with a day for something yet to come; nothing with today or later, nor with none. */
export const pastDay = (id: string, date: string | null, reader: Reader): Record<string, string> =>
  date !== null && date < dateIn(reader.now, reader.zone)
    ? { [id]: 'That day is past: pick today or later' }
    : {};

export const pickedUser = (values: StateValues, id: string): string | null =>
  values[id]?.[id]?.selected_user || null;

/** What was written, without the space around it; null where nothing was. */
export const written = (values: StateValues, id: string): string | null =>
  values[id]?.[id]?.value?.trim() || null;

const marks = (read: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(read).flatMap(([name, mark]) => (typeof mark === 'string' ? [[name, mark]] : [])),
  );

function place(read: unknown): Origin['message'] {
  if (!isRecord(read) || typeof read.channelId !== 'string' || typeof read.ts !== 'string') return null;
  const thread = typeof read.threadTs === 'string' ? { threadTs: read.threadTs } : {};
  return { channelId: read.channelId, ts: read.ts, ...thread };
}

const isAbout = (read: unknown): read is Origin['about'] => (ABOUT as readonly unknown[]).includes(read);
