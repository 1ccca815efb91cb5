import { activityType } from '../domain/activity.js';
import { happened } from '../domain/context.js';
import { isStale, type Verdict, warms } from '../domain/judge.js';
import { total } from '../domain/lead.js';
import type { Rules } from '../domain/scoring/rules.js';
import type { Tx } from '../store/db.js';
import { addHistory, type Deed, type Verb } from '../store/history.js';
import { closeAnswered } from './attention/answered.js';
import { askSameDay } from './attention/same-day.js';
import { askForTouch } from './attention/too-automated.js';
import { type Doers, readDoers } from './deal/read-doers.js';
import { dealsIn, settleDeals } from './deal/settle-deals.js';
import type { Deps } from './deps.js';
import { moveLine, moverOf, outgrown } from './funnel/funnel-moves.js';
import { openHandoffs } from './handoff/open-handoffs.js';
import { tellOwners } from './handoff/tell-owners.js';
import { deed } from './history.js';
import { tellReplies } from './lead/tell-replies.js';
import { cardUpdate, coldRef, notice } from './messages.js';
import { enqueue, type NewMessage } from './outbox/enqueue.js';
import type { At } from './rules/live-rules.js';
import { wakeByNews } from './snooze/wake-by-news.js';
import { type Ended, type Ending, endNotice, endTracks } from './track/end-tracks.js';

/**
 * Does all that follows from verdicts, in their transaction: history, deals settled, handoffs, the ends of tracks,
 * messages.
 */
export async function carryOut(
  tx: Tx,
  deps: Deps,
  rules: Rules,
  at: { teamId: string; now: Date },
  judged: Verdict[],
  created: Set<string>,
): Promise<void> {
  const doers = await readDoers(tx, at.teamId, judged);
  const done = judged.flatMap((verdict) => [
    ...deeds(deps, rules, at, verdict, created.has(verdict.lead.id)),
    ...moveLine(deps, rules.engine, at, verdict, doers),
  ]);
  const verdicts = await settleDeals(tx, deps, at, judged, doers);
  const handoffs = await openHandoffs(tx, deps, rules, at, verdicts);
  const ready = new Set(handoffs.opened.map(({ lead }) => lead.id));
  const woke = await wakeByNews(tx, deps, at, verdicts, ready);
  const woken = new Set(woke.map(({ lead }) => lead.id));
  // Nothing is asked about a lead that sleeps on.
  const resting = ({ lead }: Verdict): boolean =>
    lead.snoozedUntil !== null && lead.snoozedUntil > at.now && !ready.has(lead.id) && !woken.has(lead.id);
  await closeAnswered(tx, deps, at, verdicts);
  const today = await askSameDay(tx, deps, rules, at, verdicts, resting);
  const news = { opened: handoffs.opened, woken: woke };
  const ofOwners = await tellOwners(tx, deps, at, news, today.asked);
  const touches = await askForTouch(tx, deps, at, verdicts, resting);
  await addHistory(tx, [...done, ...handoffs.deeds, ...today.deeds, ...touches.deeds]);
  await enqueue(tx, [...handoffs.messages, ...today.messages, ...ofOwners, ...touches.messages]);
  const ended = await endTracks(tx, deps, at.teamId, at.now, await endingsOf(tx, deps, at, verdicts));
  const over = new Map(ended.map((each) => [each.leadId, each]));
  const replies = await tellReplies(
    tx,
    deps,
    at,
    verdicts,
    ({ lead, rewarmed }) =>
      ready.has(lead.id) || woken.has(lead.id) || over.has(lead.id) || rewarmed !== null,
  );
  await enqueue(tx, [
    ...replies.words,
    ...verdicts.flatMap((verdict) => {
      const end = over.get(verdict.lead.id);
      const isTold = ready.has(verdict.lead.id) || woken.has(verdict.lead.id);
      const back = isTold ? [] : backWord(deps, rules, at, verdict);
      const word = end === undefined ? back : endWord(deps, rules, at, verdict, end, doers);
      // Who reads the reply itself, with what came of it beside, needs no second word.
      const isToldSo =
        replies.said.has(verdict.lead.id) && (end?.ownerId ?? verdict.lead.ownerId) === verdict.lead.ownerId;
      return [...coldEdit(deps, at, verdict), ...(isToldSo ? [] : word)];
    }),
  ]);
}

/** What is written down of a verdict. */
const TOLD: [Verb, (verdict: Verdict, isNew: boolean) => boolean][] = [
  ['lead.created', (_, isNew) => isNew],
  ['lead.mql', ({ stageBefore, lead }) => stageBefore === 'new' && lead.stage !== 'new'],
  ['lead.left_mql', ({ stageBefore, lead }) => stageBefore !== 'new' && lead.stage === 'new'],
  [
    'lead.sql',
    ({ stageBefore, lead, crossed }) => stageBefore === 'mql' && lead.stage === 'sql' && crossed === null,
  ],
  ['lead.left_sql', ({ stageBefore, lead }) => stageBefore === 'sql' && lead.stage === 'mql'],
  ['lead.rewarmed', ({ rewarmed }) => rewarmed !== null],
  ['lead.revived', ({ revived }) => revived],
  ['lead.suppressed', ({ unsubscribed }) => unsubscribed !== null],
];

function deeds(deps: Deps, { engine }: Rules, { teamId, now }: At, verdict: Verdict, isNew: boolean): Deed[] {
  const told = TOLD.filter(([, is]) => is(verdict, isNew));
  if (told.length === 0) return [];
  const { lead, rewarmed } = verdict;
  const facts = {
    total: total(lead),
    // A model may know no lower line.
    ...(engine.model.lines.mql === null ? { line: 'sql' } : {}),
    ...(rewarmed ? { kind: rewarmed.news.kind, quietDays: rewarmed.quietDays } : {}),
  };
  return told.map(([verb]) => deed(deps, { teamId, leadId: lead.id, now, actor: null }, verb, facts));
}

/** Why tracks of these leads end, where they do: the weightiest cause of each lead's is told. */
async function endingsOf(tx: Tx, deps: Deps, { teamId, now }: At, verdicts: Verdict[]): Promise<Ending[]> {
  const deals = dealsIn(verdicts);
  const further = new Map(
    (await outgrown(tx, deps, { teamId, now }, verdicts)).map((ending) => [ending.leadId, ending]),
  );
  return verdicts.flatMap((verdict): Ending[] => {
    const { lead, unsubscribed } = verdict;
    const deal = deals.get(lead.id);
    // An opt-out ends every track, even one that began before we heard of it; so does a deal that is won.
    if (unsubscribed !== null)
      return [{ leadId: lead.id, at: now, reason: activityType('unsubscribed').label }];
    if (deal?.is === 'won') return [{ leadId: lead.id, at: now, reason: activityType('deal_won').label }];
    if (deal?.is === 'lost') {
      const why = lead.lostReason === null ? '' : `: ${lead.lostReason}`;
      return [{ leadId: lead.id, at: deal.at, reason: `${activityType('deal_lost').label}${why}` }];
    }
    const onward = further.get(lead.id);
    return onward === undefined ? ownDoing(verdict) : [onward];
  });
}

/** It did something by itself. */
function ownDoing({ lead, news }: Verdict): Ending[] {
  const own = news.findLast((item) => warms(item) && activityType(item.kind).family !== 'touch');
  return own === undefined ? [] : [{ leadId: lead.id, at: own.at, reason: activityType(own.kind).label }];
}

/** Tells the owner of a track that it is over, unless that is their own doing. */
function endWord(
  deps: Deps,
  { engine }: Rules,
  at: At,
  verdict: Verdict,
  end: Ended,
  doers: Doers,
): NewMessage[] {
  const by = dealsIn([verdict]).get(verdict.lead.id)?.by ?? moverOf(engine, verdict);
  const isOwn = by !== null && doers.get(by.id) === end.ownerId;
  return isOwn ? [] : [endNotice(deps, at, verdict.lead, end, end.reason)];
}

/** A lead that came back has its cold alert say so. */
function coldEdit(deps: Deps, at: At, { before, lead, rewarmed }: Verdict): NewMessage[] {
  if (rewarmed === null) return [];
  const place = lead.ownerId ?? deps.places.handoffs;
  return [cardUpdate(deps, at, 'cold', coldRef(before), place)];
}

/** The good news for the owner, unless it is their own doing, or old news of a lead that is quiet again. */
function backWord(
  deps: Deps,
  { engine }: Rules,
  { teamId, now }: { teamId: string; now: Date },
  { before, lead, rewarmed }: Verdict,
): NewMessage[] {
  if (rewarmed === null || lead.ownerId === null) return [];
  const { family } = activityType(rewarmed.news.kind);
  if (family === 'touch' || isStale(engine, lead, now)) return [];
  const by = happened({ ...rewarmed.news, occurredAt: rewarmed.news.at });
  const facts = { about: 'rewarmed' as const, lead, by, quietDays: rewarmed.quietDays };
  return [notice(deps, { teamId, now }, lead.ownerId, facts, `rewarmed:${coldRef(before)}`)];
}
