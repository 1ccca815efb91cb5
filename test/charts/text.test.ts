import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { fitted, widthOf } from '../../src/charts/text.js';

describe('the name of a rule', () => {
  const pen = createCanvas(10, 10).getContext('2d');
  const FONT = { size: 13, weight: 600 } as const;
  const widest = (lines: string[]) => Math.max(...lines.map((line) => widthOf(pen, line, FONT)));
  const LONG = 'Pricing three times, a case study, and the last four e-mails opened';

  it('is whole where it has room, in two lines if need be', () => {
    expect(fitted(pen, 'Requested a demo', 300, 2, FONT)).toEqual(['Requested a demo']);
    const lines = fitted(pen, LONG, 300, 2, FONT);
    expect([lines.length, lines.join(' ')]).toEqual([2, LONG]);
    expect(widest(lines)).toBeLessThanOrEqual(300);
  });

  it('loses its middle where it has not: its beginning and its end tell it from others', () => {
    for (const [most, width] of [
      [1, 190],
      [2, 150],
    ] as const) {
      const lines = fitted(pen, LONG, width, most, FONT);
      expect(lines.length).toBeLessThanOrEqual(most);
      expect(lines.join(' ')).toMatch(/^Pricing .*… .*opened$/);
      expect(widest(lines)).toBeLessThanOrEqual(width);
    }
  });

  it('of one word without end is cut at its end', () => {
    const [line = ''] = fitted(pen, 'x'.repeat(400), 190, 2, FONT);
    expect(line).toMatch(/^x+…$/);
    expect(widest([line])).toBeLessThanOrEqual(190);
  });
});
