import { accountKey } from '../../domain/account.js';
import { isStale } from '../../domain/judge.js';
import type { Progress } from '../../domain/rules-facts.js';
import { nextDue } from '../../domain/scoring/forecast.js';
import { replay } from '../../domain/scoring/replay.js';
import { type Rules, rulesName } from '../../domain/scoring/rules.js';
import { type LeadRow, standingOf } from '../../domain/stand.js';
import { readDeeds } from '../../store/activities.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockRowsById, saveLeads } from '../../store/lead-rows.js';
import { chillAll, takeRules, unscoredLeads } from '../../store/rulebooks.js';
import { countLeads } from '../../store/scan.js';
import { addStandings, dropVersion } from '../../store/standings.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { rulesEdit, rulesPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { type At, rulesAt, rulesInForce } from './live-rules.js';
import { setStatus } from './switch-rules.js';

const BATCH = 500;
/** As many may be left for the last transaction, which everybody waits for. */
const LAST = 200;

/**
 * Scores all leads by the version that is being switched on, batch by batch, and puts it in force when every lead is
 * done. May be stopped at any time, by a kill too, and goes on from where it was; two at once help each other. Scores in
 * force are untouched until then. `clock` tells when it comes into force. Answers the version that did, if one did.
 */
export async function rescore(
  deps: Deps,
  at: At,
  onProgress: (progress: Progress) => void = () => undefined,
  clock: () => Date = () => at.now,
): Promise<number | null> {
  let total: number | null = null;
  for (;;) {
    const step = await inTx(deps.db, (tx) => scoreSome(tx, deps, at));
    if (step === null) return null;
    // Counted only where there is work: a tick that finds none must cost nothing.
    total ??= await countLeads(deps.db, at.teamId);
    onProgress({ what: 'rescoring', version: step.version, done: Math.min(step.done, total), total });
    if (!step.isEnd) continue;
    const put = await inTx(deps.db, (tx) => putInForce(tx, deps, { ...at, now: clock() }, step.version));
    if (put === 'more left') continue;
    deps.wake();
    return put === 'in force' ? step.version : null;
  }
}

async function scoreSome(
  tx: Tx,
  deps: Deps,
  at: At,
): Promise<{ version: number; done: number; isEnd: boolean } | null> {
  const { pending } = await rulesInForce(tx, deps, at);
  if (pending === null) return null;
  const rules = await rulesAt(tx, deps, at.teamId, pending);
  const where = { teamId_version: { teamId: at.teamId, version: pending } };
  const { done, cursor } = await tx.rulebook.findUniqueOrThrow({ where });
  // Where the end was reached, those are left whose lead did something meanwhile.
  const ids = await unscoredLeads(tx, at.teamId, pending, BATCH, cursor);
  await scoreByPast(tx, rules, at, ids);
  const isEnd = ids.length < BATCH;
  await tx.rulebook.update({
    where,
    data: { done: done + ids.length, cursor: isEnd ? null : (ids.at(-1) ?? null) },
  });
  return { version: pending, done: done + ids.length, isEnd };
}

/** Scores leads from their past; under their locks, so that no news slips in between. */
async function scoreByPast(tx: Tx, rules: Rules, { teamId, now }: At, ids: string[]): Promise<LeadRow[]> {
  const rows = await lockRowsById(tx, teamId, ids);
  const deeds = await readDeeds(
    tx,
    rows.map(({ id }) => id),
  );
  const { engine } = rules;
  const leads = rows.map((row) => {
    const sheet = replay(engine, row, deeds.get(row.id) ?? [], now);
    const isCold =
      row.coldAt !== null ||
      row.wonAt !== null ||
      isStale(engine, { quietSince: new Date(sheet.standing.quietSince) }, now);
    return standingOf(
      engine,
      { ...row, dueAt: nextDue(engine, sheet, now, isCold), scored: false },
      sheet,
      now,
    );
  });
  await addStandings(tx, rules, leads);
  return rows;
}

type Put = 'in force' | 'more left' | 'given up';

/**
 * Puts a version in force, if no lead is left that is not scored by it. Leads that are cold only by the new rules become
 * so without a message each: a change of the rules is no news from the lead.
 */
async function putInForce(tx: Tx, deps: Deps, at: At, version: number): Promise<Put> {
  const { teamId, now } = at;
  await takeRules(tx, teamId);
  const { live, pending } = await rulesInForce(tx, deps, at);
  if (pending !== version) return live.version === version ? 'in force' : 'given up';
  const rules = await rulesAt(tx, deps, teamId, version);
  const left = await unscoredLeads(tx, teamId, version, LAST, null);
  if (left.length === LAST) return 'more left';
  await scoreByPast(tx, rules, at, left);
  await setStatus(tx, at, live.version, 'past', { endedAt: now });
  await setStatus(tx, at, version, 'live', { liveAt: now, endedAt: null });
  await chillAll(tx, teamId, version, now, rules.engine.model.quiet.coldDays);
  await addHistory(tx, [
    deed(deps, { teamId, now, actor: null, leadId: null }, 'rules.live', {
      version,
      before: live.version,
      name: rulesName(rules),
    }),
  ]);
  await enqueue(tx, [rulesPost(deps, at, version), rulesEdit(deps, at, live.version)]);
  return 'in force';
}

/**
 * Scores the leads of a team from before there were standings, who have no account yet either. May be stopped at any
 * time, and goes on from where it was; where there is nothing to do it costs a look at one row. Answers how many.
 */
export async function scoreNew(deps: Deps, at: At): Promise<number> {
  for (let count = 0; ; ) {
    const scored = await inTx(deps.db, async (tx) => {
      const { live } = await rulesInForce(tx, deps, at);
      const where = { teamId_version: { teamId: at.teamId, version: live.version } };
      const { cursor } = await tx.rulebook.findUniqueOrThrow({ where, select: { cursor: true } });
      if (cursor === null) return 0;
      const ids = await unscoredLeads(tx, at.teamId, live.version, BATCH, cursor);
      const rows = await scoreByPast(tx, live, at, ids);
      await saveLeads(
        tx,
        rows.map((row) => ({ ...row, account: accountKey(row) })),
      );
      await tx.rulebook.update({ where, data: { cursor: ids.at(-1) ?? null } });
      return ids.length;
    });
    count += scored;
    if (scored === 0) return count;
  }
}

/** Forgets how leads stood under versions no longer in force, a part at a time. */
export async function forgetStandings(deps: Deps, at: At): Promise<void> {
  const { live, pending } = await inTx(deps.db, (tx) => rulesInForce(tx, deps, at));
  const kept = pending === null ? [live.version] : [live.version, pending];
  while ((await dropVersion(deps.db.prisma, at.teamId, kept)) > 0);
}
