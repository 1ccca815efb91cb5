import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { HeldFacts, HeldItem, HeldLine } from '../domain/held.js';
import { leadName } from '../domain/lead.js';
import { button, context, type Message, section } from './blocks.js';
import { moment, type Reader, yourTime } from './dates.js';
import { showButton } from './lead-buttons.js';
import { dotted, nameAndCompany } from './lead-words.js';
import { SPACE, TIGHT } from './limits.js';
import { ACTIONS } from './names.js';
import { noticeText } from './notice.js';
import { escaped, number, plural } from './text.js';

/** Rows of each list; the counts above them are whole. */
export const HELD_IN_A_LIST = 15;

/** "4 held back", with a button that shows them; nothing where nothing was. For digests. */
export const heldRow = (count: number): SectionBlock[] =>
  count === 0
    ? []
    : [
        section(
          [`🔕 *${number(count)} held back*: more than is good for anybody to read at once`],
          button('Show', ACTIONS.heldShow, 'digest', { label: 'Show what was held back' }),
        ),
      ];

/** The answer to `/lead held`: what was kept from a person and from the channels, why, and when it comes. */
export function heldView(facts: HeldFacts, reader: Reader): Message {
  const waiting = Object.values(facts.counts.mine).reduce((sum, count) => sum + count, 0);
  const text =
    waiting === 0 ? 'Nothing is held back from you.' : `🔕 *${number(waiting)} held back* from you.`;
  return {
    text,
    blocks: [
      section([text, sentence(facts, reader)]),
      ...list(null, facts.mine, reader),
      ...list('In the channels', facts.channels, reader),
      context([
        'Ready leads are never held back, nor answers to what you ask. Quiet hours and alerts: `/lead settings`',
      ]),
    ],
  };
}

function sentence({ counts: { mine }, quietUntil }: HeldFacts, reader: Reader): string | null {
  const parts = [
    mine.quiet === 0
      ? null
      : `${plural(mine.quiet, 'waits', 'wait')} for your quiet hours to end${quietUntil === null ? '' : `, ${yourTime(quietUntil, reader)}`}`,
    mine.budget === 0
      ? null
      : `${plural(mine.budget, 'comes', 'come')} in your next digest: it was a loud day`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${parts.join('; ')}.`;
}

function list(title: string | null, items: HeldItem[], reader: Reader): KnownBlock[] {
  if (items.length === 0) return [];
  return [
    ...(title === null ? [] : [section([`*${title}*`])]),
    ...items.slice(0, HELD_IN_A_LIST).map((item) => row(item, reader)),
  ];
}

const WHY: Record<HeldItem['why'], string> = {
  quiet: 'quiet hours',
  budget: 'over the budget',
  off: 'you switched these off',
};

function row(item: HeldItem, reader: Reader): KnownBlock {
  const foot = dotted([
    `held since ${moment(item.since, reader)}: ${WHY[item.why]}`,
    ...(item.state === 'in a digest' ? ['told in a digest'] : []),
  ]);
  if (item.line === null) return section(['_Settled meanwhile_', foot]);
  return section([words(item.line, reader), foot], open(item.line));
}

function words(line: HeldLine, reader: Reader): string {
  switch (line.about) {
    case 'cold':
      return `❄️ ${nameAndCompany(line.lead)} went cold, after ${plural(line.quietDays, 'quiet day')}`;
    case 'task':
      return `📌 ${escaped(line.title, SPACE.detail)} · ${nameAndCompany(line.lead)}, due ${yourTime(line.dueAt, reader)}`;
    case 'notice':
      return noticeText(line.notice, reader, TIGHT);
  }
}

function open(line: HeldLine): Button | undefined {
  if (line.about === 'task')
    return button('Open', ACTIONS.taskOpen, line.taskId, {
      label: `Open the task about ${leadName(line.lead)}`,
    });
  const lead = line.about === 'cold' ? line.lead : 'lead' in line.notice ? line.notice.lead : null;
  return lead === null ? undefined : showButton(lead);
}
