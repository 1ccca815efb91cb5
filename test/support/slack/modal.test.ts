import { describe, expect, it } from 'vitest';
import { button, card, given, logModal, openLog, option, plain } from './driven-app.js';

describe('a modal', () => {
  it('is opened, filled in and saved: initial values and empty inputs come along', async () => {
    const seen: unknown[] = [];
    const { slack } = await given((app) => {
      openLog(app);
      app.view('log', async ({ ack, view }) => {
        await ack();
        seen.push(view.private_metadata, view.state.values);
      });
    });
    await slack.command({ user: 'ravi', text: 'log' });
    expect(slack.textOf(slack.openView('ravi')?.view ?? {})).toContain('Next step on');
    await slack.submitView({ user: 'ravi', values: { Note: 'Called' } });
    expect(seen).toEqual([
      'lead-1',
      {
        kind: { kind: { type: 'static_select', selected_option: option('call') } },
        note: { note: { type: 'plain_text_input', value: 'Called' } },
        day: { day: { type: 'datepicker', selected_date: null } },
      },
    ]);
    expect(slack.openView('ravi')).toBeNull();
    expect(slack.complaints).toEqual([]);
  });

  it('holds what a person cannot do: leave a required input empty, type too much, pick what is not there', async () => {
    const { slack } = await given(openLog);
    await slack.command({ user: 'ravi' });
    await expect(slack.submitView({ user: 'ravi' })).rejects.toThrow('"Note" is required and empty');
    await expect(slack.submitView({ user: 'ravi', values: { note: 'x'.repeat(21) } })).rejects.toThrow(
      '20 characters',
    );
    await expect(slack.submitView({ user: 'ravi', values: { kind: 'fax' } })).rejects.toThrow(
      'no such option "fax"; there are: CALL, MEETING',
    );
    await expect(slack.submitView({ user: 'ravi', values: { Colour: 'red' } })).rejects.toThrow(
      'no input "Colour"',
    );
    await expect(slack.submitView({ user: 'rosa' })).rejects.toThrow('no modal is open for rosa');
  });

  it('shows errors where the app puts them, and keeps what was typed', async () => {
    const { slack } = await given((app) => {
      openLog(app);
      app.view('log', async ({ ack }) =>
        ack({ response_action: 'errors', errors: { note: 'Say more', nowhere: 'x' } }),
      );
    });
    await slack.command({ user: 'ravi' });
    await slack.submitView({ user: 'ravi', values: { note: 'hm' } });
    expect(slack.openView('ravi')).toMatchObject({
      errors: { note: 'Say more' },
      filled: { note: { note: { value: 'hm' } } },
    });
    expect(slack.complaints).toEqual([expect.stringContaining('"nowhere", which is no input block')]);
  });

  it('is changed by an update, covered by a push, and emptied by a clear', async () => {
    const done = {
      type: 'modal' as const,
      title: plain('Done'),
      submit: plain('OK'),
      callback_id: 'done',
      blocks: card(),
    };
    const { slack } = await given((app) => {
      openLog(app);
      app.view('log', async ({ ack }) => ack({ response_action: 'push', view: done }));
      app.view('done', async ({ ack, view }) =>
        view.title.text === 'Done'
          ? ack({ response_action: 'update', view: { ...done, title: plain('Really done') } })
          : ack({ response_action: 'clear' }),
      );
    });
    await slack.command({ user: 'ravi' });
    await slack.submitView({ user: 'ravi', values: { note: 'x' } });
    expect(slack.openView('ravi')?.view.title).toEqual(plain('Done'));
    const id = slack.openView('ravi')?.id;
    await slack.submitView({ user: 'ravi' });
    expect(slack.openView('ravi')).toMatchObject({ id, view: { title: plain('Really done') } });
    await slack.submitView({ user: 'ravi' });
    expect(slack.openView('ravi')).toBeNull();
    expect(slack.complaints).toEqual([]);
  });

  it('sends the press of a button with what was typed so far, and keeps it over an update', async () => {
    const { slack } = await given((app) => {
      openLog(app);
      app.action('step', async ({ ack, client, body }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) throw new Error('no view');
        await client.views.update({
          view_id: body.view.id,
          hash: body.view.hash,
          view: { ...logModal, title: plain('Two steps') },
        });
      });
    });
    await slack.command({ user: 'ravi' });
    slack.fill('ravi', { note: 'half' });
    const { body } = await slack.clickInView({ user: 'ravi', button: 'Add a step' });
    expect(body).toMatchObject({
      container: { type: 'view' },
      view: { state: { values: { note: { note: { value: 'half' } } } } },
    });
    expect(slack.openView('ravi')).toMatchObject({
      view: { title: plain('Two steps') },
      filled: { note: { note: { value: 'half' } } },
    });
  });

  it('tells the app of its closing where it asked', async () => {
    const closed: boolean[] = [];
    const { slack } = await given((app) => {
      openLog(app);
      app.view({ callback_id: 'log', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        closed.push('is_cleared' in body && body.is_cleared === true);
      });
    });
    await slack.command({ user: 'ravi' });
    await slack.closeView({ user: 'ravi' });
    expect(closed).toEqual([false]);
    expect(slack.openView('ravi')).toBeNull();
  });

  it('answered with a view that Slack would refuse is held against the app', async () => {
    const { slack } = await given((app) => {
      openLog(app);
      app.view('log', async ({ ack }) =>
        ack({ response_action: 'update', view: { ...logModal, title: plain('x'.repeat(25)) } }),
      );
    });
    await slack.command({ user: 'ravi' });
    await slack.submitView({ user: 'ravi', values: { note: 'x' } });
    expect(slack.complaints).toContainEqual(expect.stringContaining('trouble connecting'));
  });
});

describe('the App Home', () => {
  it('is opened, published and pressed', async () => {
    const seen: string[] = [];
    const { slack } = await given((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: card(button('Refresh', 'refresh')) },
        });
      });
      app.action('refresh', async ({ ack, body }) => {
        await ack();
        seen.push(body.user.id);
      });
    });
    await slack.openHome('mona');
    expect(slack.textOf(slack.home('mona')?.view ?? {})).toContain('[Refresh]');
    await slack.clickInView({ user: 'mona', home: true, button: 'Refresh' });
    expect(seen).toEqual(['U03MONA']);
    expect(slack.complaints).toEqual([]);
  });
});
