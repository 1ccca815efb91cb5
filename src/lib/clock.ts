/** The only door to time. Everything else is told `now` (a UTC instant) by its caller. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
