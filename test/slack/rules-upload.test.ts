import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';
import { liveVersion, versionsOf } from './rules-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
};
const mona = () => desk.as('mona');
/** The rules in force as a file, with something changed. */
const changed = (...changes: [from: string | RegExp, to: string][]): string => {
  const { source = '' } = desk.world.deps.playbook.presets.get('preset_002') ?? {};
  return changes.reduce((text, [from, to]) => text.replace(from, to), source);
};
const upload = (content: string | Buffer, name = 'smb.yaml') =>
  desk.slack.upload({ user: 'mona', name, content });

async function handsIn(content: string | Buffer, more: object = {}): Promise<string> {
  await mona().types('rules upload');
  return mona().submits({ File: [upload(content)], 'Why?': 'We sell to smaller firms', ...more });
}

describe('rules as a file', () => {
  useDesk(give);

  it('are sent to whoever asks, each version as it was written', async () => {
    expect(await desk.as('ravi').types('rules download', LEADS)).toContain(
      'preset_002-1.yaml is in our direct',
    );
    const [file] = desk.slack.filesIn('@ravi');
    expect(file).toMatchObject({ name: 'preset_002-1.yaml' });
    expect(file?.content?.toString()).toBe(changed());
    expect(desk.slack.filesIn(LEADS)).toEqual([]);
    expect(await mona().types('rules download preset_002@1')).toContain('preset_002-1.yaml');
    expect(await mona().types('rules download 99')).toContain(
      'There is no version 99 to do that with: it was discarded, or never made. `/lead rules versions`',
    );
  });

  it('come back changed as a version with its diff, are tried, and are switched on', async () => {
    const trial = await handsIn(changed(['points: 30', 'points: 45'], ['enter: 80', 'enter: 120']));
    for (const words of [
      'preset_002@2 tried on history: 0 alerts instead of 1',
      '“We sell to smaller firms” · @U0MONA',
      '• Requested a demo: 30 → 45 points',
      '• SQL line: enter 80 → 120',
      '*No longer alerted: 1*\n• Jane Doe (Acme)',
    ])
      expect(trial).toContain(words);
    expect(await mona().presses('Switch on')).toContain('preset_002@2 is in force');
    expect(await desk.as('ravi').types('why acme')).toContain('*+45* Requested a demo');
  });

  it('that are those in force already change nothing, and say so', async () => {
    expect(await handsIn(changed(['points: 30', 'points: 45'], ['enter: 80', 'enter: 120']))).toContain(
      'That is how it is already, so nothing was changed',
    );
  });

  it('need a reason and a file, and keep the file that was picked', async () => {
    await mona().types('rules upload');
    await expect(mona().submits({ 'Why?': 'We grow' })).rejects.toThrow('"File" is required and empty');
    await mona().submits({ File: [upload(changed(['points: 30', 'points: 31']))], 'Why?': 'x' });
    expect(mona().errors()).toEqual({ reason: 'Say in a few words why' });
    expect(await mona().submits({ 'Why?': 'We grow', 'Before it counts': [] })).toContain(
      'preset_002@3 is written down',
    );
  });
});

describe('a file with a mistake', () => {
  useDesk(give);

  test.each<[string, from: string, to: string, place: string, words: string]>([
    [
      'an unknown key',
      'label: Requested a demo',
      'lable: Requested a demo',
      'column 17, rules.0.lable',
      'unknown key: expected one of id, label, points, group, when, repeat, cap, from, until. Did you mean `label`?',
    ],
    [
      'an unknown event',
      'when: demo_requested',
      'when: demo_requsted',
      'column 60, rules.0.when',
      '"demo_requsted": expected one of 45 words, such as demo_requested, info_requested, demo_attended. Did you mean `demo_requested`?',
    ],
    [
      'a threshold below its exit',
      'sql: { enter: 80, leave: 70',
      'sql: { enter: 80, leave: 90',
      'column 66, lines.sql.leave',
      'is above enter: a stage would be left before it is entered',
    ],
    [
      'lines in the wrong order',
      'mql: { enter: 50',
      'mql: { enter: 95',
      'column 24, lines.mql.enter',
      '95: mql must be below sql (80)',
    ],
    [
      'a negative half-life',
      'label: What they do }',
      'label: What they do, halfLifeDays: -3 }',
      'column 57, groups.0.halfLifeDays',
      '-3: expected more than 0',
    ],
    [
      'two rules of one name',
      'id: reply, label: Replied',
      'id: demo, label: Replied',
      'column 11, rules.1.id',
      '"demo" is already the id of "Requested a demo" (rules.0); no two have the same id',
    ],
    [
      'an ideal customer turned around',
      '{ from: 10, to: 500 }',
      '{ from: 500, to: 10 }',
      'column 24, icp.companySize.from',
      'is larger than ˋtoˋ: turn them around',
    ],
  ])(
    '(%s) is told its place and what was expected, and the rules stay',
    async (_, from, to, place, words) => {
      const content = changed([from, to]);
      const answer = await handsIn(content);
      expect(answer).toContain("smb.yaml can't be used, so nothing was changed");
      const line = content.slice(0, content.indexOf(to)).split('\n').length;
      expect(answer).toContain(`• Line ${line}, ${place}: ${words}\n`);
      expect(answer).toContain('Mend the file and hand it in again: `/lead rules upload`');
      expect(await versionsOf(desk)).toEqual(['1 live']);
    },
  );

  test.each<[string, () => string, RegExp]>([
    ['no YAML', () => 'name: [x\nrules: }{', /Line \d+, column \d+: /],
    ['nothing in it', () => '# nothing', /1 mistake/],
    ['words that are no rules', () => 'Dear all,\nplease find attached', /1 mistake/],
    [
      'two dozen mistakes',
      () => changed([/points: -?\d+/g, 'points: many']),
      /expected a whole number[\s\S]*and \d+ more/,
    ],
  ])('(%s) is told, and the rules stay', async (_, content, words) => {
    expect(await handsIn(content())).toMatch(words);
    expect(await versionsOf(desk)).toEqual(['1 live']);
  });

  test.each<[string, () => string | Buffer, string]>([
    ['too large', () => `#${'x'.repeat(200_000)}`, 'smb.yaml is too large: 200 kB at most are read.'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]), 'smb.yaml is not a text file'],
    [
      'in another encoding',
      () => Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xfc, 0x62, 0x65, 0x72]),
      'save it as UTF-8 text',
    ],
  ])('%s is refused with what to do, and the rules stay', async (_, content, words) => {
    expect(await handsIn(content())).toMatch(new RegExp(`${words}.*The rules stay as they were\\.`));
    expect(await versionsOf(desk)).toEqual(['1 live']);
  });
});

describe('a file that Slack does not hand out', () => {
  useDesk(give);

  test.each([
    [{ error: 'file_not_found' }, 'The file is not in Slack any more. Upload it again.'],
    [{ error: 'file_deleted' }, 'The file is not in Slack any more. Upload it again.'],
    [{ error: 'fatal_error' }, 'Try again in a minute.'],
    [{ retryAfter: 30 }, 'Try again in a minute.'],
  ] as const)('(%o) is told with what to do', async (fault, words) => {
    await mona().types('rules upload');
    desk.slack.fill('mona', { File: [upload(changed())], 'Why?': 'We grow' });
    desk.slack.failNext('files.info', fault);
    const answer = await mona().submits();
    expect(answer).toContain(words);
    expect(answer).toContain('The rules stay as they were.');
    expect(await versionsOf(desk)).toEqual(['1 live']);
  });

  it('because it was deleted meanwhile, or Slack is in trouble', async () => {
    const sent = async () => {
      const file = upload(changed());
      await mona().types('rules upload');
      desk.slack.fill('mona', { File: [file], 'Why?': 'We grow' });
      return String(file.id);
    };
    const gone = desk.slack.world.files.get(await sent());
    if (gone) gone.content = null;
    expect(await mona().submits()).toContain('not in Slack any more. Upload it again. The rules stay');
    await sent();
    desk.slack.failNext('download', 'error500Before');
    expect(await mona().submits()).toContain('Slack answered with 500 instead of the file. Try again');
  });

  it('for want of a scope, in a workspace where the app was installed long ago', async () => {
    const own = await openDesk({
      slack: {
        scopes: [
          'commands',
          'chat:write',
          'users:read',
          'im:write',
          'groups:read',
          'channels:read',
          'files:write',
        ],
      },
    });
    await own.world.ready();
    const person = own.as('mona');
    await person.types('rules upload');
    const file = own.slack.upload({ user: 'mona', name: 'smb.yaml', content: 'name: x' });
    expect(await person.submits({ File: [file], 'Why?': 'We grow' })).toContain('scope files:read');
    expect(await liveVersion(own)).toBe(1);
    own.slack.complaints.splice(0);
    own.slack.calls.splice(0);
  });
});

it('the local Slack has no field for files: it is said so, with what works there, and no form opens', async () => {
  const local = await openDesk({ local: true });
  const person = local.as('mona');
  const told = await person.types('rules upload');
  expect(told).toContain('no field for files');
  expect(told).toContain('`/lead rules try sql=90 demo=50`');
  await person.types('rules');
  expect(await person.presses('Upload a file')).toContain('no field for files');
});
