import type { Lead } from '../../domain/lead.js';
import type { Meanwhile } from '../../domain/people-facts.js';
import { daysAfter } from '../../domain/silence.js';
import type { Tx } from '../../store/db.js';
import { listLeads, MANY } from '../../store/find.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { type At, liveRules } from '../rules/live-rules.js';

/** Rows a list of what comes up holds. */
const SHOWN = 5;

/** What comes up with a person's leads and tasks until an instant: what goes cold by the model, and what is due: at most `most` of each. */
export async function meanwhileOf(
  tx: Tx,
  deps: Deps,
  at: At,
  personId: string,
  until: Date,
  most = SHOWN,
): Promise<Meanwhile> {
  const rules = await liveRules(tx, deps, at);
  const { leads } = await listLeads(tx, rules, at, { list: 'mine', person: personId }, MANY);
  const { coldDays } = rules.engine.model.quiet;
  const cold = leads
    .filter((lead) => mayGoCold(lead, until))
    .map((lead) => ({ lead, at: daysAfter(lead.quietSince, coldDays) }))
    .filter((each) => each.at > at.now && each.at <= until)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const where = { teamId: at.teamId, assigneeId: personId, status: 'open', dueAt: { lte: until } };
  const tasks = await tx.task.findMany({ where, orderBy: { dueAt: 'asc' }, take: most });
  const about = await readLeads(
    tx,
    deps,
    at,
    tasks.map(({ leadId }) => leadId),
  );
  return {
    cold: cold.slice(0, most),
    coldCount: cold.length,
    due: tasks.flatMap(({ id, leadId, title, dueAt }) => {
      const lead = about.get(leadId);
      return lead === undefined ? [] : [{ taskId: id, lead, title, at: dueAt }];
    }),
    dueCount: await tx.task.count({ where }),
  };
}

/** Not of what is cold, over, let go, or asleep until then. */
const mayGoCold = (lead: Lead, until: Date): boolean =>
  lead.coldAt === null &&
  lead.wonAt === null &&
  lead.letGoAt === null &&
  lead.suppressedAt === null &&
  (lead.snoozedUntil === null || lead.snoozedUntil <= until);
