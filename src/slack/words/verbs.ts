/** The words `/lead` knows, in the order its help shows them. */
export const VERBS = [
  'add',
  'show',
  'find',
  'mine',
  'hot',
  'cold',
  'log',
  'snooze',
  'claim',
  'track',
  'tag',
  'stage',
  'role',
  'won',
  'lost',
  'account',
  'segment',
  'stuck',
  'persona',
  'why',
  'rules',
  'calibrate',
  'help',
] as const;
export type Verb = (typeof VERBS)[number];

/** Short forms of one or two letters, and other words people try. */
const ALSO: Record<string, Verb> = {
  a: 'add',
  new: 'add',
  create: 'add',
  s: 'show',
  view: 'show',
  open: 'show',
  f: 'find',
  search: 'find',
  m: 'mine',
  ho: 'hot',
  co: 'cold',
  sk: 'stuck',
  my: 'mine',
  l: 'log',
  z: 'snooze',
  sleep: 'snooze',
  remind: 'snooze',
  c: 'claim',
  take: 'claim',
  t: 'track',
  enrol: 'track',
  enroll: 'track',
  tg: 'tag',
  tags: 'tag',
  label: 'tag',
  fn: 'stage',
  funnel: 'stage',
  r: 'role',
  wn: 'won',
  win: 'won',
  customer: 'won',
  lt: 'lost',
  lose: 'lost',
  ac: 'account',
  company: 'account',
  sg: 'segment',
  segments: 'segment',
  stalled: 'stuck',
  pe: 'persona',
  personas: 'persona',
  ru: 'rules',
  rule: 'rules',
  ca: 'calibrate',
  scoring: 'rules',
  w: 'why',
  explain: 'why',
  score: 'why',
  h: 'help',
  '?': 'help',
};

const isVerb = (word: string): word is Verb => (VERBS as readonly string[]).includes(word);

/** The command a word stands for, short and other forms too. */
export function verbFor(word: string): Verb | null {
  const lower = word.toLowerCase();
  if (isVerb(lower)) return lower;
  return Object.hasOwn(ALSO, lower) ? (ALSO[lower] ?? null) : null;
}
