import { inTx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from './live-rules.js';

/** Leads that stand at the line and were not handed over: each is, with its next sign of life. */
export function countReady(deps: Deps, at: At): Promise<number> {
  return inTx(deps.db, async (tx) => {
    const { version, engine } = await liveRules(tx, deps, at);
    const stages = engine.model.alert.at === 'mql' ? ['mql', 'sql'] : ['sql'];
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from standing s join lead l on l.id = s.lead_id
      where s.team_id = ${at.teamId} and s.version = ${version} and s.heat > 0 and s.stage = any(${stages})
        and not l.handed and l.cold_at is null and l.let_go_at is null and l.won_at is null and l.raised_line is null`;
    return row?.count ?? 0;
  });
}
