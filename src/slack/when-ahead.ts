import { done, type Outcome, refused } from '../domain/outcome.js';
import type { When } from './when.js';

/** The instant (UTC) that was typed, or why it is none that lies ahead. */
export function whenAhead(when: When, typed: string): Outcome<Date> {
  if (when.kind === 'at') return done(when.at);
  if (when.kind === 'unclear') return refused({ kind: 'date_unclear', typed, understood: when.understood });
  return refused({ kind: when.kind === 'past' ? 'date_past' : 'date_too_far', typed, at: when.at });
}
