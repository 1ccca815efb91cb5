import type { InputBlock, PlainTextOption } from '@slack/types';
import { plainText } from '../blocks.js';
import { INPUTS } from '../names.js';
import { checkboxes, input, option, type StateValues, textInput, ticked, written } from './form.js';

/** What every change of the rules carries: why, and whether it is tried on history before it may be switched on. */
export type Reasoned = { reason: string; try: boolean };

const REASON = { least: 3, most: 500 };
const YES = 'yes';

const TICK: PlainTextOption = {
  ...option('Try on history first', YES),
  description: plainText('Which alerts would have come, and which not? It changes nothing.'),
};

/** The last two fields of each form that changes the rules. `filled` is what was said before. */
export const reasonInputs = (filled: Reasoned | null): InputBlock[] => [
  input(
    {
      id: INPUTS.reason,
      label: 'Why?',
      hint: 'Stands with the version: whoever wonders later finds it here.',
    },
    textInput(INPUTS.reason, {
      placeholder: 'Too many alerts at 80, and few of them won',
      multiline: true,
      max: REASON.most,
      initial: filled?.reason ?? null,
    }),
  ),
  input(
    { id: INPUTS.tryFirst, label: 'Before it counts', optional: true },
    checkboxes(INPUTS.tryFirst, [TICK], filled?.try === false ? [] : [TICK]),
  ),
];

/** Reads the two; an untouched tick is a tick, for that is how the form opens. */
export function readReason(values: StateValues): { value: Reasoned; errors: Record<string, string> } {
  const reason = written(values, INPUTS.reason) ?? '';
  const errors: Record<string, string> =
    reason.length < REASON.least ? { [INPUTS.reason]: 'Say in a few words why' } : {};
  return { value: { reason, try: ticked(values, INPUTS.tryFirst)?.includes(YES) ?? true }, errors };
}
