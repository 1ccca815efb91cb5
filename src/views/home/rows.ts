import type { Button, KnownBlock } from '@slack/types';
import { actions, button, overflow, section } from '../blocks.js';
import { ACTIONS, type ActionName } from '../names.js';
import { moreValue } from './press.js';

/** Something to be done with a row. */
export type Choice = { text: string; action: ActionName; value: string; primary?: boolean };

/** A row of a list: what it says, and what can be done about it, the likeliest first. `about` names it for screen readers. */
export type Row = { lines: (string | null)[]; about: string; choices: Choice[] };

/** Nobody's button and everybody's: a look at the lead. */
export const showing = (leadId: string): Choice => ({ text: 'Show', action: ACTIONS.show, value: leadId });

/** Gives the lead to somebody. */
export const passing = (leadId: string, text = 'Pass on'): Choice => ({
  text,
  action: ACTIONS.passLead,
  value: leadId,
});

/** A row with its likeliest button, and the rest behind three dots. */
export function rowBlocks({ lines, about, choices }: Row): KnownBlock[] {
  const [first, ...rest] = choices;
  if (first === undefined) return [section(lines)];
  if (rest.length === 0) return [section(lines, pressable(first, about))];
  return [section(lines), actions([pressable(first, about), ...behindDots(rest, about)])];
}

/** The same for messages, where rows are short and have one button. */
export function shortRow({ lines, about, choices: [first] }: Row): KnownBlock {
  return first === undefined ? section(lines) : section(lines, pressable(first, about));
}

function behindDots(rest: Choice[], about: string) {
  const [only, second] = rest;
  if (only !== undefined && second === undefined) return [pressable(only, about)];
  return [
    overflow(
      ACTIONS.homeMore,
      rest.map((choice) => [choice.text, moreValue(choice)]),
    ),
  ];
}

const pressable = ({ text, action, value, primary = false }: Choice, about: string): Button =>
  button(text, action, value, { primary, label: `${text}: ${about}` });
