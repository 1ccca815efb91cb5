import { describe, expect, it } from 'vitest';
import { given } from './driven-app.js';

describe('a slash command', () => {
  it('is answered in private over its response_url', async () => {
    const { slack } = await given((app) =>
      app.command('/lead', async ({ ack, respond, command }) => {
        await ack();
        await respond({ response_type: 'ephemeral', text: `You said ${command.text}, ${command.user_name}` });
      }),
    );
    const told = await slack.command({ user: 'ravi', channel: 'sales-leads', text: 'show acme' });
    expect(told).toMatchObject({
      acked: true,
      ackedAfterMs: 0,
      body: { channel_name: 'sales-leads', command: '/lead' },
    });
    expect(slack.ephemeralsFor('ravi').map(slack.textOf)).toEqual(['You said show acme, ravi']);
    expect(slack.messages('sales-leads')).toEqual([]);
    expect(slack.complaints).toEqual([]);
  });

  it('may be answered in the acknowledgement, and in the open', async () => {
    const { slack } = await given((app) =>
      app.command('/lead', async ({ ack }) => ack({ response_type: 'in_channel', text: 'Here' })),
    );
    await slack.command({ user: 'ravi', channel: 'sales-leads' });
    expect(slack.texts('sales-leads')).toEqual(['Here']);
  });

  it('that is acknowledged late, or never, is held against the app', async () => {
    let late = (): void => undefined;
    const { slack, clock } = await given((app) => {
      app.command('/lead', async ({ ack }) => {
        late();
        await ack('too late');
      });
    });
    late = () => clock.advance(3_001);
    await slack.command({ user: 'ravi' });
    await slack.command({ user: 'ravi', command: '/nobody' });
    expect(slack.complaints).toEqual(['/lead: acknowledged after 3001 ms', '/nobody: never acknowledged']);
    expect(slack.ephemeralsFor('ravi')).toEqual([]);
  });

  it('has five answers within half an hour', async () => {
    const { slack, clock } = await given((app) => app.command('/lead', async ({ ack }) => ack()));
    const { body } = await slack.command({ user: 'ravi' });
    const answer = async (url: unknown) => {
      const said = JSON.stringify({ response_type: 'ephemeral', text: 'x' });
      const response = await slack.fetch(String(url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: said,
      });
      return response.status;
    };
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push(await answer(body.response_url));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    const second = await slack.command({ user: 'ravi' });
    clock.advance(30 * 60_000 + 1);
    expect(await answer(second.body.response_url)).toBe(404);
  });
});
