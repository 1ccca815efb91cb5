import { z } from 'zod';
import { isActivityKind } from '../domain/activity.js';
import { isEmailAddress, LEAD_LIMITS } from '../domain/event.js';
import { plainInstant } from '../domain/instant.js';
import { sameAddress } from '../domain/lead.js';
import { blanks, type EventBody } from './event-schema.js';
import { isOrdinary, surelyKept } from './properties.js';

type LeadBody = EventBody['lead'];

/**
 * What `eventSchema` makes of a plain event, at a fraction of its cost; null for whatever is not surely right. Then the
 * schema decides, and finds the words.
 */
export function quickEvent(item: unknown): EventBody | null {
  if (!isOrdinary(item) || !hasOnlyKnown(item)) return null;
  const { type, occurredAt, id, properties } = item;
  if (typeof type !== 'string' || !isActivityKind(type)) return null;
  const lead = quickLead(item.lead);
  if (lead === null) return null;
  const body: EventBody = { type, lead };
  if (occurredAt !== undefined) {
    const at = quickTime(occurredAt);
    if (at === null) return null;
    body.occurredAt = at;
  }
  if (id !== undefined) {
    if (typeof id !== 'string' || !ID.test(id)) return null;
    body.id = id;
  }
  if (properties !== undefined) {
    if (!isOrdinary(properties) || !surelyKept(properties) || blanks(type, properties)) return null;
    body.properties = properties;
  }
  return body;
}

const KNOWN = new Set(['type', 'lead', 'occurredAt', 'id', 'properties']);

function hasOnlyKnown(item: Record<string, unknown>): boolean {
  for (const key in item) if (!KNOWN.has(key) || item[key] === undefined) return false;
  return true;
}

type TextField = 'name' | 'title' | 'company' | 'industry' | 'phone' | 'source' | 'country' | 'techStack';
type NumberField = 'companySize' | 'value' | 'budget';
type LeadField = { text: TextField; most: number } | { number: NumberField; least: number; most: number };

const text = (name: TextField, most: number = LEAD_LIMITS.text): [string, LeadField] => [
  name,
  { text: name, most },
];
const whole = (name: NumberField, least: number, most: number): [string, LeadField] => [
  name,
  { number: name, least, most },
];

// Time zones and buying roles are rare, and looked up in lists: the schema's work.
const LEAD_FIELDS = new Map<string, LeadField>([
  text('name'),
  text('title'),
  text('company'),
  text('industry'),
  text('phone', LEAD_LIMITS.phone),
  text('source'),
  text('country'),
  text('techStack'),
  whole('companySize', 1, LEAD_LIMITS.companySize),
  whole('value', 0, LEAD_LIMITS.value),
  whole('budget', 0, LEAD_LIMITS.value),
]);

function quickLead(lead: unknown): LeadBody | null {
  if (!isOrdinary(lead)) return null;
  const { email } = lead;
  if (typeof email !== 'string' || sameAddress(email) !== email || !isEmailAddress(email)) return null;
  const said: LeadBody = { email };
  for (const name in lead) {
    if (name === 'email') continue;
    const field = LEAD_FIELDS.get(name);
    if (field === undefined || !take(said, field, lead[name])) return null;
  }
  return said;
}

// One line of characters that show and can be stored: \p{C} are controls, halves of characters, and the invisible.
const LINE = /^[^\s\p{C}]+(?: [^\s\p{C}]+)*$/u;
const ID = /^[ -~]{1,128}$/;

function take(said: LeadBody, field: LeadField, value: unknown): boolean {
  if ('text' in field) {
    if (typeof value !== 'string' || value.length > field.most || !LINE.test(value)) return false;
    said[field.text] = value;
    return true;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) return false;
  if (value < field.least || value > field.most) return false;
  said[field.number] = value;
  return true;
}

const OLDEST = Date.UTC(2000, 0, 1);
// The very pattern that the schema asks; times with parts left out are the schema's work.
const ISO = z.regexes.datetime({ offset: true });

function quickTime(said: unknown): Date | null {
  if (typeof said !== 'string') return null;
  const at = plainInstant(said) ?? (ISO.test(said) ? Date.parse(said) : Number.NaN);
  return at >= OLDEST ? new Date(at) : null;
}
