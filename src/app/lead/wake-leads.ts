import { nextQuietCheck } from '../../domain/judge.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockAwake, saveLeads } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { awakeNotice } from '../messages.js';
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
    awake.flatMap((lead) => awakeNotice(deps, { teamId, now }, lead, 'time')),
  );
  for (const lead of awake)
    if (lead.episode > 0) await refreshHandoffCard(tx, deps, { teamId, now }, lead.id);
  for (const lead of awake) await refreshColdCard(tx, deps, { teamId, now }, lead);
  return awake.length;
}
