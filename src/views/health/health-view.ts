import type { Button, KnownBlock } from '@slack/types';
import type { HealthFacts, LaneHealth, StoredHealth } from '../../domain/health.js';
import { actions, button, context, type Message, section } from '../blocks.js';
import { ago, between, type Reader } from '../dates.js';
import { dotted } from '../lead-words.js';
import { LIMITS } from '../limits.js';
import { ACTIONS } from '../names.js';
import { place } from '../place-words.js';
import { clip, escaped, number, plural } from '../text.js';
import { type Finding, findings, type Light } from './findings.js';

const LAMPS: Record<Light, string> = { red: '🔴', amber: '🟠', green: '🟢' };
const SHOWN = 12;
const CHANNELS = 12;

/** `/lead health`: how things stand in words, the worst first, each with what to do. `whole`: for managers. */
export function healthView(facts: HealthFacts, reader: Reader, whole: boolean): Message {
  const found = findings(facts, reader);
  const light = found[0]?.light ?? 'green';
  const text = `${LAMPS[light]} ${VERDICTS[light](found.length)}`;
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...(whole ? trouble(found) : inShort(found)),
      ...('error' in facts.stored ? [] : numbers(facts.stored, reader, whole)),
      ...(whole ? [channelTest(facts)] : []),
      actions([testButton('our direct messages', 'dm'), button('Look again', ACTIONS.healthShow, 'now')]),
      context([foot(facts, reader)]),
    ],
  };
}

const VERDICTS: Record<Light, (count: number) => string> = {
  green: () => 'All is well.',
  amber: (count) => `It works, with ${plural(count, 'thing')} to look at.`,
  red: (count) => `Something is wrong: ${plural(count, 'thing')} to look at.`,
};

function trouble(found: Finding[]): KnownBlock[] {
  const left = found.length - SHOWN;
  return [
    ...found
      .slice(0, SHOWN)
      .map(({ light, what, todo }) =>
        section([`${LAMPS[light]} ${what}`, todo === null ? null : `→ ${todo}`]),
      ),
    ...(left > 0 ? [context([`and ${number(left)} more, none of them worse`])] : []),
  ];
}

/** A rep can do little about it: what hits them is said, and who can. */
const inShort = (found: Finding[]): KnownBlock[] =>
  found
    .filter(({ light }) => light === 'red')
    .slice(0, SHOWN)
    .map(({ what }) => section([`${LAMPS.red} ${what}`]));

function numbers(stored: StoredHealth, reader: Reader, whole: boolean): KnownBlock[] {
  const { lanes, held, lastEventAt } = stored;
  const channels = lanes.filter(({ place: name }) => !/^[UW]/.test(name));
  const sum = (of: (lane: LaneHealth) => number): number => lanes.reduce((all, lane) => all + of(lane), 0);
  const queue = dotted([
    `*${number(sum(({ waiting }) => waiting))}* waiting to be sent`,
    `*${number(held.quiet + held.budget)}* held back (${number(held.quiet)} for quiet hours, ${number(held.budget)} for the digest)`,
    `*${number(sum(({ dead }) => dead))}* given up in three days`,
  ]);
  const event = `Last event: ${lastEventAt === null ? 'none yet' : ago(lastEventAt, reader)}`;
  if (!whole) return [section([queue, event])];
  return [
    section([queue, event]),
    ...(channels.length === 0
      ? []
      : [section(['*Channels*', ...channels.slice(0, CHANNELS).map((lane) => channelLine(lane, reader))])]),
  ];
}

function channelLine(lane: LaneHealth, reader: Reader): string {
  const failed = lane.lastDead !== null && (lane.lastSentAt === null || lane.lastDead.at > lane.lastSentAt);
  const last = failed
    ? `✗ last post failed ${ago(lane.lastDead?.at ?? reader.now, reader)}`
    : lane.lastSentAt === null
      ? 'nothing posted yet'
      : `✓ last post ${ago(lane.lastSentAt, reader)}`;
  return `• ${dotted([
    place(lane.place),
    last,
    ...(lane.waiting > 0 ? [`${number(lane.waiting)} waiting`] : []),
    ...(lane.held > 0 ? [`${number(lane.held)} held back`] : []),
  ])}`;
}

function foot({ version, startedAt, slack }: HealthFacts, reader: Reader): string {
  return dotted([
    `Kindling ${escaped(version, 30)}, running for ${between(startedAt, reader.now)}`,
    ...(slack.kind === 'reached' ? [`Slack answered in ${number(slack.tookMs)} ms`] : []),
  ]);
}

const channelTest = ({ places }: HealthFacts): KnownBlock =>
  section(
    ['*Can I post?* A test posts a message and deletes it again.'],
    testButton(`#${places.handoffs}`, 'handoffs'),
  );

const testButton = (where: string, value: string): Button =>
  button(clip(`Test ${where}`, LIMITS.buttonText), ACTIONS.selfTest, value, {
    label: `Post a message to ${where} and delete it again`,
  });
