import type { Bag } from './bag.js';

/** A platform refusal: answered as `{ok: false, error}` with whatever else Slack adds. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly extra: Bag = {},
  ) {
    super(code);
  }
}

export const refuse = (code: string, extra: Bag = {}): never => {
  throw new Refusal(code, extra);
};

/** Slack's way to say what was wrong with arguments. */
export const refuseWith = (code: string, messages: string[]): never =>
  refuse(code, { errors: messages, response_metadata: { messages: messages.map((m) => `[ERROR] ${m}`) } });
