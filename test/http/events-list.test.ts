import { describe, expect, it } from 'vitest';
import { demo } from './door.js';
import { errors } from './reading.js';

describe('a body', () => {
  it.each([
    ['nothing', '', 'body', /empty/],
    ['half of one', '{"events":[', 'body', /not JSON/],
    ['half a million brackets', '['.repeat(500_000), 'body', /not JSON/],
    ['a list', '[]', 'body', /got a list/],
    ['null', 'null', 'body', /got "null"/],
    ['text', '"x"', 'body', /must be one event/],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'body', /UTF-8/],
    ['no events', { events: [] }, 'events', /0 events; 1 to 1,000/],
    ['1,001 events', { events: Array(1001).fill(demo()) }, 'events', /1,001 events/],
    ['events that are no list', { events: demo() }, 'events', /must be a list/],
    ['events and more', { events: [demo()], type: 'demo_requested' }, 'type', /beside "events"/],
  ])('of %s is refused as a whole', (_, body, field, words) => {
    expect(errors(body)).toEqual([{ position: null, field, problem: expect.stringMatching(words) }]);
  });

  it('may begin with a byte order mark', () => {
    expect(errors(`\uFEFF${JSON.stringify(demo())}`)).toEqual([]);
  });

  it('of things that are no events has each of them named', () => {
    expect(errors({ events: [1, null, 'x', []] }).map(({ position, field }) => [position, field])).toEqual([
      [0, 'event'],
      [1, 'event'],
      [2, 'event'],
      [3, 'event'],
    ]);
  });

  it('of 1,000 bad events has all 1,000 named', () => {
    const bad = errors({ events: Array(1000).fill({ type: 'nonsense', lead: {} }) });
    expect(new Set(bad.map(({ position }) => position)).size).toBe(1000);
  });
});
