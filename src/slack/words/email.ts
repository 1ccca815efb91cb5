import type { Token } from '../tokens.js';

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** The address in a word, without the brackets and commas people put around it. */
export function emailIn(text: string): string | null {
  const plain = text.replace(/^[<("'[]+/, '').replace(/[>)"'\],;:!?.]+$/, '');
  return EMAIL.test(plain) ? plain.toLowerCase() : null;
}

/** Where the first address among the words is, or -1. */
export const emailAt = (tokens: Token[]): number => tokens.findIndex(({ text }) => emailIn(text) !== null);
