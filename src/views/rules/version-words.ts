import type { Button } from '@slack/types';
import type { VersionLine } from '../../domain/rules-facts.js';
import { button } from '../blocks.js';
import { person } from '../lead-words.js';
import { SPACE } from '../limits.js';
import { ACTIONS } from '../names.js';
import { escaped, number } from '../text.js';

/** "house@3", as every stored score names the rules it was made by. */
export const versionName = ({ name, version }: Pick<VersionLine, 'name' | 'version'>): string =>
  `${escaped(name, SPACE.name)}@${version}`;

/** "“Too many early alerts” <@U01>": why, and who stands behind it. */
export function reasonWords({ reason, authorId }: Pick<VersionLine, 'reason' | 'authorId'>): string {
  const who = authorId === null ? 'as Kindling ships it' : person(authorId);
  return reason === '' ? who : `“${escaped(reason, SPACE.question)}” · ${who}`;
}

/** What a version changes, a line each; a long list is shortened, and says by how much. */
export function diffLines(diff: string[], most = 6): string[] {
  const shown = diff.slice(0, most).map((each) => `• ${arrowed(each)}`);
  const more = diff.length - shown.length;
  return more > 0 ? [...shown, `and ${number(more)} more changes`] : shown;
}

/** Which changes gave way to a newer one of the same person, in a sentence; none of none. */
export function gaveWay(replaced: number[]): string[] {
  if (replaced.length === 0) return [];
  const [only] = replaced;
  const which =
    replaced.length === 1
      ? `version ${only}, your change before it`
      : `${number(replaced.length)} changes of yours before it`;
  return [`It takes the place of ${which}: nobody had switched ${replaced.length === 1 ? 'it' : 'them'} on.`];
}

/** A change as one line: "SQL line: enter 80 → 90". */
export const arrowed = (change: string): string => escaped(change.replaceAll('->', '→'), SPACE.reason);

export const seeRules = (): Button => button('See the rules', ACTIONS.rulesShow, 'live');
