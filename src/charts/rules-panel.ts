import type { ChartConfiguration, Plugin } from 'chart.js';
import type { RuleAcceptance } from '../domain/calibration-facts.js';
import { type Box, drawChart, type Pen } from './canvas.js';
import { COLOURS } from './palette.js';
import { fitted, widthOf, write } from './text.js';
import { counted, legible, shareOf } from './words.js';

const MOST = 7;
const ROW = 44;
/** With room for a second line of a name. */
const TALL_ROW = 55;
const LINE = 16;
const LABEL = { size: 13, weight: 600, colour: COLOURS.ink } as const;
const SHARE = { size: 13, colour: COLOURS.muted, align: 'right' } as const;

/** How much of what each rule handed over sales kept: the best on top, of the rules with the most to say. */
export function drawRules(pen: Pen, at: Box, all: RuleAcceptance[]): void {
  const rules = shown(all);
  const rest = all.length - rules.length;
  const room = at.height - (rest > 0 ? 20 : 0);
  const wraps =
    rules.length * TALL_ROW <= room && rules.some((rule) => namesOf(pen, rule, at.width, 2).length > 1);
  const height = Math.min(room, rules.length * (wraps ? TALL_ROW : ROW));
  drawChart(pen, { ...at, height }, chartOf(rules, wraps ? 2 : 1));
  if (rest > 0) {
    const words = `and ${counted(rest)} more ${rest === 1 ? 'rule' : 'rules'} with fewer handoffs`;
    write(pen, words, at.x, at.y + height + 14, { size: 12, colour: COLOURS.muted });
  }
}

const sum = ({ accepted, returned }: RuleAcceptance): number => accepted + returned;
const kept = (rule: RuleAcceptance): number => (sum(rule) === 0 ? 0 : rule.accepted / sum(rule));

const shown = (all: RuleAcceptance[]): RuleAcceptance[] =>
  all
    .toSorted((a, b) => sum(b) - sum(a))
    .slice(0, MOST)
    .toSorted((a, b) => kept(b) - kept(a) || sum(b) - sum(a));

const chartOf = (rules: RuleAcceptance[], most: number): ChartConfiguration<'bar'> => ({
  type: 'bar',
  data: {
    labels: rules.map((_, index) => index),
    datasets: [
      { data: rules.map((rule) => kept(rule)), backgroundColor: COLOURS.accepted, ...ENDS },
      {
        data: rules.map((rule) => (sum(rule) === 0 ? 0 : 1 - kept(rule))),
        backgroundColor: COLOURS.returned,
        ...ENDS,
      },
    ],
  },
  options: {
    indexAxis: 'y',
    layout: { padding: { top: 14 } },
    datasets: { bar: { barThickness: 12 } },
    scales: {
      x: { display: false, stacked: true, min: 0, max: 1 },
      y: { display: false, stacked: true },
    },
  },
  plugins: [names(rules, most)],
});

const ENDS = { borderRadius: 3 };

/** A rule's name above its bar, and on the right what share of how many. */
const names = (rules: RuleAcceptance[], most: number): Plugin<'bar'> => ({
  id: 'names',
  afterDatasetsDraw({ ctx, chartArea: { left, right }, scales }) {
    const pen: Pen = ctx;
    for (const [index, rule] of rules.entries()) {
      const y = (scales.y?.getPixelForValue(index) ?? 0) - 12;
      const lines = namesOf(pen, rule, right - left, most);
      for (const [at, words] of lines.entries())
        write(pen, words, left, y - (lines.length - 1 - at) * LINE, LABEL);
      write(pen, shareInWords(rule), right, y, SHARE);
    }
  },
});

/** A rule's name beside its share, in at most so many lines. */
const namesOf = (pen: Pen, rule: RuleAcceptance, width: number, most: number): string[] =>
  fitted(
    pen,
    legible(rule.label, rule.id),
    width - widthOf(pen, shareInWords(rule), SHARE) - 12,
    most,
    LABEL,
  );

function shareInWords(rule: RuleAcceptance): string {
  const all = sum(rule);
  if (all === 0) return 'none yet';
  const share = shareOf(rule.accepted, all);
  return share.endsWith('%') ? `${share} of ${counted(all)}` : share;
}
