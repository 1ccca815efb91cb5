import type { ChipFacts } from '../../src/domain/chip-facts.js';
import type { Lead } from '../../src/domain/lead.js';
import { askReply, askWhichLead } from '../../src/views/ask-reply.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { render } from '../../src/views/message.js';
import { hoursAgo } from './given.js';

/** Everything that is said in threads, with `words` in every place that comes from outside. */
export function chipsSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const reply = { channelId: 'C1', ts: '1.2', threadTs: '1.1', text: words };
  const facts: ChipFacts = {
    logId: 'log-1',
    lead,
    thread: { channelId: 'C1', ts: '1.1' },
    status: 'logged',
    by: words,
    zone: 'America/New_York',
    kind: 'call_logged',
    outcome: words,
    next: null,
    wish: words,
    changedBy: words,
  };
  const next = { title: words, dueAt: hoursAgo(-30), isOver: false, passedTo: null };
  const states = (['logged', 'kept', 'deleted', 'undone'] as const).map((status): [string, Message] => [
    `chip ${status}`,
    render([{ kind: 'chip', facts: { ...facts, status, next } }], reader),
  ]);
  return {
    ...Object.fromEntries(states),
    'chip that asks': render([{ kind: 'chip', facts }], reader),
    'two chips': render(
      [
        { kind: 'chip', facts },
        { kind: 'chip', facts },
      ],
      reader,
    ),
    'reply asked about': askReply(reply, words),
    'reply to which lead': askWhichLead(reply),
  };
}
