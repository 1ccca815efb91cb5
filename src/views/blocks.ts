import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.js';
import type { ActionName } from './names.js';
import { clip, plain } from './text.js';

/** A message to Slack. `text` says it all in a line, for notifications and screen readers. */
export type Message = { text: string; blocks: KnownBlock[] };

/** `verbatim`: Slack makes no links and no mentions of its own out of what a lead wrote. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Takes ready words: those of outsiders must have passed `plain` before. */
export const plainText = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true });

/** A paragraph; lines that are null are left out. */
export const section = (lines: (string | null)[], accessory?: Button | Overflow): SectionBlock => ({
  type: 'section',
  text: mrkdwn(within(LIMITS.section, lines)),
  ...(accessory ? { accessory } : {}),
});

/** Short texts in two columns. */
export const columns = (texts: string[]): SectionBlock => ({
  type: 'section',
  fields: texts.slice(0, LIMITS.fields).map((text) => mrkdwn(within(LIMITS.field, [text]))),
});

/** Small grey print, one line. */
export const context = (lines: (string | null)[]): ContextBlock => ({
  type: 'context',
  elements: [mrkdwn(within(LIMITS.section, lines))],
});

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plainText(clip(text, LIMITS.header)),
});

export const actions = (buttons: (Button | Overflow)[]): ActionsBlock => ({
  type: 'actions',
  elements: buttons,
});

export const button = (
  text: string,
  action: ActionName,
  value: string,
  more: { primary?: boolean; label?: string } = {},
): Button => ({
  type: 'button',
  text: plainText(text),
  action_id: action,
  value,
  ...(more.primary ? { style: 'primary' } : {}),
  ...(more.label ? { accessibility_label: plain(more.label, LIMITS.buttonText) } : {}),
});

/** The rest of what can be done, behind three dots. */
export const overflow = (action: ActionName, options: [text: string, value: string][]): Overflow => ({
  type: 'overflow',
  action_id: action,
  options: options.slice(0, LIMITS.overflow).map(([text, value]) => ({ text: plainText(text), value })),
});

/** How many letters a message shows, those on its buttons included: Slack caps their sum. */
export function wordsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : wordsIn(inner)),
    0,
  );
}

/** Keeps whole lines as long as they fit: a line is never cut, for it may hold a date or a mention. */
function within(limit: number, lines: (string | null)[]): string {
  let text = '';
  for (const line of lines.flatMap((each) => each?.split('\n') ?? [])) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > limit) break;
    text = longer;
  }
  return text === '' ? ' ' : text;
}
