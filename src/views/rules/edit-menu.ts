import type { Button } from '@slack/types';
import { actions, button, type Message, section } from '../blocks.js';
import { ACTIONS } from '../names.js';

/** What of the rules can be changed in a form of its own; `menu` asks which. */
export const RULES_PARTS = ['menu', 'points', 'lines', 'icp'] as const;
export type RulesPart = (typeof RULES_PARTS)[number];

export const readRulesPart = (value: string): RulesPart | null =>
  RULES_PARTS.find((part) => part === value) ?? null;

const LABELS: Record<RulesPart, string> = {
  menu: 'Edit the rules',
  points: 'Edit points',
  lines: 'Edit lines and days',
  icp: 'Edit ideal customer',
};

/** The button that opens the form for a part of the rules. */
export const editButton = (part: RulesPart, text: string = LABELS[part]): Button =>
  button(text, ACTIONS.rulesEdit, part, { label: LABELS[part] });

/** The answer to `/lead rules edit`: which part? */
export function editMenu(version: number): Message {
  const value = String(version);
  return {
    text: 'What of the rules do you want to change?',
    blocks: [
      section(['*What do you want to change?*']),
      section(['*Points* of one rule, and the most it may be worth'], editButton('points')),
      section(
        ['*Lines, days and the SLA*: MQL, SQL, half-lives, cold, how soon to respond'],
        editButton('lines'),
      ),
      section(['*Ideal customer*: industries, size, seniority, budget, countries'], editButton('icp')),
      actions([
        button('Choose a preset', ACTIONS.rulesPreset, value),
        button('Upload a file', ACTIONS.rulesUpload, value),
      ]),
    ],
  };
}
