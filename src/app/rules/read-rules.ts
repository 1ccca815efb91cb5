import type { RulebookStatus, RulesFacts, VersionLine } from '../../domain/rules-facts.js';
import { same } from '../../domain/scoring/difference-words.js';
import { missingFor } from '../../domain/scoring/missing.js';
import type { Model } from '../../domain/scoring/model.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { inTx, type Tx } from '../../store/db.js';
import { countLeads } from '../../store/scan.js';
import { countSegments } from '../../store/segments.js';
import type { Deps } from '../deps.js';
import { type At, liveRules, rulesAt } from './live-rules.js';

type Row = Awaited<ReturnType<Tx['rulebook']['findFirst']>> & object;

/** The rules in force, for who needs no more than that. */
export const readLive = (deps: Deps, at: At): Promise<Rules> =>
  inTx(deps.db, (tx) => liveRules(tx, deps, at));

/** The model in force, and the one a form was opened on: that in force where there is none of that number. */
export function readOpened(
  deps: Deps,
  at: At,
  version: number | null,
): Promise<{ live: Model; opened: Model }> {
  return inTx(deps.db, async (tx) => {
    const live = await liveRules(tx, deps, at);
    const isOther = version !== null && version !== live.version;
    const known = isOther ? await readVersion(tx, at.teamId, version) : null;
    const opened = known === null ? live : await rulesAt(tx, deps, at.teamId, known.version);
    return { live: live.engine.model, opened: opened.engine.model };
  });
}

/** The definitions in force, who stands behind them, and what is being changed (S36). */
export async function readRules(deps: Deps, at: At, isManager: boolean): Promise<RulesFacts> {
  const { scored, ...facts } = await inTx(deps.db, async (tx) => {
    const { version, engine } = await liveRules(tx, deps, at);
    const { model } = engine;
    const row = await tx.rulebook.findUniqueOrThrow({
      where: { teamId_version: { teamId: at.teamId, version } },
    });
    const pending = await tx.rulebook.findMany({
      where: { teamId: at.teamId, status: { in: ['draft', 'rescoring'] } },
      orderBy: { version: 'desc' },
      take: 5,
    });
    const { counts, countedAt } = await countSegments(tx, { ...at, version });
    return {
      ...lineOf(row),
      model,
      marketing: signature(row.marketingBy, row.marketingAt),
      sales: signature(row.salesBy, row.salesAt),
      missing: missingFor(model),
      isManager,
      pending: pending.map(lineOf),
      segments: model.segments.map(({ id, label }) => ({ id, label, count: counts.get(id) ?? 0 })),
      countedAt,
      scored: pending.find(({ status }) => status === 'rescoring')?.done ?? null,
    };
  });
  return { ...facts, rescored: scored === null ? null : await outOfAll(deps, at, scored) };
}

/** Counted only while all leads are being scored anew. */
async function outOfAll(deps: Deps, { teamId }: At, done: number): Promise<RulesFacts['rescored']> {
  const total = await countLeads(deps.db, teamId);
  return { done: Math.min(done, total), total };
}

/** One version in short; null where there is none of that number. */
export async function readVersion(tx: Tx, teamId: string, version: number): Promise<VersionLine | null> {
  const row = await tx.rulebook.findUnique({ where: { teamId_version: { teamId, version } } });
  return row === null ? null : lineOf(row);
}

/** The newest versions first, at most `most`; without those that ended because nobody decided on them. */
export async function listVersions(deps: Deps, at: At, most: number): Promise<VersionLine[]> {
  const rows = await deps.db.prisma.rulebook.findMany({
    where: { teamId: at.teamId, NOT: { endedAt: { not: null }, endedBy: null, status: 'discarded' } },
    orderBy: { version: 'desc' },
    take: most,
  });
  return rows.map(lineOf);
}

/**
 * The YAML of a version, to be kept, changed and sent back; null where there is none. As it was written, unless that no
 * longer means what is in force: then the rules themselves are written down.
 */
export async function readSource(
  deps: Deps,
  at: At,
  version: number | null,
): Promise<{ name: string; version: number; source: string } | null> {
  return inTx(deps.db, async (tx) => {
    const wanted = version ?? (await liveRules(tx, deps, at)).version;
    const row = await tx.rulebook.findUnique({
      where: { teamId_version: { teamId: at.teamId, version: wanted } },
    });
    if (row === null) return null;
    const read = deps.playbook.readModel(row.source);
    const isMeant = read.ok && same(JSON.parse(JSON.stringify(read.value.model)), row.model);
    const model = isMeant ? null : (await rulesAt(tx, deps, at.teamId, wanted)).engine.model;
    const source = model === null ? row.source : deps.playbook.writeModel(model);
    return { name: row.name, version: wanted, source };
  });
}

export const signature = (by: string | null, at: Date | null) =>
  by === null || at === null ? null : { by, at };

export const lineOf = (row: Row): VersionLine => ({
  version: row.version,
  name: row.name,
  status: row.status as RulebookStatus,
  authorId: row.authorId,
  reason: row.reason,
  createdAt: row.createdAt,
  liveAt: row.liveAt,
  diff: Array.isArray(row.diff) ? row.diff.map(String) : [],
});
