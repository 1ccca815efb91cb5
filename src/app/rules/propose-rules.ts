import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { VersionLine } from '../../domain/rules-facts.js';
import { type Change, changed } from '../../domain/scoring/change.js';
import { differences } from '../../domain/scoring/differences.js';
import type { Model } from '../../domain/scoring/model.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { addRulebook, nextVersion, takeRules } from '../../store/rulebooks.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { liveRules } from './live-rules.js';
import { readVersion } from './read-rules.js';

const REASON = { least: 3, most: 500 };

/**
 * Writes a change of the rules down as a new version, with its author, its reason and what it changes. Nothing goes by
 * it yet: it may be tried, switched on, or discarded. A change that would not make sense leaves everything as it was.
 */
export async function proposeRules(
  deps: Deps,
  ctx: Ctx,
  change: Change,
  why: string,
): Promise<Outcome<VersionLine>> {
  const reason = why.trim();
  if (!may(ctx.role, 'rules')) return refused({ kind: 'managers_only', what: 'change the rules' });
  if (reason.length < REASON.least) return refused({ kind: 'needs_reason' });
  if (reason.length > REASON.most)
    return refused({ kind: 'too_long', field: 'reason', limit: REASON.most, length: reason.length });
  return inTx(deps.db, async (tx) => {
    // One at a time, so that each gets a number of its own.
    await takeRules(tx, ctx.teamId);
    const live = await liveRules(tx, deps, ctx);
    const made = makeModel(deps, live.engine.model, change);
    if (!made.ok) return made;
    const diff = differences(live.engine.model, made.value.model);
    if (diff.length === 0) return refused({ kind: 'no_change' });
    const version = await nextVersion(tx, ctx.teamId);
    await addRulebook(tx, {
      ...made.value,
      teamId: ctx.teamId,
      version,
      name: made.value.model.name,
      basedOn: live.version,
      diff,
      authorId: ctx.actor,
      reason,
      status: 'draft',
      createdAt: ctx.now,
      liveAt: null,
      cursor: null,
    });
    await addHistory(tx, [
      deed(deps, { ...ctx, leadId: null }, 'rules.proposed', { version, reason, diff: diff.slice(0, 50) }),
    ]);
    const line = await readVersion(tx, ctx.teamId, version);
    return line === null ? refused({ kind: 'gone', what: 'that change of the rules' }) : done(line);
  });
}

/** The model after a change, checked as if it had been read from a file. */
function makeModel(deps: Deps, model: Model, change: Change): Outcome<{ model: Model; source: string }> {
  if (change.kind === 'yaml') return deps.playbook.readModel(change.text);
  const base = change.kind === 'preset' ? deps.playbook.presets.get(change.name) : { model };
  if (base === undefined)
    return refused({
      kind: 'no_such_rule',
      asked: change.kind === 'preset' ? change.name : '',
      near: [...deps.playbook.presets.keys()],
    });
  const next = changed(base.model, change);
  if (!next.ok) return next;
  return deps.playbook.readModel(deps.playbook.writeModel(next.value));
}
