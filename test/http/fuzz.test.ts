import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/domain/activity.js';
import { readEvents } from '../../src/http/events-body.js';
import { call, demo, NOW, openDoor, post, signed } from './door.js';

// 600 in everyday runs; .ci/run may ask for more.
const RUNS = Number(process.env.FUZZ_RUNS ?? 600);

// Text with everything that breaks things: halves of characters, NUL, controls, right-to-left, names of prototypes.
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '\0',
    '\ud800',
    '<!channel>',
    '‮abc',
    'NaN',
    '-0',
    '1e999',
  ),
);
const anything = fc.anything({
  key: nasty,
  values: [nasty, fc.double(), fc.boolean(), fc.constant(null)],
  maxDepth: 4,
});
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '+275760-09-13T00:00:00.000Z',
    '-000001-01-01T00:00:00Z',
    '2026-11-22T09:00:00Z',
    '2026-13-01T00:00:00Z',
  ),
  anything,
);
const lead = fc.record(
  {
    email: fc.oneof(fc.emailAddress(), anything),
    name: anything,
    companySize: anything,
    timezone: anything,
    value: anything,
  },
  { requiredKeys: [] },
);
const event = fc.record(
  {
    type: fc.oneof(fc.constantFrom(...ACTIVITY_KINDS), anything),
    lead: fc.oneof(lead, anything),
    occurredAt: time,
    id: anything,
    properties: fc.oneof(fc.dictionary(nasty, anything), anything),
  },
  { requiredKeys: [] },
);
// Right but for its words: so that what is taken is not only what is tame.
const almost = fc.record({
  type: fc.constant('demo_requested'),
  lead: fc.record({ email: fc.constant('jane@acme.com'), name: nasty, company: nasty }),
  properties: fc.dictionary(nasty, nasty, { maxKeys: 3 }),
});
const body = fc.oneof(
  almost.map((one) => JSON.stringify(one)),
  event.map((one) => JSON.stringify(one)),
  fc.array(event, { maxLength: 5 }).map((events) => JSON.stringify({ events })),
  anything.map((value) => JSON.stringify(value) ?? ''),
  fc.constantFrom(
    '{"type":"email_opened","type":"demo_requested","lead":{"email":"a@b.co"},"lead":{"email":"c@d.co"}}',
    '{"type":"demo_requested","lead":{"email":"a@b.co"},"__proto__":{"type":"x"}}',
    '{"events":[{"type":"demo_requested","lead":{"email":"a@b.co"}}],"events":[]}',
  ),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc
    .integer({ min: 1, max: 10_000 })
    .map((depth) => `{"properties":${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}}`),
);

/** What Postgres' text and jsonb refuse, wherever it hides. */
const unstorable = (value: unknown): boolean => /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));

describe('whatever is sent', { timeout: 20_000 + RUNS * 20 }, () => {
  it('to the door, rightly signed, is taken or refused in words: never an error of ours', async () => {
    const { port, lines } = await openDoor();
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const answer = await post(port, text);
        seen.add(answer.status);
        expect([202, 400]).toContain(answer.status);
        if (answer.status === 400) expect(answer.body).toHaveProperty('errors.0.problem');
      }),
      { numRuns: RUNS },
    );
    expect(seen).toEqual(new Set([202, 400]));
    expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('is only taken where the database can hold it', () => {
    const taken: unknown[] = [];
    fc.assert(
      fc.property(body, (text) => {
        const reading = readEvents(Buffer.from(text), { webhookId: 'm', now: NOW });
        if (reading.ok) taken.push(reading.events);
        return !reading.ok || !unstorable(reading.events);
      }),
      { numRuns: RUNS * 2 },
    );
    expect(taken.length).toBeGreaterThan(10);
    // Control: the check sees what it looks for.
    expect([unstorable({ a: ['x\0'] }), unstorable({ '\ud800': 1 }), unstorable('🚀')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('as bytes is refused, not stumbled over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readEvents(Buffer.from(bytes), { webhookId: 'm', now: NOW }).ok).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves no mark on the prototypes of the program', async () => {
    const { port } = await openDoor();
    await post(
      port,
      '{"type":"demo_requested","lead":{"email":"a@b.co","__proto__":{"marked":1}},"__proto__":{"marked":1}}',
    );
    await post(
      port,
      '{"type":"demo_requested","lead":{"email":"a@b.co"},"properties":{"constructor":{"prototype":{"marked":1}}}}',
    );
    expect({}).not.toHaveProperty('marked');
  });

  it('in the headers is a 401 unless it is the right signature', async () => {
    const { port } = await openDoor();
    const text = JSON.stringify(demo());
    const visible = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const name = fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature');
    await fc.assert(
      fc.asyncProperty(name, visible, async (header, value) => {
        const headers = { ...signed(text), [header]: value };
        const answer = await call(port, { method: 'POST', path: '/v1/events', headers, body: text });
        expect([401, 429]).toContain(answer.status);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
