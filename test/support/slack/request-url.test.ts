import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/lib/clock.js';
import { createSlackDouble, type SlackDouble, toUrl } from './double.js';
import { ends, logModal } from './driven-app.js';
import { quiet } from './quiet.js';

describe('an app behind a request URL', () => {
  async function behindHttp(secret: string): Promise<SlackDouble> {
    const slack = createSlackDouble();
    const { apiUrl } = await slack.listen();
    const receiver = new HTTPReceiver({ signingSecret: 'right', logger: quiet });
    const app = new App({
      token: slack.token,
      receiver,
      clientOptions: { slackApiUrl: apiUrl },
      logger: quiet,
    });
    app.command('/lead', async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: 'ephemeral', text: 'over HTTP' });
    });
    app.view('log', async ({ ack }) => ack({ response_action: 'errors', errors: { note: 'Say more' } }));
    const server = createServer(receiver.requestListener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    slack.deliverTo(toUrl({ url, signingSecret: secret, clock: systemClock }));
    ends.push(
      () => new Promise((resolve) => server.close(resolve)),
      () => slack.close(),
    );
    return slack;
  }

  it('is reached with a signature it believes, and its answers act', async () => {
    const slack = await behindHttp('right');
    await slack.command({ user: 'ravi', text: 'log' });
    await expect.poll(() => slack.ephemeralsFor('ravi').map(slack.textOf)).toEqual(['over HTTP']);
    const client = new WebClient(slack.token, { ...slack.clientOptions, logger: quiet });
    await client.views.open({ trigger_id: slack.trigger('ravi'), view: logModal });
    await slack.submitView({ user: 'ravi', values: { note: 'x' } });
    expect(slack.openView('ravi')?.errors).toEqual({ note: 'Say more' });
    expect(slack.complaints).toEqual([]);
  });

  it('does not believe another signature', async () => {
    const slack = await behindHttp('wrong');
    await slack.command({ user: 'ravi' });
    expect(slack.complaints).toEqual(['/lead: never acknowledged']);
  });
});
