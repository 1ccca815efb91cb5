import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
} from 'chart.js';
import { COLOURS } from './palette.js';

/** Draws in points; a picture has twice as many pixels each way, so that it stays crisp when opened. */
export type Pen = SKRSContext2D;
export type Box = { x: number; y: number; width: number; height: number };

const PIXELS = 2;
const SUBSETS = { latin: 'Inter', 'latin-ext': 'Inter E', cyrillic: 'Inter C', greek: 'Inter G' };
const WEIGHTS = [400, 600, 700];

/** Where a letter is missing in the first family it is taken from the next. */
export const FAMILY = Object.values(SUBSETS)
  .map((name) => `"${name}"`)
  .join(', ');

/** A picture as PNG. A server has no fonts of its own, and Slack may be dark: both are brought along. */
export function picture(size: { width: number; height: number }, draw: (pen: Pen) => void): Buffer {
  loadFonts();
  const canvas = createCanvas(size.width * PIXELS, size.height * PIXELS);
  const pen = canvas.getContext('2d');
  pen.scale(PIXELS, PIXELS);
  pen.fillStyle = COLOURS.paper;
  pen.fillRect(0, 0, size.width, size.height);
  draw(pen);
  return canvas.toBuffer('image/png');
}

/** Draws one bar chart into its box. Chart.js keeps every chart it made until it is destroyed. */
export function drawChart(pen: Pen, at: Box, config: ChartConfiguration<'bar'>): void {
  const canvas = createCanvas(at.width, at.height);
  const options = {
    ...config.options,
    responsive: false,
    animation: false as const,
    devicePixelRatio: PIXELS,
  };
  const chart = new Chart(canvas, { ...config, options });
  try {
    pen.drawImage(canvas, at.x, at.y, at.width, at.height);
  } finally {
    chart.destroy();
  }
}

let loaded = false;

function loadFonts(): void {
  if (loaded) return;
  const require = createRequire(import.meta.url);
  for (const [subset, family] of Object.entries(SUBSETS)) {
    for (const weight of WEIGHTS) {
      const file = `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`;
      if (!GlobalFonts.register(readFileSync(require.resolve(file)), family))
        throw new Error(`${file} is no font that can be read`);
    }
  }
  Chart.register(BarController, BarElement, CategoryScale, LinearScale);
  Chart.defaults.font.family = FAMILY;
  Chart.defaults.color = COLOURS.muted;
  loaded = true;
}
