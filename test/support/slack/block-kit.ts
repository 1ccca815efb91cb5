import { z } from 'zod';
import { bag, bags, text } from './bag.js';
import { type Fault, fault, faultsOf } from './block-kit/fault.js';
import { plain } from './block-kit/objects.js';
import { checkTogether, hasInputs, visibleLength } from './block-kit/rules.js';
import { checkSafeText, checkWords } from './block-kit/safe-text.js';
import { checkBlocks, type Surface } from './block-kit/surfaces.js';

export type { Fault } from './block-kit/fault.js';
export { checkSafeText } from './block-kit/safe-text.js';

/** `mayPing`: this message is meant to call a channel. */
export type Leave = { mayPing?: boolean };

const LONG = 12_000;
/** Slack's own cap is not documented; messages were seen refused a little above this. */
const TOO_LONG = 13_200;

/** What is wrong with a message as given to chat.postMessage, chat.update or a response_url. Empty: nothing. */
export function checkMessage(payload: unknown, leave: Leave = {}): Fault[] {
  const message = bag(payload);
  const blocks = message.blocks ?? [];
  const faults = [
    ...onSurface(blocks, 'message', ['blocks']),
    ...bags(message.attachments).flatMap((one, at) =>
      one.blocks === undefined ? [] : onSurface(one.blocks, 'message', ['attachments', at, 'blocks']),
    ),
    ...checkTopText(message),
    ...checkLength(message),
    ...checkSafeText(message.blocks, ['blocks']),
    ...checkSafeText(message.attachments, ['attachments']),
  ];
  return leave.mayPing ? faults.filter((one) => !one.words.startsWith('pings')) : faults;
}

/** What is wrong with a modal or an App Home as given to views.*. Empty: nothing. */
export function checkView(view: unknown, leave: Leave = {}): Fault[] {
  const given = bag(view);
  const surface = given.type === 'home' ? 'home' : 'modal';
  const { blocks, ...frame } = given;
  const faults = [
    ...faultsOf(surface === 'home' ? homeFrame : modalFrame, frame, []),
    ...onSurface(blocks, surface, ['blocks']),
    ...checkSubmit(given, surface),
    ...checkSize(given),
    ...checkSafeText(blocks, ['blocks']),
  ];
  return leave.mayPing ? faults.filter((one) => !one.words.startsWith('pings')) : faults;
}

const frameFields = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const homeFrame = z.strictObject({ type: z.literal('home'), ...frameFields });
const modalFrame = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...frameFields,
});

const onSurface = (blocks: unknown, surface: Surface, path: (string | number)[]): Fault[] => [
  ...checkBlocks(blocks, surface, path),
  ...checkTogether(blocks, surface, path),
];

/** The top-level text is what a notification and a screen reader say. */
function checkTopText(message: Record<string, unknown>): Fault[] {
  const words = text(message.text);
  const missing = words.trim() === '' && bags(message.blocks).length > 0;
  return [
    ...(missing
      ? [fault('house', ['text'], 'blocks need a text too: notifications and screen readers read it')]
      : []),
    ...(words.length > 4000
      ? [fault('house', ['text'], `4,000 characters at most are shown, not ${words.length}`)]
      : []),
    ...checkWords(words, ['text']),
  ];
}

function checkLength(message: Record<string, unknown>): Fault[] {
  const length = visibleLength([message.blocks, message.attachments]);
  if (length > TOO_LONG) return [fault('slack', ['blocks'], `msg_blocks_too_long: ${length} characters`)];
  return length > LONG
    ? [fault('house', ['blocks'], `keep a message under 12,000 characters, not ${length}`)]
    : [];
}

function checkSubmit(view: Record<string, unknown>, surface: Surface): Fault[] {
  const needed = surface === 'modal' && hasInputs(view.blocks) && view.submit === undefined;
  return needed ? [fault('slack', ['submit'], 'a modal with inputs needs a submit button')] : [];
}

function checkSize(view: Record<string, unknown>): Fault[] {
  const size = JSON.stringify(view).length;
  return size > 250_000 ? [fault('slack', [], `view_too_large: ${size} characters of JSON`)] : [];
}
