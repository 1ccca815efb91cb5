import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { type SlackTarget, slackContract } from './contract.js';
import { createSlackDouble } from './double.js';
import { filesContract } from './files-contract.js';
import { hasLocalSlack, startLocalSlack } from './local-slack.js';
import { quiet } from './quiet.js';

async function theDouble(way: 'fetch' | 'http'): Promise<SlackTarget> {
  const slack = createSlackDouble({ deliver: async (_, ack) => ack() });
  const target = way === 'http' ? { slackApiUrl: (await slack.listen()).apiUrl } : slack.clientOptions;
  return {
    client: new WebClient(slack.token, { ...target, logger: quiet, retryConfig: { retries: 0 } }),
    token: slack.token,
    fetch: way === 'http' ? fetch : slack.fetch,
    user: slack.user('ravi'),
    channel: slack.channel('sales-leads'),
    command: async (text) => (await slack.command({ user: 'ravi', channel: 'sales-leads', text })).body,
    async close() {
      expect(slack.complaints).toEqual([]);
      await slack.close();
    },
  };
}

for (const way of ['fetch', 'http'] as const) {
  slackContract(`the double over ${way}`, () => theDouble(way));
  filesContract(`the double over ${way}`, () => theDouble(way));
}

if (hasLocalSlack()) {
  slackContract('the local Slack', startLocalSlack);
  filesContract('the local Slack', startLocalSlack);
} else {
  describe('what the product needs of Slack: the local Slack', () => {
    it.skip('there is no local Slack for this platform (npm package local-slack-linux-x64)', () => undefined);
  });
}
