import type { CalibrationFacts } from '../domain/calibration-facts.js';
import { decided, total } from './bands.js';
import { drawBands, drawLegend } from './bands-panel.js';
import { type Box, type Pen, picture } from './canvas.js';
import { COLOURS } from './palette.js';
import { drawRules } from './rules-panel.js';
import { clipped, widthOf, wrapped, write } from './text.js';
import { counted, daysOf, legible } from './words.js';

const SIZE = { width: 800, height: 450 };
const EDGE = 24;
const BANDS: Box = { x: EDGE, y: 100, width: 452, height: 278 };
const RULES: Box = { x: 500, y: 100, width: SIZE.width - EDGE - 500, height: 278 };
const ADVICE: Box = { x: EDGE, y: 388, width: SIZE.width - 2 * EDGE, height: 42 };

const TITLE = { size: 21, weight: 700, colour: COLOURS.ink } as const;
const HEADING = { size: 15, weight: 600, colour: COLOURS.ink } as const;
const SUBTITLE = { size: 13, colour: COLOURS.muted } as const;

/** How well the alert line sits, as a picture of 1600 by 900 (PNG): how handoffs ended, by score and by rule. */
export function calibrationChart(facts: CalibrationFacts): Buffer {
  return picture(SIZE, (pen) => {
    pen.strokeStyle = COLOURS.edge;
    pen.strokeRect(0.5, 0.5, SIZE.width - 1, SIZE.height - 1);
    drawHead(pen, facts);
    write(pen, 'By score', BANDS.x, BANDS.y - 6, HEADING);
    if (handedOver(facts) > 0) {
      drawLegend(pen, BANDS.x + BANDS.width, BANDS.y - 6);
      drawBands(pen, BANDS, facts);
    } else
      drawNothing(pen, BANDS, ['No lead was handed over in these days.', 'Bars stand here once some are.']);
    write(pen, 'Accepted by sales, by rule', RULES.x, RULES.y - 6, HEADING);
    if (facts.rules.length > 0) drawRules(pen, RULES, facts.rules);
    else drawNothing(pen, RULES, ['No rule has handed over', 'a lead yet.']);
    drawAdvice(pen, facts);
  });
}

const handedOver = ({ bands }: CalibrationFacts): number => bands.reduce((sum, band) => sum + total(band), 0);

function drawHead(pen: Pen, facts: CalibrationFacts): void {
  const done = facts.bands.reduce((sum, band) => sum + decided(band), 0);
  const name = clipped(pen, legible(facts.name, 'the scoring model'), 260, SUBTITLE);
  const parts = [
    name,
    daysOf(facts.from, facts.to),
    `${counted(handedOver(facts))} handed over`,
    `${counted(done)} decided`,
  ];
  write(pen, 'What became of the leads we handed over', EDGE, 40, TITLE);
  write(pen, parts.join('  ·  '), EDGE, 62, SUBTITLE);
}

function drawNothing(pen: Pen, at: Box, lines: string[]): void {
  pen.fillStyle = COLOURS.wash;
  pen.beginPath();
  pen.roundRect(at.x, at.y + 8, at.width, at.height - 16, 8);
  pen.fill();
  const middle = at.y + at.height / 2 - lines.length * 10 + 10;
  for (const [index, line] of lines.entries()) {
    write(pen, line, at.x + at.width / 2, middle + index * 22, { ...SUBTITLE, size: 14, align: 'center' });
  }
}

/** What to do about it, in the colour of the line it speaks of. */
function drawAdvice(pen: Pen, { line, suggested }: CalibrationFacts): void {
  const changes = suggested !== null && suggested.line !== line;
  const colour = changes ? COLOURS.lineSuggested : COLOURS.lineNow;
  pen.fillStyle = COLOURS.wash;
  pen.beginPath();
  pen.roundRect(ADVICE.x, ADVICE.y, ADVICE.width, ADVICE.height, 6);
  pen.fill();
  pen.fillStyle = colour;
  pen.fillRect(ADVICE.x, ADVICE.y, 4, ADVICE.height);
  const head = changes ? `Try ${suggested.line}` : `Keep ${line}`;
  const big = { size: 17, weight: 700, colour } as const;
  write(pen, head, ADVICE.x + 18, ADVICE.y + 27, big);
  const x = ADVICE.x + Math.max(106, 18 + widthOf(pen, head, big) + 20);
  const why = legible(suggested?.because ?? '', 'Nothing in these days speaks for another line.');
  const style = { size: 13, colour: COLOURS.ink };
  const lines = wrapped(pen, why, ADVICE.x + ADVICE.width - 16 - x, 2, style);
  for (const [index, words] of lines.entries()) {
    write(pen, words, x, ADVICE.y + (lines.length === 1 ? 26 : 18 + index * 18), style);
  }
}
