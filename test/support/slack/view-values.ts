import { attached } from './attach.js';
import { type Bag, bag, bags, isBag, list, text } from './bag.js';
import { walk } from './block-kit/fault.js';

/** Picked or typed so far, by block id and action id, in the shape Slack sends as `state.values`. */
export type Values = Record<string, Record<string, Bag>>;
/** A place where a person can type, pick or press. */
export type Spot = { block: Bag; element: Bag };

type Kind = { field: string; initial: string; many?: true };

const KINDS: Record<string, Kind> = {
  plain_text_input: { field: 'value', initial: 'initial_value' },
  email_text_input: { field: 'value', initial: 'initial_value' },
  url_text_input: { field: 'value', initial: 'initial_value' },
  number_input: { field: 'value', initial: 'initial_value' },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value' },
  static_select: { field: 'selected_option', initial: 'initial_option' },
  external_select: { field: 'selected_option', initial: 'initial_option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', many: true },
  checkboxes: { field: 'selected_options', initial: 'initial_options', many: true },
  users_select: { field: 'selected_user', initial: 'initial_user' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    many: true,
  },
  channels_select: { field: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { field: 'selected_date', initial: 'initial_date' },
  timepicker: { field: 'selected_time', initial: 'initial_time' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { field: 'files', initial: 'initial_files', many: true },
};
const PRESSED = new Set(['button', 'workflow_button', 'overflow', 'icon_button']);

/** Everything a person can act on, top to bottom. */
export function spotsIn(blocks: Bag[]): Spot[] {
  const spots: Spot[] = [];
  for (const block of blocks) {
    walk(block, [], (element) => {
      const type = text(element.type);
      if (element !== block && (KINDS[type] || PRESSED.has(type))) spots.push({ block, element });
    });
  }
  return spots;
}

export const holdsValue = (element: Bag): boolean => KINDS[text(element.type)] !== undefined;

/** `state.values` of these blocks: what was filled in, else what was there at first. */
export function valuesOf(blocks: Bag[], filled: Values): Values {
  const values: Values = {};
  for (const { block, element } of spotsIn(blocks).filter((spot) => holdsValue(spot.element))) {
    const [blockId, actionId] = [text(block.block_id), text(element.action_id)];
    values[blockId] = { ...values[blockId], [actionId]: filled[blockId]?.[actionId] ?? initially(element) };
  }
  return values;
}

function initially(element: Bag): Bag {
  const type = text(element.type);
  const kind = KINDS[type];
  return kind ? { type, [kind.field]: element[kind.initial] ?? (kind.many ? [] : null) } : { type };
}

/** What a person chose, as Slack sends it. Throws where nobody could choose it. */
export function chosen(element: Bag, choice: unknown): Bag {
  const type = text(element.type);
  const kind = KINDS[type] ?? (type === 'overflow' ? { field: 'selected_option', initial: '' } : null);
  if (!kind) throw new Error(`nothing can be chosen in a ${type}`);
  if (type === 'file_input') return { type, files: attached(element, choice) };
  const value = kind.many
    ? list(choice).map((one) => single(element, type, one))
    : single(element, type, choice);
  return { type, [kind.field]: value };
}

function single(element: Bag, type: string, choice: unknown): unknown {
  if (choice === null) return null;
  if (/external_select/.test(type))
    return isBag(choice) ? choice : { text: { type: 'plain_text', text: choice }, value: choice };
  if (/static_select|radio_buttons|checkboxes|overflow/.test(type)) return optionNamed(element, choice);
  if (type === 'datepicker') return shaped(choice, /^\d{4}-\d\d-\d\d$/, 'a date is YYYY-MM-DD');
  if (type === 'timepicker') return shaped(choice, /^\d\d:\d\d$/, 'a time is HH:mm');
  if (type === 'email_text_input') return shaped(choice, /^\S+@\S+\.\S+$/, 'not an e-mail address');
  if (type === 'url_text_input') return shaped(choice, /^https?:\/\//, 'not a web address');
  if (type === 'number_input') return shaped(`${Number(choice)}`, /^-?\d+(\.\d+)?$/, 'not a number');
  if (type === 'plain_text_input') return withinLength(element, text(choice));
  return choice;
}

/** By value or by the words a person reads. */
function optionNamed(element: Bag, choice: unknown): Bag {
  const all = [
    ...bags(element.options),
    ...bags(element.option_groups).flatMap((group) => bags(group.options)),
  ];
  const found = all.find((option) => option.value === choice || bag(option.text).text === choice);
  if (found) return found;
  const offered = all.map((option) => text(bag(option.text).text)).join(', ');
  throw new Error(`no such option "${String(choice)}"; there are: ${offered}`);
}

function shaped(choice: unknown, shape: RegExp, words: string): string {
  if (!shape.test(text(choice))) throw new Error(`"${String(choice)}": ${words}`);
  return text(choice);
}

function withinLength(element: Bag, typed: string): string | null {
  const most = typeof element.max_length === 'number' ? element.max_length : 3000;
  const least = typeof element.min_length === 'number' ? element.min_length : 0;
  if (typed.length > most)
    throw new Error(`Slack lets a person type ${most} characters here, not ${typed.length}`);
  if (typed !== '' && typed.length < least) throw new Error(`at least ${least} characters are needed here`);
  return typed === '' ? null : typed;
}

export function isEmpty(value: Bag | undefined): boolean {
  const { type: _, ...rest } = value ?? {};
  return Object.values(rest).every(
    (one) => one === null || one === '' || (Array.isArray(one) && one.length === 0),
  );
}
