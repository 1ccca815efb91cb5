import { DRAFT_DAYS, type VersionLine } from '../../domain/rules-facts.js';
import { actions, context, type Message, section } from '../blocks.js';
import { draftButtons } from './rules-view.js';
import { diffLines, gaveWay, reasonWords, versionName } from './version-words.js';

/** A change that was written down and not tried: what it is, what may be done with it, and which gave way to it. */
export function draftView(version: VersionLine, replaced: number[] = []): Message {
  const text = `${versionName(version)} is written down, and nothing has changed yet`;
  return {
    text,
    blocks: [
      section([`📝 *${text}*`, reasonWords(version), ...diffLines(version.diff)]),
      actions(draftButtons(version)),
      context([
        `Until it is switched on, the rules in force stay. It waits ${DRAFT_DAYS} days under \`/lead rules versions\`.`,
        ...gaveWay(replaced),
      ]),
    ],
  };
}
