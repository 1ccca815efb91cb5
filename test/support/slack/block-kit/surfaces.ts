import type { z } from 'zod';
import { isBag, text } from '../bag.js';
import { BLOCKS } from './blocks.js';
import { type Fault, fault, faultsOf, type Path } from './fault.js';

export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'video',
];
/** Where the sources disagree (data_table on Home, cards in modals) the block is left out. */
const TAKES: Record<Surface, Set<string>> = {
  message: new Set([
    ...EVERYWHERE,
    'card',
    'carousel',
    'table',
    'data_table',
    'container',
    'context_actions',
    'markdown',
    'plan',
    'task_card',
  ]),
  modal: new Set([...EVERYWHERE, 'alert']),
  home: new Set([...EVERYWHERE, 'card', 'carousel', 'table']),
};
const MOST: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/** Each block by itself: known, at home on this surface, and within its limits. */
export function checkBlocks(blocks: unknown, surface: Surface, path: Path): Fault[] {
  if (!Array.isArray(blocks)) return [fault('slack', path, 'must be an array of blocks')];
  const tooMany = blocks.length > MOST[surface];
  const many = tooMany ? [fault('slack', path, `at most ${MOST[surface]} blocks, not ${blocks.length}`)] : [];
  return [...many, ...blocks.flatMap((block, at) => checkBlock(block, surface, [...path, at]))];
}

function checkBlock(block: unknown, surface: Surface, path: Path): Fault[] {
  if (!isBag(block)) return [fault('slack', path, 'must be a block')];
  const type = text(block.type);
  const schemas: Record<string, z.ZodType> = BLOCKS;
  const schema = schemas[type];
  if (!schema) return [fault('slack', [...path, 'type'], `no block is called "${type}"`)];
  if (!TAKES[surface].has(type))
    return [fault('slack', [...path, 'type'], `a ${surface} takes no ${type} block`)];
  return faultsOf(schema, block, path);
}
