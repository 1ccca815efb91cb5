import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  codeBlock,
  escaped,
  lowerFirst,
  number,
  plain,
  points,
  quotation,
} from '../../src/views/text.js';

describe('words from outside', () => {
  it('lose their power over Slack and keep their looks', () => {
    expect(escaped('Acme <!channel> & Söhne')).toBe('Acme &lt;!channel&gt; &amp; Söhne');
    expect(escaped('*bold* ~struck~ `code` _leaning_')).toBe('∗bold∗ ∼struck∼ ˋcodeˋ ˍleaningˍ');
    expect(escaped('> no quote\nof two lines')).toBe('› no quote of two lines');
    expect(escaped('ask @channel now')).toBe('ask @\u2060channel now');
  });

  it('keep the underscores and at-signs of addresses, so that they can be copied', () => {
    expect(escaped('john_doe@here.com')).toBe('john_doe@here.com');
  });

  it('lose what nobody can see', () => {
    expect(escaped('a\u0000b\u200Bc\uFEFFd\ud800')).toBe('abcd\uFFFD');
  });

  it('from right to left are framed, and cannot turn the rest of the line', () => {
    expect(escaped('עדי')).toBe('\u2068עדי\u2069');
    expect(escaped('evil \u202Eexe.txt')).toBe('evil exe.txt');
  });

  it('in plain text stay as they are, but for what looks like a mention', () => {
    expect(plain('R&D *team* <!here>', 60)).toBe('R&D *team* ‹!here>');
  });

  it('cannot leave the code block they are copied from', () => {
    expect(codeBlock('Hi\n``` <!here>\nJane', 100)).toBe('```Hi\nˋˋˋ &lt;!here&gt;\nJane```');
  });

  it('of several lines are quoted line by line, and shortened by whole lines', () => {
    expect(quotation('Hi\n\nthere <b>', 100)).toBe('>Hi\n>\n>there &lt;b&gt;');
    expect(quotation(`one\n${'two '.repeat(30)}`, 40)).toBe('>one\n>…');
  });
});

describe('shortening', () => {
  it('counts what is sent, and never cuts an entity in two', () => {
    expect(escaped('&&&&', 12)).toBe('&amp;&amp;…');
  });

  it('never cuts an emoji in two', () => {
    expect(clip('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toBe('👩‍👩‍👧‍👦…');
    expect(clip('ab🇪🇸', 5)).toBe('ab…');
  });

  it('keeps one letter of a heap of combining marks', () => {
    expect(clip(`e${'\u0301'.repeat(500)}`, 20)).toBe('e…');
  });

  it('leaves alone what fits', () => {
    expect(clip('exactly', 7)).toBe('exactly');
  });

  it('holds its limit for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 40 }), (text, limit) => {
        const sent = escaped(text, limit);
        expect(sent.length).toBeLessThanOrEqual(limit);
        expect(sent.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&*~`\n]/);
        expect(plain(text, limit).length).toBeLessThanOrEqual(limit);
        expect(codeBlock(text, limit + 10).length).toBeLessThanOrEqual(limit + 10);
        expect(quotation(text, limit + 10).length).toBeLessThanOrEqual(limit + 10);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

it('numbers are written for people', () => {
  expect([number(48_000), points(30), points(-15), points(0)]).toEqual(['48,000', '+30', '−15', '+0']);
});

it('a phrase inside a sentence begins small, unless it begins with an abbreviation', () => {
  expect(['Requested a demo', 'ROI calculator', 'Über uns', 'A', ''].map(lowerFirst)).toEqual([
    'requested a demo',
    'ROI calculator',
    'über uns',
    'A',
    '',
  ]);
});
