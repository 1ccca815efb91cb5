import { describe, expect, it } from 'vitest';
import { button, card, given, option } from './driven-app.js';

describe('a button', () => {
  it('edits the card in place, and is gone afterwards', async () => {
    const { slack, post } = await given((app) =>
      app.action('claim', async ({ ack, respond, body }) => {
        await ack();
        await respond({
          replace_original: true,
          text: 'claimed',
          blocks: [
            ...card(),
            { type: 'context', elements: [{ type: 'mrkdwn', text: `Claimed by <@${body.user.id}>` }] },
          ],
        });
      }),
    );
    await post();
    const message = slack.messageWith('sales-leads', 'Jane Doe');
    expect(slack.buttonsOf(message)).toEqual(['Claim']);
    const { body } = await slack.click({ user: 'ravi', message, button: 'Claim' });
    expect(body).toMatchObject({
      channel: { name: 'sales-leads' },
      actions: [{ action_id: 'claim', value: 'lead-1' }],
      message: { ts: message.ts },
    });
    expect(slack.texts('sales-leads')).toEqual(['*Jane Doe* & co, Acme\nClaimed by @U01RAVI']);
    await expect(slack.click({ user: 'rosa', message, actionId: 'claim' })).rejects.toThrow(
      'no such button "claim"',
    );
    expect(slack.complaints).toEqual([]);
  });

  it('is told from its like by the value it carries', async () => {
    const seen: string[] = [];
    const { slack, post } = await given((app) =>
      app.action(/^claim/, async ({ ack, action }) => {
        await ack();
        seen.push('value' in action ? String(action.value) : '');
      }),
    );
    await post([button('Claim', 'claim:1', 'lead-1'), button('Claim', 'claim:2', 'lead-2')]);
    const message = slack.messageWith('sales-leads', 'Jane');
    await expect(slack.click({ user: 'ravi', message, button: 'Claim' })).rejects.toThrow('several');
    await slack.click({ user: 'ravi', message, button: 'Claim', value: 'lead-2' });
    expect(seen).toEqual(['lead-2']);
  });

  it('on a private message is pressed by its reader alone, and carries no message', async () => {
    const { slack, app } = await given((app) => app.action('claim', async ({ ack }) => ack()));
    await app.client.chat.postEphemeral({
      channel: 'C01LEADS',
      user: 'U01RAVI',
      text: 'x',
      blocks: card(button('Claim', 'claim')),
    });
    const [message] = slack.ephemeralsFor('ravi');
    if (!message) throw new Error('nothing was said');
    const { body } = await slack.click({ user: 'ravi', message, button: 'Claim' });
    expect(body.message).toBeUndefined();
    expect(body).toMatchObject({ container: { is_ephemeral: true } });
    await expect(slack.click({ user: 'rosa', message, button: 'Claim' })).rejects.toThrow('does not see');
  });

  it('pressed by a guest from another workspace says so', async () => {
    const { slack, post } = await given((app) => app.action('claim', async ({ ack }) => ack()));
    slack.addUser({ id: 'U77GUEST', name: 'gina', teamId: 'T77OTHER' });
    slack.channel('sales-leads').members.add('U77GUEST');
    await post();
    const { body } = await slack.click({
      user: 'gina',
      message: slack.messageWith('sales-leads', 'Jane'),
      button: 'Claim',
    });
    expect(body).toMatchObject({ team: { id: 'T01ACME' }, user: { id: 'U77GUEST', team_id: 'T77OTHER' } });
  });

  it('may be a select or a date picker: what is picked must be on offer', async () => {
    const { slack, app } = await given((app) => app.action(/.*/, async ({ ack }) => ack()));
    const elements = [
      { type: 'static_select' as const, action_id: 'snooze', options: [option('3d'), option('monday')] },
      { type: 'datepicker' as const, action_id: 'date' },
    ];
    await app.client.chat.postMessage({
      channel: 'sales-leads',
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'b', elements }],
    });
    const [message] = slack.messages('sales-leads');
    if (!message) throw new Error('nothing was said');
    const first = await slack.click({ user: 'ravi', message, actionId: 'snooze', value: 'MONDAY' });
    expect(first.body).toMatchObject({ actions: [{ selected_option: { value: 'monday' } }] });
    const second = await slack.click({ user: 'ravi', message, actionId: 'date', value: '2026-11-30' });
    expect(second.body).toMatchObject({
      actions: [{ type: 'datepicker', selected_date: '2026-11-30' }],
      state: {
        values: {
          b: { snooze: { selected_option: { value: 'monday' } }, date: { selected_date: '2026-11-30' } },
        },
      },
    });
    await expect(slack.click({ user: 'ravi', message, actionId: 'snooze', value: 'never' })).rejects.toThrow(
      'no such option',
    );
  });

  it('answered over its response_url without saying what becomes of the original is held against the app', async () => {
    const { slack, post } = await given((app) =>
      app.action('claim', async ({ ack, respond }) => {
        await ack();
        await respond({ response_type: 'ephemeral', text: 'taken' });
      }),
    );
    await post();
    await slack.click({ user: 'ravi', message: slack.messageWith('sales-leads', 'Jane'), button: 'Claim' });
    expect(slack.complaints).toEqual([expect.stringContaining('say replace_original')]);
  });
});

it('a payload sent again is the same payload', async () => {
  const triggers: string[] = [];
  const { slack, post } = await given((app) =>
    app.action('claim', async ({ ack, body }) => {
      await ack();
      triggers.push('trigger_id' in body ? String(body.trigger_id) : '');
    }),
  );
  await post();
  const { body } = await slack.click({
    user: 'ravi',
    message: slack.messageWith('sales-leads', 'Jane'),
    button: 'Claim',
  });
  await slack.again(body);
  expect(triggers).toEqual([body.trigger_id, body.trigger_id]);
});
