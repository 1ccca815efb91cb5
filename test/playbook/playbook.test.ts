import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readYaml } from '../../src/playbook/load.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';
import { scoringSchema } from '../../src/playbook/scoring.js';
import { trackSchema } from '../../src/playbook/tracks.js';

const source = (name: string) => readFileSync(new URL(`../../src/playbook/${name}`, import.meta.url), 'utf8');
const SMB = source('smb.yaml');
const COLD = source('cold-3-step.yaml');

function faults(text: string, schema: z.ZodType): string[] {
  try {
    readYaml(text, 'book/file.yaml', schema);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
}

/** The file with one thing changed, and where: the change must be found, or the test shows nothing. */
function changed(text: string, from: string, to: string): { text: string; place: string } {
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`"${from}" is not in the file`);
  const line = text.slice(0, at).split('\n').length;
  return { text: text.replace(from, to), place: `book/file.yaml:${line}:` };
}

describe('the playbook that ships', () => {
  it('holds the rows of S18 exactly', () => {
    const { model } = loadPlaybook();
    expect(model.behaviour.map(({ id, points }) => `${id} ${points}`)).toEqual([
      'demo 30',
      'reply 20',
      'pricing 15',
      'webinar 15',
      'download 10',
      'opens 10',
      'unsubscribed -25',
    ]);
    expect(model.fit.map(({ id, points }) => `${id} ${points}`)).toEqual([
      'industry 10',
      'size 10',
      'seniority 10',
    ]);
    expect(model).toMatchObject({
      name: 'smb',
      version: 1,
      silence: { afterDays: 60, points: -15 },
      coldAfterDays: 45,
      lines: { mql: 50, sql: 80 },
      readyAgainAfter: 20,
    });
  });

  it('holds the three steps of S78', () => {
    const [track] = loadPlaybook().tracks;
    expect(track?.steps.map(({ title, afterDays }) => `${title} ${afterDays}`)).toEqual([
      'Pattern interrupt 0',
      'Value drop 3',
      'Graceful exit 4',
    ]);
  });

  it('is read without a fault', () => {
    expect([...faults(SMB, scoringSchema), ...faults(COLD, trackSchema)]).toEqual([]);
  });
});

// Said at the start of the list they belong to, or where the parser noticed.
const NOT_ON_ITS_LINE = new Set([
  'coldAfterDays: 45\n# why\nhotAfterDays: 3',
  'id: demo',
  '[demo_requested',
  'version: 1\nversion: 2',
]);

describe('a mistake in the scoring is answered with file, line and column', () => {
  it.each([
    ['points that are words', 'points: 30', 'points: many', 'behaviour.0.points'],
    ['half a point', 'points: 20', 'points: 20.5', 'behaviour.1.points'],
    ['an activity there is not', '[demo_requested]', '[demo_wanted]', 'behaviour.0.kinds.0'],
    ['a word that means nothing', 'id: reply,', 'id: reply, colour: red,', 'colour'],
    [
      'a setting that means nothing',
      'coldAfterDays: 45',
      'coldAfterDays: 45\n# why\nhotAfterDays: 3',
      'hotAfterDays',
    ],
    ['a missing label', 'label: Attended a webinar, ', '', 'behaviour.3.label'],
    ['the lines turned around', 'mql: 50', 'mql: 90', 'mql must be below sql'],
    ['sizes turned around', 'min: 10', 'min: 1000', 'turn them around'],
    ['two rules of one id', 'id: reply', 'id: demo', 'same id'],
    ['a reward for silence', 'points: -15', 'points: 15', 'silence.points'],
    ['an unknown attribute', 'attribute: seniority', 'attribute: shoeSize', 'fit.2.attribute'],
    ['broken YAML', '[demo_requested]', '[demo_requested', ''],
    ['a key twice', 'version: 1', 'version: 1\nversion: 2', 'unique'],
  ])('%s', (_, from, to, words) => {
    const { text, place } = changed(SMB, from, to);
    const found = faults(text, scoringSchema);
    expect(found[0]).toMatch(/^book\/file\.yaml:\d+:\d+ /);
    expect(found.join('\n')).toContain(words);
    if (!NOT_ON_ITS_LINE.has(to)) expect(found.join('\n')).toContain(place);
  });

  it('a word that means nothing is pointed at, not its surroundings', () => {
    expect(faults(`${SMB}hotAfterDays: 3\n`, scoringSchema)).toEqual([
      expect.stringContaining(`book/file.yaml:${SMB.split('\n').length}:`),
    ]);
  });

  it('and every one of them is named at once', () => {
    const text = SMB.replace('points: 30', 'points: many').replace(
      'coldAfterDays: 45',
      'coldAfterDays: soon',
    );
    expect(faults(text, scoringSchema)).toHaveLength(2);
  });

  it.each(['', '- just\n- a list', 'null', '42'])('a file that is something else: %j', (text) => {
    expect(faults(text, scoringSchema)[0]).toMatch(/^book\/file\.yaml:1:1 /);
  });

  it('a rule that counts under a condition, which counting does not know', () => {
    const { text } = changed(
      SMB,
      'nth: { of: sequence, at: 3 }',
      'nth: { of: sequence, at: 3 }\n    where: { property: kind, in: [a] }',
    );
    expect(faults(text, scoringSchema).join()).toContain('behaviour.5');
  });
});

describe('a mistake in a track is answered with file, line and column', () => {
  it.each([
    ['a token there is not', '{firstName}', '{nickName}', 'unknown token'],
    ['a token with a space in it', '{firstName}', '{first name}', 'unknown token'],
    ['a token in too many braces', '{firstName}', '{{firstName}}', 'unknown token'],
    ['a token that is never closed', '{firstName}', '{firstName', 'unknown token'],
    ['a token that only looks known', '{firstName}', '{constructor}', 'unknown token'],
    ['days that go back', 'afterDays: 3', 'afterDays: -3', 'steps.1.afterDays'],
    ['a subject that is empty', 'subject: Still relevant?', "subject: ''", 'steps.0.subject'],
    ['an end that never comes', 'quietDaysToEnd: 7', 'quietDaysToEnd: 0', 'quietDaysToEnd'],
  ])('%s', (_, from, to, words) => {
    const { text } = changed(COLD.split('\n').slice(2).join('\n'), from, to);
    const found = faults(text, trackSchema);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^book\/file\.yaml:\d+:\d+ /);
    expect(found[0]).toContain(words);
  });

  it('an unknown token is told which there are', () => {
    expect(faults(COLD.replace('{company}, or', '{firm}, or'), trackSchema)[0]).toContain(
      '{firstName} {company} {title} {industry}',
    );
  });
});
