import { type Absences, standIn } from '../../domain/away.js';
import { type Lead, total } from '../../domain/lead.js';
import { NOTHING } from '../../domain/snooze.js';
import { readAbsences } from '../../store/away.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { awakeNotice, notice, readyNotice } from '../messages.js';
import type { NewMessage } from '../outbox/enqueue.js';
import { settingsOf } from '../people/settings.js';
import type { At } from '../rules/live-rules.js';
import type { WokenLead } from '../snooze/wake-by-news.js';

/** A handoff that was opened. `woke`: the lead slept until then. */
export type Opened = { handoffId: string; lead: Lead; woke: boolean };

/**
 * The words for the owners of leads that became ready, or woke by what they did, each in one message: where a task for
 * the same day went out with it, the card of the task says it. `asked`: leads of such tasks.
 */
export async function tellOwners(
  tx: Tx,
  deps: Deps,
  at: At,
  { opened, woken }: { opened: Opened[]; woken: WokenLead[] },
  asked: ReadonlySet<string>,
): Promise<NewMessage[]> {
  const news: News[] = [
    ...opened.map(({ lead, handoffId, woke }) =>
      woke
        ? { lead, as: 'awake' as const, words: awakeNotice(deps, at, lead, BY_BEING_READY) }
        : { lead, as: 'ready' as const, words: readyNotice(deps, at, lead, handoffId) },
    ),
    ...woken.map(({ lead, ...by }) => ({
      lead,
      as: 'awake' as const,
      words: awakeNotice(deps, at, lead, by),
    })),
  ];
  const owned = news.filter(({ lead }) => lead.ownerId !== null);
  const absences = owned.length === 0 ? NOBODY : await readAbsences(tx, at.teamId);
  const both = owned.filter(({ lead }) => asked.has(lead.id));
  const apart = await needBoth(tx, at, absences, both);
  return [
    ...news.flatMap((each) => (asked.has(each.lead.id) && !apart.has(each) ? [] : each.words)),
    ...opened.flatMap((each) => uncovered(deps, at, absences, each)),
  ];
}

const NOBODY: Absences = new Map();

/** Nobody acts for the owner, who is away: the managers hear of it, so that the lead does not wait for their return. */
function uncovered(deps: Deps, at: At, absences: Absences, { lead, handoffId }: Opened): NewMessage[] {
  const { ownerId } = lead;
  const absence = ownerId === null ? undefined : absences.get(ownerId);
  if (ownerId === null || absence === undefined || standIn(absences, ownerId, at.now) !== null) return [];
  const facts = {
    about: 'ready_alone' as const,
    lead,
    total: total(lead),
    owner: ownerId,
    until: absence.until,
  };
  return [notice(deps, at, deps.places.managers, facts, `ready-alone:${handoffId}`)];
}

/** What is to be told about a lead, and which choice of a person's it falls under. */
type News = { lead: Lead; as: 'ready' | 'awake'; words: NewMessage[] };

const BY_BEING_READY = { by: 'ready' as const, deed: null, on: NOTHING };

/** Those whose owner the task would not reach when the news does, or is away: news alone tells a cover for whom it is. */
async function needBoth(tx: Tx, { teamId, now }: At, absences: Absences, news: News[]): Promise<Set<News>> {
  if (news.length === 0) return new Set();
  const chosen = await settingsOf(
    tx,
    teamId,
    news.flatMap(({ lead }) => lead.ownerId ?? []),
  );
  return new Set(
    news.filter(({ lead: { ownerId }, as }) => {
      const settings = ownerId === null ? undefined : chosen.get(ownerId);
      if (ownerId === null || settings === undefined) return true;
      const { alerts, rings, quiet } = settings;
      const waits = quiet !== null && rings.includes(as) && !rings.includes('task');
      return alerts.task === 'off' || waits || standIn(absences, ownerId, now) !== ownerId;
    }),
  );
}
