import type { VersionLine } from '../../domain/rules-facts.js';
import { actions, context, type Message, section } from '../blocks.js';
import { draftButtons } from './rules-view.js';
import { diffLines, reasonWords, versionName } from './version-words.js';

/** A change that was written down and not tried: what it is, and what may be done with it. */
export function draftView(version: VersionLine): Message {
  const text = `${versionName(version)} is written down, and nothing has changed yet`;
  return {
    text,
    blocks: [
      section([`📝 *${text}*`, reasonWords(version), ...diffLines(version.diff)]),
      actions(draftButtons(version)),
      context(['Until it is switched on, the rules in force stay. It waits under `/lead rules versions`.']),
    ],
  };
}
