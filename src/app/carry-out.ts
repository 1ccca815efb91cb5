import { activityType } from '../domain/activity.js';
import { happened } from '../domain/context.js';
import { isStale, type Verdict, warms } from '../domain/judge.js';
import { total } from '../domain/lead.js';
import type { Tx } from '../store/db.js';
import { addHistory, type Deed, type Verb } from '../store/history.js';
import type { Deps } from './deps.js';
import { openHandoffs } from './handoff/open-handoffs.js';
import { deed } from './history.js';
import { cardUpdate, coldRef, notice } from './messages.js';
import { enqueue, type NewMessage } from './outbox/enqueue.js';
import { type Ending, endNotice, endTracks } from './track/end-tracks.js';

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
  const ready = await openHandoffs(tx, deps, teamId, now, verdicts);
  const endings = verdicts.flatMap((verdict) => endingOf(verdict, now));
  const ended = await endTracks(tx, deps, teamId, now, endings);
  await enqueue(
    tx,
    verdicts.flatMap((verdict) => {
      const { lead } = verdict;
      const back = ready.has(lead.id) ? [] : backWord(deps, teamId, now, verdict);
      const over = ended
        .filter(({ leadId }) => leadId === lead.id)
        .map((each) => endNotice(deps, { teamId, now }, lead, each, each.reason));
      return [...coldEdit(deps, teamId, now, verdict), ...(over.length > 0 ? over : back)];
    }),
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
function endingOf({ lead, unsubscribed, news }: Verdict, now: Date): Ending[] {
  const own = news.findLast(
    (item) => warms(item) && item.activity !== null && activityType(item.activity.kind).family !== 'touch',
  );
  const cause = unsubscribed ?? own;
  if (!cause?.activity) return [];
  // An opt-out ends every track, even one that began before we heard of it.
  const at = unsubscribed === null ? cause.at : now;
  return [{ leadId: lead.id, at, reason: activityType(cause.activity.kind).label }];
}

/** A lead that came back has its cold alert say so. */
function coldEdit(deps: Deps, teamId: string, now: Date, { before, lead, rewarmed }: Verdict): NewMessage[] {
  if (rewarmed === null) return [];
  const place = lead.ownerId ?? deps.places.handoffs;
  return [cardUpdate(deps, { teamId, now }, 'cold', coldRef(before), place)];
}

/** The good news for the owner, unless it is their own doing, or old news of a lead that is quiet again. */
function backWord(deps: Deps, teamId: string, now: Date, { before, lead, rewarmed }: Verdict): NewMessage[] {
  if (rewarmed === null || rewarmed.news.activity === null || lead.ownerId === null) return [];
  const { family } = activityType(rewarmed.news.activity.kind);
  if (family === 'touch' || isStale(deps.playbook.model, lead, now)) return [];
  const by = happened({ ...rewarmed.news.activity, occurredAt: rewarmed.news.at });
  const facts = { about: 'rewarmed' as const, lead, by, quietDays: rewarmed.quietDays };
  return [notice(deps, { teamId, now }, lead.ownerId, facts, `rewarmed:${coldRef(before)}`)];
}
