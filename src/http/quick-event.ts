import { z } from 'zod';
import { activityKind } from '../domain/activity.js';
import { isEmailAddress, LEAD_LIMITS } from '../domain/event.js';
import { plainInstant } from '../domain/instant.js';
import { sameAddress } from '../domain/lead.js';
import { blanks, type EventBody } from './event-schema.js';
import { isPlainAddress } from './plain-address.js';
import { isOrdinary, isPrintable, surelyKept } from './properties.js';

type LeadBody = EventBody['lead'];

/**
 * What `eventSchema` makes of a plain event, at a fraction of its cost; null for whatever is not surely right. Then the
 * schema decides, and finds the words.
 */
export function quickEvent(item: unknown): EventBody | null {
  if (!isOrdinary(item)) return null;
  const { type, lead, occurredAt, id, properties } = item;
  const kind = typeof type === 'string' ? activityKind(type) : undefined;
  if (kind === undefined || !isQuickLead(lead)) return null;
  let known = 2;
  if (id !== undefined) {
    if (typeof id !== 'string' || id.length > 128 || id === '' || !isPrintable(id)) return null;
    known++;
  }
  if (properties !== undefined) {
    if (!surelyKept(properties) || blanks(kind, properties)) return null;
    known++;
  }
  // From here on it is an event's body but for its time, and for fields that are none.
  if (occurredAt === undefined) return countOf(item) === known ? (item as EventBody) : null;
  const at = quickTime(occurredAt);
  return at !== null && countOf(item) === known + 1
    ? ({ ...item, type: kind, occurredAt: at } as EventBody)
    : null;
}

function countOf(item: object): number {
  let count = 0;
  for (const _ in item) count++;
  return count;
}

type Fits = (value: unknown) => boolean;

// One line of characters that show and can be stored: \p{C} are controls, halves of characters, and the invisible.
const LINE = /^[^\s\p{C}]+(?: [^\s\p{C}]+)*$/u;
const text =
  (most: number = LEAD_LIMITS.text): Fits =>
  (value) =>
    typeof value === 'string' && value.length <= most && LINE.test(value);
const whole =
  (least: number, most: number): Fits =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

// Time zones and buying roles are rare, and looked up in lists: the schema's work.
const LEAD_FIELDS = new Map<string, Fits>(
  Object.entries({
    name: text(),
    title: text(),
    company: text(),
    industry: text(),
    phone: text(LEAD_LIMITS.phone),
    source: text(),
    country: text(),
    techStack: text(),
    companySize: whole(1, LEAD_LIMITS.companySize),
    value: whole(0, LEAD_LIMITS.value),
    budget: whole(0, LEAD_LIMITS.value),
  } satisfies { [Field in keyof LeadBody]?: Fits }),
);

function isQuickLead(lead: unknown): lead is LeadBody {
  if (!isOrdinary(lead) || typeof lead.email !== 'string') return false;
  const { email } = lead;
  if (!isPlainAddress(email) && (sameAddress(email) !== email || !isEmailAddress(email))) return false;
  for (const name in lead) if (name !== 'email' && LEAD_FIELDS.get(name)?.(lead[name]) !== true) return false;
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
