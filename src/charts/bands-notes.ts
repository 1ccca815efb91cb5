import type { CalibrationFacts, ScoreBand } from '../domain/calibration-facts.js';
import { bandLabel, decided, placeOf, total } from './bands.js';
import type { Pen } from './canvas.js';
import { COLOURS } from './palette.js';
import { widthOf, write } from './text.js';
import { counted, shareOf } from './words.js';

type Ending = { key: 'won' | 'lost' | 'notReady' | 'open'; words: string; onIt: string };

/** From the ground up: what a rep hopes for stands lowest, where heights compare best. */
export const ENDINGS: Ending[] = [
  { key: 'won', words: 'won', onIt: COLOURS.paper },
  { key: 'lost', words: 'lost', onIt: COLOURS.paper },
  { key: 'notReady', words: 'sent back, not ready', onIt: COLOURS.ink },
  { key: 'open', words: 'still open', onIt: COLOURS.ink },
];

/** Where the bars stand: their area, where the first band begins, how wide each is, how high so many reach. */
export type Ground = {
  pen: Pen;
  area: { left: number; right: number; top: number; bottom: number };
  edge: number;
  step: number;
  heightOf: (count: number) => number;
};

const CENTRED = { weight: 600, align: 'center' } as const;
const COUNT = { size: 12, ...CENTRED };
const NAME = { size: 13, colour: COLOURS.ink, ...CENTRED };
const SHARE = { size: 13, colour: COLOURS.won, ...CENTRED };

/** How many of each ending, where there is room for the number, and above the bar how many in all. */
export function drawCounts(ground: Ground, facts: CalibrationFacts): void {
  const { pen, edge, step, heightOf } = ground;
  const lines = marksOf(facts).map(({ score }) => edge + placeOf(score, facts.bands) * step);
  for (const [index, band] of facts.bands.entries()) {
    const x = edge + (index + 0.5) * step;
    const crossed = lines.some((line) => Math.abs(line - x) < step * 0.4);
    let below = 0;
    for (const { key, onIt } of ENDINGS) {
      const [from, to] = [heightOf(below), heightOf(below + band[key])];
      const words = counted(band[key]);
      const fits = from - to >= 17 && widthOf(pen, words, COUNT) < step * 0.78;
      if (fits && !crossed) write(pen, words, x, (from + to) / 2 + 4.5, { ...COUNT, colour: onIt });
      below += band[key];
    }
    drawTotal(ground, x, band);
  }
}

function drawTotal({ pen, step, heightOf }: Ground, x: number, band: ScoreBand): void {
  const words = counted(total(band));
  const width = widthOf(pen, words, COUNT);
  if (width > step) return;
  const y = heightOf(total(band)) - 6;
  pen.fillStyle = COLOURS.paper;
  pen.fillRect(x - width / 2 - 2, y - 11, width + 4, 13);
  write(pen, words, x, y, { ...COUNT, colour: COLOURS.muted });
}

/** Names as many bands as there is room for, with the share of them that was won. */
export function drawBandNames({ pen, area: { left, bottom }, edge, step }: Ground, bands: ScoreBand[]): void {
  const names = bands.map((band) => ({
    name: bandLabel(band),
    share: decided(band) === 0 ? '–' : shareOf(band.won, decided(band)),
  }));
  const widest = Math.max(
    ...names.flatMap(({ name, share }) => [widthOf(pen, name, NAME), widthOf(pen, share, SHARE)]),
  );
  const every = Math.ceil((widest + 5) / step);
  for (const [index, { name, share }] of names.entries()) {
    if (index % every !== 0) continue;
    const x = edge + (index + 0.5) * step;
    write(pen, name, x, bottom + 21, NAME);
    write(pen, share, x, bottom + 39, SHARE);
  }
  write(pen, 'share won, of those decided', left, bottom + 59, {
    size: 12,
    weight: 600,
    colour: COLOURS.won,
  });
}

type Mark = { score: number; name: string; colour: string; dash: number[]; above: number };

/** Each line has its name in a row of its own, so that of two close lines none hides the other's. */
export function drawLines(ground: Ground, facts: CalibrationFacts): void {
  const { edge, step } = ground;
  const placed = marksOf(facts).map((mark) => ({
    ...mark,
    x: edge + placeOf(mark.score, facts.bands) * step,
  }));
  for (const mark of placed) drawLine(ground, mark);
  for (const mark of placed) drawName(ground, mark);
}

/** Today's line last, so that it lies on top. */
function marksOf({ line, suggested }: CalibrationFacts): Mark[] {
  const now: Mark = { score: line, name: `Line now ${line}`, colour: COLOURS.lineNow, dash: [], above: 20 };
  if (suggested === null || suggested.line === line) return [now];
  const name = `Suggested ${suggested.line}`;
  return [{ score: suggested.line, name, colour: COLOURS.lineSuggested, dash: [8, 5], above: 45 }, now];
}

type Placed = Mark & { x: number };

function drawLine({ pen, area: { top, bottom } }: Ground, { x, colour, dash, above }: Placed): void {
  pen.save();
  // A halo, or the line would be lost on a bar of its own darkness.
  for (const [width, style, dashes] of [
    [5, COLOURS.paper, []],
    [2.5, colour, dash],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = style;
    pen.setLineDash([...dashes]);
    pen.beginPath();
    pen.moveTo(x, bottom);
    pen.lineTo(x, top - above);
    pen.stroke();
  }
  pen.restore();
}

const NAME_ON_LINE = { size: 13, weight: 600, align: 'center', colour: COLOURS.paper } as const;

function drawName({ pen, area: { left, right, top } }: Ground, { x: at, name, colour, above }: Placed): void {
  const half = widthOf(pen, name, NAME_ON_LINE) / 2 + 8;
  const x = Math.min(right - half, Math.max(left + half, at));
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x - half, top - above - 11, 2 * half, 22, 5);
  pen.fill();
  write(pen, name, x, top - above + 4.5, NAME_ON_LINE);
}
