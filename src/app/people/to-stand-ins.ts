import { type Absences, standIn } from '../../domain/away.js';
import { isPeopleNotice } from '../../domain/people-facts.js';
import { readAbsences } from '../../store/away.js';
import type { Tx } from '../../store/db.js';
import type { NewMessage } from '../../store/outbox.js';
import { isPerson } from '../noise/gate.js';

/**
 * Alerts about leads and tasks of somebody who is away go to whoever covers for them, and say so. What is about people,
 * and digests, stays with whom it was for.
 */
export async function toStandIns(tx: Tx, messages: NewMessage[]): Promise<NewMessage[]> {
  const [first] = messages.filter(isAlert);
  if (first === undefined) return messages;
  const absences = await readAbsences(tx, first.teamId);
  if (absences.size === 0) return messages;
  return messages.map((message) => (isAlert(message) ? toStandIn(message, absences) : message));
}

function toStandIn(message: NewMessage, absences: Absences): NewMessage {
  const { lane, kind, facts, createdAt } = message;
  const cover = standIn(absences, lane, createdAt);
  if (cover === null || cover === lane) return message;
  return { ...message, lane: cover, ...(kind === 'notice' ? { facts: { ...facts, coverFor: lane } } : {}) };
}

function isAlert({ lane, kind, deed, facts }: NewMessage): boolean {
  if (deed !== 'post' || !isPerson(lane)) return false;
  if (kind !== 'notice') return kind === 'cold' || kind === 'task';
  return 'about' in facts && typeof facts.about === 'string' && !isPeopleNotice({ about: facts.about });
}
