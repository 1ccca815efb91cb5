import type { InputBlock, ModalView } from '@slack/types';
import type { StateValues } from '../../src/views/modals/form.js';

export const inputs = (view: ModalView): InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');

/** What somebody put into a field, by its label: words, options by their words, or files by their ids. */
type Answers = Record<string, string | string[]>;
type State = StateValues[string][string];

/**
 * Fills a modal the way the local Slack hands it back: by the ids the view itself was built with, and nothing at all
 * of what nobody touched.
 */
export const filled = (view: ModalView, answers: Answers): StateValues =>
  stateOf(view, answers, () => ({ selected_option: null }));

/** The same the way Slack does: what nobody touched is as the form opened. */
export const sent = (view: ModalView, answers: Answers): StateValues =>
  stateOf(view, answers, ({ element }) => initially(element));

function stateOf(view: ModalView, answers: Answers, untouched: (block: InputBlock) => State): StateValues {
  const known = inputs(view).map(({ label }) => label.text);
  const lost = Object.keys(answers).find((label) => !known.includes(label));
  if (lost !== undefined) throw new Error(`the form has no field “${lost}”, but ${known.join(', ')}`);
  return Object.fromEntries(
    inputs(view).map((block) => {
      const answer = answers[block.label.text];
      const id = 'action_id' in block.element ? (block.element.action_id ?? '') : '';
      return [
        String(block.block_id),
        { [id]: answer === undefined ? untouched(block) : answered(block, answer) },
      ];
    }),
  );
}

function answered(block: InputBlock, answer: string | string[]): State {
  const all = [answer].flat();
  switch (block.element.type) {
    case 'datepicker':
      return { selected_date: all[0] ?? null };
    case 'plain_text_input':
    case 'number_input':
      return { value: all[0] ?? null };
    case 'file_input':
      return { files: all.map((id) => ({ id })) };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: all.map((words) => optionNamed(block, words)) };
    default:
      return { selected_option: optionNamed(block, all[0] ?? '') };
  }
}

function initially(element: InputBlock['element']): State {
  switch (element.type) {
    case 'datepicker':
      return { selected_date: element.initial_date ?? null };
    case 'plain_text_input':
      return { value: element.initial_value ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: (element.initial_options ?? []).map(({ value }) => valued(value)) };
    case 'static_select':
    case 'radio_buttons': {
      const initial = element.initial_option;
      return { selected_option: initial === undefined ? null : valued(initial.value) };
    }
    default:
      return {};
  }
}

function optionNamed({ element }: InputBlock, words: string): { value: string } {
  const grouped = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const flat = 'options' in element ? (element.options ?? []) : [];
  const all = [...flat, ...grouped.flatMap(({ options }) => options)];
  const found = all.find((option) => option.text.text === words);
  if (found === undefined)
    throw new Error(`the form has no “${words}”, but ${all.map(({ text }) => text.text).join(', ')}`);
  return valued(found.value);
}

function valued(value: string | undefined): { value: string } {
  if (value === undefined) throw new Error('an option without a value');
  return { value };
}
