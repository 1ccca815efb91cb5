import type { ScoreLine } from '../domain/scoring/explain.js';
import { day, type Reader } from './dates.js';
import { LIMITS, SPACE } from './limits.js';
import { escaped, plural, points } from './text.js';

/** Room for the lines of one part: both together, and the rest, stay in one message. */
const ROOM = LIMITS.section - 400;
/** What the caps take is few lines, and always worth a look. */
const CAPS = 6;

/** The lines of one part of a score; what has no room stands as a line with its sum, so that they add up. */
export function partLines(lines: ScoreLine[], reader: Reader): string[] {
  const caps = capLines(lines.filter(({ what }) => what === 'capped'));
  const newest = lines
    .filter(({ what }) => what !== 'capped')
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  // Of a long past most has faded to nothing: that is one line, however much it was.
  const worth = newest.filter(({ points: now }) => now !== 0);
  const faded = newest.length - worth.length;
  const room = ROOM - caps.reduce((used, text) => used + text.length + 1, 0);
  return [
    ...fitting(worth, room, reader),
    ...(faded > 0 ? [`• ${plural(faded, 'more line has', 'more lines have')} faded to nothing`] : []),
    ...caps,
  ];
}

/** As many lines as there is room for, the newest first. */
function fitting(lines: ScoreLine[], room: number, reader: Reader): string[] {
  const shown: string[] = [];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    const text = `• ${lineWords(line, reader)}`;
    used += text.length + 1;
    if (used > room) return [...shown, earlier(lines.slice(index), reader)];
    shown.push(text);
  }
  return shown;
}

/** "+13 Requested a demo · 14 Apr · now 13 of 20" */
function lineWords(line: ScoreLine, reader: Reader): string {
  const faded =
    line.what === 'given' && line.points !== line.given ? ` · now ${line.points} of ${line.given}` : '';
  return `*${points(line.points)}* ${escaped(line.reason, SPACE.reason)} · ${day(line.at, reader)}${faded}`;
}

function earlier(lines: ScoreLine[], reader: Reader): string {
  const newest = lines[0] ? ` up to ${day(lines[0].at, reader)}` : '';
  return `• *${points(sumOf(lines))}* in ${plural(lines.length, 'earlier line')}${newest}`;
}

function capLines(caps: ScoreLine[]): string[] {
  const largest = caps.filter((cap) => cap.points !== 0).toSorted((a, b) => a.points - b.points);
  const rest = largest.slice(CAPS);
  return [
    ...largest.slice(0, CAPS).map((cap) => `• *${points(cap.points)}* ${escaped(cap.reason, SPACE.reason)}`),
    ...(rest.length > 0
      ? [`• *${points(sumOf(rest))}* by ${plural(rest.length, 'more cap', 'more caps')}`]
      : []),
  ];
}

const sumOf = (lines: ScoreLine[]): number => lines.reduce((sum, line) => sum + line.points, 0);
