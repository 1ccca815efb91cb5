import type { Button, KnownBlock } from '@slack/types';
import type { EndedDraft, Problem } from '../../domain/outcome.js';
import { DRAFT_DAYS } from '../../domain/rules-facts.js';
import { actions, button } from '../blocks.js';
import { type Reader, yourTime } from '../dates.js';
import { person } from '../lead-words.js';
import { SPACE } from '../limits.js';
import { ACTIONS } from '../names.js';
import { escaped, listed } from '../text.js';

type Of<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
type Kinds =
  | 'managers_only'
  | 'no_change'
  | 'no_such_rule'
  | 'not_a_number'
  | 'no_files_here'
  | 'rules_busy'
  | 'rules_moved'
  | 'rules_gone';

/** Refusals of what is done to the rules, in words. */
export const RULES_PROBLEMS: { [K in Kinds]: (refusal: Of<K>, reader: Reader) => string[] } = {
  managers_only: ({ what }) => [
    `Only managers can ${escaped(what, SPACE.reason)}: the people in the managers' channel, where I must be, too.`,
    'Everybody can read the rules and see what they make of a lead: `/lead rules`, `/lead why acme`.',
  ],
  no_change: () => [
    'That is how it is already, so nothing was changed.',
    'The rules in force: `/lead rules`. What was changed before: `/lead rules versions`.',
  ],
  no_such_rule: ({ asked, near }) => [
    `I know no rule or setting “${escaped(asked, SPACE.detail)}”.`,
    near.length > 0
      ? `Did you mean ${listed(near)}?`
      : 'All of them are in the file: `/lead rules download`.',
  ],
  not_a_number: ({ name, typed }) => [
    `“${escaped(typed, SPACE.detail)}” for ${escaped(name, SPACE.name)} is no number.`,
    'Like this: `/lead rules try sql=90 demo=50`',
  ],
  no_files_here: () => [
    'This local Slack has no field for files, so no rules can be handed in here; a real Slack has one.',
    'By words it works here, too: `/lead rules try sql=90 demo=50`, or in forms: `/lead rules edit`',
  ],
  rules_busy: ({ version }) => [
    `Version ${version} is being switched on right now: one change at a time.`,
    'It takes seconds to minutes. Whether it is done: `/lead rules`',
  ],
  rules_moved: ({ version, live }) => [
    `Version ${version} was made from rules that are no longer in force: switched on, it would take back what version ${live} changed.`,
    'Make the change again on top of them: `/lead rules try` with the same words, or `/lead rules edit`. What it was: `/lead rules versions`.',
  ],
  rules_gone: ({ version, ended }, reader) =>
    ended === null
      ? [`There is no version ${version} to do that with.`, 'Those there are: `/lead rules versions`']
      : [
          `Version ${version} ${endedWords(ended, reader)}. The rules in force stay as they are.`,
          wayOn(ended),
        ],
};

function endedWords({ how, by, at, instead }: EndedDraft, reader: Reader): string {
  const when = at === null ? '' : ` ${yourTime(at, reader)}`;
  switch (how) {
    case 'replaced':
      return `gave way to version ${instead ?? 0}, a newer change by the same person`;
    case 'forgotten':
      return `was put away${when}: for ${DRAFT_DAYS} days nobody switched it on or discarded it`;
    case 'discarded':
      return `was discarded${by === null ? '' : ` by ${person(by)}`}${when}`;
  }
}

const wayOn = ({ instead }: EndedDraft): string =>
  instead === null
    ? 'It can be taken up again as a version of its own, and is tried on history first.'
    : `Try that one: \`/lead rules try ${instead}\`. Or take this one up again, and that one gives way.`;

/** The way back to a change that was put away; what never was has none. */
export const takeUp = ({ version, ended }: Of<'rules_gone'>): KnownBlock[] =>
  ended === null ? [] : [actions([takeUpButton(version)])];

/** Makes a version that was put away anew, to be tried. */
export const takeUpButton = (version: number): Button =>
  button('Take it up again', ACTIONS.rulesAgain, String(version), {
    label: `Take version ${version} up again`,
  });
