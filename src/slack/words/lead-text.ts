const SEPARATORS = ' \t\r\n,:;–—-';

/** A lead as people name it: apostrophes as keyboards have them, without the marks that set it off. */
export function leadText(typed: string): string {
  let end = typed.length;
  while (end > 0 && SEPARATORS.includes(typed.charAt(end - 1))) end -= 1;
  return typed.slice(0, end).trimStart().replaceAll('’', "'");
}
