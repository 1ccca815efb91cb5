import type { Button, KnownBlock } from '@slack/types';
import { leadName, total } from '../domain/lead.js';
import { type DueTask, isEmptyMorning, type MorningFacts } from '../domain/morning.js';
import { button, context, header, type Message, section } from './blocks.js';
import { ago, between, dayAhead, dayInWords, type Reader, yourTime } from './dates.js';
import { heldRow } from './held-view.js';
import { logButton } from './lead-buttons.js';
import { nameAndCompany } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, number, plural } from './text.js';

/** Rows of each list; the rest is a command away. */
const SHOWN = 5;

/** A person's day before it begins: what waits, what is due, what slips away, and one click on each. */
export function morning(facts: MorningFacts, reader: Reader): Message {
  const title = `Your morning · ${dayInWords(facts.day)}`;
  const counted = counts(facts);
  const inWords = counted.map(([count, what]) => `*${number(count)}* ${what}`).join(' · ');
  return {
    text: `${title}: ${counted.map(([count, what]) => `${number(count)} ${what}`).join(' · ') || NOTHING}`,
    blocks: [
      header(title),
      section([isEmptyMorning(facts) ? NOTHING : inWords]),
      ...lists(facts, reader),
      ...heldRow(facts.held),
      context(['All of yours: `/lead mine`  ·  the hour of this digest: `/lead settings`']),
    ],
  };
}

const NOTHING =
  '☀️ Nothing waits for you: no lead to claim, no task due, nobody about to go cold. `/lead hot` shows who is warmest.';

function counts(facts: MorningFacts): [number, string][] {
  const all: [number, string][] = [
    [facts.toClaim.length, 'to claim'],
    [facts.overdue.length, 'overdue'],
    [facts.dueToday.length, 'due today'],
    [facts.goingCold.length, 'going cold this week'],
    [facts.held, 'held back'],
  ];
  return all.filter(([count]) => count > 0);
}

type Row = { text: string; open: Button };

const lists = (facts: MorningFacts, reader: Reader): KnownBlock[] => [
  ...list(
    'To claim',
    '/lead hot',
    facts.toClaim.map(({ lead, handoffId, since }) => ({
      text: `🔥 ${nameAndCompany(lead)} · ${plural(total(lead), 'point')} · waits for ${between(since, reader.now)}`,
      open: button('Claim', ACTIONS.claim, handoffId, { primary: true, label: `Claim ${leadName(lead)}` }),
    })),
  ),
  ...list(
    'Overdue',
    '/lead mine',
    facts.overdue.map((task) => ({
      text: `🕰️ ${taskWords(task)}, due ${ago(task.dueAt, reader)}`,
      open: openTask(task),
    })),
  ),
  ...list(
    'Due today',
    '/lead mine',
    facts.dueToday.map((task) => ({
      text: `📌 ${taskWords(task)}, ${yourTime(task.dueAt, reader)}`,
      open: openTask(task),
    })),
  ),
  ...list(
    'Going cold this week',
    '/lead mine',
    facts.goingCold.map(({ lead, at }) => ({
      text: `⏳ ${nameAndCompany(lead)} · ${plural(total(lead), 'point')} · cold on ${dayAhead(at, reader)}`,
      open: logButton(lead),
    })),
  ),
];

const taskWords = ({ title, lead }: DueTask): string =>
  `${escaped(title, SPACE.detail)} · ${nameAndCompany(lead)}`;

const openTask = ({ taskId, lead }: DueTask): Button =>
  button('Open', ACTIONS.taskOpen, taskId, { label: `Open the task about ${leadName(lead)}` });

/** A named list, a row and a button each; a long one is shortened and says where the rest is. */
function list(title: string, command: string, rows: Row[]): KnownBlock[] {
  if (rows.length === 0) return [];
  const more = rows.length - SHOWN;
  return [
    section([`*${title}*`]),
    ...rows.slice(0, SHOWN).map(({ text, open }) => section([text], open)),
    ...(more > 0 ? [context([`and ${number(more)} more: \`${command}\``])] : []),
  ];
}
