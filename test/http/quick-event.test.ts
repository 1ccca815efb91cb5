import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/domain/activity.js';
import { LEAD_LIMITS } from '../../src/domain/event.js';
import { ALLOWED, eventSchema } from '../../src/http/event-schema.js';
import { isPlainObject, PROPERTIES_BYTES, surelyKept } from '../../src/http/properties.js';
import { quickEvent } from '../../src/http/quick-event.js';
import { demo } from './door.js';

const RUNS = 2000;
const lead = (fields: Record<string, unknown>) => demo({ lead: { email: 'jane@acme.com', ...fields } });

// What breaks things, where a plain word was looked for.
const odd = fc.constantFrom<unknown>(
  ...' | Acme|Ac  me|Ac\nme|Ac\u00a0me|\u00ad|Ac\u200bme|\ufeffAcme|a\0|\ud800|a\udc00|\u0085|\u007f|40|1e3'.split(
    '|',
  ),
  ...[64, 65, 500, 501].map((length) => 'x'.repeat(length)),
  ...[250, 251].map((length) => '🚀'.repeat(length)),
  ...[LEAD_LIMITS.companySize, LEAD_LIMITS.value].flatMap((most) => [most, most + 1]),
  '',
  '__proto__',
  0,
  -0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  Infinity,
  Number.NaN,
  null,
  undefined,
  true,
  [],
  {},
);
const mostly = <Plain, Hostile>(plain: fc.Arbitrary<Plain>, hostile: fc.Arbitrary<Hostile>) =>
  fc.oneof({ arbitrary: plain, weight: 19 }, { arbitrary: hostile, weight: 1 });
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), odd);
const words = mostly(fc.constantFrom('Jane Doe', 'Müller & Söhne', '株式会社', '🚀 Inc.', 'a'), anyText);
const count = mostly(fc.integer({ min: 1, max: 10_000_000 }), fc.oneof(fc.double(), fc.integer(), odd));
const address = fc.emailAddress().map((text) => text.toLowerCase());
const email = mostly(
  fc.oneof(fc.constantFrom('jane@acme.com', 'müller@größe.example'), address),
  fc.oneof(
    fc.constantFrom(
      'Jane@ACME.com',
      ' jane@acme.com',
      'jane@acme',
      'İ@acme.com',
      `${'j'.repeat(65)}@acme.com`,
    ),
    fc.constant(`j@${'a.'.repeat(126)}com`),
    odd,
  ),
);
const oddTimes = `2026-11-22T09:30Z 2026-11-22T09:30:00+0100 2026-11-22T09:30:00+01:00 2026-02-29T00:00:00Z
  2028-02-29T00:00:00Z 2026-11-31T00:00:00Z 2026-11-22T24:00:00Z 2026-11-22T09:30:60Z 2026-11-22T09:30:00.123456789Z
  2026-11-22t09:30:00z 2026-11-22 2026-11-22T09:30:00 1999-12-31T23:59:59.999Z 2000-01-01T00:30:00+01:00
  0000-01-01T00:00:00Z +275760-09-13T00:00:00.000Z 2026-11-22T09:30:00-00:00 2026-11-22T09:30:00+24:00`.split(
  /\s+/,
);
const day = fc.date({ min: new Date('1999-12-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const instant = fc.oneof(
  { arbitrary: day.map((at) => at.toISOString()), weight: 9 },
  { arbitrary: fc.oneof(fc.constantFrom(...oddTimes), fc.date().map(String), odd), weight: 1 },
);
const json = fc.anything({
  key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toJSON', 'a\0', '\ud800')),
  values: [anyText, fc.double(), fc.boolean(), fc.constant(null)],
  withNullPrototype: true,
  maxDepth: 4,
});
const nested = (depth: number): object => (depth === 1 ? { end: true } : { deeper: nested(depth - 1) });
const properties = fc.oneof(
  { arbitrary: fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), weight: 9 },
  fc.oneof(fc.dictionary(anyText.map(String), json), json),
  fc.integer({ min: 1, max: 12 }).map(nested),
  fc.integer({ min: 2_600, max: 17_000 }).map((length) => ({ notes: 'x'.repeat(length) })),
);

/** As JSON.parse makes it: `__proto__` is then a key like any other. */
const withProto = (one: object): unknown =>
  JSON.parse(JSON.stringify({ ...one, proto: {} }).replace('"proto":', '"__proto__":'));
const withStrays = (known: fc.Arbitrary<object>) =>
  mostly(
    known,
    fc.oneof(
      fc.tuple(known, anyText, json).map(([one, key, value]) => ({ ...one, [String(key)]: value })),
      known.map(withProto),
      known.map((one) => Object.assign(Object.create({ type: 'demo_requested' }), one)),
      json,
    ),
  );
const person = fc.record(
  {
    email,
    name: words,
    title: words,
    company: words,
    industry: words,
    phone: words,
    source: words,
    country: words,
    techStack: words,
    companySize: count,
    value: count,
    budget: count,
  },
  { requiredKeys: ['email'], noNullPrototype: true },
);
const rare = fc.constant({ email: 'jane@acme.com', timezone: 'Europe/Berlin', buyingRole: 'champion' });
const event = withStrays(
  fc.record(
    {
      type: mostly(
        fc.constantFrom(...ACTIVITY_KINDS),
        fc.oneof(fc.constantFrom('toString', 'Demo_Requested'), odd),
      ),
      lead: withStrays(mostly(person, rare)),
      occurredAt: instant,
      id: mostly(
        fc.constantFrom('crm-7', 'a b'),
        fc.oneof(fc.string({ minLength: 120, maxLength: 140 }), anyText),
      ),
      properties,
    },
    { requiredKeys: ['type', 'lead'], noNullPrototype: true },
  ),
);

/** Does `quick` say of an event what the schema says, where it says anything? */
function agrees(quick: (item: unknown) => unknown, item: unknown): boolean {
  const answer = quick(item);
  if (answer === null) return true;
  const { success, data } = eventSchema.safeParse(item);
  if (!success) return false;
  expect(answer).toStrictEqual(data);
  return true;
}

describe('the quick reading of an event', { timeout: 60_000 }, () => {
  it('is the reading of the schema, or none', () => {
    let [answered, left] = [0, 0];
    fc.assert(
      fc.property(event, (item) => {
        if (quickEvent(item) === null) left += 1;
        else answered += 1;
        return agrees(quickEvent, item);
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(answered, left)).toBeGreaterThan(RUNS / 10);
  });

  // Controls: the same events find these out.
  it.each<[string, (item: Record<string, unknown>) => unknown]>([
    [
      'passed over fields that are not known',
      (item) =>
        quickEvent(Object.fromEntries(Object.entries(item).filter(([key]) => ALLOWED.event.includes(key)))),
    ],
    [
      'took any time that Date takes',
      ({ occurredAt: at, ...rest }) => {
        const answer = at === undefined ? null : quickEvent(rest);
        return answer && { ...answer, occurredAt: new Date(String(at)) };
      },
    ],
    [
      'took any id',
      ({ id, ...rest }) => {
        const answer = id === undefined ? null : quickEvent(rest);
        return answer && { ...answer, id };
      },
    ],
  ])('would be caught if it %s', (_, wrong) => {
    const property = fc.property(event, (item) =>
      agrees((one) => (isPlainObject(one) ? wrong(one) : null), item),
    );
    expect(fc.check(property, { numRuns: RUNS * 5 }).failed).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ['of the curl line', { type: 'pricing_page_viewed', lead: { email: 'jane@acme.com', company: 'Acme' } }],
    ['of the Node lines', lead({ company: 'Acme' })],
    ['of npm run event', { ...lead({ company: 'Acme' }), properties: { notes: 'Do you do SSO?' } }],
    [
      'with all that is common',
      {
        type: 'content_downloaded',
        id: 'crm-7',
        occurredAt: '2026-11-21T18:30:00+02:00',
        lead: { email: 'j@größe.example', name: 'Jörg Groß', company: '株式会社', companySize: 40, value: 0 },
        properties: {
          kind: 'guide',
          tags: ['a', null],
          nested: { deep: true, ratio: -0.5 },
          notes: 'two\nlines 🚀',
        },
      },
    ],
    ['with a time to the millisecond', demo({ occurredAt: '2026-11-21T16:30:00.123Z' })],
  ])('is given for the event %s', (_, item) => {
    const answer = quickEvent(item);
    expect(answer).not.toBeNull();
    expect(answer).toStrictEqual(eventSchema.parse(item));
  });

  it.each<[string, unknown]>([
    ['an address in capitals', demo({ lead: { email: 'Jane@ACME.com' } })],
    ['a name that is not one line', lead({ name: 'Jane\nDoe' })],
    ['a number that came as text', lead({ companySize: '40' })],
    ['a time with parts left out', demo({ occurredAt: '2026-11-22T09:30Z' })],
    ['a day that is not in the calendar', demo({ occurredAt: '2026-02-30T09:30:00Z' })],
    ['a field that is not known', demo({ Type: 'x' })],
    ['a null', demo({ id: null })],
    [
      'a key named __proto__',
      JSON.parse('{"type":"demo_requested","lead":{"email":"a@b.co"},"__proto__":{}}'),
    ],
    ['an id of 129 characters', demo({ id: 'x'.repeat(129) })],
    ['__proto__ within the properties', demo({ properties: JSON.parse('{"a":{"__proto__":{}}}') })],
    ['NUL within the properties', demo({ properties: { a: ['\0'] } })],
  ])('leaves %s to the schema', (_, item) => {
    expect(quickEvent(item)).toBeNull();
  });
});

describe('properties that are surely kept', () => {
  it('take no more bytes than allowed, however short they were as they came', () => {
    const numbers = fc.constantFrom(1e20, 1e-6, -1.2345678901234567e-6, -0, 7);
    const texts = fc.constantFrom('\u001f', '"', '€', '🚀', '\u2028', 'a');
    const long = fc.tuple(fc.oneof(numbers, texts), fc.integer({ min: 1, max: 6_000 }));
    let kept = 0;
    fc.assert(
      fc.property(long, ([one, times]) => {
        const list = { l: typeof one === 'string' ? one.repeat(times) : Array(times).fill(one) };
        if (!surelyKept(list)) return true;
        kept += 1;
        return Buffer.byteLength(JSON.stringify(list)) <= PROPERTIES_BYTES;
      }),
      { numRuns: RUNS },
    );
    expect(kept).toBeGreaterThan(RUNS / 20);
  });
});
