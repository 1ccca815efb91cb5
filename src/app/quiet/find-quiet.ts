import { judgeTime, type Verdict } from '../../domain/judge.js';
import { total } from '../../domain/lead.js';
import { nextDue } from '../../domain/scoring/forecast.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { daysAfter, daysQuiet } from '../../domain/silence.js';
import type { Tracked } from '../../domain/stand.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockDue } from '../../store/lead-rows.js';
import { saveStandings } from '../../store/standings.js';
import { carryOut } from '../carry-out.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { coldPost, riskNotice } from '../messages.js';
import { saveVerdicts } from '../news/save-verdicts.js';
import { enqueue } from '../outbox/enqueue.js';
import { type At, liveRules } from '../rules/live-rules.js';

const BATCH = 200;

/**
 * Looks at the leads for which time alone has changed something: stages they fell from, silences charged, leads at risk
 * and gone cold, each told once a silence. Its cost grows with what is due. Answers how many leads it looked at.
 */
export async function findQuiet(deps: Deps, teamId: string, now: Date): Promise<number> {
  let size = BATCH;
  for (let seen = 0; ; ) {
    try {
      const looked = await inTx(deps.db, (tx) => lookAt(tx, deps, { teamId, now }, size));
      seen += looked;
      if (looked > 0) deps.wake();
      if (looked < size) return seen;
    } catch (error) {
      // One lead that can't be judged must not hold up the others: they go one by one, past it.
      if (size === 1) await postpone(deps, { teamId, now }, error);
      size = 1;
    }
  }
}

const LATER_MS = 3_600_000;

async function postpone(deps: Deps, at: At, error: unknown): Promise<void> {
  const lead = await inTx(deps.db, async (tx) => {
    const rules = await liveRules(tx, deps, at);
    const [stuck] = await lockDue(tx, rules, at.teamId, at.now, 1);
    if (stuck) await saveStandings(tx, rules, [{ ...stuck, dueAt: new Date(at.now.getTime() + LATER_MS) }]);
    return stuck;
  });
  deps.log.error(
    { err: error, lead: lead?.id },
    'what time did to a lead could not be judged; again in an hour',
  );
}

async function lookAt(tx: Tx, deps: Deps, at: At, size: number): Promise<number> {
  const rules = await liveRules(tx, deps, at);
  const due = await lockDue(tx, rules, at.teamId, at.now, size);
  if (due.length === 0) return 0;
  const busy = await inTracks(
    tx,
    due.map(({ id }) => id),
  );
  const verdicts = due
    .map((lead) => judgeTime(rules.engine, lead, at.now))
    .map((verdict) => ({ ...verdict, lead: chill(rules, verdict.lead, at.now) }));
  await saveVerdicts(tx, rules, verdicts, new Set());
  await carryOut(tx, deps, rules, at, verdicts, new Set());
  const cold = verdicts.filter(wentCold).map(({ lead }) => lead);
  await tellOfCold(tx, deps, at, cold, busy);
  const risky = verdicts.filter((verdict) => !wentCold(verdict) && isAtRisk(rules, verdict.lead, at.now));
  await enqueue(
    tx,
    risky.flatMap(({ lead }) =>
      riskNotice(deps, at, lead, daysAfter(lead.quietSince, rules.engine.model.quiet.coldDays)),
    ),
  );
  return due.length;
}

const wentCold = ({ before, lead }: Verdict): boolean => before.coldAt === null && lead.coldAt !== null;

/** A qualified lead that somebody owns, quiet for too long but not yet cold, and free to be spoken to (S120). */
const isAtRisk = ({ engine }: Rules, lead: Tracked, now: Date): boolean =>
  lead.stage !== 'new' &&
  lead.coldAt === null &&
  lead.suppressedAt === null &&
  lead.letGoAt === null &&
  lead.wonAt === null &&
  (lead.snoozedUntil === null || lead.snoozedUntil <= now) &&
  now >= daysAfter(lead.quietSince, engine.model.quiet.atRiskDays);

/** Marks the lead cold if its silence is long enough; one asleep only when it wakes, though its points go on. */
function chill({ engine }: Rules, lead: Tracked, now: Date): Tracked {
  const mark = daysAfter(lead.quietSince, engine.model.quiet.coldDays);
  if (lead.coldAt !== null || lead.wonAt !== null || mark > now) return lead;
  if (lead.snoozedUntil !== null && lead.snoozedUntil > now) {
    const next = nextDue(engine, lead.sheet, now, true);
    return { ...lead, dueAt: next !== null && next < lead.snoozedUntil ? next : lead.snoozedUntil };
  }
  return { ...lead, coldAt: mark, handed: false, dueAt: nextDue(engine, lead.sheet, now, true) };
}

/** Alerts about leads that once stirred, or are somebody's; not of one in a track, let go, or not to be written to. */
async function tellOfCold(tx: Tx, deps: Deps, at: At, leads: Tracked[], busy: Set<string>): Promise<void> {
  const { teamId, now } = at;
  await addHistory(
    tx,
    leads.map((lead) => {
      const facts = {
        since: lead.quietSince.toISOString(),
        quietDays: daysQuiet(lead.quietSince, now),
        total: total(lead),
      };
      return deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.cold', facts);
    }),
  );
  const worthIt = leads.filter(
    (lead) =>
      (lead.lastActivityAt !== null || lead.ownerId !== null) &&
      lead.suppressedAt === null &&
      lead.letGoAt === null &&
      !busy.has(lead.id),
  );
  await enqueue(
    tx,
    worthIt.map((lead) => coldPost(deps, at, lead)),
  );
}

async function inTracks(tx: Tx, leadIds: string[]): Promise<Set<string>> {
  const running = await tx.enrolment.findMany({
    where: { leadId: { in: leadIds }, endedAt: null },
    select: { leadId: true },
  });
  return new Set(running.map((row) => row.leadId));
}
