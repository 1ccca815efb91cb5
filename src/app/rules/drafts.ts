import { type EndedDraft, type Outcome, type Problem, refused } from '../../domain/outcome.js';
import { DRAFT_DAYS } from '../../domain/rules-facts.js';
import { daysAfter } from '../../domain/silence.js';
import { inTx, type Tx } from '../../store/db.js';
import { draftsOf, endDrafts } from '../../store/drafts.js';
import { addHistory } from '../../store/history.js';
import { takeRules } from '../../store/rulebooks.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { type At, liveRules } from './live-rules.js';
import { type Proposed, proposeRules } from './propose-rules.js';

/** Puts changes of the rules away that nobody decided on for two weeks. Answers how many. */
export async function forgetDrafts(deps: Deps, at: At): Promise<number> {
  const due = { before: daysAfter(at.now, -DRAFT_DAYS) };
  // Looked for without the hold that everybody would wait for: mostly there is none.
  if ((await draftsOf(deps.db.prisma, at.teamId, due)).length === 0) return 0;
  return inTx(deps.db, async (tx) => {
    await takeRules(tx, at.teamId);
    const versions = await draftsOf(tx, at.teamId, due);
    await endDrafts(tx, at.teamId, versions, { at: at.now, by: null, replacedBy: null });
    await addHistory(
      tx,
      versions.map((version) =>
        deed(deps, { ...at, actor: null, leadId: null }, 'rules.discarded', { version, forgotten: true }),
      ),
    );
    return versions.length;
  });
}

/** Why nothing can be done with a version: how it ended, or that there never was one. */
export async function whyGone(tx: Tx, teamId: string, version: number): Promise<Problem> {
  const row = await tx.rulebook.findUnique({ where: { teamId_version: { teamId, version } } });
  if (row?.status !== 'discarded') return { kind: 'rules_gone', version, ended: null };
  const { endedBy: by, endedAt: at, replacedBy: instead } = row;
  return { kind: 'rules_gone', version, ended: { how: howOf(row), by, at, instead } };
}

function howOf(row: {
  endedBy: string | null;
  endedAt: Date | null;
  replacedBy: number | null;
}): EndedDraft['how'] {
  if (row.replacedBy !== null) return 'replaced';
  // Before it was kept who discarded one, only people did.
  return row.endedBy === null && row.endedAt !== null ? 'forgotten' : 'discarded';
}

/**
 * Takes a change up again that was put away: as a version of its own, on top of the rules it was made from. Where those
 * are no longer in force it would take back what came after them, and is refused.
 */
export async function takeUpAgain(deps: Deps, ctx: Ctx, version: number): Promise<Outcome<Proposed>> {
  const found = await inTx(deps.db, async (tx) => {
    const row = await tx.rulebook.findUnique({ where: { teamId_version: { teamId: ctx.teamId, version } } });
    return { row, live: (await liveRules(tx, deps, ctx)).version };
  });
  if (found.row === null) return refused({ kind: 'rules_gone', version, ended: null });
  const { source, reason, basedOn } = found.row;
  if (basedOn !== found.live) return refused({ kind: 'rules_moved', version, live: found.live });
  return proposeRules(deps, ctx, { kind: 'yaml', text: source }, reason);
}
