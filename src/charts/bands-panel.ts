import type { ChartConfiguration, Plugin } from 'chart.js';
import type { CalibrationFacts } from '../domain/calibration-facts.js';
import { drawBandNames, drawCounts, drawLines, ENDINGS, type Ground } from './bands-notes.js';
import { type Box, drawChart, type Pen } from './canvas.js';
import { COLOURS } from './palette.js';
import { widthOf, write } from './text.js';
import { counted } from './words.js';

/** For the names of the lines above the bars, and those of the bands below them. */
const ROOM = { top: 58, bottom: 60, right: 4 };
const FEWEST = 5;
const THICKEST = 70;
const SMALL = { size: 13, colour: COLOURS.muted };

/** Handoffs by the score they were made at, each bar cut into how they ended, with today's line and a better one. */
export function drawBands(pen: Pen, at: Box, facts: CalibrationFacts): void {
  drawChart(pen, at, chartOf(facts));
}

/** What the colours mean, from right to left; `y` is where its letters stand. */
export function drawLegend(pen: Pen, right: number, y: number): void {
  let x = right;
  for (const { key, words } of ENDINGS.toReversed()) {
    x -= widthOf(pen, words, SMALL);
    write(pen, words, x, y, SMALL);
    pen.fillStyle = COLOURS[key];
    pen.beginPath();
    pen.roundRect(x - 16, y - 10.5, 12, 12, 3);
    pen.fill();
    x -= 30;
  }
}

/**
 * Room left and right of the bands, in bands: the line mostly is the lowest score there is, and must not look like the
 * axis. A lone band does not fill the whole width.
 */
const marginOf = (bands: number): number => Math.max(0.16, (FEWEST - bands) / 2);

const chartOf = (facts: CalibrationFacts): ChartConfiguration<'bar'> => ({
  type: 'bar',
  data: {
    labels: facts.bands.map((_, index) => index),
    datasets: ENDINGS.map(({ key }) => ({
      data: facts.bands.map((band) => band[key]),
      backgroundColor: COLOURS[key],
      borderColor: COLOURS.paper,
      borderWidth: { top: 1.5 },
      borderSkipped: false,
    })),
  },
  options: {
    layout: { padding: ROOM },
    datasets: { bar: { categoryPercentage: 0.82, barPercentage: 1, maxBarThickness: THICKEST } },
    scales: {
      x: {
        type: 'linear',
        offset: false,
        min: -0.5 - marginOf(facts.bands.length),
        max: facts.bands.length - 0.5 + marginOf(facts.bands.length),
        stacked: true,
        ticks: { display: false },
        grid: { display: false },
        border: { color: COLOURS.open },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        grace: '10%',
        ticks: {
          precision: 0,
          maxTicksLimit: 6,
          font: { size: 12 },
          callback: (value) => counted(Number(value)),
        },
        grid: { color: COLOURS.grid, drawTicks: false },
        border: { display: false },
      },
    },
  },
  plugins: [notes(facts)],
});

/** What Chart.js has no words for: counts, shares, and the lines. */
const notes = (facts: CalibrationFacts): Plugin<'bar'> => ({
  id: 'notes',
  afterDatasetsDraw({ chartArea, ctx, scales: { x, y } }) {
    if (x === undefined || y === undefined) return;
    const ground: Ground = {
      pen: ctx,
      area: chartArea,
      edge: x.getPixelForValue(-0.5),
      step: x.getPixelForValue(1) - x.getPixelForValue(0),
      heightOf: (count) => y.getPixelForValue(count),
    };
    drawBandNames(ground, facts.bands);
    drawLines(ground, facts);
    drawCounts(ground, facts);
  },
});
