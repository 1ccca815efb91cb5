import type { Lead } from './lead.js';
import type { WakeOn } from './snooze.js';

/** An open lead that would fall through the cracks (S14), and what is missing; without an owner that alone. */
export type Adrift = { lead: Lead; noNext: boolean; quietDays: number | null };

/** A lead somebody watches, and until when (UTC). */
export type WatchedRow = { lead: Lead; until: Date };

/** A lead that rests: by whom, until when, what wakes it sooner, and how often in a row it was put off. */
export type Rested = { lead: Lead; by: string; until: Date; on: WakeOn; run: number; reason: string | null };
