import type { HandoffFacts, MessageFacts, MessageKind, TaskFacts } from '../../src/domain/facts.js';
import { EMPTY_PROFILE, type Lead } from '../../src/domain/lead.js';
import type { LineFacts } from '../../src/domain/line-facts.js';
import type { Rendered } from '../../src/slack/courier.js';

const NOW = new Date('2026-11-20T09:00:00.000Z');

/** A lead whose name is all that matters here. */
export const leadCalled = (name: string): Lead => ({
  ...EMPTY_PROFILE,
  id: name,
  teamId: 'T01ACME',
  email: 'jane@acme.com',
  name,
  ownerId: null,
  stage: 'sql',
  fit: 20,
  behaviour: 62,
  readyLine: 80,
  episode: 1,
  lastActivityAt: NOW,
  lastActivityKind: 'demo_requested',
  quietSince: NOW,
  coldAt: null,
  snoozedUntil: null,
  snoozedBy: null,
  suppressedAt: null,
  letGoAt: null,
  tags: [],
  account: 'acme.com',
  out: false,
  funnel: 'consideration',
  handed: true,
  raisedLine: null,
  segments: [],
  wonAt: null,
  lostAt: null,
  lostReason: null,
  createdAt: NOW,
});

const handoff = (says: string): HandoffFacts => ({
  handoffId: says,
  lead: leadCalled(says),
  status: 'waiting',
  episode: 1,
  createdAt: NOW,
  claimedBy: null,
  claimedAt: null,
  returnedBy: null,
  returnedAt: null,
  returnReason: null,
  topReasons: [],
  asked: null,
  context: { content: [], pages: [], emails: [], forms: [], questions: [] },
  worked: [],
  snooze: null,
  model: 'smb@1',
  rule: 'Reached 80 points',
});

const task = (says: string): TaskFacts => ({
  taskId: says,
  lead: leadCalled(says),
  kind: 'follow_up',
  title: says,
  draft: null,
  track: null,
  assigneeId: 'U01RAVI',
  dueAt: NOW,
  status: 'open',
  closedBy: null,
  closedAt: null,
  closedWhy: null,
});

/** Facts that say these words. */
export function factsSaying(kind: MessageKind, says: string): MessageFacts {
  if (kind === 'task') return { kind, facts: task(says) };
  if (kind === 'cold') {
    const cold = { lead: leadCalled(says), quietDays: 45, lastTouch: null, total: 30, decision: null };
    return { kind, facts: cold };
  }
  if (kind === 'line') {
    const word = { about: 'word' as const, sign: '', text: says, to: null };
    return { kind, facts: { ...word, lead: leadCalled(says), named: false } };
  }
  return { kind: 'handoff', facts: handoff(says) };
}

/** One line an item: what a test reads back from Slack. */
export function plainRender(items: MessageFacts[]): Rendered {
  const lines = items.map(wordsOf);
  return {
    text: lines.join('\n'),
    blocks: lines.map((text) => ({ type: 'section', text: { type: 'plain_text', text } })),
  };
}

function lineOf(facts: LineFacts): string {
  const name = facts.named ? `${facts.lead.name}: ` : '';
  if (facts.about === 'word') return `${name}${facts.text}`;
  return facts.about === 'deed' ? `${name}${facts.deed.verb}` : `${facts.lead.name} ${facts.about}`;
}

function wordsOf({ kind, facts }: MessageFacts): string {
  if (kind === 'digest') return `digest of ${facts.day} since ${facts.since.toISOString()}`;
  if (kind === 'line') return lineOf(facts);
  if (kind === 'moved') return `${facts.lead.name} moved to ${facts.link}`;
  if (kind === 'welcome') return `welcome, ${facts.done.length} done`;
  if (kind === 'rules') return `rules ${facts.name}`;
  if (kind === 'hello') return `hello ${facts.channelId}`;
  if (kind === 'morning') return `morning of ${facts.day}`;
  if (kind !== 'notice') return facts.lead.name ?? '';
  return facts.about === 'undeliverable'
    ? `${facts.place}: ${facts.error}, ${facts.waiting} waiting`
    : `${facts.about}: ${'lead' in facts ? facts.lead.name : ''}`;
}
