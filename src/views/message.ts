import type { KnownBlock } from '@slack/types';
import type { Late } from '../domain/courier.js';
import type { MessageFacts, MessageKind } from '../domain/facts.js';
import { isPeopleNotice } from '../domain/people-facts.js';
import { context, type Message, section, wordsIn } from './blocks.js';
import { chip } from './chip.js';
import { coldAlert, coldDigest } from './cold-alert.js';
import type { Reader } from './dates.js';
import { digest } from './digest.js';
import { handoffCard } from './handoff-card.js';
import { handoffDigest } from './handoff-digest.js';
import { lateWords } from './late.js';
import { showButton } from './lead-buttons.js';
import { LIMITS, TIGHT } from './limits.js';
import { morning } from './morning.js';
import { movedCard, movedCards } from './moved-card.js';
import { notice, noticeText } from './notice.js';
import { rulesLiveMessage } from './rules/rules-live.js';
import { taskCard, taskDigest } from './task-card.js';
import { clip, plural } from './text.js';
import { threadLines } from './thread-line.js';
import { hello, welcome } from './welcome.js';

/**
 * What the courier posts: one item as a card of its own, several of a kind folded, several kinds one below the
 * other. Where cards make that too long, they are folded too.
 */
export function render(items: MessageFacts[], reader: Reader, late: Late | null = null): Message {
  const message = whole(items, reader);
  if (late === null) return message;
  const blocks = [...message.blocks, context([lateWords(late, reader)])];
  return fits(blocks) ? { ...message, blocks } : message;
}

function whole(items: MessageFacts[], reader: Reader): Message {
  const groups = byKind(items);
  if (groups.length === 1 && groups[0]) return fitted(oneKind(groups[0], reader));
  const roomy = stacked(groups.map((group) => oneKind(group, reader)));
  if (fits(roomy.blocks)) return roomy;
  return fitted(stacked(groups.map((group) => folded(group, reader, false))));
}

const oneKind = (group: MessageFacts[], reader: Reader): Message =>
  group.length === 1 ? alone(group, reader) : folded(group, reader, true);

function byKind(items: MessageFacts[]): MessageFacts[][] {
  const groups = new Map<MessageKind, MessageFacts[]>();
  for (const item of items) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return [...groups.values()];
}

function alone([item]: MessageFacts[], reader: Reader): Message {
  switch (item?.kind) {
    case 'handoff':
      return handoffCard(item.facts, reader);
    case 'cold':
      return coldAlert(item.facts, reader);
    case 'task':
      return taskCard(item.facts, reader);
    case 'digest':
      return digest(item.facts, reader);
    case 'welcome':
      return welcome(item.facts);
    case 'hello':
      return hello(item.facts);
    case 'rules':
      return rulesLiveMessage(item.facts, reader);
    case 'morning':
      return morning(item.facts, reader);
    case 'notice':
      return notice(item.facts, reader);
    case 'chip':
      return chip(item.facts, reader);
    case 'line':
      return threadLines([item.facts], reader);
    case 'moved':
      return movedCard(item.facts);
    case undefined:
      return { text: 'Nothing to tell', blocks: [section(['Nothing to tell'])] };
  }
}

/** Items of one kind: every one keeps its line and a way to act on it. */
function folded(group: MessageFacts[], reader: Reader, roomy: boolean): Message {
  switch (group[0]?.kind) {
    case 'handoff':
      return handoffDigest(group.flatMap((item) => (item.kind === 'handoff' ? [item.facts] : [])));
    case 'cold':
      return coldDigest(
        group.flatMap((item) => (item.kind === 'cold' ? [item.facts] : [])),
        reader,
        roomy,
      );
    case 'task':
      return taskDigest(
        group.flatMap((item) => (item.kind === 'task' ? [item.facts] : [])),
        reader,
      );
    case 'line':
      return threadLines(
        group.flatMap((item) => (item.kind === 'line' ? [item.facts] : [])),
        reader,
      );
    case 'moved':
      return movedCards(group.flatMap((item) => (item.kind === 'moved' ? [item.facts] : [])));
    case 'chip':
    case 'digest':
    case 'morning':
    case 'welcome':
    case 'hello':
    case 'rules':
      return stacked(group.map((item) => alone([item], reader)));
    default:
      return notices(group, reader);
  }
}

function notices(group: MessageFacts[], reader: Reader): Message {
  const facts = group.flatMap((item) => (item.kind === 'notice' ? [item.facts] : []));
  const rows = facts.map((each): KnownBlock => {
    const text = noticeText(each, reader, TIGHT);
    if (each.about === 'undeliverable' || isPeopleNotice(each)) return section([text]);
    return section([text], showButton(each.lead));
  });
  return { text: plural(facts.length, 'thing to know', 'things to know'), blocks: rows };
}

function stacked(parts: Message[]): Message {
  const blocks = parts.flatMap((part, index): KnownBlock[] =>
    index === 0 ? part.blocks : [{ type: 'divider' }, ...part.blocks],
  );
  return { text: clip(parts.map(({ text }) => text).join(' · '), LIMITS.text), blocks };
}

/** The last resort of a message too long for Slack: what is left out is said, and where it is to be found. */
function fitted({ text, blocks }: Message): Message {
  if (fits(blocks)) return { text, blocks };
  const last = context([
    'There was more than fits here: `/lead hot`, `/lead cold` and `/lead mine` have it all',
  ]);
  let kept = blocks.slice(0, LIMITS.blocksInMessage - 1);
  while (!fits([...kept, last])) kept = kept.slice(0, -1);
  return { text, blocks: [...kept, last] };
}

const fits = (blocks: KnownBlock[]): boolean =>
  blocks.length <= LIMITS.blocksInMessage && wordsIn(blocks) <= LIMITS.messageChars;
