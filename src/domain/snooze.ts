import type { ActivityKind } from './activity.js';
import type { Deed } from './scoring/deed.js';

/** What wakes a lead before its time: a reply, a look at the prices, or a total it reaches (S131). */
export type WakeOn = { reply: boolean; pricing: boolean; score: number | null };

export const NOTHING: WakeOn = Object.freeze({ reply: false, pricing: false, score: null });

/** What ended a snooze so that somebody is to be told. */
export type WokenBy = 'time' | 'ready' | 'reply' | 'pricing' | 'score';

/** What ended it without anybody having to be told. */
export type EndedBy = WokenBy | 'hand' | 'replaced' | 'claim' | 'track' | 'let go' | 'won';

export type Woken = { by: WokenBy; deed: Deed };

const REPLIES: ActivityKind[] = ['email_replied'];
const PRICES: ActivityKind[] = ['pricing_page_viewed', 'pricing_abandoned'];

/** A word that came in late may be of before the snooze; so long before it, it is still news (ms). */
const GRACE_MS = 3_600_000;

export const isConditional = ({ reply, pricing, score }: WakeOn): boolean =>
  reply || pricing || score !== null;

/**
 * Whether these deeds end a snooze set at `since`, and which of them did: the first condition that came true. `news` is
 * in order; `total` is what the lead has after it.
 */
export function wokenBy(on: WakeOn, since: Date, news: Deed[], total: number): Woken | null {
  const fresh = news.filter(({ at }) => at.getTime() > since.getTime() - GRACE_MS);
  for (const deed of fresh) {
    if (on.reply && REPLIES.includes(deed.kind)) return { by: 'reply', deed };
    if (on.pricing && PRICES.includes(deed.kind)) return { by: 'pricing', deed };
  }
  const last = fresh.at(-1);
  return on.score !== null && last !== undefined && total >= on.score ? { by: 'score', deed: last } : null;
}

/** Within this after it was set, another day is a correction, not another "not yet" (ms). */
const CORRECTION_MS = 3_600_000;

/** What is known of the snooze before, where there was one. `isOver`: it had its time. `touched`: somebody logged a touch since. */
export type Before = { run: number; at: Date; isOver: boolean; ownerId: string | null; touched: boolean };

/** How often in a row a lead would be put off now. A touch, or another owner, begins to count anew. */
export function runOf(before: Before | null, ownerId: string | null, now: Date): number {
  if (before === null || before.touched || before.ownerId !== ownerId) return 1;
  const corrects = !before.isOver && now.getTime() - before.at.getTime() < CORRECTION_MS;
  return corrects ? before.run : before.run + 1;
}

/** The conditions as they are typed after a day: "or reply or score 80". */
export function wakeWords({ reply, pricing, score }: WakeOn): string {
  return [
    ...(reply ? ['reply'] : []),
    ...(pricing ? ['pricing'] : []),
    ...(score === null ? [] : [`score ${score}`]),
  ]
    .map((word) => `or ${word}`)
    .join(' ');
}

/** The conditions as stored; anything that is not ours is no condition. */
export function readWakeOn(stored: unknown): WakeOn {
  if (typeof stored !== 'object' || stored === null) return NOTHING;
  const { reply, pricing, score } = stored as Partial<Record<keyof WakeOn, unknown>>;
  return {
    reply: reply === true,
    pricing: pricing === true,
    score: typeof score === 'number' && Number.isSafeInteger(score) ? score : null,
  };
}
