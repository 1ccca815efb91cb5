import type { Tx } from './db.js';

const DAY_MS = 86_400_000;

/** Whether a person sells: owns a lead, or was ever given work with one. */
export async function isSeller(tx: Tx, teamId: string, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sells: boolean }[]>`
    select exists (select 1 from lead where team_id = ${teamId} and owner_id = ${userId})
      or exists (select 1 from task where team_id = ${teamId} and assignee_id = ${userId}) as sells`;
  return row?.sells ?? false;
}

/** Leads of a person that go cold within seven days if nothing happens, the soonest first. */
export function goingCold(
  tx: Tx,
  at: { teamId: string; ownerId: string; version: number; now: Date; coldDays: number },
): Promise<{ leadId: string; quietSince: Date }[]> {
  const from = new Date(at.now.getTime() - at.coldDays * DAY_MS);
  const to = new Date(from.getTime() + 7 * DAY_MS);
  return tx.$queryRaw`
    select l.id as "leadId", s.quiet_since as "quietSince"
    from lead l join standing s on s.lead_id = l.id and s.version = ${at.version}
    where l.team_id = ${at.teamId} and l.owner_id = ${at.ownerId} and l.cold_at is null
      and l.let_go_at is null and l.suppressed_at is null and l.won_at is null
      and (l.lost_at is null or s.last_activity_at > l.lost_at)
      and s.quiet_since > ${from} and s.quiet_since <= ${to}
    order by s.quiet_since, l.id limit 200`;
}

/** People who have no digest yet on any of these days: of each, where the day may be theirs. */
export function withoutDigest(
  tx: Tx,
  teamId: string,
  days: string[],
): Promise<{ id: string; timeZone: string; days: string[] }[]> {
  return tx.$queryRaw`
    select p.id, p.time_zone as "timeZone",
      array(select d.day from digest d where d.team_id = p.team_id and d.channel = p.id and d.day = any(${days})) as days
    from person p where p.team_id = ${teamId} and p.active`;
}
