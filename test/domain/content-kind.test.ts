import { expect, it } from 'vitest';
import { contentKindIn } from '../../src/domain/content-kind.js';

it.each([
  ['the Globex case study', 'case_study'],
  ['our customer stories', 'case_study'],
  ["Buyer's guide for agencies", 'buying_guide'],
  ['a guide to onboarding', 'guide'],
  ['ROI calculator', 'roi_calculator'],
  ['whitepaper', 'white_paper'],
  ['white paper on decay', 'white_paper'],
  ['eBook', 'ebook'],
  ['e-book', 'ebook'],
  ['comparison sheet', 'comparison'],
  ['something about prices', null],
  ['booked a guided tour', null],
])('"%s" is %s', (words, kind) => {
  expect(contentKindIn(words)).toBe(kind);
});
