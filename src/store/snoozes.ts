import { type EndedBy, readWakeOn, type WakeOn } from '../domain/snooze.js';
import type { Prisma, Tx } from './db.js';
import { TOUCHES } from './touches.js';

/** One snooze of a lead. Instants are UTC; `by` and `ownerId` are Slack user ids. */
export type SnoozeRow = {
  id: string;
  teamId: string;
  leadId: string;
  by: string;
  ownerId: string | null;
  at: Date;
  until: Date;
  wakeOn: WakeOn;
  reason: string | null;
  run: number;
  endedAt: Date | null;
  wokenBy: string | null;
};

type Stored = Omit<SnoozeRow, 'wakeOn'> & { wakeOn: Prisma.JsonValue };
const read = (row: Stored): SnoozeRow => ({ ...row, wakeOn: readWakeOn(row.wakeOn) });

export async function addSnooze(tx: Tx, row: Omit<SnoozeRow, 'endedAt' | 'wokenBy'>): Promise<void> {
  await tx.snooze.create({ data: row });
}

/** The snoozes of a lead, the newest first. */
export async function lastSnoozes(tx: Tx, leadId: string, most: number): Promise<SnoozeRow[]> {
  const rows = await tx.snooze.findMany({
    where: { leadId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.map(read);
}

/** The snooze each of these leads rests by. */
export async function openSnoozes(tx: Tx, leadIds: string[]): Promise<Map<string, SnoozeRow>> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx.snooze.findMany({
    where: { leadId: { in: leadIds }, endedAt: null },
    orderBy: { at: 'asc' },
  });
  return new Map(rows.map((row) => [row.leadId, read(row)]));
}

/** Writes down that these leads rest no longer, and why. */
export async function endSnoozes(tx: Tx, now: Date, leadIds: string[], by: EndedBy): Promise<void> {
  if (leadIds.length === 0) return;
  await tx.snooze.updateMany({
    where: { leadId: { in: leadIds }, endedAt: null },
    data: { endedAt: now, wokenBy: by },
  });
}

/** Whether somebody has written down a touch with the lead since an instant. */
export async function touchedSince(tx: Tx, leadId: string, at: Date): Promise<boolean> {
  const touch = await tx.activity.findFirst({
    where: { leadId, kind: { in: TOUCHES }, recordedAt: { gt: at } },
    select: { id: true },
  });
  return touch !== null;
}
