import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { listAnswer } from './lookups.js';

/** What a person has before them today. */
export const dayAnswer = (desk: Desk, visit: Visit): Promise<Said> =>
  listAnswer(desk, visit, { list: 'mine', asked: null, from: 0 });
