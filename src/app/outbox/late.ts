import type { Late } from '../../domain/courier.js';
import { lastSlowed } from '../../store/lanes.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Turn } from './deps.js';

/** A message later than this says so: people wonder otherwise. */
const LATE_MS = 5 * 60_000;

/** Since when the oldest of these messages waits, and why; null where it is not late. */
export async function latenessOf({ deps, lane, now }: Turn, rows: OutboxRow[]): Promise<Late | null> {
  const since = (row: OutboxRow): Date => row.heldAt ?? row.createdAt;
  const [oldest] = rows.toSorted((a, b) => since(a).getTime() - since(b).getTime());
  if (oldest === undefined || now.getTime() - since(oldest).getTime() < LATE_MS) return null;
  if (oldest.heldWhy !== null) return { since: since(oldest), why: 'quiet' };
  const slowedAt = await lastSlowed(deps.db.prisma, lane);
  const slowed = slowedAt !== null && slowedAt >= since(oldest);
  return { since: since(oldest), why: slowed ? 'slowed' : 'unreachable' };
}
