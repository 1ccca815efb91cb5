import { describe, expect, it } from 'vitest';
import { checkMessage, checkView } from './block-kit.js';
import { given, openLog, plain } from './driven-app.js';
import { heads, home, input, message, modal } from './kit.js';

const fileInput = (over: object = {}) => ({ type: 'file_input' as const, action_id: 'file', ...over });
const asking = (over: object = {}) => modal({}, input({ element: fileInput(over) }));
const element = '/blocks/0/element';

describe('a file input', () => {
  it.each<[string, object]>([
    ['as it is', {}],
    ['for one file', { max_files: 1 }],
    ['for ten files', { max_files: 10 }],
    ['for some endings', { filetypes: ['yml', 'yaml', 'csv'] }],
  ])('is taken in a modal %s', (_, over) => {
    expect(checkView(asking(over))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['for no file', { max_files: 0 }, `${element}/max_files`],
    ['for eleven files', { max_files: 11 }, `${element}/max_files`],
    ['for half a file', { max_files: 1.5 }, `${element}/max_files`],
    ['for no ending', { filetypes: [] }, `${element}/filetypes`],
    ['for an ending with its dot', { filetypes: ['.csv'] }, `${element}/filetypes/0`],
    ['with a placeholder', { placeholder: plain('File') }, element],
  ])('is refused %s', (_, over, pointer) => {
    expect(heads(checkView(asking(over)))).toContain(`slack ${pointer}`);
  });

  it('belongs into the input of a modal and nowhere else', () => {
    expect(heads(checkMessage(message(input({ element: fileInput() }))))).toContain(`slack ${element}`);
    expect(heads(checkView(home(input({ element: fileInput() }))))).toContain(`slack ${element}`);
    expect(heads(checkView(modal({}, { type: 'actions', elements: [fileInput()] })))).toContain(
      'slack /blocks/0/elements/0/type',
    );
  });
});

const form = {
  type: 'modal' as const,
  callback_id: 'log',
  title: plain('Model'),
  submit: plain('Load'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'model',
      label: plain('File'),
      element: { ...fileInput(), filetypes: ['yml', 'yaml'], max_files: 1 },
    },
  ],
};

/** An app that opens the form and keeps what it is sent. */
async function opened(scopes?: string[]) {
  const seen: unknown[] = [];
  const desk = await given(
    (app) => {
      app.command('/lead', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.view('log', async ({ ack, view }) => {
        await ack();
        seen.push(view.state.values);
      });
    },
    scopes === undefined ? {} : { scopes },
  );
  await desk.slack.command({ user: 'ravi' });
  return { ...desk, seen };
}

describe('a form with a file', () => {
  it('hands the file over as Slack shows it, with the address to read it at', async () => {
    const { slack, seen } = await opened();
    const file = slack.upload({ user: 'ravi', name: 'model.YML', content: 'name: smb' });
    await slack.submitView({ user: 'ravi', values: { File: [file] } });
    const shown = {
      id: file.id,
      name: 'model.YML',
      size: 9,
      user: 'U01RAVI',
      mode: 'hosted',
      url_private_download: expect.stringMatching(
        /^https:\/\/slack\.test\/files-pri\/T01ACME-F\w+\/download\//,
      ),
    };
    expect(seen).toEqual([
      { model: { file: { type: 'file_input', files: [expect.objectContaining(shown)] } } },
    ]);
    expect(slack.complaints).toEqual([]);
  });

  it('holds what a person cannot attach: nothing, too many, another kind, what is not in Slack', async () => {
    const { slack } = await opened();
    const send = (...files: unknown[]) => slack.submitView({ user: 'ravi', values: { File: files } });
    const file = (name: string, content = 'x') => slack.upload({ user: 'ravi', name, content });
    await expect(send(file('a.yml'), file('b.yml'))).rejects.toThrow('attach 1 file here, not 2');
    await expect(send(file('a.png'))).rejects.toThrow('only yml, yaml here, not "a.png"');
    await expect(send(file('a.yml', 'x'.repeat(10_000_001)))).rejects.toThrow('10 MB');
    await expect(send({ name: 'a.yml' })).rejects.toThrow('upload it first');
    await expect(slack.submitView({ user: 'ravi', values: { File: [] } })).rejects.toThrow(
      '"File" is required and empty',
    );
  });

  it('opened without the scope to read files is held against the app', async () => {
    const { slack } = await opened(['commands']);
    expect(slack.complaints).toEqual([expect.stringContaining('file_input needs the scope files:read')]);
  });

  it('has no bearing on a form without one', async () => {
    const { slack } = await given(openLog, { scopes: ['commands'] });
    await slack.command({ user: 'ravi' });
    expect(slack.complaints).toEqual([]);
  });
});
