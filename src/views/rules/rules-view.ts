import type { KnownBlock } from '@slack/types';
import type { RulesFacts, VersionLine } from '../../domain/rules-facts.js';
import { actions, button, context, header, type Message, section } from '../blocks.js';
import { type Reader, yourTime } from '../dates.js';
import { dotted } from '../lead-words.js';
import { SPACE } from '../limits.js';
import { ACTIONS } from '../names.js';
import { countedWords } from '../segment-list.js';
import { missingWarning } from '../standing-words.js';
import { escaped, number, plain, plural } from '../text.js';
import { editButton } from './edit-menu.js';
import { alertLines, icpLines, pointLines, stageLines, timeLines } from './model-words.js';
import { stopButton } from './progress-view.js';
import { seal } from './seal-view.js';
import { arrowed, reasonWords, versionName } from './version-words.js';

/** The answer to `/lead rules`: what an MQL, an SQL, cold and the SLA are, and who stands behind it (S36). */
export function rulesView(facts: RulesFacts, reader: Reader): Message {
  const { model, isManager } = facts;
  const title = plain(`The rules: ${model.title}`, 120);
  return {
    text: `${escaped(title, 120)} (${versionName(facts)})${facts.missing.length > 0 ? UNSET : ''}`,
    blocks: [
      header(title),
      ...alarm(facts),
      section([inForce(facts, reader), `From: ${escaped(model.source, SPACE.reason)}`]),
      section(stageLines(model)),
      section(alertLines(model)),
      part(timeLines(model), 'lines', isManager),
      part(pointLines(model), 'points', isManager),
      part(icpLines(model), 'icp', isManager),
      ...segments(facts, reader),
      seal('marketing', facts.version, facts.marketing, reader, isManager),
      seal('sales', facts.version, facts.sales, reader, isManager),
      ...pending(facts, reader),
      ...doings(facts),
    ],
  };
}

const UNSET = ': nobody is told of ready leads yet';

function alarm({ missing, isManager }: RulesFacts): KnownBlock[] {
  const lines = missingWarning(missing);
  if (lines.length === 0) return [];
  return [section(lines, isManager ? editButton('lines', 'Set it') : undefined)];
}

function inForce(facts: RulesFacts, reader: Reader): string {
  const since = facts.liveAt === null ? '' : ` since ${yourTime(facts.liveAt, reader)}`;
  return `*${versionName(facts)}* in force${since} · ${reasonWords(facts)}`;
}

const part = (lines: string[], which: 'points' | 'lines' | 'icp', isManager: boolean): KnownBlock =>
  section(lines, isManager ? editButton(which) : undefined);

const SEGMENTS = 8;

function segments({ segments: all, countedAt }: RulesFacts, reader: Reader): KnownBlock[] {
  if (all.length === 0) return [];
  const shown = all
    .slice(0, SEGMENTS)
    .map(({ label, count }) => `${escaped(label, SPACE.name)} *${number(count)}*`);
  const more = all.length - shown.length;
  return [
    section([
      `*Segments*: ${dotted([
        ...shown,
        ...(more > 0 ? [`and ${number(more)} more`] : []),
        ...countedWords(countedAt, reader),
        '`/lead segment`',
      ])}`,
    ]),
  ];
}

/** Changes that are being made: what they are, and the way to see through with them. */
function pending({ pending: all, rescored, isManager }: RulesFacts, reader: Reader): KnownBlock[] {
  return all
    .slice(0, 5)
    .flatMap((change) => [
      section([
        `🧪 *${versionName(change)}* ${STATE[change.status]} · ${yourTime(change.createdAt, reader)} · ${reasonWords(change)}`,
        ...change.diff.slice(0, 3).map((each) => `• ${arrowed(each)}`),
        ...(change.status === 'rescoring' && rescored !== null ? [soFar(rescored)] : []),
      ]),
      ...(isManager
        ? [actions(change.status === 'draft' ? draftButtons(change) : [stopButton(change.version)])]
        : []),
    ]);
}

const soFar = ({ done, total }: NonNullable<RulesFacts['rescored']>): string =>
  `⏳ ${number(done)} of ${plural(total, 'lead')} so far; until all are done, the rules in force stay.`;

const STATE: Record<VersionLine['status'], string> = {
  draft: 'is a change not yet in force',
  rescoring: 'is being switched on: every lead is scored anew',
  live: 'is in force',
  past: 'was in force',
  discarded: 'was discarded',
};

/** What can be done with a change that is not in force. */
export const draftButtons = ({ version }: Pick<VersionLine, 'version'>) => [
  button('Try on history', ACTIONS.rulesTry, String(version)),
  button('Switch on', ACTIONS.ruleSwitch, String(version)),
  button('Discard', ACTIONS.ruleDiscard, String(version)),
];

function doings({ version, isManager }: RulesFacts): KnownBlock[] {
  const value = String(version);
  const open = [
    button('Download', ACTIONS.rulesDownload, value),
    button('Versions', ACTIONS.rulesVersions, '0'),
    button('Calibrate', ACTIONS.rulesCalibrate, value),
  ];
  if (!isManager)
    return [
      actions(open),
      context(['Everybody may read the rules, download and calibrate them. Managers change and sign them.']),
    ];
  return [
    actions([
      button('Choose a preset', ACTIONS.rulesPreset, value),
      button('Upload a file', ACTIONS.rulesUpload, value),
      ...open,
    ]),
    context(['Every change is a new version, and can be tried on history first: `/lead rules try sql=90`']),
  ];
}
