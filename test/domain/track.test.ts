import { describe, expect, it } from 'vitest';
import { fill, isAhead, isBehind, TOKENS } from '../../src/domain/track.js';

const JANE = { name: 'Jane Doe', company: 'Acme', title: 'CTO', industry: 'Software' };
const NOBODY = { name: null, company: null, title: null, industry: null };

describe('a draft', () => {
  it('is filled with what is known', () => {
    expect(fill('{firstName} of {company}, {title} in {industry}', JANE)).toBe(
      'Jane of Acme, CTO in Software',
    );
  });

  it('never shows a token raw where nothing is known', () => {
    const text = fill(TOKENS.map((token) => `{${token}}`).join(' '), NOBODY);
    expect(text).toBe('there your team your role your industry');
  });

  it.each(['', '   '])('falls back for a name of %j', (name) => {
    expect(fill('Hi {firstName},', { ...NOBODY, name })).toBe('Hi there,');
  });

  it('takes a lead’s own words as they are: they are no template', () => {
    expect(fill('Hi {firstName} of {company}', { ...JANE, name: '{company}', company: '$& {title}' })).toBe(
      'Hi {company} of $& {title}',
    );
  });

  it.each(['constructor', 'toString', '__proto__', 'phone'])('knows no token {%s}', (token) => {
    expect(fill(`{${token}}`, JANE)).toBe(`{${token}}`);
  });
});

describe('a track for one stage', () => {
  it('is behind a lead who is further on, and ahead of one who is not there yet', () => {
    const stages = ['awareness', 'consideration', 'decision'] as const;
    const track = { stage: 'consideration' as const };
    expect(stages.map((stage) => isBehind(track, stage))).toEqual([false, false, true]);
    expect(stages.map((stage) => isAhead(track, stage))).toEqual([true, false, false]);
  });

  it('that is for anybody is neither', () => {
    expect(isBehind({ stage: null }, 'decision')).toBe(false);
    expect(isAhead({ stage: null }, 'awareness')).toBe(false);
  });
});
