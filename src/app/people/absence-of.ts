import type { Absence } from '../../domain/away.js';
import { readAbsences, readPlans } from '../../store/away.js';
import type { Ctx, Deps } from '../deps.js';

/** The absence of whoever asks, or the one they planned; null where there is neither. */
export async function absenceOf(
  deps: Pick<Deps, 'db'>,
  { teamId, actor, now }: Ctx,
): Promise<Absence | null> {
  const absence = (await readAbsences(deps.db.prisma, teamId)).get(actor);
  if (absence !== undefined && now < absence.until) return absence;
  return (await readPlans(deps.db.prisma, teamId)).get(actor) ?? null;
}
