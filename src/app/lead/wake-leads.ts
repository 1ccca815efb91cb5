import { nextQuietCheck, type Tracked } from '../../domain/judge.js';
import { total } from '../../domain/lead.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockAwake, saveLeads } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { refreshColdCard } from '../quiet/refresh-card.js';

const BATCH = 200;

/** Wakes leads whose snooze is over and tells whoever put them to sleep, once. Answers how many woke. */
export async function wakeLeads(deps: Deps, teamId: string, now: Date): Promise<number> {
  for (let woken = 0; ; ) {
    const count = await inTx(deps.db, (tx) => wakeSome(tx, deps, teamId, now));
    woken += count;
    if (count > 0) deps.wake();
    if (count < BATCH) return woken;
  }
}

async function wakeSome(tx: Tx, deps: Deps, teamId: string, now: Date): Promise<number> {
  const awake = await lockAwake(tx, teamId, now, BATCH);
  await saveLeads(
    tx,
    awake.map((lead) => {
      const up = { ...lead, snoozedUntil: null, snoozedBy: null };
      return { ...up, quietCheckAt: nextQuietCheck(deps.playbook.model, up, now) };
    }),
  );
  await addHistory(
    tx,
    awake.map((lead) =>
      deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.woken', { by: 'time' }),
    ),
  );
  await enqueue(
    tx,
    awake.flatMap((lead) => wordOf(deps, teamId, now, lead)),
  );
  for (const lead of awake)
    if (lead.episode > 0) await refreshHandoffCard(tx, deps, { teamId, now }, lead.id);
  for (const lead of awake) await refreshColdCard(tx, deps, { teamId, now }, lead);
  return awake.length;
}

function wordOf(deps: Deps, teamId: string, now: Date, lead: Tracked) {
  if (lead.snoozedBy === null || lead.snoozedUntil === null) return [];
  const facts = {
    about: 'awake' as const,
    lead: { ...lead, snoozedUntil: null },
    snoozedBy: lead.snoozedBy,
    wokenBy: 'time' as const,
    total: total(lead),
  };
  return [
    notice(
      deps,
      { teamId, now },
      lead.snoozedBy,
      facts,
      `awake:${lead.id}:${lead.snoozedUntil.toISOString()}`,
    ),
  ];
}
