import { describe, expect, it } from 'vitest';
import { missingFor } from '../../../src/domain/scoring/missing.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { loadPresets } from '../../../src/playbook/presets.js';

const PRESETS = loadPresets();

function preset(name: string): Model {
  const found = PRESETS.get(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return found.model;
}

describe('before a model may tell sales of anybody', () => {
  it.each(['house', 'preset_002', 'preset_004'])('nothing is missing in %s', (name) => {
    expect(missingFor(preset(name))).toEqual([]);
  });

  it('article 001 wants its MQL score, which it leaves to the team (S17, S35)', () => {
    const model = preset('preset_001');
    expect(missingFor(model)).toEqual(['the MQL score (lines.mql)']);
    const set = { ...model, lines: { ...model.lines, mql: { enter: 60, leave: 50 } } };
    expect(missingFor(set)).toEqual([]);
  });

  it('a model that tells sales at SQL wants that score, whatever its MQL score', () => {
    const model = preset('house');
    expect(missingFor({ ...model, lines: { ...model.lines, sql: null } })).toEqual([
      'the SQL score (lines.sql)',
    ]);
    expect(missingFor({ ...model, lines: { ...model.lines, mql: null } })).toEqual([]);
  });

  it('where only a high fit is handed over, it must be said who fits', () => {
    const model = preset('house');
    const open = { from: null, to: null };
    const icp = { industries: ['software'], companySize: open, seniorities: [], budget: open, countries: [] };
    const strict = { ...model, icp, alert: { ...model.alert, requireFit: true } };
    expect(missingFor(strict)).toEqual([
      'the ideal customer (icp): a high fit takes 2 of its criteria, and 1 are set',
    ]);
    expect(missingFor({ ...strict, icp: { ...icp, countries: ['Germany'] } })).toEqual([]);
    expect(missingFor({ ...model, icp })).toEqual([]);
  });
});
