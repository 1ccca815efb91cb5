import { coveredBy } from '../../domain/away.js';
import { readAbsences } from '../../store/away.js';
import type { Ctx, Deps } from '../deps.js';

/** Colleagues whom somebody covers for now, and how many leads each has. */
export async function readCovers(
  deps: Pick<Deps, 'db'>,
  { teamId, actor, now }: Ctx,
): Promise<{ id: string; leads: number }[]> {
  const tx = deps.db.prisma;
  const covered = coveredBy(await readAbsences(tx, teamId), actor, now);
  return Promise.all(
    covered.map(async ({ personId: id }) => ({
      id,
      leads: await tx.lead.count({ where: { teamId, ownerId: id, letGoAt: null } }),
    })),
  );
}
