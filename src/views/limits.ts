/** Slack's limits on Block Kit, in UTF-16 units and pieces, from its reference of 2026. */
export const LIMITS = Object.freeze({
  blocksInMessage: 50,
  blocksInModal: 100,
  blocksInHome: 100,
  /** Undocumented cap on a message's words (`msg_blocks_too_long`), seen at about 13,000. */
  messageChars: 12_000,
  text: 4_000,
  header: 150,
  section: 3_000,
  field: 2_000,
  fields: 10,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  option: 75,
  options: 100,
  choices: 10,
  overflow: 5,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  placeholder: 150,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  id: 255,
} as const);

/** How much of somebody else's words a message spends on each, so that whole messages stay within limits. */
export const SPACE = Object.freeze({
  name: 60,
  title: 60,
  company: 60,
  email: 120,
  detail: 90,
  reason: 110,
  question: 400,
  note: 600,
  draft: 2_800,
});

/** The same for a row of a folded message: forty of them, with their dates, stay under `messageChars`. */
export const TIGHT: Space = Object.freeze({
  ...SPACE,
  name: 44,
  title: 36,
  company: 36,
  detail: 44,
  reason: 70,
});

export type Space = Readonly<Record<keyof typeof SPACE, number>>;
