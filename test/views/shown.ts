import type { KnownBlock } from '@slack/types';
import type { Message } from '../../src/views/blocks.js';

/** A message as lines, the way people read it; buttons as `[Claim]`, primary ones as `[[Claim]]`. */
export const shown = ({ blocks }: Message): string => blocks.flatMap(linesOf).join('\n');

/** Every button of a message, in order. */
export function buttonsOf({ blocks }: Message) {
  return blocks.flatMap((block) => {
    if (block.type === 'actions')
      return block.elements.flatMap((element) => (element.type === 'button' ? [element] : []));
    return block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [];
  });
}

export const buttonWords = (message: Message): string[] => buttonsOf(message).map((each) => each.text.text);

function linesOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${block.text.text}`];
    case 'section':
      return [
        ...(block.text ? [block.text.text] : []),
        ...(block.fields ?? []).map((field) => field.text.replaceAll('\n', ' | ')),
        ...(block.accessory ? pressables([block.accessory]) : []),
      ];
    case 'context':
      return block.elements.map((element) => ('text' in element ? `(${element.text})` : ''));
    case 'actions':
      return [pressables(block.elements).join(' ')];
    case 'divider':
      return ['---'];
    default:
      return [`<${block.type}>`];
  }
}

const pressables = (elements: { type: string }[]): string[] =>
  elements.flatMap((element) => {
    if (!('text' in element) || typeof element.text !== 'object' || element.text === null) return [];
    const words = 'text' in element.text ? String(element.text.text) : '';
    return ['style' in element && element.style === 'primary' ? `[[${words}]]` : `[${words}]`];
  });
