/** The first steps with the product, in the order in which they make sense. */
export const WELCOME_STEPS = ['channel', 'preset', 'event', 'claim', 'log'] as const;
export type WelcomeStep = (typeof WELCOME_STEPS)[number];
export const isWelcomeStep = (text: string): text is WelcomeStep =>
  (WELCOME_STEPS as readonly string[]).includes(text);

/** Which first steps a team has taken. Channels without `#`. */
export type WelcomeFacts = { done: WelcomeStep[]; places: { handoffs: string; managers: string } };

/** What is said in a channel we were invited to. */
export type HelloFacts = {
  channelId: string;
  /** What the settings have us post there; `other`: nothing. */
  as: 'handoffs' | 'managers' | 'other';
  places: WelcomeFacts['places'];
};
