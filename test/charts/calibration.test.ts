import { createCanvas, loadImage } from '@napi-rs/canvas';
import { Chart } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { bandLabel, placeOf } from '../../src/charts/bands.js';
import { calibrationChart } from '../../src/charts/calibration.js';
import { calibrationWords } from '../../src/charts/calibration-words.js';
import { COLOURS } from '../../src/charts/palette.js';
import { counted, legible, shareOf } from '../../src/charts/words.js';
import type { CalibrationFacts, ScoreBand } from '../../src/domain/calibration-facts.js';

const band = (from: number, to: number, won = 6, lost = 5, notReady = 4, open = 3): ScoreBand => ({
  from,
  to,
  won,
  lost,
  notReady,
  open,
});

const facts = (over: Partial<CalibrationFacts> = {}): CalibrationFacts => ({
  name: 'smb@3',
  from: new Date('2026-08-01T00:00:00Z'),
  to: new Date('2026-10-31T00:00:00Z'),
  line: 60,
  suggested: { line: 70, because: 'Below it sales sent back 27 of 46.' },
  bands: [band(60, 70), band(70, 80), band(80, 90), band(90, Infinity)],
  rules: [
    { id: 'demo', label: 'Requested a demo', accepted: 41, returned: 3 },
    { id: 'mail', label: 'Opened e-mails', accepted: 1, returned: 2 },
  ],
  ...over,
});

type Pixels = { width: number; height: number; at: (x: number, y: number) => number };

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const image = await loadImage(png);
  const { width, height } = image;
  const pen = createCanvas(width, height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const { buffer } = pen.getImageData(0, 0, width, height).data;
  const all = new DataView(buffer);
  return { width, height, at: (x, y) => all.getUint32((y * width + x) * 4) };
}

/** `#rrggbb` as a pixel that lets nothing through. */
const pixel = (colour: string): number => Number.parseInt(`${colour.slice(1)}ff`, 16);

/** Of the chart of bands, below the names of the lines: where the bars stand. */
const BARS = { left: 90, right: 950, top: 320, bottom: 620 };
const RULES = { left: 1000, right: 1550, top: 200, bottom: 700 };

function countOf({ at }: Pixels, colour: string, area = BARS): number {
  const wanted = pixel(colour);
  let count = 0;
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) if (at(x, y) === wanted) count++;
  }
  return count;
}

/** The middle of the upright line of this colour; null where there is none. */
function lineOf({ at }: Pixels, colour: string): number | null {
  const wanted = pixel(colour);
  const columns: number[] = [];
  for (let x = BARS.left; x < BARS.right; x++) {
    let hits = 0;
    for (let y = BARS.top; y < BARS.bottom; y++) if (at(x, y) === wanted) hits++;
    if (hits > (BARS.bottom - BARS.top) / 3) columns.push(x);
  }
  return columns.length === 0 ? null : columns.reduce((sum, x) => sum + x, 0) / columns.length;
}

const drawn = async (over: Partial<CalibrationFacts> = {}): Promise<Pixels> =>
  pixelsOf(calibrationChart(facts(over)));

const LONG = 'Pricing three times, a case study, and the last four e-mails opened';

describe('the calibration chart', () => {
  it('is a PNG of 1600 by 900 on paper of its own, whatever the theme behind it', async () => {
    const png = calibrationChart(facts());
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const pixels = await pixelsOf(png);
    expect([pixels.width, pixels.height]).toEqual([1600, 900]);
    expect(pixels.at(10, 10)).toBe(pixel(COLOURS.paper));
    expect(png.length).toBeLessThan(400_000);
  });

  it('shows how handoffs ended: each ending has its share of the bars', async () => {
    const even = await drawn();
    const shares = (['won', 'lost', 'notReady', 'open'] as const).map((key) => countOf(even, COLOURS[key]));
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(Math.min(...shares)).toBeGreaterThan(5_000);
    const onlyWon = await drawn({ bands: [band(60, 70, 9, 0, 0, 0)] });
    expect(countOf(onlyWon, COLOURS.won)).toBeGreaterThan(5_000);
    expect(countOf(onlyWon, COLOURS.lost)).toBe(0);
  });

  it('draws the line of today, and the suggested one a band to the right of it', async () => {
    const pixels = await drawn();
    const [now, better] = [lineOf(pixels, COLOURS.lineNow), lineOf(pixels, COLOURS.lineSuggested)];
    expect(now).not.toBeNull();
    expect((better ?? 0) - (now ?? 0)).toBeGreaterThan(100);
    expect((better ?? 0) - (now ?? 0)).toBeLessThan(200);
  });

  it('moves a line with its score, also within a band', async () => {
    const at = async (line: number) => lineOf(await drawn({ line, suggested: null }), COLOURS.lineNow) ?? 0;
    const [low, middle, high] = [await at(70), await at(75), await at(80)];
    expect(middle - low).toBeCloseTo(high - middle, -1);
    expect(high).toBeGreaterThan(middle);
  });

  it('draws no second line where the present one is the best, or none is suggested', async () => {
    const same = await drawn({ suggested: { line: 60, because: 'It is the best there is.' } });
    const none = await drawn({ suggested: null });
    expect([lineOf(same, COLOURS.lineSuggested), lineOf(none, COLOURS.lineSuggested)]).toEqual([null, null]);
  });

  it('shows what sales accepted of each rule', async () => {
    const much = await drawn({ rules: [{ id: 'a', label: 'A', accepted: 9, returned: 1 }] });
    const little = await drawn({ rules: [{ id: 'a', label: 'A', accepted: 1, returned: 9 }] });
    const [more, less] = [much, little].map((pixels) => countOf(pixels, COLOURS.accepted, RULES));
    expect((more ?? 0) / (less ?? 1)).toBeCloseTo(9, 0);
  });

  it('says in words that there is nothing yet, and draws no axes for it', async () => {
    const empty = await drawn({ bands: [], rules: [], suggested: null });
    expect(countOf(empty, COLOURS.wash)).toBeGreaterThan(200_000);
    expect(countOf(empty, COLOURS.grid)).toBe(0);
    const noneYet = await drawn({ bands: [band(60, 70, 0, 0, 0, 0)] });
    expect(countOf(noneYet, COLOURS.wash)).toBeGreaterThan(200_000);
  });

  it('gives a long name of a rule a second line where few stand, and only there', async () => {
    const named = (count: number, label: string) =>
      drawn({ rules: Array.from({ length: count }, (_, at) => ({ ...rule(at + 1, 50), label })) });
    const inks = (pixels: Pixels) => countOf(pixels, COLOURS.ink, RULES);
    const [short, two] = [inks(await named(5, 'Pricing')), inks(await named(5, LONG))];
    expect(two / short).toBeGreaterThan(4);
    const crowded = inks(await named(7, LONG));
    expect(crowded / 7).toBeLessThan((two / 5) * 0.75);
  });

  it('keeps nothing of what it drew', () => {
    calibrationChart(facts());
    expect(Object.keys(Chart.instances)).toEqual([]);
  });

  it.each<[string, Partial<CalibrationFacts>]>([
    ['one band', { bands: [band(60, 70, 1, 0, 1, 0)] }],
    ['forty bands', { bands: Array.from({ length: 40 }, (_, at) => band(at * 5, at * 5 + 5)) }],
    ['a line below all bands', { line: -20 }],
    ['a line above all bands', { line: 5_000 }],
    ['millions of leads', { bands: [band(60, 70, 9e6, 8e6, 7e6, 6e6)], rules: [rule(4e9, 3e9)] }],
    ['a rule that nobody judged yet', { rules: [rule(0, 0)] }],
    ['fifty rules', { rules: Array.from({ length: 50 }, (_, at) => rule(at, 50)) }],
    [
      'words without end',
      { name: 'x'.repeat(9_000), suggested: { line: 61, because: 'word '.repeat(5_000) } },
    ],
    ['a label without end', { rules: [{ ...rule(3, 4), label: 'Asked for a demonstration '.repeat(40) }] }],
    ['letters of other scripts', { rules: [{ ...rule(3, 4), label: 'Łódź Москва Αθήνα 東京 🔥' }] }],
  ])('stays within its frame with %s', async (_, over) => {
    const pixels = await drawn(over);
    expect(margins(pixels)).toEqual([pixel(COLOURS.paper)]);
    expect(countOf(pixels, COLOURS.lineNow)).toBeGreaterThan(50);
  });
});

function rule(accepted: number, returned: number) {
  return { id: `rule-${accepted}`, label: 'Requested a demo', accepted, returned };
}

/** Every colour found in the margins, of which nothing but paper is wanted. */
function margins({ at, width, height }: Pixels): number[] {
  const found = new Set<number>();
  for (let y = 4; y < height - 4; y++) {
    for (let x = 0; x < 40; x++) found.add(at(x + 4, y)).add(at(width - 5 - x, y));
  }
  return [...found];
}

describe('the words on the chart', () => {
  it('name a rule in full beside the picture, however long', () => {
    expect(calibrationWords(facts({ rules: [{ ...rule(3, 4), label: LONG }] }))).toContain(LONG);
  });

  it('name a band by the scores in it', () => {
    const names = [band(60, 70), band(90, Infinity), band(5, 6), band(0.5, 1.5)].map(bandLabel);
    expect(names).toEqual(['60–69', '90+', '5', '0.5–1.5']);
  });

  it('give a share of few leads as what it is', () => {
    expect([shareOf(1, 3), shareOf(2, 5), shareOf(0, 80)]).toEqual(['1 of 3', '40%', '0%']);
  });

  it('keep large numbers short', () => {
    expect([0, 9_999, 123_456, 2_100_000].map(counted)).toEqual(['0', '9,999', '123k', '2.1M']);
  });

  it('leave out what the font has no letter for', () => {
    expect(legible('Łódź  🔥\n“ok” – Москва', 'x')).toBe('Łódź “ok” – Москва');
    expect(legible('東京 🔥', 'tokyo')).toBe('tokyo');
  });

  it('say the whole for those who hear it, in no more than Slack takes', () => {
    expect(calibrationWords(facts())).toContain(
      'The line now is 60. Suggested line 70: Below it sales sent back 27 of 46. Score 60–69: 18 handed over',
    );
    expect(calibrationWords(facts({ bands: [], suggested: null }))).toContain(
      'No other line is suggested. No lead was handed over.',
    );
    const many = Array.from({ length: 50 }, (_, at) => rule(at, at));
    expect(calibrationWords(facts({ rules: many }))).toHaveLength(1_000);
  });

  it('place a score along the bands', () => {
    const { bands } = facts();
    expect([10, 60, 65, 70, 90, 95].map((score) => placeOf(score, bands))).toEqual([0, 0, 0.5, 1, 3, 3.5]);
    expect(placeOf(200, [band(60, 70)])).toBe(1);
  });
});
