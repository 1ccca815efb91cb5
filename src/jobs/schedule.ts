/** A bell that is rung every so often. It carries no meaning: `run` looks for what is due, whenever it comes. */
export type Tick = { name: string; everySeconds: number; run(now: Date): Promise<unknown> };

/**
 * The whole timetable. Each name costs a statement a look and two a ring, so there are six and no more; what
 * is due when is in our own tables, never here.
 */
const TIMES = [
  { name: 'drain-outbox', everySeconds: 5 },
  { name: 'wake-and-remind', everySeconds: 30 },
  { name: 'look-for-quiet', everySeconds: 60 },
  { name: 'advance-tracks', everySeconds: 60 },
  { name: 'send-digests', everySeconds: 60 },
  { name: 'forget-old', everySeconds: 3600 },
] as const;

export type TickName = (typeof TIMES)[number]['name'];

/**
 * The timetable with its work put in. `look-for-quiet`: silences and cold leads; `wake-and-remind`: snoozes
 * that are over and tasks that are due; `forget-old`: keys of old requests, rows sent long ago.
 */
export function timetable(work: Record<TickName, Tick['run']>): Tick[] {
  return TIMES.map(({ name, everySeconds }) => ({ name, everySeconds, run: work[name] }));
}
