import { App, type Receiver } from '@slack/bolt';
import { afterEach } from 'vitest';
import { createSlackDouble, type SlackDoubleOptions, toBolt } from './double.js';
import { quiet } from './quiet.js';
import { stoppedClock } from './stopped-clock.js';

/** What a test must end. */
export const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const nowhere: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const button = (text: string, action_id: string, value = 'lead-1') => ({
  type: 'button' as const,
  text: plain(text),
  action_id,
  value,
});
export const card = (...elements: ReturnType<typeof button>[]) => [
  {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: '*Jane Doe* &amp; co, <https://a.test|Acme>' },
  },
  ...(elements.length > 0 ? [{ type: 'actions' as const, elements }] : []),
];
export const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
export const logModal = {
  type: 'modal' as const,
  callback_id: 'log',
  private_metadata: 'lead-1',
  title: plain('Log'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'kind',
      label: plain('Kind'),
      element: {
        type: 'static_select' as const,
        action_id: 'kind',
        options: [option('call'), option('meeting')],
        initial_option: option('call'),
      },
    },
    {
      type: 'input' as const,
      block_id: 'note',
      label: plain('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'note', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'day',
      optional: true,
      label: plain('Next step on'),
      element: { type: 'datepicker' as const, action_id: 'day' },
    },
    { type: 'actions' as const, block_id: 'more', elements: [button('Add a step', 'step')] },
  ],
};

/** A Bolt app in this process, on a double that delivers to it. */
export async function given(register: (app: App) => void, options: SlackDoubleOptions = {}) {
  const clock = stoppedClock('2026-11-22T09:00:00Z');
  const slack = createSlackDouble({ clock, ...options });
  const app = new App({
    token: slack.token,
    receiver: nowhere,
    clientOptions: slack.clientOptions,
    logger: quiet,
  });
  register(app);
  slack.deliverTo(toBolt(app));
  ends.push(() => slack.close());
  const post = (elements = [button('Claim', 'claim')]) =>
    app.client.chat.postMessage({ channel: 'sales-leads', text: 'Jane is ready', blocks: card(...elements) });
  return { slack, app, clock, post };
}

/** The app's answer to a command: the modal of a log. */
export const openLog = (app: App): void => {
  app.command('/lead', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: logModal });
  });
};
