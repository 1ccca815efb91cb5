import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'undici';

/** A message as the local Slack shows it. */
export type Seen = { ts: string; text: string; subtype?: string; blocks?: Block[] };
type Block = {
  type: string;
  block_id?: string;
  text?: { text: string };
  elements?: Element[];
  accessory?: Element;
  fields?: { text: string }[];
};
type Element = { type: string; action_id?: string; value?: string; text?: string | { text: string } };
type Channel = { id: string; name: string; is_im?: boolean; user?: string; members?: string[] };
type View = { title: { text: string } };

/** Somebody at the local Slack: sees what it shows, and does what a person can do there. */
export function personAt(slackUrl: string, user: string) {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${slackUrl}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const read = async (path: string): Promise<unknown> => (await fetch(`${slackUrl}/_control/${path}`)).json();
  const state = async () => (await read('state')) as { channels: Channel[] };
  const messagesIn = async (channel: string): Promise<Seen[]> =>
    ((await read(`messages/${channel}`)) as { messages: Seen[] }).messages;
  return {
    /** Types a command and answers what came back, for this person's eyes: cards may come in beside it. */
    async command(channel: string, text: string): Promise<Seen> {
      const before = new Set((await messagesIn(channel)).map(({ ts }) => ts));
      await post('command', { channel, user, command: '/lead', text });
      return eventually(`an answer to /lead ${text}`, async () =>
        (await messagesIn(channel)).find(({ ts, subtype }) => subtype === 'ephemeral' && !before.has(ts)),
      );
    },
    /** Types a command that opens a form. */
    open: (channel: string, text: string) => post('command', { channel, user, command: '/lead', text }),
    /** The newest message whose words match. */
    see: (channel: string, words: RegExp): Promise<Seen> =>
      eventually(`${words} in ${channel}`, async () =>
        (await messagesIn(channel)).findLast((message) => words.test(wordsOf(message))),
      ),
    messagesIn,
    /** The conversation with the bot, once there is one. */
    dm: (): Promise<string> =>
      eventually(
        'a direct message',
        async () =>
          (await state()).channels.find(
            (channel) => channel.is_im && (channel.user === user || channel.members?.includes(user)),
          )?.id,
      ),
    async click(channel: string, message: Seen, label: string): Promise<void> {
      const found = buttonsOf(message).find(({ text }) => text === label);
      if (found === undefined)
        throw new Error(
          `no button ${label}, only ${buttonsOf(message)
            .map(({ text }) => text)
            .join()}`,
        );
      const { action_id, value, block_id } = found;
      await post('interact', {
        channel,
        messageTs: message.ts,
        user,
        action: { type: 'button', action_id, block_id, value, text: { type: 'plain_text', text: label } },
      });
    },
    /** Fills in the form that is open and sends it. */
    async submit(title: RegExp, values: Record<string, FormValue>): Promise<void> {
      let stack: View[] = [];
      const socket = new WebSocket(`${slackUrl.replace('http', 'ws')}/ui`);
      socket.addEventListener('message', ({ data }) => {
        const frame = JSON.parse(String(data)) as {
          t: string;
          stack?: View[];
          state?: { modalStack?: View[] };
        };
        if (frame.t === 'init') stack = frame.state?.modalStack ?? [];
        if (frame.t === 'view') stack = frame.stack ?? [];
      });
      await eventually(`a form ${title}`, async () => stack.some((view) => title.test(JSON.stringify(view))));
      const filled = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }]));
      socket.send(JSON.stringify({ t: 'view_submit', user, values: filled }));
      await eventually('the form to close', async () => stack.length === 0);
      socket.close();
    },
  };
}

type FormValue = {
  type: string;
  value?: string;
  selected_option?: { value: string };
  selected_date?: string;
};
export const chosen = (value: string): FormValue => ({ type: 'static_select', selected_option: { value } });
export const written = (value: string): FormValue => ({ type: 'plain_text_input', value });

/** All words a message shows. */
export const wordsOf = (message: Seen): string =>
  [
    message.text,
    ...(message.blocks ?? []).flatMap((block) => [
      block.text?.text,
      ...(block.fields ?? []).map(({ text }) => text),
      ...(block.elements ?? []).map(labelOf),
    ]),
  ]
    .filter(Boolean)
    .join('\n');

export function buttonsOf(
  message: Seen,
): { text: string; action_id: string; value: string; block_id: string }[] {
  return (message.blocks ?? []).flatMap((block) =>
    [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])]
      .filter(({ type }) => type === 'button')
      .map((button) => ({
        text: labelOf(button),
        action_id: button.action_id ?? '',
        value: button.value ?? '',
        block_id: block.block_id ?? '',
      })),
  );
}

const labelOf = ({ text }: Element): string => (typeof text === 'string' ? text : (text?.text ?? ''));

/** Looks again until there is something; fails with what was waited for. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  limitMs = 15_000,
): Promise<T> {
  for (let waited = 0; waited < limitMs; waited += 50) {
    const found = await look();
    if (found) return found;
    await wait(50);
  }
  throw new Error(`${what}: not within ${limitMs / 1000} s`);
}
