import { describe, expect, it } from 'vitest';
import { makeVerifier, readSignature, secretProblem, sign } from '../../src/http/signature.js';
import { call, demo, NOW, OTHER_SECRET, openDoor, post, SECRET, signed } from './door.js';

const BODY = JSON.stringify(demo());
const seconds = (count: number) => new Date(NOW.getTime() + count * 1000);

async function tryHeaders(change: Record<string, string | undefined>, body: string | Buffer = BODY) {
  const { port, batches } = await openDoor();
  const all = { ...signed(BODY), ...change };
  const headers = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const answer = await call(port, { method: 'POST', path: '/v1/events', headers, body });
  return { status: answer.status, error: (answer.body as { error?: string }).error, taken: batches.length };
}

describe('the signature of an event', () => {
  it('is taken from the reference library of Standard Webhooks', async () => {
    expect(await tryHeaders({})).toEqual({ status: 202, error: undefined, taken: 1 });
  });

  it('is the same as ours, byte for byte', () => {
    const timestamp = Math.floor(NOW.getTime() / 1000);
    expect(sign(SECRET, 'msg_1', timestamp, BODY)).toBe(signed(BODY)['webhook-signature']);
  });

  it.each([
    ['webhook-id', /webhook-id missing/],
    ['webhook-timestamp', /webhook-timestamp missing/],
    ['webhook-signature', /webhook-signature missing/],
  ])('is refused without %s, by name', async (name, words) => {
    const answer = await tryHeaders({ [name]: undefined });
    expect(answer).toMatchObject({ status: 401, error: expect.stringMatching(words), taken: 0 });
  });

  it.each([
    ['of another secret', signed(BODY, { secret: OTHER_SECRET })['webhook-signature']],
    ['that is too short', 'v1,abcd'],
    ['that is too long', `${signed(BODY)['webhook-signature']}=`],
    ['that is empty', 'v1,'],
    ['without a version', signed(BODY)['webhook-signature']?.slice(3)],
    ['of another version', signed(BODY)['webhook-signature']?.replace('v1', 'v2')],
    ['of another message id', signed(BODY, { id: 'msg_2' })['webhook-signature']],
    ['of another time', signed(BODY, { at: seconds(1) })['webhook-signature']],
  ])('is refused when it is one %s', async (_, signature) => {
    const answer = await tryHeaders({ 'webhook-signature': signature });
    expect(answer).toMatchObject({ status: 401, error: expect.stringContaining('No signature'), taken: 0 });
  });

  it('is refused when one byte of the body was altered', async () => {
    const altered = BODY.replace('jane', 'kane');
    expect(await tryHeaders({}, altered)).toMatchObject({ status: 401, taken: 0 });
  });

  it('is refused when a byte was altered that is not even text', async () => {
    const verify = makeVerifier(SECRET);
    const [one, other] = [Buffer.from([0x22, 0xff, 0x22]), Buffer.from([0x22, 0xfe, 0x22])];
    const message = { id: 'm', timestamp: 1, signatures: [sign(SECRET, 'm', 1, one)] };
    expect([verify(message, one), verify(message, other)]).toEqual([true, false]);
    // Control: as text the two bodies are one, which is why we do not sign text.
    expect(one.toString()).toBe(other.toString());
  });

  it.each([
    [-300, 202, undefined],
    [-301, 401, /too old: 301 s ago/],
    [300, 202, undefined],
    [301, 401, /in the future: 301 s ahead/],
  ])('made %i s from now is answered %i', async (away, status, words) => {
    const { port } = await openDoor();
    const answer = await post(port, BODY, { at: seconds(away) });
    expect(answer.status).toBe(status);
    if (words) expect(answer.body).toMatchObject({ error: expect.stringMatching(words) });
  });

  it.each(['', 'soon', '1.5', '-1', '1e9', ' 1', '99999999999999999999'])(
    'is refused with the time %j',
    (time) => {
      expect(readSignature({ ...signed(BODY), 'webhook-timestamp': time }, NOW).ok).toBe(false);
    },
  );

  it('may come twice within the window: the replay is accepted and is a duplicate', async () => {
    const { port } = await openDoor();
    const [first, replay] = [await post(port, BODY), await post(port, BODY)];
    expect(first).toMatchObject({ status: 202, body: { accepted: [{ duplicate: false }] } });
    expect(replay).toMatchObject({ status: 202, body: { accepted: [{ duplicate: true }] } });
  });

  it('may be of the old or the new secret while we change from one to the other', async () => {
    const { port } = await openDoor({ secret: `${OTHER_SECRET} ${SECRET}` });
    expect((await post(port, BODY, { secret: SECRET })).status).toBe(202);
    expect((await post(port, BODY, { secret: OTHER_SECRET })).status).toBe(202);
    const third = `whsec_${Buffer.alloc(24, 'x').toString('base64')}`;
    expect((await post(port, BODY, { secret: third })).status).toBe(401);
  });

  it('may be one of several that the sender makes while it changes its own', async () => {
    const both = `${signed(BODY, { secret: OTHER_SECRET })['webhook-signature']} ${signed(BODY)['webhook-signature']}`;
    expect(await tryHeaders({ 'webhook-signature': both })).toMatchObject({ status: 202 });
  });

  it('never shows the secret in an answer or a log line', async () => {
    const { port, lines } = await openDoor();
    const { body } = await post(port, BODY, { secret: OTHER_SECRET });
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(body) + lines.join('')).not.toContain(SECRET.slice(6));
  });
});

describe('the setting EVENTS_SECRET', () => {
  it.each([
    [SECRET, true],
    [`${SECRET} ${OTHER_SECRET}`, true],
    [`${SECRET},${OTHER_SECRET}`, true],
    ['', false],
    ['whsec_', false],
    ['whsec_c2hvcnQ=', false],
    [SECRET.slice(6), false],
    [`${SECRET} short`, false],
    ['whsec_not*base64*at*all*not*base64*at*all', false],
  ])('%j is right: %s', (setting, right) => {
    expect(secretProblem(setting) === null).toBe(right);
    if (!right) expect(() => makeVerifier(setting)).toThrow(/whsec_/);
  });
});
