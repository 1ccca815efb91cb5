import { type Bag, bag, bags, isBag, list, text } from './bag.js';
import type { Message } from './world.js';

/**
 * What a person reads in a message or a view, top to bottom: words of every block, buttons as `[Claim]`, a
 * select as `[Pick one v]`. Control syntax is read as Slack shows it; the top-level text only where no blocks are.
 */
export function textOf(thing: Message | Bag): string {
  const blocks = bags(bag(thing).blocks);
  const title = text(bag(bag(thing).title).text);
  const lines = blocks.map(blockText).filter((line) => line !== '');
  const attached = bags(bag(thing).attachments).map((one) => textOf(one));
  if (blocks.length === 0)
    return [readable(text(bag(thing).text)), ...attached].filter((line) => line !== '').join('\n');
  return [title, ...lines, ...attached].filter((line) => line !== '').join('\n');
}

/** Words of the buttons a person can press, in order. */
export function buttonsOf(thing: Message | Bag): string[] {
  return [...textOf(thing).matchAll(/\[([^\]\n]+)\]/g)]
    .map((found) => found[1] ?? '')
    .filter((words) => !words.endsWith(' v'));
}

function blockText(block: Bag): string {
  switch (block.type) {
    case 'divider':
      return '';
    case 'rich_text':
      return richText(block);
    case 'markdown':
      return text(block.text);
    case 'table':
    case 'data_table':
      return [text(block.caption), ...list(block.rows).map((row) => bags(row).map(elementText).join(' | '))]
        .join('\n')
        .trim();
    case 'image':
      return [objectText(block.title), text(block.alt_text)].filter(Boolean).join(' ');
    default:
      return parts(block)
        .filter((part) => part !== '')
        .join('\n');
  }
}

/** Sections, headers, contexts, actions, inputs, cards, containers: whatever they hold, in reading order. */
function parts(block: Bag): string[] {
  return [
    objectText(block.label),
    objectText(block.title),
    objectText(block.subtitle),
    typeof block.text === 'string' ? block.text : objectText(block.text),
    objectText(block.body),
    ...bags(block.fields).map(objectText),
    ...bags(block.elements).map(elementText),
    isBag(block.accessory) ? elementText(block.accessory) : '',
    isBag(block.element) ? elementText(block.element) : '',
    objectText(block.hint),
    ...bags(block.actions).map(elementText),
    ...bags(block.child_blocks).map(blockText),
    ...bags(block.tasks).map(blockText),
  ];
}

function elementText(element: Bag): string {
  const type = text(element.type);
  if (type === 'mrkdwn' || type === 'plain_text') return objectText(element);
  if (type === 'raw_text' || type === 'raw_number') return text(element.text);
  if (type === 'rich_text') return richText(element);
  if (type === 'image') return text(element.alt_text);
  if (type === 'card') return blockText(element);
  if (type === 'button' || type === 'workflow_button' || type === 'icon_button')
    return `[${objectText(element.text)}]`;
  if (type === 'overflow')
    return bags(element.options)
      .map((option) => `[${objectText(option.text)}]`)
      .join(' ');
  if (type === 'radio_buttons' || type === 'checkboxes')
    return bags(element.options)
      .map((o) => `( ) ${objectText(o.text)}`)
      .join('\n');
  const initial = element.initial_option
    ? objectText(bag(element.initial_option).text)
    : text(element.initial_value ?? element.initial_date);
  return `[${initial || objectText(element.placeholder) || type} v]`;
}

const objectText = (object: unknown): string => {
  const { type, text: words } = bag(object);
  return type === 'mrkdwn' ? readable(text(words)) : text(words);
};

/** mrkdwn as a person reads it: links by their label, dates by their fallback, entities decoded. */
export function readable(mrkdwn: string): string {
  return mrkdwn
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(?:https?|mailto|tel|slack):[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel|slack):[^>]*)>/g, '$1')
    .replace(/<(@[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<(#[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function richText(block: Bag): string {
  return bags(block.elements).map(richPart).join('\n');
}

function richPart(part: Bag): string {
  if (part.type === 'rich_text_list')
    return bags(part.elements)
      .map((item) => `• ${richPart(item)}`)
      .join('\n');
  return bags(part.elements).map(richRun).join('');
}

function richRun(run: Bag): string {
  if (run.type === 'user') return `@${text(run.user_id)}`;
  if (run.type === 'channel') return `#${text(run.channel_id)}`;
  if (run.type === 'emoji') return `:${text(run.name)}:`;
  if (run.type === 'broadcast') return `@${text(run.range)}`;
  if (run.type === 'date') return text(run.fallback);
  return text(run.text) || text(run.url);
}
