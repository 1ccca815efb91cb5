import { bags, isBag, text } from '../bag.js';
import { type Fault, fault, type Path, walk } from './fault.js';
import type { Surface } from './surfaces.js';

const ACTIVE =
  /^(button|workflow_button|overflow|checkboxes|radio_buttons|(date|time|datetime)picker|(multi_)?(static|external|users|conversations|channels)_select|(plain|email|url|rich)_text_input|number_input|file_input)$/;
const TABLES = new Set(['table', 'data_table']);

/** Rules that hold between blocks. */
export function checkTogether(blocks: unknown, surface: Surface, path: Path): Fault[] {
  if (!Array.isArray(blocks)) return [];
  const all = bags(blocks);
  return [
    ...unique(
      all.map((block, at) => ({ id: block.block_id, path: [...path, at, 'block_id'] })),
      'block_id',
    ),
    ...all.flatMap((block, at) => checkElements(block, surface, [...path, at])),
    ...focusOnce(all, surface, path),
    ...tablesOnce(all, path),
  ];
}

type Named = { id: unknown; path: Path };

function unique(ids: Named[], what: string): Fault[] {
  const seen = new Set<unknown>();
  return ids.flatMap(({ id, path }) => {
    if (id === undefined) return [];
    if (seen.has(id)) return [fault('slack', path, `${what} "${text(id)}" is used twice`)];
    seen.add(id);
    return [];
  });
}

/** Action ids within one block, and elements that belong elsewhere. */
function checkElements(block: Record<string, unknown>, surface: Surface, path: Path): Fault[] {
  const faults: Fault[] = [];
  const ids: Named[] = [];
  walk(block, path, (element, at) => {
    const type = text(element.type);
    if (at.length === path.length || !ACTIVE.test(type)) return;
    ids.push({ id: element.action_id, path: [...at, 'action_id'] });
    if (element.action_id === undefined && element.url === undefined) {
      faults.push(fault('house', at, `a ${type} without an action_id can't be told from another`));
    }
    if (type === 'file_input' && surface !== 'modal')
      faults.push(fault('slack', at, 'file_input only works in a modal'));
    if (element.response_url_enabled && surface !== 'modal') {
      faults.push(fault('slack', at, 'response_url_enabled only works in a modal'));
    }
  });
  return [...faults, ...unique(ids, 'action_id')];
}

function focusOnce(blocks: unknown[], surface: Surface, path: Path): Fault[] {
  const focused: Path[] = [];
  walk(blocks, path, (element, at) => void (element.focus_on_load === true && focused.push(at)));
  if (surface === 'message') return focused.map((at) => fault('slack', at, 'a message has no focus_on_load'));
  return focused.slice(1).map((at) => fault('slack', at, 'focus_on_load is given twice'));
}

function tablesOnce(blocks: Record<string, unknown>[], path: Path): Fault[] {
  const tables = blocks
    .map((block, at) => ({ block, at }))
    .filter(({ block }) => TABLES.has(text(block.type)));
  const second = tables
    .slice(1)
    .map(({ at }) => fault('slack', [...path, at], 'only one table in a message'));
  const tooLong = tables
    .filter(({ block }) => visibleLength(block) > 10_000)
    .map(({ at }) => fault('slack', [...path, at], 'more than 10,000 characters in a table'));
  return [...second, ...tooLong];
}

/** Characters people may see: every `text` and `alt_text` string inside. */
export function visibleLength(value: unknown): number {
  let length = 0;
  walk(value, [], (inner) => {
    length += typeof inner.text === 'string' ? inner.text.length : 0;
    length += typeof inner.alt_text === 'string' ? inner.alt_text.length : 0;
  });
  return length;
}

export const hasInputs = (blocks: unknown): boolean =>
  Array.isArray(blocks) && blocks.some((block) => isBag(block) && block.type === 'input');
