import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/domain/activity.js';
import { demo, NOW } from './door.js';
import { errors, events } from './reading.js';

const lead = (fields: Record<string, unknown>) => demo({ lead: { email: 'jane@acme.com', ...fields } });
const profile = (fields: Record<string, unknown>) => events(lead(fields))[0]?.lead.profile;

describe('an event', () => {
  it('is read whole', () => {
    const body = {
      type: 'content_downloaded',
      id: 'crm-7',
      occurredAt: '2026-11-21T18:30:00+02:00',
      lead: {
        email: ' Jane@ACME.com',
        name: 'Jane Doe',
        title: 'VP Sales',
        company: 'Acme',
        companySize: 40,
        industry: 'Software',
        phone: '+49 170 1234567',
        timezone: 'Europe/Berlin',
        source: 'ebook',
        value: 12000,
      },
      properties: { kind: 'guide', tags: ['a'], nested: { deep: true } },
    };
    const { email: _, timezone: timeZone, ...rest } = body.lead;
    expect(events(body)).toEqual([
      {
        dedupeKey: 'event:crm-7',
        kind: 'content_downloaded',
        lead: { email: 'jane@acme.com', profile: { ...rest, timeZone } },
        occurredAt: new Date('2026-11-21T16:30:00Z'),
        origin: 'webhook',
        actorId: null,
        properties: body.properties,
      },
    ]);
  });

  it('happened now, has no properties and is named by its webhook where it does not say', () => {
    for (const body of [demo(), demo({ id: null, occurredAt: null, properties: null })]) {
      expect(events(body, 'msg_9')[0]).toMatchObject({
        occurredAt: NOW,
        properties: {},
        dedupeKey: 'webhook:msg_9#0',
      });
    }
  });

  it('can not take the name of another by choosing an id like ours', () => {
    const [ours, theirs] = [events(demo(), 'm'), events(demo({ id: 'm#0' }))];
    expect(ours[0]?.dedupeKey).not.toBe(theirs[0]?.dedupeKey);
  });

  it('may be of every type in the catalogue', () => {
    const kinds = events({ events: ACTIVITY_KINDS.map((type) => demo({ type })) }).map(({ kind }) => kind);
    expect(kinds).toEqual(ACTIVITY_KINDS);
  });

  it.each([
    ['demo_request', 'demo_requested'],
    ['EmailOpened', 'email_opened'],
    ['pricing', 'pricing_page_viewed'],
    ['webinar attended', 'webinar_attended'],
    ['reply', 'email_replied'],
    ['constructor', 'the nearest are'],
    ['__proto__', 'the nearest are'],
    ['x'.repeat(5000), 'the nearest are'],
  ])('of the type %.20s is refused, with types that are meant perhaps', (type, near) => {
    const [error] = errors(demo({ type }));
    expect(error).toMatchObject({ position: 0, field: 'type', problem: expect.stringContaining(near) });
    expect(error?.problem.length).toBeLessThan(200);
  });

  it.each([
    [
      'blank strings',
      { name: '', title: '  ', company: '\t', phone: '\n', companySize: '', timezone: ' ', value: '' },
    ],
    ['nulls', { name: null, companySize: null, timezone: null, value: null }],
    ['nothing', {}],
  ])('never blanks a field of its lead out: %s are not said', (_, fields) => {
    expect(profile(fields)).toEqual({});
  });

  it('says a name on one line, in any script', () => {
    expect(profile({ name: ' Jane\r\n\tDoe ', company: 'شركة 🚀 <!channel>' })).toEqual({
      name: 'Jane Doe',
      company: 'شركة 🚀 <!channel>',
    });
  });

  it.each([
    [40, 40],
    ['40', 40],
    [1, 1],
    [10_000_000, 10_000_000],
  ])('may have a company of %j people', (companySize, size) => {
    expect(profile({ companySize })).toEqual({ companySize: size });
  });

  it.each([
    ['lead.email', lead({ email: undefined }), /is required/],
    ['lead.email', lead({ email: '' }), /is required/],
    ['lead.email', lead({ email: 5 }), /must be text/],
    ['lead.email', lead({ email: 'Jane <jane@acme.com>' }), /not an e-mail address/],
    ['lead.email', lead({ email: `${'x'.repeat(250)}@a.co` }), /255 characters long; the limit is 254/],
    ['lead.email', lead({ email: 'a\0b@acme.com' }), /U\+0000/],
    ['lead.email', lead({ email: 'a@b.co\ud800' }), /U\+D800/],
    ['lead.email', lead({ email: '<!channel>@acme.com' }), /not an e-mail address/],
    ['lead.name', lead({ name: 'x'.repeat(10_000) }), /10,000 characters long; the limit is 500/],
    ['lead.name', lead({ name: 'a\0b' }), /U\+0000/],
    ['lead.name', lead({ name: 'a\u001bb' }), /U\+001B/],
    ['lead.name', lead({ name: { first: 'Jane' } }), /must be text/],
    ['lead.title', lead({ title: '\udfff' }), /U\+DFFF/],
    ['lead.company', lead({ company: 7 }), /must be text/],
    ['lead.industry', lead({ industry: [] }), /must be text/],
    ['lead.phone', lead({ phone: '1'.repeat(65) }), /limit is 64/],
    ['lead.source', lead({ source: true }), /must be text/],
    ['lead.companySize', lead({ companySize: '51-200' }), /whole number from 1 to 10,000,000.*got "51-200"/],
    ['lead.companySize', lead({ companySize: 0 }), /got "0"/],
    ['lead.companySize', lead({ companySize: 10_000_001 }), /whole number/],
    ['lead.companySize', lead({ companySize: 4.5 }), /whole number/],
    ['lead.companySize', lead({ companySize: [40] }), /got a list/],
    ['lead.value', lead({ value: -1 }), /whole number/],
    ['lead.value', lead({ value: 3e9 }), /whole number/],
    ['lead.timezone', lead({ timezone: '+02:00' }), /IANA/],
    ['lead.timezone', lead({ timezone: 'Mars/Olympus' }), /Europe\/Berlin/],
    ['lead.compnay', lead({ compnay: 'Acme' }), /not a known field; allowed are email, .*company/],
    ['lead', demo({ lead: undefined }), /is required/],
    ['lead', demo({ lead: 'jane@acme.com' }), /must be an object/],
    ['lead', demo({ lead: [] }), /must be an object/],
    ['type', demo({ type: undefined }), /is required/],
    ['type', demo({ type: 5 }), /must be text/],
    ['occuredAt', demo({ occuredAt: '2026-11-22T09:00:00Z' }), /not a known field.*occurredAt/],
    ['occurredAt', demo({ occurredAt: '' }), /ISO 8601/],
    ['occurredAt', demo({ occurredAt: '2026-11-22' }), /ISO 8601/],
    ['occurredAt', demo({ occurredAt: '2026-11-22T09:00:00' }), /with its offset/],
    ['occurredAt', demo({ occurredAt: '2026-02-30T09:00:00Z' }), /ISO 8601/],
    ['occurredAt', demo({ occurredAt: '+275760-09-13T00:00:00Z' }), /ISO 8601/],
    ['occurredAt', demo({ occurredAt: '1999-12-31T23:59:59Z' }), /before the year 2000/],
    ['occurredAt', demo({ occurredAt: 1_763_800_000 }), /must be text/],
    ['occurredAt', demo({ occurredAt: '2026-11-22T10:05:00.001Z' }), /6 minutes ahead/],
    ['occurredAt', demo({ occurredAt: '2026-11-22T13:00:00+00:00' }), /3 hours ahead/],
    ['occurredAt', demo({ occurredAt: '9999-12-31T23:59:59Z' }), /days ahead/],
    ['id', demo({ id: '' }), /empty/],
    ['id', demo({ id: 'x'.repeat(129) }), /limit is 128/],
    ['id', demo({ id: 12345678901 }), /must be text in quotes/],
    ['id', demo({ id: 'a\0' }), /U\+0000/],
    ['properties', demo({ properties: [] }), /must be an object/],
    ['properties', demo({ properties: 'x' }), /must be an object/],
    ['properties', demo({ properties: { note: 'x'.repeat(16_384) } }), /limit is 16,384/],
    ['properties.a', demo({ properties: { a: 'x\0' } }), /U\+0000/],
    ['properties.a.0', demo({ properties: { a: ['\ud83d'] } }), /U\+D83D/],
    ['properties.a', demo({ properties: { a: { 'x\0': 1 } } }), /key that holds/],
  ])('is refused for its %s, in words', (field, body, words) => {
    expect(errors(body)).toEqual([{ position: 0, field, problem: expect.stringMatching(words) }]);
  });

  it.each([
    ['{"type":"demo_requested","lead":{"email":"a@b.co"},"__proto__":{"x":1}}', '__proto__'],
    ['{"type":"demo_requested","lead":{"email":"a@b.co","__proto__":{"x":1}}}', 'lead.__proto__'],
    ['{"type":"demo_requested","lead":{"email":"a@b.co"},"properties":{"__proto__":{"x":1}}}', 'properties'],
    ['{"type":"demo_requested","lead":{"email":"a@b.co"},"properties":{"n":1e400}}', 'properties.n'],
  ])('is refused for what only JSON can hold: %s', (body, field) => {
    expect(errors(body)).toMatchObject([{ position: 0, field }]);
  });

  it('may be exactly five minutes ahead of our clock, and years behind', () => {
    for (const occurredAt of [
      '2026-11-22T10:05:00Z',
      '2000-01-01T00:00:00Z',
      // Seconds, and the colon of the offset, may be left out.
      '2026-11-22T09:00Z',
      '2026-11-22T09:00:00+0100',
      '2026-11-22T11:04:00.123456+01:00',
    ]) {
      expect(errors(demo({ occurredAt }))).toEqual([]);
    }
  });

  it('is refused as ahead of our clock also where the offset is told in hours alone', () => {
    expect(errors(demo({ occurredAt: '2026-11-22T09:30:00+01' }))).toEqual([]);
    expect(errors(demo({ occurredAt: '2027-11-22T09:30:00+01' }))).toMatchObject([
      { position: 0, field: 'occurredAt', problem: expect.stringMatching(/ahead of our clock/) },
    ]);
  });

  it('has all its troubles named at once', () => {
    const body = { type: 'x', lead: { email: 'x', name: '\0' }, occurredAt: '2027-01-01T00:00:00Z', id: 5 };
    expect(errors(body).map(({ field }) => field)).toEqual([
      'type',
      'lead.email',
      'lead.name',
      'id',
      'occurredAt',
    ]);
  });

  it('may nest its properties 8 deep and no deeper, however deep the body', () => {
    const nest = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
    const body = (depth: number) =>
      `{"type":"demo_requested","lead":{"email":"a@b.co"},"properties":${nest(depth)}}`;
    expect(errors(body(8))).toEqual([]);
    for (const depth of [9, 100_000]) {
      expect(errors(body(depth))).toMatchObject([{ problem: expect.stringContaining('8 levels') }]);
    }
  });
});
