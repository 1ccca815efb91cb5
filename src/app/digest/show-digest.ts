import { localDay } from '../../domain/calendar.js';
import type { DigestFacts } from '../../domain/facts.js';
import type { MorningFacts } from '../../domain/morning.js';
import { inTx } from '../../store/db.js';
import { countHeld } from '../../store/held.js';
import type { Ctx, Deps } from '../deps.js';
import { digestFacts } from './digest-facts.js';
import { morningFacts } from './morning-facts.js';

const DAY_MS = 86_400_000;

/** The team's digest as it would be now: since the last that was sent before today. Changes nothing. */
export function showTeamDigest(deps: Deps, { teamId, now }: Ctx): Promise<DigestFacts> {
  const { timeZone } = deps;
  const day = localDay(now, timeZone);
  return inTx(deps.db, async (tx) => {
    const before = await tx.digest.findFirst({
      where: { teamId, channel: deps.places.managers, day: { lt: day } },
      orderBy: { day: 'desc' },
    });
    const since = before?.at ?? new Date(now.getTime() - DAY_MS);
    const facts = await digestFacts(tx, deps, teamId, { day, timeZone, since, now });
    return { ...facts, held: (await countHeld(tx, teamId, 'channels')).budget };
  });
}

/** A person's own digest as it would be now, by the calendar of `zone`. Changes nothing. */
export function showMorning(deps: Deps, { teamId, actor, now }: Ctx, zone: string): Promise<MorningFacts> {
  const at = { userId: actor, day: localDay(now, zone), timeZone: zone, now };
  return inTx(deps.db, (tx) => morningFacts(tx, deps, teamId, at));
}
