import type { Answer } from './answer.js';
import type { Visit } from './desk.js';

/** A pressed button: what it holds, where it stands, and who pressed it. */
export type Click = {
  value: string;
  triggerId: string;
  /** Null in a view: there a form is pushed upon the one that is open, if it is a modal. */
  message: { channelId: string; ts: string } | null;
  /** The thread it stands in, where it does. */
  threadTs: string | null;
  inModal: boolean;
  /** It stands on somebody's Home tab: there is no message then. */
  onHome: boolean;
  /** Finds out about the person, once. Forms open without it, for a trigger lives three seconds. */
  visit(): Promise<Visit>;
  answer: Answer;
};
