import type { KnownBlock } from '@slack/types';
import { type HelloFacts, WELCOME_STEPS, type WelcomeFacts, type WelcomeStep } from '../domain/welcome.js';
import { actions, button, context, header, type Message, section } from './blocks.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, number } from './text.js';

type Step = { title: string; hint: (places: WelcomeFacts['places']) => string };

const channelOf = (name: string): string => `#${escaped(name, SPACE.name)}`;

const STEPS: Record<WelcomeStep, Step> = {
  channel: {
    title: 'Invite me to a channel',
    hint: ({ handoffs }) =>
      `In ${channelOf(handoffs)}: \`/invite @Kindling\`. Leads that are ready come there.`,
  },
  preset: {
    title: 'Choose a preset',
    hint: () =>
      'How leads are scored, and when sales is told. Four are ready; all of it can be changed later.',
  },
  event: {
    title: 'Send the first event',
    hint: () => 'A form filled in, a page viewed, a mail answered. Scores live on what leads do.',
  },
  claim: {
    title: 'Claim a lead',
    hint: () => 'The button on its card, or `/lead claim acme`. From then on it is yours.',
  },
  log: {
    title: 'Log a call',
    hint: () => '`/lead log acme call reached`, and the next step with its day: I remind you.',
  },
};

/** The first five minutes: a checklist that ticks itself as things are done. */
export function welcome({ done, places }: WelcomeFacts): Message {
  const left = WELCOME_STEPS.length - done.length;
  const title = left === 0 ? '🎉 All set: Kindling keeps your leads warm' : '👋 Welcome to Kindling';
  return {
    text: `${title} · ${number(done.length)} of ${number(WELCOME_STEPS.length)} steps done`,
    blocks: [
      header(title),
      section([left === 0 ? OVER : INTRO]),
      ...WELCOME_STEPS.map((step) => row(step, done.includes(step), places)),
      context([
        `${bar(done.length)} ${number(done.length)} of ${number(WELCOME_STEPS.length)} done  ·  ${FOOT}`,
      ]),
    ],
  };
}

const INTRO =
  'I hear what your leads do, keep one explained score for each, and tell a rep the moment one is ready or about to go cold. Five small steps, and it runs. I tick them off as they are done.';
const OVER =
  'That was all. Every morning there is a digest if there is something in it. What next? Set your quiet hours (`/lead settings`), bring your leads in from a file (README, “Import”), see who is warmest (`/lead hot`).';
const FOOT = 'all commands: `/lead help`  ·  does all of it work? `/lead health`';

const bar = (done: number): string => `${'🟩'.repeat(done)}${'⬜'.repeat(WELCOME_STEPS.length - done)}`;

function row(step: WelcomeStep, isDone: boolean, places: WelcomeFacts['places']): KnownBlock {
  const { title, hint } = STEPS[step];
  if (isDone) return section([`✅ ~${title}~`]);
  return section(
    [`⬜ *${title}*`, hint(places)],
    button('How', ACTIONS.welcomeHow, step, { label: `How to: ${title}` }),
  );
}

/** How a step is done, in full; null where the answer is a view of its own. */
export function howTo(step: WelcomeStep, { handoffs, managers }: WelcomeFacts['places']): string | null {
  switch (step) {
    case 'channel':
      return `Go to ${channelOf(handoffs)}, where sales reads, and type \`/invite @Kindling\`. Managers read digests in ${channelOf(managers)}: invite me there, too. If they are called otherwise, whoever runs me sets \`CHANNEL_HANDOFFS\` and \`CHANNEL_MANAGERS\`.`;
    case 'event':
      return 'On the machine I run on: `npm run event`. It sends one demo request, signed as your tools will sign theirs. Then point your forms, site and mail tool at `POST /v1/events`: the README has a line for each (“Send events”).';
    default:
      return null;
  }
}

/** Said once in a channel we were invited to. */
export function hello({ as, places }: HelloFacts): Message {
  const text = `👋 Hello! I am Kindling. ${HERE[as](places)}`;
  return {
    text,
    blocks: [
      section([text, HOW]),
      actions([button('Try /lead help', ACTIONS.helpShow, 'all', { label: 'Show what /lead can do' })]),
    ],
  };
}

const HOW =
  'Type `/lead acme` or mention me with a question about a lead: only you see the answer. Where I post is in the settings of whoever runs me (`CHANNEL_HANDOFFS`, `CHANNEL_MANAGERS`); how much, and when I keep quiet: `/lead settings`.';

const HERE: Record<HelloFacts['as'], (places: WelcomeFacts['places']) => string> = {
  handoffs: () =>
    'Here I post a card when a lead is ready for sales, and a word when one that nobody owns goes cold. One card a lead, kept up to date; at most a few posts an hour, the rest waits for the digest.',
  managers: () =>
    'Here I post the digest on working mornings, if there is news, and what I could not deliver. Whoever is in this channel may change the rules.',
  other: ({ handoffs, managers }) =>
    `Here I post nothing by myself: cards go to ${channelOf(handoffs)}, the digest to ${channelOf(managers)}.`,
};
