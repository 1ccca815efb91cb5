import { happened } from '../domain/context.js';
import type { HandoffStatus, MessageKind, NoticeFacts } from '../domain/facts.js';
import type { Lead } from '../domain/lead.js';
import { total } from '../domain/lead.js';
import type { LineWords } from '../domain/line-facts.js';
import type { Deed } from '../domain/scoring/deed.js';
import type { WakeOn, WokenBy } from '../domain/snooze.js';
import type { Tracked } from '../domain/stand.js';
import type { HelloFacts } from '../domain/welcome.js';
import type { NewMessage } from '../store/outbox.js';
import type { Deps } from './deps.js';

type About = { teamId: string; now: Date };

/** The handoff card, posted once a handoff. */
export function handoffPost(deps: Deps, { teamId, now }: About, handoffId: string, lead: Lead): NewMessage {
  return message(
    deps,
    { teamId, now, place: deps.places.handoffs, kind: 'handoff', refId: handoffId, deed: 'post' },
    {
      dedupeKey: `handoff:${handoffId}`,
      urgency: total(lead),
      leadId: lead.id,
    },
  );
}

/** The alert that a lead went cold: to its owner, or to the channel where there is none. */
export function coldPost(deps: Deps, { teamId, now }: About, lead: Lead): NewMessage {
  const place = lead.ownerId ?? deps.places.handoffs;
  const refId = coldRef(lead);
  return message(
    deps,
    { teamId, now, place, kind: 'cold', refId, deed: 'post' },
    { dedupeKey: `cold:${refId}`, urgency: 0, leadId: lead.id },
  );
}

/** The checklist of the first five minutes, once a person. */
export function welcomePost(deps: Deps, { teamId, now }: About, userId: string): NewMessage {
  return message(
    deps,
    { teamId, now, place: userId, kind: 'welcome', refId: userId, deed: 'post' },
    { dedupeKey: `welcome:${userId}`, urgency: 20 },
  );
}

/** A word to a channel we were invited to, once a channel. */
export function helloPost(deps: Deps, { teamId, now }: About, facts: HelloFacts): NewMessage {
  const { channelId, as } = facts;
  const place = as === 'other' ? channelId : deps.places[as];
  return {
    ...message(
      deps,
      { teamId, now, place, kind: 'hello', refId: null, deed: 'post' },
      { dedupeKey: `hello:${channelId}`, urgency: 500 },
    ),
    facts,
  };
}

export function taskPost(
  deps: Deps,
  { teamId, now }: About,
  task: { id: string; assigneeId: string; dueAt: Date },
): NewMessage {
  return message(
    deps,
    { teamId, now, place: task.assigneeId, kind: 'task', refId: task.id, deed: 'post' },
    {
      dedupeKey: `task:${task.id}:${task.dueAt.toISOString()}`,
      urgency: 10,
    },
  );
}

/** Edits a living message in place; the facts are read when it is sent, so several edits become one. */
export function cardUpdate(
  deps: Deps,
  { teamId, now }: About,
  kind: MessageKind,
  refId: string,
  place: string,
): NewMessage {
  return message(
    deps,
    { teamId, now, place, kind, refId, deed: 'update' },
    {
      dedupeKey: `update:${kind}:${refId}:${deps.ids.next()}`,
      urgency: 0,
    },
  );
}

/** The chip below a reply, in the reply's own conversation. Its author waits for it, so that it goes before cards. */
export function chipPost(
  deps: Deps,
  { teamId, now }: About,
  log: { id: string; channelId: string },
): NewMessage {
  return message(
    deps,
    { teamId, now, place: log.channelId, kind: 'chip', refId: log.id, deed: 'post' },
    { dedupeKey: `chip:${log.id}`, urgency: 1_000 },
  );
}

/**
 * A word below the lead's living card, said once a key: in the channel where the card is, or else in its owner's
 * direct messages. A lead without a card has no thread, and nothing is said.
 */
export function threadWord(
  deps: Deps,
  { teamId, now }: About,
  leadId: string,
  word: LineWords,
  dedupeKey: string,
): NewMessage {
  const id = deps.ids.next();
  const how = { dedupeKey, urgency: 1, leadId };
  return {
    ...message(deps, { teamId, now, place: '', kind: 'line', refId: wordRef(id), deed: 'thread' }, how),
    id,
    facts: word,
  };
}

const WORD = 'word:';
/** A line whose words were filed with it, rather than those of a deed. */
export const wordRef = (messageId: string): string => `${WORD}${messageId}`;

/** The message that holds a line's words; null for a line about a deed. */
export const readWordRef = (refId: string): string | null =>
  refId.startsWith(WORD) ? refId.slice(WORD.length) : null;

export function notice(
  deps: Deps,
  { teamId, now }: About,
  place: string,
  facts: NoticeFacts,
  dedupeKey: string,
): NewMessage {
  return {
    ...message(
      deps,
      { teamId, now, place, kind: 'notice', refId: null, deed: 'post' },
      { dedupeKey, urgency: 5 },
    ),
    facts: 'lead' in facts ? { ...facts, lead: toldOf(facts.lead) } : facts,
  };
}

/** What only the judging needs of a lead is three quarters of it, and no part of any message. */
function toldOf(lead: object): object {
  const told: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(lead)) if (!JUDGED_BY.has(name)) told[name] = value;
  return told;
}

const JUDGED_BY = new Set<string>(['sheet', 'heat', 'dueAt', 'scored'] satisfies (keyof Tracked)[]);

/** A lead woke from its snooze, and what woke it: to its owner, or else to whoever put it to sleep, once. */
export function awakeNotice(
  deps: Deps,
  at: About,
  lead: Lead,
  woken: { by: WokenBy; deed: Deed | null; on: WakeOn },
): NewMessage[] {
  if (lead.snoozedBy === null || lead.snoozedUntil === null) return [];
  const facts = {
    about: 'awake' as const,
    lead: { ...lead, snoozedUntil: null },
    snoozedBy: lead.snoozedBy,
    wokenBy: woken.by,
    by: woken.deed === null ? null : happened({ ...woken.deed, occurredAt: woken.deed.at }),
    on: woken.on,
    total: total(lead),
  };
  const key = `awake:${lead.id}:${lead.snoozedUntil.toISOString()}`;
  return [notice(deps, at, lead.ownerId ?? lead.snoozedBy, facts, key)];
}

/** A qualified lead has gone quiet and will soon be cold: to its owner, once a silence (S120). */
export function riskNotice(deps: Deps, at: About, lead: Lead, coldAt: Date): NewMessage[] {
  if (lead.ownerId === null) return [];
  const facts = { about: 'at_risk' as const, lead, coldAt, total: total(lead) };
  return [notice(deps, at, lead.ownerId, facts, `risk:${coldRef(lead)}`)];
}

/** New rules are in force: to the managers, who are asked to sign them; once a version. */
export const rulesPost = (deps: Deps, { teamId, now }: About, version: number): NewMessage =>
  message(
    deps,
    { teamId, now, place: deps.places.managers, kind: 'rules', refId: String(version), deed: 'post' },
    { dedupeKey: `rules:${version}`, urgency: 5 },
  );

/** The same message, edited: somebody has signed them, or others are in force. */
export const rulesEdit = (deps: Deps, at: About, version: number): NewMessage =>
  cardUpdate(deps, at, 'rules', String(version), deps.places.managers);

/** A lead became ready that has an owner: they hear of it themselves, not only the channel. */
export function readyNotice(deps: Deps, at: About, lead: Lead, handoffId: string): NewMessage[] {
  if (lead.ownerId === null) return [];
  const facts = { about: 'ready' as const, lead, total: total(lead) };
  return [notice(deps, at, lead.ownerId, facts, `ready:${handoffId}`)];
}

/** Names one silence of one lead: a lead may go cold again later, with a message of its own. */
export const coldRef = (lead: Pick<Lead, 'id' | 'quietSince'>): string =>
  `${lead.id}@${lead.quietSince.getTime()}`;

export function readColdRef(ref: string): { leadId: string; quietSince: Date } {
  const [leadId = '', quietSince = ''] = ref.split('@');
  return { leadId, quietSince: new Date(Number(quietSince)) };
}

export const OPEN_HANDOFF: HandoffStatus[] = ['waiting', 'claimed'];

function message(
  deps: Deps,
  at: About & { place: string; kind: MessageKind; refId: string | null; deed: NewMessage['deed'] },
  how: { dedupeKey: string; urgency: number; leadId?: string },
): NewMessage {
  const { teamId, now, place, kind, refId, deed } = at;
  return { id: deps.ids.next(), teamId, lane: place, kind, refId, deed, facts: {}, createdAt: now, ...how };
}
