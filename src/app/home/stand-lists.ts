import type { Paged, Sleeper } from '../../domain/home.js';
import type { Lead } from '../../domain/lead.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { readWakeOn } from '../../domain/snooze.js';
import type { LeadRow, Tracked } from '../../domain/stand.js';
import type { Rest, Rows, Slice } from '../../store/day-lists.js';
import type { Tx } from '../../store/db.js';
import { standLeads } from '../../store/lead-rows.js';

/** Makes pages of lists, their leads as they stand. */
export type PageMaker = <T, R>(list: Rows<T>, make: (row: LeadRow & T, lead: Tracked) => R) => Paged<R>;

/** Stands the leads of several lists at once, in one statement however many lists there are. */
export async function pageMaker(
  tx: Tx,
  rules: Rules,
  now: Date,
  { from }: Slice,
  lists: (Rows<unknown> | null)[],
): Promise<PageMaker> {
  const rows = new Map(lists.flatMap((list) => list?.rows ?? []).map((row) => [row.id, row]));
  const leads = await standLeads(tx, rules, now, [...rows.values()], true);
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return (list, make) => ({
    rows: list.rows.flatMap((row) => {
      const lead = byId.get(row.id);
      return lead === undefined ? [] : [make(row, lead)];
    }),
    from,
    count: list.count,
  });
}

export const asSleeper = (lead: Lead, { run, wakeOn, restReason }: Rest): Sleeper => ({
  lead,
  until: lead.snoozedUntil ?? lead.createdAt,
  by: lead.snoozedBy,
  run,
  wakeOn: readWakeOn(wakeOn),
  reason: restReason,
});
