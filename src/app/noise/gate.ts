import { atHour, localDay } from '../../domain/calendar.js';
import { type Alert, type Held, holds, isAlwaysSent, isBudgeted, type Wishes } from '../../domain/noise.js';
import type { Tx } from '../../store/db.js';
import { countPosts } from '../../store/held.js';
import type { LaneKey } from '../../store/lanes.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Deps } from '../deps.js';
import { readBudget, readWishes } from './wishes.js';

/** Says which messages of a lane must wait, and why; the others go. */
export type Gate = (lane: LaneKey, rows: OutboxRow[], now: Date) => Promise<Map<string, Held>>;

const HOUR_MS = 3_600_000;

export const isPerson = (place: string): boolean => /^[UW][A-Z0-9]+$/.test(place);

/** The gate every message nobody asked for passes: wishes of the person it goes to, then the budget of the place. */
export function makeGate(deps: Pick<Deps, 'db' | 'timeZone'>): Gate {
  return async (lane, rows, now) => {
    const asked = rows.filter((row) => !isAlwaysSent(alertOf(row)));
    if (asked.length === 0) return new Map();
    const tx = deps.db.prisma;
    const wishes = isPerson(lane.name)
      ? ((await readWishes(tx, deps, lane.teamId, [lane.name])).get(lane.name) ?? null)
      : null;
    const counts = asked.some((row) => isBudgeted(alertOf(row)));
    const spent = counts && (await isSpent(tx, lane, wishes, now));
    return new Map(
      asked.flatMap((row): [string, Held][] => {
        const why = holds(alertOf(row), wishes, now, spent);
        return why === null ? [] : [[row.id, why]];
      }),
    );
  };
}

async function isSpent(tx: Tx, lane: LaneKey, wishes: Wishes | null, now: Date): Promise<boolean> {
  const budget = await readBudget(tx, lane.teamId);
  if (wishes === null)
    return (await countPosts(tx, lane, new Date(now.getTime() - HOUR_MS))) >= budget.aChannel;
  const morning = atHour(localDay(now, wishes.zone), '00:00', wishes.zone);
  return (await countPosts(tx, lane, morning)) >= budget.aPerson;
}

/** What a message is about. */
export function alertOf({ kind, facts }: Pick<OutboxRow, 'kind' | 'facts'>): Alert {
  if (kind !== 'notice') return kind;
  // Only enqueue() writes this column, from facts of this very type.
  return (facts as { about: Alert }).about;
}
