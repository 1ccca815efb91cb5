import type { Verdict } from '../../domain/judge.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { TryAgain, type Tx } from '../../store/db.js';
import { rowChanged } from '../../store/lead-columns.js';
import { addLeads, saveLeads } from '../../store/lead-rows.js';
import { addStandings, saveStandings } from '../../store/standings.js';

/** Writes what was judged: the leads' rows, where anything of them changed, and how they stand. */
export async function saveVerdicts(
  tx: Tx,
  rules: Rules,
  verdicts: Verdict[],
  created: Set<string>,
): Promise<void> {
  const leads = verdicts.map(({ lead }) => lead);
  const made = leads.filter(({ id }) => created.has(id));
  // Somebody else made one of them meanwhile: all is taken back, and done again with theirs.
  if ((await addLeads(tx, made)).size < made.length) throw new TryAgain('a lead was made meanwhile');
  await saveLeads(
    tx,
    verdicts
      .filter(({ before, lead }) => !created.has(lead.id) && rowChanged(before, lead))
      .map(({ lead }) => lead),
  );
  await addStandings(
    tx,
    rules,
    leads.filter(({ scored }) => !scored),
  );
  await saveStandings(
    tx,
    rules,
    leads.filter(({ scored }) => scored),
  );
}
