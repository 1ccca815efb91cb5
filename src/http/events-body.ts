import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import type { NewEvent } from '../domain/event.js';
import type { Profile } from '../domain/lead.js';
import { ALLOWED, type EventBody, eventSchema, quoted } from './event-schema.js';
import { isPlainObject } from './properties.js';
import { quickEvent } from './quick-event.js';

/** `position` counts from 0; null where the trouble is with the body as a whole. */
export type BadEvent = { position: number | null; field: string; problem: string };

/** `ids` are the events' names as the sender knows them, in the order of `events`. */
export type Reading = { ok: true; events: NewEvent[]; ids: string[] } | { ok: false; errors: BadEvent[] };

export const MOST_EVENTS = 1000;
const AHEAD_MS = 5 * 60_000;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads the body of `POST /v1/events`: every bad event is named, and one is enough to take none. `webhookId` names
 * events that bring no id of their own; `now` is when they happened if they don't say.
 */
export function readEvents(raw: Buffer, { webhookId, now }: { webhookId: string; now: Date }): Reading {
  const list = eventList(raw);
  if (!Array.isArray(list)) return { ok: false, errors: [list] };
  // Of their length from the start: a list that grows takes room for 17.
  const [events, ids] = [Array<NewEvent>(list.length), Array<string>(list.length)];
  const errors: BadEvent[] = [];
  for (let position = 0; position < list.length; position++) {
    const item: unknown = list[position];
    const body = readEvent(item, position, now, errors);
    if (body === null || errors.length > 0) continue;
    const id = body.id ?? `${webhookId}#${position}`;
    events[position] = newEvent(body, id, now);
    ids[position] = id;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, events, ids };
}

function eventList(raw: Buffer): unknown[] | BadEvent {
  const body = parse(raw);
  if ('problem' in body) return body;
  const { json } = body;
  if (!isPlainObject(json))
    return whole('body', `must be one event, or {"events":[...]}; got ${quoted(json)}`);
  if (json.events === undefined) return [json];
  const extra = Object.keys(json).find((key) => key !== 'events');
  if (extra !== undefined) return whole(clip(extra), 'is not allowed beside "events"');
  if (!Array.isArray(json.events)) return whole('events', 'must be a list of events');
  const count = json.events.length;
  if (count >= 1 && count <= MOST_EVENTS) return json.events;
  return whole('events', `has ${count.toLocaleString('en-US')} events; 1 to 1,000 are allowed`);
}

function parse(raw: Buffer): { json: unknown } | BadEvent {
  if (raw.length === 0) return whole('body', 'is empty');
  const text = raw.toString();
  // What is not UTF-8 becomes this character; where there is none, no second look is needed.
  if (text.includes('\uFFFD') && !isUtf8(raw)) return whole('body', 'is not UTF-8');
  try {
    return { json: JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text) };
  } catch (error) {
    if (error instanceof SyntaxError) return whole('body', 'is not JSON');
    throw error;
  }
}

const whole = (field: string, problem: string): BadEvent => ({ position: null, field, problem });

/** Null where there is trouble, which is added to `errors`. */
function readEvent(item: unknown, position: number, now: Date, errors: BadEvent[]): EventBody | null {
  const quick = quickEvent(item);
  // One ahead of our clock goes on to be refused in words.
  if (quick !== null && (quick.occurredAt ?? now).getTime() - now.getTime() <= AHEAD_MS) return quick;
  const { success, data, error } = eventSchema.safeParse(item);
  const found = (error?.issues ?? []).flatMap((issue) => badEvents(issue, position));
  const ahead = success && data.occurredAt ? data.occurredAt.getTime() - now.getTime() : aheadMs(item, now);
  if (ahead > AHEAD_MS && !found.some(({ field }) => field === 'occurredAt')) {
    const problem = `is ${span(ahead)} ahead of our clock (${now.toISOString()}); at most 5 minutes are allowed`;
    found.push({ position, field: 'occurredAt', problem });
  }
  errors.push(...found);
  return success && found.length === 0 ? data : null;
}

/** Of an event with other troubles, too, so that they are all said together. */
function aheadMs(item: unknown, now: Date): number {
  const said = isPlainObject(item) ? item.occurredAt : null;
  return typeof said === 'string' ? Date.parse(said) - now.getTime() : 0;
}

function span(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 1440)} days`;
}

function badEvents(issue: z.core.$ZodIssue, position: number): BadEvent[] {
  const path = issue.path.map((step) => clip(String(step)));
  if (issue.code !== 'unrecognized_keys') {
    return [{ position, field: path.join('.') || 'event', problem: issue.message }];
  }
  const allowed = path[0] === 'lead' ? ALLOWED.lead : ALLOWED.event;
  return issue.keys.slice(0, 5).map((key) => ({
    position,
    field: [...path, clip(key)].join('.'),
    problem: `is not a known field; allowed are ${allowed.join(', ')}`,
  }));
}

const clip = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

function newEvent(body: EventBody, id: string, now: Date): NewEvent {
  const { lead } = body;
  return {
    // Prefixes, so that an id somebody chose can never meet a name we made.
    dedupeKey: body.id == null ? `webhook:${id}` : `event:${id}`,
    kind: body.type,
    lead: { email: lead.email, profile: saidOnly(lead) },
    occurredAt: body.occurredAt ?? now,
    origin: 'webhook',
    actorId: null,
    properties: body.properties ?? {},
  };
}

/** What the event says of who the lead is. */
function saidOnly(lead: EventBody['lead']): Partial<Profile> {
  const said: Record<string, unknown> = {};
  for (const name in lead) {
    const value = lead[name as keyof typeof lead];
    if (name !== 'email' && value != null) said[name === 'timezone' ? 'timeZone' : name] = value;
  }
  return said;
}
