import { WebClient } from '@slack/web-api';
import { afterEach } from 'vitest';
import { createSlackDouble, type SlackDouble, type SlackDoubleOptions } from './double.js';
import { quiet } from './quiet.js';
import { stoppedClock } from './stopped-clock.js';

const open: SlackDouble[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((slack) => slack.close()));
});

export const once = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: quiet };

/** A double and a client on it, the clock standing still. */
export function given(options: SlackDoubleOptions = {}) {
  const clock = stoppedClock('2026-11-22T09:00:00Z');
  const slack = createSlackDouble({ clock, ...options });
  open.push(slack);
  const client = new WebClient(slack.token, { ...slack.clientOptions, ...once });
  /** Slack's word for a call: `ok` or the error. */
  const says = async (method: string, args: Record<string, unknown> = {}): Promise<string> =>
    client.apiCall(method, args).then(
      () => 'ok',
      (error: { data?: { error?: string }; message: string }) => error.data?.error ?? error.message,
    );
  return { slack, client, clock, says };
}

export const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
export const modal = (over: object = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Log' },
  blocks: [section('x')],
  ...over,
});
