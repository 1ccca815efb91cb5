import type { ModalView } from '@slack/types';
import { type Lead, leadName } from '../../domain/lead.js';
import { context } from '../blocks.js';
import { whoLine } from '../lead-words.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { clip } from '../text.js';
import { input, modal, type Origin, type Read, type StateValues, textInput, written } from './form.js';

/** The tags of a lead in one line. What was there is kept with the form, so that only what its sender changed is changed. */
export function tagsModal(lead: Lead, origin: Origin): ModalView {
  const had = lead.tags.join(' ');
  const seen = had.length > 2_000 ? {} : { tags: had };
  return modal(CALLBACKS.tags, `Tags: ${leadName(lead)}`, 'Save', { ...origin, seen }, [
    context([whoLine(lead)]),
    input(
      {
        id: INPUTS.tags,
        label: 'Tags',
        optional: true,
        hint: 'Words with spaces between them. A word taken out takes the tag off.',
      },
      textInput(INPUTS.tags, { placeholder: 'vip demo trade_show', max: 1_100, initial: clip(had, 1_100) }),
    ),
  ]);
}

/** What the sender of the form put on and took off. */
export type TagsForm = { add: string[]; remove: string[] };

/** Reads what `tagsModal` asked. Where Slack tells nothing of the field, nothing was changed. */
export function readTagsModal(values: StateValues, origin: Origin): Read<TagsForm> {
  const had = words(origin.seen?.tags ?? '');
  if (values[INPUTS.tags] === undefined) return { ok: true, value: { add: [], remove: [] } };
  const has = words(written(values, INPUTS.tags) ?? '');
  const long = has.find((tag) => tag.length > 50);
  if (long !== undefined)
    return { ok: false, errors: { [INPUTS.tags]: `“${clip(long, 30)}” is too long: 50 letters at most` } };
  return {
    ok: true,
    value: { add: has.filter((tag) => !had.includes(tag)), remove: had.filter((tag) => !has.includes(tag)) },
  };
}

const words = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((word) => word.replace(/^[#+]+/, ''))
      .filter((word) => word !== ''),
  ),
];
