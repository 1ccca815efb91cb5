import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { call, demo, fakeIntake, openDoor, send, signed } from './door.js';

/** Writes to a bare socket and waits for the far side to close it; answers all that came back. */
function bare(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
  });
}

/** An intake that holds on to what it is given until told to let go. */
function gate() {
  const { intake, batches } = fakeIntake();
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const held: typeof intake = async (events) => {
    const receipts = await intake(events);
    await opened;
    return receipts;
  };
  return { intake: held, batches, open };
}

describe('health', () => {
  it('/healthz says that the process lives, ready or not', async () => {
    const { port } = await openDoor({ ready: async () => ({ missing: ['Slack'] }) });
    expect(await call(port, { path: '/healthz' })).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('/readyz names what is missing until nothing is', async () => {
    const missing = ['Slack', 'the demo book'];
    const { port } = await openDoor({ ready: async () => ({ missing }) });
    expect(await call(port, { path: '/readyz?verbose' })).toMatchObject({
      status: 503,
      body: { ready: false, missing: ['Slack', 'the demo book'] },
    });
    missing.length = 0;
    expect(await call(port, { path: '/readyz' })).toMatchObject({ status: 200, body: { ready: true } });
  });

  it('/readyz is not ready when it can not be asked', async () => {
    const { port, lines } = await openDoor({ ready: () => Promise.reject(new Error('secret detail')) });
    const answer = await call(port, { path: '/readyz' });
    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer.body)).not.toContain('secret detail');
    expect(lines.join('')).toContain('secret detail');
  });

  it('answers HEAD without a body', async () => {
    const { port } = await openDoor();
    expect(await call(port, { method: 'HEAD', path: '/healthz' })).toMatchObject({ status: 200, body: '' });
  });
});

describe('the port', () => {
  it.each(['/', '/v1', '/v1/events/', '//', '/slack/events', '/__proto__', '/toString', '/%00'])(
    'has nothing at %s and says so',
    async (path) => {
      const { port } = await openDoor();
      const answer = await call(port, { path });
      expect(answer).toMatchObject({
        status: 404,
        body: { error: expect.stringContaining('POST /v1/events') },
      });
    },
  );

  it.each([
    ['GET', '/v1/events', 'POST'],
    ['OPTIONS', '/v1/events', 'POST'],
    ['PUT', '/v1/events', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/readyz', 'GET, HEAD'],
  ])('answers %s %s with what is allowed', async (method, path, allow) => {
    const { port } = await openDoor();
    expect(await call(port, { method, path })).toMatchObject({ status: 405, headers: { allow } });
  });

  it('sends careful headers with every answer', async () => {
    const { port } = await openDoor();
    for (const path of ['/healthz', '/v1/events', '/nowhere']) {
      const { headers } = await call(port, { path });
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('hands Slack’s requests on untouched', async () => {
    const { port } = await openDoor({
      slackListener: async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        response.end(JSON.stringify({ heard: Buffer.concat(chunks).toString() }));
      },
    });
    const answer = await call(port, { method: 'POST', path: '/slack/events', body: 'payload=1' });
    expect(answer).toMatchObject({ status: 200, body: { heard: 'payload=1' } });
  });

  it('answers 500 without a word of why when Slack’s listener breaks', async () => {
    const { port, lines } = await openDoor({
      slackListener: () => Promise.reject(new Error('inner detail')),
    });
    const answer = await call(port, { method: 'POST', path: '/slack/events' });
    expect(answer).toMatchObject({ status: 500, body: { error: 'Something went wrong on our side.' } });
    expect(lines.join('')).toContain('inner detail');
  });

  it('that is taken is a clear refusal that names PORT', async () => {
    const { port } = await openDoor();
    await expect(openDoor({ port })).rejects.toThrow(`Port ${port} is taken by another program. Set PORT`);
  });
});

describe('a slow sender', () => {
  const patience = { headers: 150, request: 300 };

  it.each([
    ['of headers', 'POST /v1/events HTTP/1.1\r\nhost: x\r\nx-slow: '],
    ['of a body', `POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n${headerLines()}\r\n{"`],
  ])('%s is cut off', async (_, text) => {
    const { port, batches } = await openDoor({ patience });
    expect(await bare(port, text)).toMatch(/^(HTTP\/1.1 408|$)/);
    expect(batches).toEqual([]);
  });

  it('that goes away in the middle of a body harms nobody', async () => {
    const { port, batches, lines } = await openDoor();
    await new Promise<void>((resolve) => {
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/v1/events',
        headers: signed('{}'),
      });
      request.on('error', () => resolve());
      request.write('{"type":', () => setTimeout(() => request.destroy(new Error('gone')), 20));
    });
    expect((await send(port, demo())).status).toBe(202);
    expect(batches).toHaveLength(1);
    expect(lines).toEqual([]);
  });
});

describe('a stop', () => {
  it('finishes the request in flight, and only then is over', async () => {
    const { intake, batches, open } = gate();
    const { port, stop } = await openDoor({ intake });
    const order: string[] = [];
    const answer = send(port, demo());
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    const stopped = stop().then(() => order.push('stopped'));
    await expect(call(port, { path: '/healthz' })).rejects.toThrow('ECONNREFUSED');
    order.push('recorded');
    open();
    expect(await answer).toMatchObject({ status: 202, headers: { connection: 'close' } });
    await stopped;
    expect(order).toEqual(['recorded', 'stopped']);
  });

  it('does not wait for idle connections that are kept alive', async () => {
    const { port, stop } = await openDoor({ patience: { grace: 60_000 } });
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve) => {
      const request = httpRequest({ port, host: '127.0.0.1', path: '/healthz', agent }, (response) => {
        response.resume().on('end', resolve);
      });
      request.end();
    });
    await stop();
    agent.destroy();
  });

  it('waits no longer than its grace for a sender that never ends', async () => {
    const { intake, batches } = gate();
    const { port, stop } = await openDoor({ intake, patience: { grace: 100 } });
    const cut = send(port, demo()).catch((error: Error) => error.message);
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    await stop();
    expect(await cut).toMatch(/hang up|ECONNRESET/);
  });

  it('frees the port', async () => {
    const { port, stop } = await openDoor();
    await stop();
    expect((await openDoor({ port })).port).toBe(port);
  });
});

it('a secret that can not be one never opens the port', async () => {
  await expect(openDoor({ secret: 'whsec_short' })).rejects.toThrow(/at least 24 random bytes/);
});

function headerLines(): string {
  return Object.entries(signed('{}'))
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
