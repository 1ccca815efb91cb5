import { judgeSilence, nextQuietCheck, type Tracked, type Verdict } from '../../domain/judge.js';
import { total } from '../../domain/lead.js';
import { daysAfter, daysQuiet } from '../../domain/silence.js';
import { chargedSilences, warmTimes } from '../../store/activities.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import { lockDueForQuiet, saveLeads } from '../../store/lead-rows.js';
import { carryOut } from '../carry-out.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { coldPost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import { saveVerdicts } from '../record-news.js';

const BATCH = 200;

/**
 * Looks for silences that have come to something: charges the penalty once a silence, and marks leads cold,
 * once a silence, with the alert. Its cost grows with what is due. Answers how many leads it looked at.
 */
export async function findQuiet(deps: Deps, teamId: string, now: Date): Promise<number> {
  let size = BATCH;
  for (let seen = 0; ; ) {
    try {
      const looked = await inTx(deps.db, (tx) => lookAt(tx, deps, teamId, now, size));
      seen += looked;
      if (looked > 0) deps.wake();
      if (looked < size) return seen;
    } catch (error) {
      // One lead that can't be judged must not hold up the others: they go one by one, past it.
      if (size === 1) await postpone(deps, teamId, now, error);
      size = 1;
    }
  }
}

const LATER_MS = 3_600_000;

async function postpone(deps: Deps, teamId: string, now: Date, error: unknown): Promise<void> {
  const lead = await inTx(deps.db, async (tx) => {
    const [stuck] = await lockDueForQuiet(tx, teamId, now, 1);
    if (stuck) await saveLeads(tx, [{ ...stuck, quietCheckAt: new Date(now.getTime() + LATER_MS) }]);
    return stuck;
  });
  deps.log.error(
    { err: error, lead: lead?.id },
    'the silence of a lead could not be judged; again in an hour',
  );
}

async function lookAt(tx: Tx, deps: Deps, teamId: string, now: Date, size: number): Promise<number> {
  const due = await lockDueForQuiet(tx, teamId, now, size);
  if (due.length === 0) return 0;
  const ids = due.map((lead) => lead.id);
  const times = await warmTimes(tx, ids);
  const charged = await chargedSilences(tx, ids);
  const judged = due.map((lead) => {
    const silence = { times: times.get(lead.id) ?? [], charged: charged.get(lead.id) ?? [] };
    return judgeSilence(
      deps.playbook.model,
      { ...lead, quietCheckAt: null },
      { counts: new Map(), silence },
      now,
    );
  });
  const busy = await inTracks(tx, ids);
  const verdicts = judged.map((verdict) => ({ ...verdict, lead: chill(deps, verdict.lead, now) }));
  await saveVerdicts(tx, deps, teamId, verdicts);
  await carryOut(tx, deps, teamId, now, verdicts, new Set());
  await tellOfCold(
    tx,
    deps,
    teamId,
    now,
    verdicts.filter(wentCold).map(({ lead }) => lead),
    busy,
  );
  return due.length;
}

const wentCold = ({ before, lead }: Verdict): boolean => before.coldAt === null && lead.coldAt !== null;

/** Marks the lead cold if its silence is long enough; one asleep only when it wakes, though its points go on. */
function chill(deps: Deps, lead: Tracked, now: Date): Tracked {
  const { model } = deps.playbook;
  const mark = daysAfter(lead.quietSince, model.coldAfterDays);
  if (lead.coldAt !== null || mark > now) return lead;
  if (lead.snoozedUntil !== null && lead.snoozedUntil > now)
    return {
      ...lead,
      quietCheckAt: nextOf(now, lead.snoozedUntil, daysAfter(lead.quietSince, model.silence.afterDays)),
    };
  const cold = { ...lead, coldAt: mark, quietCheckAt: null };
  return { ...cold, quietCheckAt: nextQuietCheck(model, cold, now) };
}

/** The first of these instants that is still to come. */
const nextOf = (now: Date, ...times: Date[]): Date | null =>
  times.filter((time) => time > now).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;

/** Alerts about leads that once stirred, or are somebody's; not of one in a track, let go, or not to be written to. */
async function tellOfCold(
  tx: Tx,
  deps: Deps,
  teamId: string,
  now: Date,
  leads: Tracked[],
  busy: Set<string>,
): Promise<void> {
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
    worthIt.map((lead) => coldPost(deps, { teamId, now }, lead)),
  );
}

async function inTracks(tx: Tx, leadIds: string[]): Promise<Set<string>> {
  const running = await tx.enrolment.findMany({
    where: { leadId: { in: leadIds }, endedAt: null },
    select: { leadId: true },
  });
  return new Set(running.map((row) => row.leadId));
}
