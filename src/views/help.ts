import type { KnownBlock } from '@slack/types';
import { context, type Message, section } from './blocks.js';
import { FIND_TOPICS } from './help/find.js';
import { KNOW_TOPICS } from './help/know.js';
import { SCORE_TOPICS } from './help/scores.js';
import type { Topic, Topics } from './help/topic.js';
import { WORK_TOPICS } from './help/work.js';
import { YOUR_TOPICS } from './help/you.js';
import { escaped } from './text.js';

/** By what a rep wants. A new command is one more entry in the table of its group. */
export const GROUPS = [
  ['Find leads', FIND_TOPICS],
  ['Work on one', WORK_TOPICS],
  ['Who they are, and who buys', KNOW_TOPICS],
  ['Scores, and the rules behind them', SCORE_TOPICS],
  ['You and Kindling', YOUR_TOPICS],
] as const satisfies readonly (readonly [title: string, topics: Topics])[];

/** Everything `/lead` can do. */
export const TOPICS = Object.freeze({
  ...FIND_TOPICS,
  ...WORK_TOPICS,
  ...KNOW_TOPICS,
  ...SCORE_TOPICS,
  ...YOUR_TOPICS,
});

export type TopicName = keyof typeof TOPICS;
export const isTopic = (text: string): text is TopicName => Object.hasOwn(TOPICS, text);

/** The answer to `/lead help`, with or without a command. */
export function help(topic: TopicName | null): Message {
  return topic === null ? { text: 'What /lead can do', blocks: allTopics() } : oneTopic(topic);
}

/** The answer to words that are no command: what was read, what may have been meant (`rest`: the words after the command), and all there is. */
export function unknownCommand(typed: string, near: TopicName | null, rest = ''): Message {
  const text = `I don't know “${escaped(typed, 60)}”.`;
  const meant = near === null ? '' : ` Did you mean \`/lead ${`${near} ${escaped(rest, 60)}`.trim()}\`?`;
  return { text: text + meant, blocks: [section([text + meant]), ...allTopics()] };
}

/** The answer to `/lead help` with a word that is no command. */
export function unknownTopic(typed: string, near: TopicName | null): Message {
  const meant = near === null ? '' : ` Did you mean \`/lead help ${near}\`?`;
  const text = `I have no help on “${escaped(typed, 60)}”, for I don't know it.${meant}`;
  return { text, blocks: [section([text]), ...(near === null ? allTopics() : [])] };
}

const inShort = ([title, topics]: readonly [string, Topics]): string[] => [
  `*${title}*`,
  Object.entries(topics)
    .map(([name, { what }]) => `\`${name}\` ${what}`)
    .join('  ·  '),
];

const allTopics = (): KnownBlock[] => [
  section(['*What `/lead` can do*', ...inShort(GROUPS[0])]),
  ...GROUPS.slice(1).map((group) => section(inShort(group))),
  context([
    '`/lead acme` shows a lead: part of a name, a company or an address is enough  ·  one command in full: `/lead help snooze`  ·  a reply in a card’s thread is logged, `called, vm, try thu 3pm`: `/lead help threads`  ·  `--share` behind a command shows the answer to the channel',
  ]),
];

function oneTopic(name: TopicName): Message {
  const { what, short, usage, flags, more, examples }: Topic = TOPICS[name];
  const known = Object.entries(flags ?? {}).map(([flag, does]) => `\`${flag}\`  ${does}`);
  return {
    text: `/lead ${name}: ${what}`,
    blocks: [
      section([`*/lead ${name}*  ${what}`, more]),
      section([`\`/lead ${bracketed(usage)}\``, ...known]),
      section(examples.map((example) => `• \`/lead ${example}\``)),
      context([`${short === null ? '' : `In short: \`/lead ${short}\`  ·  `}All commands: \`/lead help\``]),
    ],
  };
}

/** <lead> in brackets that every Slack shows as they are within code. */
const bracketed = (usage: string): string => usage.replaceAll('<', '‹').replaceAll('>', '›');
