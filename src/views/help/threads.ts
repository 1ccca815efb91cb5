import { context, type Message, section } from '../blocks.js';

/** What can be had of threads. Null: Slack didn't say. */
export type ThreadLeave = { channels: boolean; groups: boolean } | null;

/** The answer to `/lead help threads`: how replies are read, and how to talk to the bot where slash commands don't work. */
export function threadsHelp(leave: ThreadLeave): Message {
  const text = 'Log by replying in the thread of a lead’s card';
  return {
    text,
    blocks: [
      ...missing(leave),
      section([`*${text}*`, ...GRAMMAR]),
      section(EXAMPLES.map((example) => `• ${example}`)),
      section(AFTERWARDS),
      section(TALK),
      context(['In any other message: its menu › *Log to a lead*  ·  All commands: `/lead help`']),
    ],
  };
}

const GRAMMAR = [
  '*What was done* comes first, in words nobody uses of what is to come: `called`, `rang`, `spoke`, `emailed`, `sent the deck`, `met`, `demo done`, `connected on linkedin`, `she wants a demo`, `they replied`. A name alone, such as `call`, `meeting` or `note`, needs a mark or an outcome after it: `call: …`, `call vm`.',
  '*How it went*: `vm`, `left a message`, `no answer` or `na`, `connected`, `interested`, `not now`, `wrong number`. Any of a call’s may come first.',
  '*What is worth noting*, in your own words.',
  '*What comes next, and when*: `try thu 3pm`, `send the deck friday`, `follow up in 2 weeks`, in your own time zone. It becomes a task of yours.',
  'Commas, semicolons, full stops, dashes, “and” or new lines between them; capitals don’t matter.',
];

/** A test reads each of them. */
export const REPLIES = Object.freeze([
  'called, vm, try thu 3pm',
  'spoke to Tom; likes the API; send the deck friday 10am',
  'no answer, call back tomorrow',
  'met yesterday. Budget is fine. Follow up in 2 weeks',
  'note: they move to Berlin in May',
]);
const EXAMPLES = REPLIES.map((reply) => `\`${reply}\``);

const AFTERWARDS = [
  'A line below your reply says what was logged, with *Undo*. *Edit* the message, and what is logged follows, days later too; words I can’t read leave it as it was. *Delete* it, and it is taken back with its open next step.',
];

const TALK = [
  'Talk is not logged. Questions, and messages that begin by naming somebody, I leave alone; about anything else of four words or more I ask its author, for their eyes only, at most once in twelve hours and thread, and never again after *Ignore*.',
  'Slash commands don’t work in threads: name me instead. `@Kindling snooze 3d` in a card’s thread is about its lead, `@Kindling show globex` about another. What you write to me in our own conversation is a command, too.',
];

function missing(leave: ThreadLeave) {
  if (leave === null || (leave.channels && leave.groups)) return [];
  const where = leave.channels ? 'private channels' : leave.groups ? 'public channels' : 'channels';
  const scopes = [
    ...(leave.channels ? [] : ['`channels:history`']),
    ...(leave.groups ? [] : ['`groups:history`']),
  ];
  return [
    section([
      `⚠️ In ${where} I may not read replies here: whoever installed me left out ${scopes.join(' and ')}. Until an admin allows it, name me: \`@Kindling called, vm, try thu 3pm\` does the same.`,
    ]),
  ];
}
