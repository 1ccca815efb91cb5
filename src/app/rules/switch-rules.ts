import { done, type Outcome, refused } from '../../domain/outcome.js';
import { may } from '../../domain/role.js';
import type { RulebookStatus, VersionLine } from '../../domain/rules-facts.js';
import { differences } from '../../domain/scoring/differences.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { inTx, type Tx } from '../../store/db.js';
import { endDrafts, versionMadeBy } from '../../store/drafts.js';
import { addHistory } from '../../store/history.js';
import { addRulebook, nextVersion, readModel, signRulebook, takeRules } from '../../store/rulebooks.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { rulesEdit } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { whyGone } from './drafts.js';
import { rulesInForce } from './live-rules.js';
import { readVersion } from './read-rules.js';

/**
 * Begins to switch a version on: all leads are scored by it aside (rescore.ts), and only when every one of them is does
 * it take the place of the rules in force. Until then nothing that anybody sees changes. The same again changes nothing.
 */
export async function switchRules(deps: Deps, ctx: Ctx, version: number): Promise<Outcome<VersionLine>> {
  if (!may(ctx.role, 'rules')) return refused({ kind: 'managers_only', what: 'switch rules on' });
  return inTx(deps.db, async (tx) => {
    await takeRules(tx, ctx.teamId);
    const { live, pending } = await rulesInForce(tx, deps, ctx);
    const line = await readVersion(tx, ctx.teamId, version);
    if (line === null || line.status === 'discarded') return refused(await whyGone(tx, ctx.teamId, version));
    if (live.version === version || pending === version) return done(line);
    // The same request again has made its copy already.
    const copy = await versionMadeBy(tx, ctx.teamId, ctx.requestKey);
    if (copy !== null && copy !== version) return done((await readVersion(tx, ctx.teamId, copy)) ?? line);
    if (pending !== null) return refused({ kind: 'rules_busy', version: pending });
    // Switched on, it would take back what others changed since without a word.
    if (line.status === 'draft' && (await basisOf(tx, ctx, version)) !== live.version)
      return refused({ kind: 'rules_moved', version, live: live.version });
    const next = line.status === 'past' ? await copyOf(tx, ctx, version, live) : version;
    await tx.standing.deleteMany({ where: { teamId: ctx.teamId, version: next } });
    await setStatus(tx, ctx, next, 'rescoring', { done: 0, cursor: null });
    await addHistory(tx, [
      deed(deps, { ...ctx, leadId: null }, 'rules.switching', { version: next, before: live.version }),
    ]);
    return done((await readVersion(tx, ctx.teamId, next)) ?? line);
  });
}

async function basisOf(tx: Tx, { teamId }: Ctx, version: number): Promise<number | null> {
  const { basedOn } = await tx.rulebook.findUniqueOrThrow({
    where: { teamId_version: { teamId, version } },
    select: { basedOn: true },
  });
  return basedOn;
}

/** Going back is a change like any other: a version of its own, so that each day keeps the rules it had. */
async function copyOf(tx: Tx, ctx: Ctx, version: number, live: Rules): Promise<number> {
  const { teamId, actor, now } = ctx;
  const old = await tx.rulebook.findUniqueOrThrow({ where: { teamId_version: { teamId, version } } });
  const model = await readModel(tx, teamId, version);
  const next = await nextVersion(tx, teamId);
  await addRulebook(tx, {
    teamId,
    version: next,
    name: old.name,
    source: old.source,
    model,
    basedOn: live.version,
    diff: differences(live.engine.model, model),
    authorId: actor,
    reason: `Back to version ${version}`,
    status: 'draft',
    createdAt: now,
    liveAt: null,
    cursor: null,
    requestKey: ctx.requestKey,
  });
  return next;
}

/** Puts a change away that was not switched on, or stops its being switched on. */
export async function discardRules(deps: Deps, ctx: Ctx, version: number): Promise<Outcome<VersionLine>> {
  if (!may(ctx.role, 'rules'))
    return refused({ kind: 'managers_only', what: 'discard a change of the rules' });
  return inTx(deps.db, async (tx) => {
    await takeRules(tx, ctx.teamId);
    const line = await readVersion(tx, ctx.teamId, version);
    if (line === null) return refused(await whyGone(tx, ctx.teamId, version));
    if (line.status === 'discarded') return done(line);
    if (line.status === 'live' || line.status === 'past')
      return refused({
        kind: 'gone',
        what: `the chance to discard version ${version}: it has been in force`,
      });
    await endDrafts(tx, ctx.teamId, [version], { at: ctx.now, by: ctx.actor, replacedBy: null });
    await tx.standing.deleteMany({ where: { teamId: ctx.teamId, version } });
    await addHistory(tx, [deed(deps, { ...ctx, leadId: null }, 'rules.discarded', { version })]);
    return done({ ...line, status: 'discarded' });
  });
}

/** Signs the rules in force for marketing or for sales (S36). A new version has to be signed anew. */
export async function signRules(
  deps: Deps,
  ctx: Ctx,
  side: 'marketing' | 'sales',
  version: number,
): Promise<Outcome<{ version: number; side: 'marketing' | 'sales'; complete: boolean }>> {
  if (!may(ctx.role, 'rules')) return refused({ kind: 'managers_only', what: 'sign the rules' });
  return inTx(deps.db, async (tx) => {
    const { live } = await rulesInForce(tx, deps, ctx);
    if (live.version !== version)
      return refused({ kind: 'gone', what: `version ${version} as the rules in force` });
    if (await signRulebook(tx, ctx.teamId, version, side, { by: ctx.actor, at: ctx.now })) {
      await addHistory(tx, [deed(deps, { ...ctx, leadId: null }, 'rules.signed', { version, side })]);
      await enqueue(tx, [rulesEdit(deps, ctx, version)]);
    }
    const { marketingBy, salesBy } = await tx.rulebook.findUniqueOrThrow({
      where: { teamId_version: { teamId: ctx.teamId, version } },
      select: { marketingBy: true, salesBy: true },
    });
    return done({ version, side, complete: marketingBy !== null && salesBy !== null });
  });
}

export async function setStatus(
  tx: Tx,
  { teamId }: { teamId: string },
  version: number,
  status: RulebookStatus,
  more: { done?: number; cursor?: string | null; liveAt?: Date; endedAt?: Date | null } = {},
): Promise<void> {
  await tx.rulebook.update({ where: { teamId_version: { teamId, version } }, data: { status, ...more } });
}
