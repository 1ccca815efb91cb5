import { activityType, isActivityKind } from '../../domain/activity.js';
import { atHour } from '../../domain/calendar.js';
import type { DigestFacts } from '../../domain/facts.js';
import type { Lead } from '../../domain/lead.js';
import type { Tx } from '../../store/db.js';
import { adriftIn } from '../attention/list-adrift.js';
import type { Deps } from '../deps.js';
import { readLeads } from '../lead/leads.js';
import { restingIn } from '../snooze/list-snoozed.js';

/** The view shows fewer still. */
const MOST_ADRIFT = 20;
const WEEK_MS = 7 * 86_400_000;

/** What happened since an instant, what stands open now, and the funnel of the seven days before. */
export async function digestFacts(
  tx: Tx,
  deps: Deps,
  teamId: string,
  at: { day: string; timeZone: string; since: Date; now: Date },
): Promise<DigestFacts> {
  const { now } = at;
  const { deeds, waiting, overdue } = await readDay(tx, teamId, at);
  const ids = [...deeds, ...waiting, ...overdue].flatMap(({ leadId }) => leadId ?? []);
  const leads = await readLeads(tx, deps, { teamId, now }, ids);
  const withLead = <T extends { leadId: string | null }, R>(
    rows: T[],
    make: (row: T, lead: Lead) => R,
  ): R[] =>
    rows.flatMap((row) => {
      const lead = row.leadId === null ? undefined : leads.get(row.leadId);
      return lead === undefined ? [] : [make(row, lead)];
    });
  const of = (verb: string) => deeds.filter((row) => row.verb === verb);
  return {
    ...at,
    waiting: withLead(waiting, ({ createdAt }, lead) => ({ lead, since: createdAt })),
    claimed: withLead(of('handoff.claimed'), (row, lead) => ({
      lead,
      by: row.actorId ?? '',
      at: row.at,
      afterMinutes: Number(fact(row.facts, 'waitedMinutes') ?? 0),
    })),
    wentCold: withLead(of('lead.cold'), (row, lead) => ({ lead, at: row.at })),
    rewarmed: withLead(of('lead.rewarmed'), (row, lead) => ({
      lead,
      at: row.at,
      by: labelOf(fact(row.facts, 'kind')),
    })),
    returned: withLead(of('handoff.returned'), (row, lead) => ({
      lead,
      by: row.actorId ?? '',
      reason: textOf(fact(row.facts, 'reason')),
      at: row.at,
    })),
    overdue: withLead(
      overdue.filter(({ leadId }) => !isAsleep(leads.get(leadId), now)),
      ({ title, assigneeId, dueAt }, lead) => ({ lead, title, assigneeId, dueAt }),
    ),
    adrift: await adriftIn(tx, deps, { teamId, now }, null, { from: 0, size: MOST_ADRIFT }),
    putOff: (
      await restingIn(
        tx,
        deps,
        { teamId, now },
        { person: null, least: deps.playbook.attention.snoozesInARow },
        { from: 0, size: MOST_ADRIFT },
      )
    ).rows,
    week: await weekOf(tx, teamId, new Date(now.getTime() - WEEK_MS), now),
  };
}

/** The rows a digest is made of. */
async function readDay(
  tx: Tx,
  teamId: string,
  at: { day: string; timeZone: string; since: Date; now: Date },
) {
  const { since, now } = at;
  const deeds = await tx.history.findMany({
    where: {
      teamId,
      at: { gt: since, lte: now },
      verb: { in: ['handoff.claimed', 'lead.cold', 'lead.rewarmed', 'handoff.returned'] },
    },
    orderBy: { at: 'asc' },
  });
  const waiting = await tx.handoff.findMany({
    where: { teamId, status: 'waiting' },
    orderBy: { createdAt: 'asc' },
  });
  // A task is overdue the day after it was due. One whose lead sleeps is nobody's fault: they are not reminded.
  const overdue = await tx.task.findMany({
    where: { teamId, status: 'open', dueAt: { lt: atHour(at.day, '00:00', at.timeZone) } },
    orderBy: { dueAt: 'asc' },
  });
  return { deeds, waiting, overdue };
}

const isAsleep = (lead: Lead | undefined, now: Date): boolean =>
  lead !== undefined && lead.snoozedUntil !== null && lead.snoozedUntil > now;

async function weekOf(tx: Tx, teamId: string, from: Date, now: Date): Promise<DigestFacts['week']> {
  const between = { gt: from, lte: now };
  return {
    captured: await tx.lead.count({ where: { teamId, createdAt: between } }),
    mql: await tx.history.count({ where: { teamId, verb: 'lead.mql', at: between } }),
    handoffs: await tx.handoff.count({ where: { teamId, createdAt: between } }),
    claimed: await tx.handoff.count({ where: { teamId, claimedAt: between } }),
  };
}

function fact(facts: unknown, name: string): unknown {
  return typeof facts === 'object' && facts !== null
    ? Object.entries(facts).find(([key]) => key === name)?.[1]
    : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const labelOf = (kind: unknown): string =>
  typeof kind === 'string' && isActivityKind(kind) ? activityType(kind).label : 'an activity';
