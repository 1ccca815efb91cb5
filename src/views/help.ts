import type { KnownBlock } from '@slack/types';
import { context, type Message, section } from './blocks.js';
import { escaped } from './text.js';

type Topic = { what: string; examples: string[]; more: string };

/** Everything `/lead` can do. The examples are real: a test types each of them. */
export const TOPICS = Object.freeze({
  show: {
    what: 'who they are, the score, what they did lately',
    examples: ['show acme', 'show jane@acme.com'],
    more: 'Part of a name, a company or an address is enough, and small slips of the pen are forgiven.',
  },
  find: {
    what: 'leads by name, company or address',
    examples: ['find acme', 'find jane doe'],
    more: 'Shows everybody who comes near, the nearest first.',
  },
  mine: {
    what: 'your leads',
    examples: ['mine'],
    more: 'All leads you own, with what is up with each.',
  },
  hot: {
    what: 'the hottest leads',
    examples: ['hot'],
    more: 'The highest scores first, with what is missing to be ready for sales.',
  },
  cold: {
    what: 'leads that went quiet',
    examples: ['cold'],
    more: 'The most at stake first, then the longest quiet. Open one to start its re-engagement, snooze it or let it go.',
  },
  claim: {
    what: 'make a lead yours',
    examples: ['claim acme'],
    more: 'The same as the Claim button on its card. The first one wins, and everybody sees who did.',
  },
  log: {
    what: 'write down a call, a mail, a meeting',
    examples: [
      'log jane@acme.com',
      'log acme demo_requested',
      'log acme call reached likes the API --next send the deck friday 10am',
    ],
    more: 'With the lead alone a form opens. In one line: lead, what it was, how it went, your note, and `--next` with the next step and its day. Also `--at yesterday 3pm`, `--outcome`, `--note`.',
  },
  snooze: {
    what: 'let a lead rest until a day',
    examples: ['snooze acme 3d', 'snooze jane@acme.com next tuesday 9am', 'snooze acme tomorrow'],
    more: 'In your own time zone. A lead that becomes ready for sales wakes early.',
  },
  track: {
    what: 'start a track, such as re-engagement',
    examples: ['track acme', 'track jane@acme.com re-engagement'],
    more: 'Each step comes to you as a task with the words to send. An answer of the lead ends the track.',
  },
  tag: {
    what: 'labels for lists and segments',
    examples: ['tag acme +vip', 'tag jane@acme.com +expo -cold'],
    more: '`+` puts one on, `-` takes one off. Segments and rules may ask for them.',
  },
  stage: {
    what: 'how far a lead is in making up its mind',
    examples: ['stage acme consideration', 'stage jane@acme.com late'],
    more: 'Awareness, consideration or decision; early, middle or late will do. Your word goes before what the events say.',
  },
  role: {
    what: 'the part somebody plays in the purchase',
    examples: ['role acme champion', 'role jane@acme.com economic buyer'],
    more: 'Economic buyer (or decision-maker), technical evaluator, champion, influencer, end user. What is worth sending follows from it.',
  },
  won: {
    what: 'a lead became a customer',
    examples: ['won acme'],
    more: 'Ends its track. Calibration learns from it which scores were right.',
  },
  lost: {
    what: 'the deal is off, and why',
    examples: ['lost acme competitor', 'lost jane@acme.com budget: frozen until spring'],
    more: 'The reason first: competitor, timing, budget or other, then your words. It decides how to come back to them.',
  },
  account: {
    what: 'a company, its people and their parts',
    examples: ['account acme'],
    more: 'Everybody you know there with their part in the purchase, the score of the whole with its reasons, and whom to look for next.',
  },
  segment: {
    what: 'leads of one kind',
    examples: ['segment', 'segment decision-makers'],
    more: 'Without a name: all segments and how many are in each now. They are part of the rules.',
  },
  stuck: {
    what: 'leads that stay in the middle of the funnel',
    examples: ['stuck'],
    more: 'In consideration longer than usual: by owner, each with its next step, or that there is none.',
  },
  persona: {
    what: 'who buys, and what to say to them',
    examples: ['persona', 'persona finance'],
    more: 'Pains, objections, what makes them buy and what they like to read. Managers edit it, and add what deals taught.',
  },
  why: {
    what: 'every point of a score, with its reason',
    examples: ['why acme', 'why acme --at yesterday', 'why jane@acme.com --at 2026-07-01'],
    more: 'Who they are and what they did, line by line with dates and how far each has faded, what is one step away, and when it goes cold or drops a stage if nothing happens. `--at` goes back to the end of any day, or to an hour (`--at friday 3pm`), by the rules of that day.',
  },
  rules: {
    what: 'what an MQL, an SQL, cold and the SLA are',
    examples: [
      'rules',
      'rules preset',
      'rules edit',
      'rules try sql=90 demo=50 because too many come back',
      'rules upload',
      'rules download',
      'rules versions',
      'rules calibrate',
      'rules sign sales',
    ],
    more: 'Everybody reads them, managers change them: by a preset, a form, a few words or a file. `try` shows on history which alerts would have come and gone, before anything changes. Every change is a version with its author and reason, and marketing and sales sign it.',
  },
  calibrate: {
    what: 'does the line for sales sit well?',
    examples: ['calibrate'],
    more: 'What became of the leads handed over, by their score and by the rule that fired, and a better line where the past shows one. The same as `/lead rules calibrate`.',
  },
  add: {
    what: 'a new lead',
    examples: [
      'add jane@acme.com',
      'add jane@acme.com Jane Doe, CTO at Acme',
      'add jane@acme.com --size 40 --industry software --source webinar --value 20k',
    ],
    more: 'The address is the one thing needed; the rest can follow, in any order. Also `--name`, `--title`, `--company`, `--phone` and `--timezone Europe/Berlin`. Add a lead again to complete it.',
  },
  help: {
    what: 'this page, or one command in full',
    examples: ['help', 'help snooze'],
    more: 'Ask whenever you like: only you see the answer.',
  },
} as const satisfies Record<string, Topic>);

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

type Group = readonly [title: string, names: readonly TopicName[]];

/** In the order in which people come to need them. */
export const GROUPS = [
  ['Find leads', ['mine', 'hot', 'cold', 'stuck', 'find', 'show', 'add']],
  ['Work on one', ['claim', 'log', 'snooze', 'track', 'won', 'lost']],
  ['Who they are, and who buys', ['stage', 'role', 'tag', 'account', 'persona']],
  ['Scores, and the rules behind them', ['why', 'segment', 'rules', 'calibrate']],
  ['More', ['help']],
] as const satisfies readonly Group[];

const inShort = ([title, names]: Group): string[] => [
  `*${title}*`,
  ...names.map((name) => `\`/lead ${TOPICS[name].examples[0]}\`  ${TOPICS[name].what}`),
];

const allTopics = (): KnownBlock[] => [
  section(['*What `/lead` can do*', ...inShort(GROUPS[0])]),
  ...GROUPS.slice(1).map((group) => section(inShort(group))),
  context([
    'Part of a name, a company or an address is enough · one command in full: `/lead help snooze` · `--share` behind a command shows the answer to the channel',
  ]),
];

function oneTopic(name: TopicName): Message {
  const { what, more, examples } = TOPICS[name];
  const tries = examples.map((example) => `• \`/lead ${example}\``);
  return {
    text: `/lead ${name}: ${what}`,
    blocks: [section([`*/lead ${name}*  ${what}`, more, ...tries])],
  };
}
