import { describe, expect, it } from 'vitest';
import { WRONG_PER_MINUTE } from '../../src/http/post-events.js';
import { type Accepted, call, demo, openDoor, post, SECRET, send, signed } from './door.js';

const accepted = (answer: { body: unknown }) => (answer.body as { accepted: Accepted[] }).accepted;
const errorOf = (answer: { body: unknown }) => (answer.body as { error: string }).error;

describe('POST /v1/events', () => {
  it('answers 202 with what became of each event, in order', async () => {
    const { port, batches } = await openDoor();
    const events = [demo({ id: 'a' }), demo({ lead: { email: 'Bo@B.com' } }), demo({ id: 'a' })];
    const answer = await send(port, { events }, { id: 'msg_7' });
    expect(answer.status).toBe(202);
    const jane = { lead: 'lead:jane@acme.com', stage: 'mql', score: 55 };
    expect(accepted(answer)).toEqual([
      { position: 0, id: 'a', duplicate: false, ...jane },
      { position: 1, id: 'msg_7#1', duplicate: false, ...jane, lead: 'lead:bo@b.com' },
      { position: 2, id: 'a', duplicate: true, ...jane },
    ]);
    expect(batches).toHaveLength(1);
  });

  it('takes a single event without a list', async () => {
    const { port } = await openDoor();
    expect(accepted(await send(port, demo()))).toMatchObject([{ position: 0, id: 'msg_1#0' }]);
  });

  it('says nothing is accepted before the intake has committed', async () => {
    const order: string[] = [];
    const { port } = await openDoor({
      intake: async (events) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        order.push('committed');
        return events.map(() => ({ leadId: 'l', duplicate: false, stage: 'new', total: 0 }));
      },
    });
    await send(port, demo()).then(() => order.push('answered'));
    expect(order).toEqual(['committed', 'answered']);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('database is away'))],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['forgets an event', async () => []],
  ])('answers 503 with Retry-After when the intake %s, and accepts nothing', async (_, intake) => {
    const { port, lines } = await openDoor({ intake });
    const answer = await send(port, demo());
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/accepted|database|broken|stack/);
    expect(lines.join('')).toContain('events not recorded');
  });

  it('answers 400 naming every bad event by position and field, and takes none of the batch', async () => {
    const { port, batches, lines } = await openDoor();
    const events = [
      demo(),
      demo({ type: 'demo_request' }),
      demo(),
      { type: 'email_opened', lead: { email: 'jane@' } },
    ];
    const answer = await send(port, { events });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: expect.stringContaining('Nothing was taken'),
      errors: [
        { position: 1, field: 'type', problem: expect.stringContaining('demo_requested') },
        { position: 3, field: 'lead.email', problem: expect.stringContaining('jane@acme.com') },
      ],
    });
    expect(batches).toEqual([]);
    expect(lines.join('')).not.toContain('jane@');
  });

  it('answers 413 past 1 MiB, whether the length was told or not, and takes exactly 1 MiB', async () => {
    const { port, batches } = await openDoor();
    const small = JSON.stringify(demo());
    const exact = small + ' '.repeat(1024 * 1024 - small.length);
    expect((await post(port, exact)).status).toBe(202);
    const told = await post(port, `${exact} `);
    expect(told).toMatchObject({ status: 413, body: { error: expect.stringContaining('1 MiB') } });
    const headers = { ...signed(`${exact}  `), 'transfer-encoding': 'chunked' };
    const untold = await call(port, { method: 'POST', path: '/v1/events', headers, body: `${exact}  ` });
    expect(untold.status).toBe(413);
    expect(batches).toHaveLength(1);
  });

  it('lets a sender of 8 MiB read why it was refused', async () => {
    const { port } = await openDoor();
    const answer = await fetch(`http://127.0.0.1:${port}/v1/events`, {
      method: 'POST',
      headers: signed('x'),
      body: 'x'.repeat(8 * 1024 * 1024),
    });
    expect(answer.status).toBe(413);
  });

  it.each([
    [{ 'content-type': 'text/xml' }, /application\/json, not text\/xml/],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, /application\/json/],
    [{ 'content-type': 'application/json; charset=latin1' }, /UTF-8/],
    [{ 'content-encoding': 'gzip' }, /without content-encoding: gzip/],
  ])('answers 415 to %j', async (change, words) => {
    const { port } = await openDoor();
    const body = JSON.stringify(demo());
    const headers = { ...signed(body), ...change };
    const answer = await call(port, { method: 'POST', path: '/v1/events', headers, body });
    expect([answer.status, errorOf(answer)]).toEqual([415, expect.stringMatching(words)]);
  });

  it.each([
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/cloudevents+json',
  ])('takes the type %s', async (type) => {
    const { port } = await openDoor();
    const body = JSON.stringify(demo());
    const headers = { ...signed(body), 'content-type': type };
    expect((await call(port, { method: 'POST', path: '/v1/events', headers, body })).status).toBe(202);
  });

  it('answers 429 with Retry-After past the rate, which strangers can not use up', async () => {
    const { port, batches } = await openDoor({ ratePerMinute: 2 });
    for (let turn = 0; turn < 5; turn += 1) expect((await call(port, unsigned)).status).toBe(401);
    expect((await send(port, demo(), { id: 'm1' })).status).toBe(202);
    expect((await send(port, demo(), { id: 'm2' })).status).toBe(202);
    const third = await send(port, demo(), { id: 'm3' });
    expect(third.status).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(third.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(batches).toHaveLength(2);
  });

  it('tells an address to wait after many wrong signatures, and still takes right ones from it', async () => {
    const { port, lines } = await openDoor();
    const statuses = [];
    for (let turn = 0; turn < WRONG_PER_MINUTE + 2; turn += 1)
      statuses.push((await call(port, unsigned)).status);
    expect(statuses.slice(-3)).toEqual([401, 429, 429]);
    expect(lines).toHaveLength(WRONG_PER_MINUTE);
    expect((await send(port, demo())).status).toBe(202);
  });

  it('takes 1000 events and refuses 1001', async () => {
    const { port, batches } = await openDoor();
    const events = Array.from({ length: 1001 }, (_, n) => demo({ id: `e${n}` }));
    expect((await send(port, { events })).status).toBe(400);
    expect((await send(port, { events: events.slice(1) })).status).toBe(202);
    expect(batches.map((batch) => batch.length)).toEqual([1000]);
  });

  it('keeps no trace of the sender’s data or the secret in its log', async () => {
    const { port, lines } = await openDoor();
    await send(port, demo());
    await send(port, demo({ lead: { email: 'jane@acme.com', phone: 'x'.repeat(99), secretly: 1 } }));
    expect(lines.join('')).not.toMatch(/acme|xxxx/);
    expect(lines.join('')).not.toContain(SECRET);
  });
});

const unsigned = {
  method: 'POST',
  path: '/v1/events',
  headers: { 'content-type': 'application/json' },
  body: '{}',
};
