import { readDay } from '../app/home/read-day.js';
import { dayMessage, ROWS_IN_A_MESSAGE } from '../views/home/day-message.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';

/** What a person has before them today. */
export async function dayAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const { ctx, zone, reader } = visit;
  const wanted = { person: ctx.actor, zone, section: null, from: 0, rows: ROWS_IN_A_MESSAGE };
  const { facts } = await readDay(desk.deps, ctx, wanted);
  return dayMessage(facts, reader);
}
