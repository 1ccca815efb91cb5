import { activityType } from '../domain/activity.js';
import { type Verdict, warms } from '../domain/judge.js';
import { total } from '../domain/lead.js';
import type { Tx } from '../store/db.js';
import { addHistory, type Deed, type Verb } from '../store/history.js';
import type { Deps } from './deps.js';
import { openHandoffs } from './handoff/open-handoffs.js';
import { deed } from './history.js';
import { cardUpdate, coldRef, notice } from './messages.js';
import { enqueue, type NewMessage } from './outbox/enqueue.js';
import { endTracks } from './track/end-tracks.js';

/** Does all that follows from verdicts, in their transaction: history, handoffs, the ends of tracks, messages. */
export async function carryOut(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  verdicts: Verdict[],
  created: Set<string>,
): Promise<void> {
  await addHistory(
    tx,
    verdicts.flatMap((verdict) => deeds(deps, teamId, now, verdict, created.has(verdict.lead.email))),
  );
  await openHandoffs(tx, deps, teamId, now, verdicts);
  await endTracks(tx, deps, teamId, now, verdicts.flatMap(endings));
  await enqueue(
    tx,
    verdicts.flatMap((verdict) => rewarmMessages(deps, teamId, now, verdict)),
  );
}

function deeds(deps: Deps, teamId: string, now: Date, verdict: Verdict, isNew: boolean): Deed[] {
  const { lead, stageBefore, rewarmed, revived, unsubscribed } = verdict;
  const what: [boolean, Verb][] = [
    [isNew, 'lead.created'],
    [stageBefore === 'new' && lead.stage !== 'new', 'lead.mql'],
    [stageBefore !== 'new' && lead.stage === 'new', 'lead.left_mql'],
    [rewarmed !== null, 'lead.rewarmed'],
    [revived, 'lead.revived'],
    [unsubscribed !== null, 'lead.suppressed'],
  ];
  const facts = {
    total: total(lead),
    ...(rewarmed ? { kind: rewarmed.news.activity?.kind ?? '', quietDays: rewarmed.quietDays } : {}),
  };
  return what.flatMap(([is, verb]) =>
    is ? [deed(deps, { teamId, leadId: lead.id, now, actor: null }, verb, facts)] : [],
  );
}

/** Why a track of this lead ends, if it does: it unsubscribed, or it did something by itself. */
function endings({ lead, unsubscribed, news }: Verdict): { leadId: string; at: Date; reason: string }[] {
  const own = news.findLast(
    (item) => warms(item) && item.activity !== null && activityType(item.activity.kind).family !== 'touch',
  );
  const cause = unsubscribed ?? own;
  if (!cause?.activity) return [];
  return [{ leadId: lead.id, at: cause.at, reason: activityType(cause.activity.kind).label }];
}

/** The cold alert is edited, and the owner hears the good news; a lead that is ready has a card of its own. */
function rewarmMessages(deps: Deps, teamId: string, now: Date, verdict: Verdict): NewMessage[] {
  const { lead, rewarmed, before, crossed } = verdict;
  if (rewarmed === null || rewarmed.news.activity === null) return [];
  const place = lead.ownerId ?? deps.places.handoffs;
  const edit = cardUpdate(deps, { teamId, now }, 'cold', coldRef(before), place);
  const isOwnDoing = activityType(rewarmed.news.activity.kind).family === 'touch';
  if (lead.ownerId === null || crossed || isOwnDoing) return [edit];
  const by = { what: activityType(rewarmed.news.activity.kind).label, detail: null, at: rewarmed.news.at };
  const facts = { about: 'rewarmed' as const, lead, by, quietDays: rewarmed.quietDays };
  return [edit, notice(deps, { teamId, now }, lead.ownerId, facts, `rewarmed:${coldRef(before)}`)];
}
