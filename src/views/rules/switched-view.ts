import type { Button } from '@slack/types';
import type { VersionLine } from '../../domain/rules-facts.js';
import { actions, button, type Message, section } from '../blocks.js';
import { moment, type Reader } from '../dates.js';
import { ACTIONS } from '../names.js';
import { missingWarning } from '../standing-words.js';
import { wayBackValue } from './press-values.js';
import { readyNowWords } from './trial-view.js';
import { diffLines, reasonWords, seeRules, versionName } from './version-words.js';

export type SwitchedFacts = {
  version: VersionLine;
  /** The version that was in force until then; null for the first. */
  before: number | null;
  /** Leads that stand above the line now only by these rules. */
  readyNow: number;
  missing: string[];
};

/** What is now so, for whoever switched a version on: what changed, since when, and the way back. */
export function switchedView({ version, before, readyNow, missing }: SwitchedFacts, reader: Reader): Message {
  const since = version.liveAt === null ? '' : ` since ${moment(version.liveAt, reader)}`;
  const text = `${versionName(version)} is in force`;
  return {
    text: `✅ ${text}`,
    blocks: [
      section([`✅ *${text}*${since}`, reasonWords(version), ...diffLines(version.diff)]),
      ...missingWarning(missing).map((line) => section([line])),
      ...(readyNow === 0 ? [] : [section([readyNowWords(readyNow, 'stands', 'stand')])]),
      actions([...(before === null ? [] : [undo(version.version, before)]), seeRules()]),
    ],
  };
}

/** Puts the version in force again that was before. */
export const undo = (from: number, to: number): Button =>
  button('Undo', ACTIONS.rulesRevert, wayBackValue({ from, to }), { label: `Go back to version ${to}` });
