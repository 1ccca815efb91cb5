import { FAMILY, type Pen } from './canvas.js';

export type Font = { size: number; weight?: 400 | 600 | 700 };
export type Style = Font & { colour: string; align?: 'left' | 'center' | 'right' };

/** Writes one line; `y` is where its letters stand. */
export function write(pen: Pen, words: string, x: number, y: number, style: Style): void {
  setFont(pen, style);
  pen.fillStyle = style.colour;
  pen.textAlign = style.align ?? 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillText(words, x, y);
}

export function widthOf(pen: Pen, words: string, font: Font): number {
  setFont(pen, font);
  return pen.measureText(words).width;
}

/** As much of the words as fits. */
export function clipped(pen: Pen, words: string, width: number, font: Font): string {
  if (widthOf(pen, words, font) <= width) return words;
  const letters = Array.from(words);
  const shortened = (length: number): string => `${letters.slice(0, length).join('').trimEnd()}…`;
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (widthOf(pen, shortened(middle), font) <= width) fits = middle;
    else tooLong = middle;
  }
  return shortened(fits);
}

/** The words in at most so many lines of like length; what is too much is cut off the last. */
export function wrapped(pen: Pen, words: string, width: number, most: number, font: Font): string[] {
  let lines = broken(pen, words, width, most, font);
  if (lines.at(-1)?.endsWith('…')) return lines;
  for (let narrower = width - STEP; narrower > width / 2; narrower -= STEP) {
    const next = broken(pen, words, narrower, most, font);
    if (next.length > lines.length || next.some((line) => line.endsWith('…'))) break;
    lines = next;
  }
  return lines;
}

/**
 * The words in at most so many lines. Too many lose some in the middle: how a name begins and how it ends tells it from
 * others.
 */
export function fitted(pen: Pen, words: string, width: number, most: number, font: Font): string[] {
  const all = words.split(/\s+/).filter((word) => word !== '');
  for (let kept = all.length; kept > 1; kept--) {
    const head = Math.ceil(kept / 2);
    const left =
      kept === all.length ? all : [...all.slice(0, head), '…', ...all.slice(all.length - kept + head)];
    const lines = broken(pen, left.join(' '), width, most + 1, font);
    if (lines.length <= most && lines.join(' ') === left.join(' '))
      return wrapped(pen, left.join(' '), width, lines.length, font);
  }
  return [clipped(pen, words, width, font)];
}

const STEP = 12;

function broken(pen: Pen, words: string, width: number, most: number, font: Font): string[] {
  const done: string[] = [];
  let rest = words.split(/\s+/).filter((word) => word !== '');
  while (rest.length > 0 && done.length < most - 1) {
    const over = rest.findIndex((_, at) => widthOf(pen, rest.slice(0, at + 1).join(' '), font) > width);
    const take = over === -1 ? rest.length : Math.max(1, over);
    done.push(clipped(pen, rest.slice(0, take).join(' '), width, font));
    rest = rest.slice(take);
  }
  return rest.length === 0 ? done : [...done, clipped(pen, rest.join(' '), width, font)];
}

function setFont(pen: Pen, { size, weight = 400 }: Font): void {
  pen.font = `${weight} ${size}px ${FAMILY}`;
}
