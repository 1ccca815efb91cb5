import { z } from 'zod';
import { isActivityKind } from '../domain/activity.js';
import { BUYING_ROLES, readBuyingRole } from '../domain/buying-role.js';
import {
  isEmailAddress,
  isTimeZone,
  LEAD_LIMITS,
  nearestKinds,
  oneLine,
  textProblem,
} from '../domain/event.js';
import { sameAddress } from '../domain/lead.js';
import { isPlainObject, propertiesProblem } from './properties.js';

/** A value in an error's words: short, and never raw control characters. */
export const quoted = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? value : String(value);
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
};

type Words = string | ((input: unknown) => string);

/** `is required` where nothing came; else the words given. */
const words = (otherwise: Words) => ({
  error: ({ input }: { input?: unknown }) => {
    if (input === undefined || input === null) return 'is required';
    return typeof otherwise === 'string' ? otherwise : otherwise(input);
  },
});

const check =
  <T>(problem: (value: T) => string | null) =>
  (payload: z.core.ParsePayload<T>): void => {
    const message = problem(payload.value);
    if (message) payload.issues.push({ code: 'custom', input: payload.value, message });
  };

/** Null and blank count as not said. Text is made one line. */
const unlessBlank = (value: unknown): unknown =>
  typeof value === 'string' ? oneLine(value) || undefined : (value ?? undefined);

const said = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(unlessBlank, schema.optional()).optional();

const text = (limit: number) =>
  said(z.string(words('must be text')).check(check((value) => textProblem(value, limit))));

/** Forms and spreadsheets send numbers as text. */
const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : value;

const wholeNumber = (low: number, high: number, example: number) => {
  const mustBe = (got: unknown) =>
    `must be a whole number from ${low} to ${high.toLocaleString('en-US')}, such as ${example}; got ${quoted(got)}`;
  const inRange = (value: number) => Number.isInteger(value) && value >= low && value <= high;
  const number = z.number(words(mustBe)).check(check((value) => (inRange(value) ? null : mustBe(value))));
  return said(z.preprocess(asNumber, number));
};

const email = z
  .string(words('must be text'))
  .transform(sameAddress)
  .check(
    check((value) => {
      const problem = value === '' ? 'is required' : textProblem(value, LEAD_LIMITS.email);
      if (problem || isEmailAddress(value)) return problem;
      return `${quoted(value)} is not an e-mail address, such as jane@acme.com`;
    }),
  );

const timeZone = said(
  z
    .string(words('must be text'))
    .check(
      check((value) =>
        isTimeZone(value)
          ? null
          : `${quoted(value)} is not an IANA time zone, such as Europe/Berlin or America/New_York`,
      ),
    ),
);

const buyingRole = said(
  z.string(words('must be text')).transform((asked, context) => {
    const role = readBuyingRole(asked);
    if (role !== null) return role;
    context.addIssue(`${quoted(asked)} is no part in a purchase; there are ${BUYING_ROLES.join(', ')}`);
    return z.NEVER;
  }),
);

const lead = z.strictObject(
  {
    email,
    name: text(LEAD_LIMITS.text),
    title: text(LEAD_LIMITS.text),
    company: text(LEAD_LIMITS.text),
    companySize: wholeNumber(1, LEAD_LIMITS.companySize, 40),
    industry: text(LEAD_LIMITS.text),
    phone: text(LEAD_LIMITS.phone),
    timezone: timeZone,
    source: text(LEAD_LIMITS.text),
    value: wholeNumber(0, LEAD_LIMITS.value, 12_000),
    country: text(LEAD_LIMITS.text),
    budget: wholeNumber(0, LEAD_LIMITS.value, 50_000),
    techStack: text(LEAD_LIMITS.text),
    buyingRole,
  },
  words('must be an object, such as {"email":"jane@acme.com"}'),
);

const kind = z.string(words('must be text, such as "demo_requested"')).transform((asked, context) => {
  if (isActivityKind(asked)) return asked;
  context.addIssue({
    code: 'custom',
    message: `${quoted(asked)} is not a known type; the nearest are ${nearestKinds(asked).join(', ')}`,
  });
  return z.NEVER;
});

const OLDEST = Date.UTC(2000, 0, 1);
const ISO = z.iso.datetime({ offset: true });
const SHORT_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d):?(\d\d)?$/;

/** ISO 8601 lets seconds, and the colon of the offset, be left out. */
const inFull = (text: string): string =>
  text.replace(SHORT_TIME, (_, minute: string, seconds = ':00', zone: string, minutes?: string) =>
    zone === 'Z' ? `${minute}${seconds}Z` : `${minute}${seconds}${zone}:${minutes ?? '00'}`,
  );

const occurredAt = z
  .string(words('must be text, such as "2026-11-22T09:30:00Z"'))
  .transform(inFull)
  .check(
    check((value) => {
      if (!ISO.safeParse(value).success) {
        return `${quoted(value)} is not an ISO 8601 time with its offset, such as 2026-11-22T09:30:00Z or 2026-11-22T10:30:00+01:00`;
      }
      return Date.parse(value) < OLDEST ? `${quoted(value)} is before the year 2000` : null;
    }),
  )
  .transform((value) => new Date(value));

const id = z
  .string(words('must be text in quotes (a number may lose its last digits on the way)'))
  .check(
    check((value) =>
      value === '' ? 'is empty: leave it out, or send 1 to 128 characters' : textProblem(value, 128),
    ),
  );

const properties = z
  .custom<Record<string, unknown>>(isPlainObject, words('must be an object'))
  .check((payload) => {
    const bad = isPlainObject(payload.value) ? propertiesProblem(payload.value) : null;
    if (bad)
      payload.issues.push({ code: 'custom', input: payload.value, message: bad.problem, path: bad.path });
  });

/** Whether an event would blank fields of a lead: people may, in Slack, and senders may not. */
export const blanks = (type: string, properties: object | null | undefined): boolean =>
  type === 'profile_stated' && Object.hasOwn(properties ?? {}, 'cleared');

/** One event as a sender writes it, apart from what depends on the clock. */
export const eventSchema = z
  .strictObject(
    {
      type: kind,
      lead,
      occurredAt: occurredAt.nullish(),
      id: id.nullish(),
      properties: properties.nullish(),
    },
    words('must be an object with type and lead'),
  )
  .check(({ value, issues }) => {
    if (!blanks(value.type, value.properties)) return;
    const message = 'is not for senders: only people blank a field, in Slack by /lead edit';
    issues.push({ code: 'custom', input: value, message, path: ['properties', 'cleared'] });
  });

export type EventBody = z.output<typeof eventSchema>;

/** Names a sender may use, for "did you mean": at the event's own level, and within `lead`. */
export const ALLOWED = { event: Object.keys(eventSchema.shape), lead: Object.keys(lead.shape) };
