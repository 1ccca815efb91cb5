import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readYaml } from '../../src/playbook/load.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';
import { trackSchema } from '../../src/playbook/tracks.js';
import { altered } from './small-model.js';

const source = (name: string) => readFileSync(new URL(`../../src/playbook/${name}`, import.meta.url), 'utf8');
const COLD = source('cold-3-step.yaml');

function faults(text: string, schema: z.ZodType): string[] {
  try {
    readYaml(text, 'book/file.yaml', schema);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
}

describe('the playbook that ships', () => {
  it('holds the scoring presets, and names the one that a workspace starts with', () => {
    const { presets, firstPreset } = loadPlaybook();
    expect([...presets.keys()]).toEqual(['house', 'preset_002', 'preset_001', 'preset_004']);
    expect(firstPreset).toBe('house');
  });

  it('holds the three steps of S78', () => {
    const [track] = loadPlaybook().tracks;
    expect(track?.steps.map(({ title, afterDays }) => `${title} ${afterDays}`)).toEqual([
      'Pattern interrupt 0',
      'Value drop 3',
      'Graceful exit 4',
    ]);
  });

  it('holds a demo invitation for who is deciding, after it; the cold one is for anybody', () => {
    const [cold, demo] = loadPlaybook().tracks;
    expect(cold?.stage).toBeNull();
    expect(demo).toMatchObject({ id: 'demo-invitation', stage: 'decision' });
    expect(demo?.steps).toHaveLength(2);
  });

  it('holds personas, and what to send whom', () => {
    const { personas, roleMessages } = loadPlaybook();
    expect(personas.map(({ id }) => id)).toContain('founder');
    expect(roleMessages.roles.champion).toContain('case_study');
  });

  it('is read without a fault', () => {
    expect(faults(COLD, trackSchema)).toEqual([]);
    expect(faults(source('demo-invitation.yaml'), trackSchema)).toEqual([]);
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
    ['a stage there is not', 'quietDaysToEnd: 7', 'quietDaysToEnd: 7\nstage: late', 'stage'],
  ])('%s', (_, from, to, words) => {
    const found = faults(altered(COLD.split('\n').slice(2).join('\n'), from, to), trackSchema);
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
