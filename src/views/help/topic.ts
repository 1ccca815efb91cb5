/** One command as help shows it. A test types every example, and holds `short` against the words `/lead` knows. */
export type Topic = {
  /** Two to eight words, for the overview. */
  what: string;
  /** The shortest word that does the same; null where the word itself is short. */
  short: string | null;
  /** What goes where: <needed>, [may be left out]. */
  usage: string;
  /** Each flag as it is typed, and what it does. */
  flags?: Readonly<Record<string, string>>;
  /** As typed after `/lead`; a test types each of them. */
  examples: readonly [string, string, string, ...string[]];
  /** What else is worth knowing, in a few sentences. */
  more: string;
};

export type Topics = Readonly<Record<string, Topic>>;
