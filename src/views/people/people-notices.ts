import type { KnownBlock } from '@slack/types';
import type { AwayStory, Meanwhile, PeopleNotice } from '../../domain/people-facts.js';
import { actions, button, context, type Message, section } from '../blocks.js';
import { day, dayAhead, type Reader, yourTime } from '../dates.js';
import { deedWords } from '../deed-words.js';
import { logButton, showButton } from '../lead-buttons.js';
import { dotted, nameAndCompany, person } from '../lead-words.js';
import { SPACE, TIGHT } from '../limits.js';
import { ACTIONS } from '../names.js';
import { escaped, number, plural } from '../text.js';
import { giveRows } from './give-buttons.js';

/** A word about people: absences, and leads whose owner's account is gone. */
export function peopleNotice(facts: PeopleNotice, reader: Reader): Message {
  const text = peopleNoticeText(facts, reader);
  return { text, blocks: [section([text]), ...more(facts, reader)] };
}

/** The same in a line. */
export function peopleNoticeText(facts: PeopleNotice, reader: Reader): string {
  switch (facts.about) {
    case 'cover_begins':
      return `🤝 You cover for ${person(facts.person)} until ${yourTime(facts.until, reader)}: ${comesUp(facts)}. Their leads stay theirs; log, snooze and close them as if they were yours.`;
    case 'cover_planned':
      return facts.isOff
        ? `🤝 The absence of ${person(facts.person)} that you were to cover is off, or somebody else covers. There is nothing you need to do.`
        : `🤝 ${person(facts.person)} will be away from ${yourTime(facts.from, reader)} until ${yourTime(facts.until, reader)}, and you cover. I bring you what comes up when it begins.`;
    case 'cover_ends':
      return facts.instead === null
        ? `🤝 ${person(facts.person)} is back, and you cover no longer. ${tasksBack(facts.tasksBack)}Thank you!`
        : `🤝 ${person(facts.instead)} covers for ${person(facts.person)} now, instead of you. Thank you!`;
    case 'welcome_back':
      return `👋 Welcome back! Since ${day(facts.since, reader)} ${something(facts.storyCount)}${covered(facts)}`;
    case 'cover_gone':
      return `⚠️ ${person(facts.cover)} was to cover for ${person(facts.person)} until ${yourTime(facts.until, reader)}, and their account is gone: what is due waits again. Somebody else? \`/lead away\` changes it.`;
    case 'owner_gone':
      return `🧭 The account of ${person(facts.person)} was deactivated: ${plural(facts.leadCount, 'lead needs', 'leads need')} a new owner${facts.taskCount === 0 ? '' : `, with ${plural(facts.taskCount, 'open task')}`}. Nothing is lost; whoever takes a lead takes over what was planned.`;
    case 'leads_given':
      return `🎁 ${person(facts.by)} gave you ${plural(facts.leadCount, 'lead')} that had lost ${facts.leadCount === 1 ? 'its' : 'their'} owner, with what was planned.`;
    case 'owner_back':
      return `🧭 ${person(facts.person)} is back in Slack. ${plural(facts.leadCount, 'lead')} of theirs still ${facts.leadCount === 1 ? 'has' : 'have'} no owner; I gave nothing back by myself.`;
  }
}

const comesUp = ({ coldCount, dueCount }: Meanwhile): string =>
  coldCount + dueCount === 0
    ? 'nothing is due, and nothing goes cold meanwhile'
    : [
        ...(dueCount === 0 ? [] : [`${plural(dueCount, 'task is', 'tasks are')} due`]),
        ...(coldCount === 0 ? [] : [`${plural(coldCount, 'lead goes', 'leads go')} cold meanwhile`]),
      ].join(', ');

const tasksBack = (count: number): string =>
  count === 0 ? '' : `${plural(count, 'task')} not done went back to them. `;

const something = (count: number): string =>
  count === 0
    ? 'nothing happened to your leads.'
    : `something happened to ${plural(count, 'lead')} of yours:`;

function covered({ cover, tasksBack: back, tasksDone }: Extract<PeopleNotice, { about: 'welcome_back' }>) {
  const tasks = [
    ...(tasksDone === 0 ? [] : [`did ${plural(tasksDone, 'task')}`]),
    ...(back === 0 ? [] : [`left you ${plural(back, 'task')}`]),
  ];
  return cover === null || tasks.length === 0 ? '' : ` ${person(cover)} ${tasks.join(' and ')}.`;
}

function more(facts: PeopleNotice, reader: Reader): KnownBlock[] {
  switch (facts.about) {
    case 'cover_begins':
      return meanwhileBlocks(facts, reader);
    case 'welcome_back':
      return facts.stories.length === 0 ? [] : storyBlocks(facts, reader);
    case 'owner_gone':
      return [
        ...(facts.leads.length === 0 ? [] : [section(named(facts))]),
        ...giveRows({ was: facts.person }, facts.reps),
      ];
    case 'leads_given':
      return [section(named(facts)), ...shown(facts.leads[0])];
    case 'owner_back':
      return [actions([button('Show the leads', ACTIONS.unowned, '0')])];
    default:
      return [];
  }
}

/** What goes cold and what is due, a row each with a way to act. */
function meanwhileBlocks(facts: Meanwhile, reader: Reader): KnownBlock[] {
  const due = facts.due.map(({ taskId, lead, title, at }) =>
    section(
      [
        `📋 *${escaped(title, TIGHT.reason)}*`,
        dotted([nameAndCompany(lead, TIGHT), `due ${yourTime(at, reader)}`]),
      ],
      button('Open', ACTIONS.taskOpen, taskId, { label: `Open: ${title}` }),
    ),
  );
  const cold = facts.cold.map(({ lead, at }) =>
    section(
      [`🧊 *${nameAndCompany(lead, TIGHT)}*`, `goes cold on ${dayAhead(at, reader)} if nobody stirs it`],
      logButton(lead),
    ),
  );
  const hidden = facts.dueCount - due.length + (facts.coldCount - cold.length);
  const rest = hidden > 0 ? [context([`and ${number(hidden)} more, which I tell of when they are due`])] : [];
  return [...due, ...cold, ...rest];
}

function storyBlocks(
  { stories, storyCount }: { stories: AwayStory[]; storyCount: number },
  reader: Reader,
): KnownBlock[] {
  const rows = stories.map((story) =>
    section(
      [`*${nameAndCompany(story.lead, TIGHT)}*`, ...story.deeds.map((deed) => told(deed, reader))],
      showButton(story.lead),
    ),
  );
  const hidden = storyCount - stories.length;
  return hidden > 0
    ? [...rows, context([`and ${plural(hidden, 'more lead', 'more leads')}: \`/lead mine\``])]
    : rows;
}

function told({ verb, by, at, count }: AwayStory['deeds'][number], reader: Reader): string {
  const what = by === null ? (BY_ITSELF[verb] ?? deedWords(verb)) : `${person(by)} ${deedWords(verb)}`;
  return count > 1
    ? `• ${what} ${number(count)} times, last ${day(at, reader)}`
    : `• ${what} · ${day(at, reader)}`;
}

/** What comes about without a person. */
const BY_ITSELF: Record<string, string> = {
  'lead.ready': 'became ready for sales',
  'lead.cold': 'went cold',
  'lead.rewarmed': 'came back to life',
  'lead.won': 'became a customer',
  'lead.lost': 'was lost',
  'track.ended': 'its track ended',
};

const named = ({
  leads,
  leadCount,
}: {
  leads: Parameters<typeof nameAndCompany>[0][];
  leadCount: number;
}) => [
  ...leads.map((lead) => `• ${nameAndCompany(lead, SPACE)}`),
  ...(leadCount > leads.length ? [`and ${number(leadCount - leads.length)} more`] : []),
];

const shown = (lead: { id: string } | undefined): KnownBlock[] =>
  lead === undefined ? [] : [actions([button('Show the first', ACTIONS.show, lead.id)])];
