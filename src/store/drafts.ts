import type { Tx } from './db.js';

/** Changes of the rules that wait for somebody to decide on them. `before`: made before then; `authorId`: by whom. */
export type WhichDrafts = { before?: Date; authorId?: string };

/** Their versions, oldest first. */
export async function draftsOf(tx: Tx, teamId: string, which: WhichDrafts): Promise<number[]> {
  const rows = await tx.rulebook.findMany({
    where: {
      teamId,
      status: 'draft',
      ...(which.before === undefined ? {} : { createdAt: { lt: which.before } }),
      ...(which.authorId === undefined ? {} : { authorId: which.authorId }),
    },
    orderBy: { version: 'asc' },
    select: { version: true },
  });
  return rows.map(({ version }) => version);
}

/** Puts drafts away. Under the exclusive hold of the rules. `by`: who did, null where nobody decided. */
export async function endDrafts(
  tx: Tx,
  teamId: string,
  versions: number[],
  ending: { at: Date; by: string | null; replacedBy: number | null },
): Promise<void> {
  await tx.rulebook.updateMany({
    where: { teamId, version: { in: versions }, status: { in: ['draft', 'rescoring'] } },
    data: { status: 'discarded', endedAt: ending.at, endedBy: ending.by, replacedBy: ending.replacedBy },
  });
}

/** The version a request made, or null. */
export async function versionMadeBy(tx: Tx, teamId: string, requestKey: string): Promise<number | null> {
  const found = await tx.rulebook.findUnique({
    where: { teamId_requestKey: { teamId, requestKey } },
    select: { version: true },
  });
  return found?.version ?? null;
}

/** The drafts that gave way to a version. */
export async function replacedBy(tx: Tx, teamId: string, version: number): Promise<number[]> {
  const rows = await tx.rulebook.findMany({
    where: { teamId, replacedBy: version },
    orderBy: { version: 'asc' },
    select: { version: true },
  });
  return rows.map((row) => row.version);
}
