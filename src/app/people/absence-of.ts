import type { Absence } from '../../domain/away.js';
import { readAbsences } from '../../store/away.js';
import type { Ctx, Deps } from '../deps.js';

/** The absence of whoever asks; null where they are here. */
export async function absenceOf(
  deps: Pick<Deps, 'db'>,
  { teamId, actor, now }: Ctx,
): Promise<Absence | null> {
  const absence = (await readAbsences(deps.db.prisma, teamId)).get(actor);
  return absence !== undefined && now < absence.until ? absence : null;
}
