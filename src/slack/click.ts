import type { Answer } from './answer.js';
import type { Visit } from './desk.js';

/** A pressed button: what it holds, where it stands, and who pressed it. */
export type Click = {
  value: string;
  triggerId: string;
  message: { channelId: string; ts: string } | null;
  /** Finds out about the person, once. Forms open without it, for a trigger lives three seconds. */
  visit(): Promise<Visit>;
  answer: Answer;
};
