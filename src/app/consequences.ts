import type { Deed } from '../store/history.js';
import type { NewMessage } from './outbox/enqueue.js';

/** What is to be written down of what was done, and what is to be sent: written all at once, once a batch. */
export type Consequences = { deeds: Deed[]; messages: NewMessage[] };

export const NONE: Consequences = { deeds: [], messages: [] };
