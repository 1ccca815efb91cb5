import type { Absence } from '../../domain/away.js';
import type { AwayStory } from '../../domain/people-facts.js';
import type { Tx } from '../../store/db.js';
import type { Verb } from '../../store/history.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import type { At } from '../rules/live-rules.js';

/** Leads the summary tells of; the rest is counted. */
const SHOWN = 8;
const DEEDS_EACH = 3;

const WORTH_TELLING: Verb[] = [
  'lead.ready',
  'lead.cold',
  'lead.rewarmed',
  'lead.logged',
  'lead.snoozed',
  'lead.won',
  'lead.lost',
  'lead.let_go',
  'handoff.returned',
  'track.started',
  'track.ended',
  'task.done',
  'task.skipped',
  'task.snoozed',
];

/** What others did, and what happened, to somebody's leads while they were away: the latest first. */
export async function awayStory(
  tx: Tx,
  deps: Deps,
  at: At,
  { personId, startedAt }: Absence,
): Promise<{ stories: AwayStory[]; storyCount: number }> {
  const { teamId } = at;
  const deeds = await tx.$queryRaw<{ leadId: string; verb: string; actorId: string | null; at: Date }[]>`
    with mine as (
      select id from lead where team_id = ${teamId} and owner_id = ${personId}
      union select lead_id from handoff where team_id = ${teamId} and claimed_by = ${personId}
        and coalesce(returned_at, closed_at) >= ${startedAt}
      union select t.lead_id from away_task a join task t on t.id = a.task_id
        where a.team_id = ${teamId} and a.person_id = ${personId})
    select h.lead_id as "leadId", h.verb, h.actor_id as "actorId", h.at from history h join mine on mine.id = h.lead_id
    where h.at >= ${startedAt} and h.verb = any(${WORTH_TELLING}) and h.actor_id is distinct from ${personId}
    order by h.at, h.id`;
  const byLead = new Map<string, typeof deeds>();
  for (const each of deeds) byLead.set(each.leadId, [...(byLead.get(each.leadId) ?? []), each]);
  const latest = [...byLead].toSorted(([, a], [, b]) => lastAt(b) - lastAt(a)).slice(0, SHOWN);
  const leads = await readLeads(
    tx,
    deps,
    at,
    latest.map(([leadId]) => leadId),
  );
  return {
    storyCount: byLead.size,
    stories: latest.flatMap(([leadId, all]) => {
      const lead = leads.get(leadId);
      if (lead === undefined) return [];
      return [{ lead, deeds: counted(all).slice(-DEEDS_EACH) }];
    }),
  };
}

/** Equal deeds as one, in the order of the last of each. */
function counted(deeds: { verb: string; actorId: string | null; at: Date }[]): AwayStory['deeds'] {
  const found = new Map<string, AwayStory['deeds'][number]>();
  for (const { verb, actorId: by, at } of deeds) {
    const key = `${verb} ${by}`;
    const count = (found.get(key)?.count ?? 0) + 1;
    found.delete(key);
    found.set(key, { verb, by, at, count });
  }
  return [...found.values()];
}

const lastAt = (deeds: { at: Date }[]): number => deeds.at(-1)?.at.getTime() ?? 0;
