import type { Reader } from '../views/dates.js';
import type { Origin, Read, StateValues } from '../views/modals/form.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';

/**
 * A form that was sent: what is wrong with it, or the work to be done once Slack has its answer. Nothing may be
 * asked of anybody before that, the database included.
 */
export type Taken =
  | { errors: Record<string, string> }
  | { work: (visit: Visit) => Promise<Said> }
  /** The form stays and becomes what was found. */
  | { show: (visit: Visit) => Promise<Said> };

export type Submit = (desk: Desk, reader: Reader, origin: Origin, values: StateValues) => Taken;

/** What came of reading a form: what is wrong with it, or the work with what was read. */
export function take<T>(read: Read<T>, work: (visit: Visit, form: T) => Promise<Said>): Taken {
  return read.ok ? { work: (visit) => work(visit, read.value) } : { errors: read.errors };
}
