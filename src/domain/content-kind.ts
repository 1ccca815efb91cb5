/** What content is called, the narrower names first: a buying guide is a guide, too. */
const NAMES: [RegExp, string][] = [
  [/\bcase[ _-]?stud(y|ies)\b|\bcustomer stor(y|ies)\b/i, 'case_study'],
  [/\bbuy(ing|er['’]?s?)[ _-]guides?\b/i, 'buying_guide'],
  [/\broi[ _-]calculators?\b/i, 'roi_calculator'],
  [/\bwhite[ _-]?papers?\b/i, 'white_paper'],
  [/\be-?books?\b/i, 'ebook'],
  [/\bcomparisons?\b/i, 'comparison'],
  [/\btemplates?\b/i, 'template'],
  [/\bchecklists?\b/i, 'checklist'],
  [/\binfographics?\b/i, 'infographic'],
  [/\bguides?\b/i, 'guide'],
];

/** The kind of content that somebody's words name, as rules ask for it (`kind`); null where they name none. */
export const contentKindIn = (words: string): string | null =>
  NAMES.find(([name]) => name.test(words))?.[1] ?? null;
