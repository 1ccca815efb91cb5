import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { VersionLine } from '../../domain/rules-facts.js';
import { type Change, changed } from '../../domain/scoring/change.js';
import { differences } from '../../domain/scoring/differences.js';
import type { Model } from '../../domain/scoring/model.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { inTx, type Tx } from '../../store/db.js';
import { draftsOf, endDrafts, replacedBy, versionMadeBy } from '../../store/drafts.js';
import { addHistory } from '../../store/history.js';
import { addRulebook, nextVersion, takeRules } from '../../store/rulebooks.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { liveRules } from './live-rules.js';
import { readVersion } from './read-rules.js';

const REASON = { least: 3, most: 500 };

/** A change that was written down, and which older ones of its author gave way to it. */
export type Proposed = VersionLine & { replaced: number[] };

/**
 * Writes a change of the rules down as a new version, with its author, its reason and what it changes. Nothing goes by
 * it yet: it may be tried, switched on, or discarded. A change that would not make sense leaves everything as it was;
 * the same request again answers with the version it made. Who tries one thing after the other has one change open: a
 * newer one takes the place of those of theirs that nobody decided on.
 */
export async function proposeRules(
  deps: Deps,
  ctx: Ctx,
  change: Change,
  why: string,
): Promise<Outcome<Proposed>> {
  const reason = why.trim();
  if (!may(ctx.role, 'rules')) return refused({ kind: 'managers_only', what: 'change the rules' });
  if (reason.length < REASON.least) return refused({ kind: 'needs_reason' });
  if (reason.length > REASON.most)
    return refused({ kind: 'too_long', field: 'reason', limit: REASON.most, length: reason.length });
  return inTx(deps.db, async (tx) => {
    // One at a time, so that each gets a number of its own.
    await takeRules(tx, ctx.teamId);
    const made = await versionMadeBy(tx, ctx.teamId, ctx.requestKey);
    if (made !== null) return proposed(tx, ctx, made);
    const live = await liveRules(tx, deps, ctx);
    const next = makeModel(deps, live.engine.model, change);
    if (!next.ok) return next;
    const diff = differences(live.engine.model, next.value.model);
    if (diff.length === 0) return refused({ kind: 'no_change' });
    return proposed(tx, ctx, await writeDown(tx, deps, ctx, live, { ...next.value, diff, reason }));
  });
}

type Draft = { model: Model; source: string; diff: string[]; reason: string };

async function writeDown(tx: Tx, deps: Deps, ctx: Ctx, live: Rules, draft: Draft): Promise<number> {
  const { teamId, actor, now, requestKey } = ctx;
  const version = await nextVersion(tx, teamId);
  const older = await draftsOf(tx, teamId, { authorId: actor });
  await addRulebook(tx, {
    ...draft,
    teamId,
    version,
    name: draft.model.name,
    basedOn: live.version,
    authorId: actor,
    status: 'draft',
    createdAt: now,
    liveAt: null,
    cursor: null,
    requestKey,
  });
  await endDrafts(tx, teamId, older, { at: now, by: null, replacedBy: version });
  const facts = { version, reason: draft.reason, diff: draft.diff.slice(0, 50) };
  await addHistory(tx, [
    deed(deps, { ...ctx, leadId: null }, 'rules.proposed', {
      ...facts,
      ...(older.length === 0 ? {} : { replaced: older }),
    }),
  ]);
  return version;
}

async function proposed(tx: Tx, { teamId }: Ctx, version: number): Promise<Outcome<Proposed>> {
  const line = await readVersion(tx, teamId, version);
  if (line === null) return refused({ kind: 'rules_gone', version, ended: null });
  return done({ ...line, replaced: await replacedBy(tx, teamId, version) });
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
