import { nextDue } from '../../domain/scoring/forecast.js';
import { NOTHING } from '../../domain/snooze.js';
import type { Tracked } from '../../domain/stand.js';
import type { Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockAwake, saveLeads } from '../../store/lead-rows.js';
import { endSnoozes, openSnoozes } from '../../store/snoozes.js';
import { saveStandings } from '../../store/standings.js';
import type { Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { inBatches } from '../in-batches.js';
import { awakeNotice } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { refreshColdCard } from '../quiet/refresh-card.js';
import { liveRules } from '../rules/live-rules.js';

const BATCH = 200;

/** Wakes leads whose snooze is over and tells whoever put them to sleep, once. Answers how many woke. */
export const wakeLeads = (deps: Deps, teamId: string, now: Date): Promise<number> =>
  inBatches(deps, BATCH, (tx) => wakeSome(tx, deps, teamId, now));

async function wakeSome(tx: Tx, deps: Deps, teamId: string, now: Date): Promise<number> {
  const rules = await liveRules(tx, deps, { teamId, now });
  const awake = await lockAwake(tx, rules, teamId, now, BATCH);
  const ids = awake.map(({ id }) => id);
  const snoozes = await openSnoozes(tx, ids);
  await saveLeads(
    tx,
    awake.map((lead) => ({ ...lead, snoozedUntil: null, snoozedBy: null })),
  );
  // A silence that came to something while the lead slept is told of at the next look.
  const look = (lead: Tracked) => (lead.coldAt === null ? now : nextDue(rules.engine, lead.sheet, now, true));
  await saveStandings(
    tx,
    rules,
    awake.filter(({ scored }) => scored).map((lead) => ({ ...lead, dueAt: look(lead) })),
  );
  await addHistory(
    tx,
    awake.map((lead) =>
      deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.woken', { by: 'time' }),
    ),
  );
  await enqueue(
    tx,
    awake.flatMap((lead) => {
      const on = snoozes.get(lead.id)?.wakeOn ?? NOTHING;
      return awakeNotice(deps, { teamId, now }, lead, { by: 'time', deed: null, on });
    }),
  );
  await endSnoozes(tx, now, ids, 'time');
  for (const lead of awake)
    if (lead.episode > 0) await refreshHandoffCard(tx, deps, { teamId, now }, lead.id);
  for (const lead of awake) await refreshColdCard(tx, deps, { teamId, now }, lead);
  return awake.length;
}
