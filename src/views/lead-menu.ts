import type { Overflow } from '@slack/types';
import type { Lead } from '../domain/lead.js';
import { button, context, type Message, overflow, section } from './blocks.js';
import type { Choice } from './chooser.js';
import { moreValue } from './home/press.js';
import { nameAndCompany, typed } from './lead-words.js';
import { ACTIONS, type ActionName } from './names.js';
import { pageValue } from './timeline-view.js';

/** Behind the three dots of a card. Slack shows five at most: what else there is opens with the last. */
const DOTS: [words: string, action: ActionName, value: (leadId: string) => string][] = [
  ['Show all about it', ACTIONS.show, (id) => id],
  ['Why this score', ACTIONS.why, (id) => id],
  ['Its journey', ACTIONS.timelineEarlier, (id) => pageValue({ from: 0, lead: id })],
  ['Start a track', ACTIONS.reengage, (id) => id],
  ['More …', ACTIONS.leadMenu, (id) => id],
];

/** What else can be done with a lead, from its card; `without` are actions that have buttons beside it. */
export const leadDots = (leadId: string, without: ActionName[] = []): Overflow =>
  overflow(
    ACTIONS.homeMore,
    DOTS.filter(([, action]) => !without.includes(action)).map(([words, action, value]) => [
      words,
      moreValue({ action, value: value(leadId) }),
    ]),
  );

/** Of a lead, what decides which entries are of use now. */
export type MenuFacts = {
  lead: Lead;
  openHandoffId: string | null;
  /** Null where it is in none. */
  track: object | null;
};

type Entry = {
  words: string;
  command: string;
  does: string;
  when?: (facts: MenuFacts, now: Date) => boolean;
};

/** Every entry types its command for the lead. One line more is one entry more. */
const MENU: Entry[] = [
  { words: 'Log', command: 'log', does: 'Write down a call, a mail, a meeting, and what comes next' },
  { words: 'Note', command: 'note', does: 'Keep a word about them' },
  { words: 'Task', command: 'task', does: 'Plan what is to be done, and when' },
  { words: 'Claim', command: 'claim', does: 'Make it yours', when: ({ lead }) => lead.ownerId === null },
  {
    words: 'Pass on',
    command: 'pass',
    does: 'Give it to a colleague',
    when: ({ lead }) => lead.ownerId !== null,
  },
  {
    words: 'Not ready',
    command: 'reject',
    does: 'Send it back, and say why',
    when: (facts) => facts.openHandoffId !== null,
  },
  { words: 'Snooze', command: 'snooze', does: 'No alerts and no steps for a while' },
  {
    words: 'Wake',
    command: 'wake',
    does: 'End its rest',
    when: ({ lead }, now) => lead.snoozedUntil !== null && lead.snoozedUntil > now,
  },
  {
    words: 'Start a track',
    command: 'track',
    does: 'A series of messages, step by step',
    when: ({ track }) => track === null,
  },
  { words: 'Pause', command: 'pause', does: 'Hold its track', when: ({ track }) => track !== null },
  { words: 'Edit', command: 'edit', does: 'Put right who they are' },
  { words: 'Won', command: 'won', does: 'They are a customer now' },
  { words: 'Lost', command: 'lost', does: 'The deal is off, and why' },
  {
    words: 'Account',
    command: 'account',
    does: 'Everybody we know at the company',
    when: ({ lead }) => lead.account !== null,
  },
];

/** All there is to do with a lead now, each with the words that do the same. */
export function leadMenu(facts: MenuFacts, now: Date): Message {
  const { lead } = facts;
  const text = `What to do with ${nameAndCompany(lead)}?`;
  const rows = MENU.filter(({ when }) => when === undefined || when(facts, now)).map(
    ({ words, command, does }) => {
      const choice: Choice = { lead: lead.id, command };
      return section([does, typed(command, lead)], button(words, ACTIONS.chooseLead, JSON.stringify(choice)));
    },
  );
  return { text, blocks: [section([`*${text}*`]), ...rows, context(['All commands: `/lead help`'])] };
}
