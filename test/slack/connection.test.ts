import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toUrl } from '../support/slack/double.js';
import { type DeskWorld, eventually, LEADS, openDesk } from './desk-world.js';

/** Puts the listener behind a port, as the program's own server does. */
async function behindPort(desk: DeskWorld, signingSecret = 'a-signing-secret'): Promise<void> {
  const { listener } = desk;
  if (listener === null) throw new Error('HTTP mode has a listener');
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  // Bolt holds signatures against the real clock.
  desk.slack.deliverTo(
    toUrl({ url, signingSecret, clock: { now: () => new Date(performance.timeOrigin + performance.now()) } }),
  );
}

describe('over HTTP', () => {
  it('a signed command, press and form are answered as over the socket', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    await behindPort(desk);
    const ravi = desk.as('ravi');
    expect(await ravi.types('why acme', LEADS)).toContain('Why Jane Doe has 90 points');
    await ravi.presses('Log', 'Ready for a rep');
    await eventually(ravi.form);
    await ravi.submits({ 'What was it?': 'Call' });
    expect(ravi.errors()).toEqual({ outcome: 'What came of the call?' });
    expect(await ravi.submits({ 'What came of it?': 'Reached' })).toContain('Call, reached');
  });

  it('a request signed by somebody else is turned away', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    await behindPort(desk, 'another-secret');
    expect(await desk.as('ravi').types('claim acme', LEADS)).toBe('');
    expect(desk.slack.complaints.splice(0)).toEqual(['/lead: never acknowledged']);
    expect((await desk.world.lead()).ownerId).toBeNull();
  });
});

describe('the way to Slack', () => {
  it('nothing is asked of Slack before a request is acknowledged', async () => {
    const desk = await openDesk();
    await desk.readyJane();
    desk.slack.failNext('auth.test', 'hangBefore', 5);
    const ravi = desk.as('ravi');
    for (const typed of ['mine', 'hot', 'help']) await ravi.types(typed);
    expect(desk.slack.called('auth.test')).toBe(0);
  });
});
