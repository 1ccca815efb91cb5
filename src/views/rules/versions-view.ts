import type { KnownBlock } from '@slack/types';
import type { VersionLine } from '../../domain/rules-facts.js';
import { actions, button, type Message, section } from '../blocks.js';
import { type Reader, yourTime } from '../dates.js';
import { dotted } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { showMore } from '../paged.js';
import { plural } from '../text.js';
import { wayBackValue } from './press-values.js';
import { takeUpButton } from './rules-problems.js';
import { draftButtons } from './rules-view.js';
import { diffLines, reasonWords, versionName } from './version-words.js';

/** Versions a page holds. */
export const VERSIONS_ON_A_PAGE = 8;
const DIFF = 4;

type Page = { isManager: boolean; from: number };

/** The answer to `/lead rules versions`: all there were, newest first, of which a page is shown. */
export function versionsView(all: VersionLine[], { isManager, from }: Page, reader: Reader): Message {
  const live = all.find(({ status }) => status === 'live') ?? null;
  const text = `${plural(all.length, 'version')} of the rules${live === null ? '' : `, ${versionName(live)} in force`}`;
  const shown = all.slice(from, from + VERSIONS_ON_A_PAGE);
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...shown.flatMap((version) => row(version, isManager ? live : null, isManager, reader)),
      ...showMore(
        { from, shown: from + shown.length, count: all.length },
        ACTIONS.rulesVersions,
        String(from + shown.length),
      ),
    ],
  };
}

function row(
  version: VersionLine,
  live: VersionLine | null,
  isManager: boolean,
  reader: Reader,
): KnownBlock[] {
  const lines = [
    dotted([`${SIGNS[version.status]} *${versionName(version)}*`, ...dates(version, reader)]),
    reasonWords(version),
    ...diffLines(version.diff, DIFF),
  ];
  const back =
    live !== null && version.status === 'past'
      ? button(
          'Go back to this',
          ACTIONS.rulesRevert,
          wayBackValue({ from: live.version, to: version.version }),
          {
            label: `Go back to version ${version.version}`,
          },
        )
      : isManager && version.status === 'discarded'
        ? takeUpButton(version.version)
        : undefined;
  const open = isManager && version.status === 'draft' ? [actions(draftButtons(version))] : [];
  return [section(lines, back), ...open];
}

const SIGNS: Record<VersionLine['status'], string> = {
  draft: '🧪',
  rescoring: '⏳',
  live: '✅',
  past: '🕰️',
  discarded: '🗑️',
};

function dates({ status, liveAt, createdAt }: VersionLine, reader: Reader): string[] {
  const made = yourTime(createdAt, reader);
  switch (status) {
    case 'draft':
      return [`a change not yet in force, made ${made}`];
    case 'rescoring':
      return [`being switched on, made ${made}`];
    case 'discarded':
      return [`discarded, made ${made}`];
    case 'live':
      return [liveAt === null ? 'in force' : `in force since ${yourTime(liveAt, reader)}`];
    case 'past':
      return [liveAt === null ? 'was in force' : `was in force from ${yourTime(liveAt, reader)}`];
  }
}
