import type { Verdict } from '../../domain/judge.js';
import type { Tx } from '../../store/db.js';
import { askedSince, automatedRuns } from '../../store/touches.js';
import { type Consequences, NONE } from '../consequences.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { notice } from '../messages.js';
import type { At } from '../rules/live-rules.js';

/**
 * Asks the owner for a word of their own after so many automated mails in a row, once until a person touches the lead
 * (S112). Only leads that were just sent one are looked at, under their locks.
 */
export async function askForTouch(
  tx: Tx,
  deps: Deps,
  at: At,
  verdicts: Verdict[],
  resting: (verdict: Verdict) => boolean,
): Promise<Consequences> {
  const sent = verdicts.filter(
    (verdict) =>
      verdict.news.some(({ kind }) => kind === 'email_sent') &&
      verdict.lead.ownerId !== null &&
      verdict.lead.suppressedAt === null &&
      verdict.lead.letGoAt === null &&
      verdict.lead.wonAt === null &&
      !resting(verdict),
  );
  if (sent.length === 0) return NONE;
  const runs = await automatedRuns(
    tx,
    sent.map(({ lead }) => lead.id),
  );
  const long = runs.filter(({ count }) => count >= deps.playbook.attention.automatedTouches);
  if (long.length === 0) return NONE;
  const asked = await askedSince(tx, long);
  const owned = new Map(sent.map(({ lead }) => [lead.id, lead]));
  const toAsk = long.flatMap((run) => {
    const lead = owned.get(run.leadId);
    return lead === undefined || lead.ownerId === null || asked.has(run.leadId)
      ? []
      : [{ ...run, lead, owner: lead.ownerId }];
  });
  return {
    deeds: toAsk.map(({ leadId, count }) =>
      deed(deps, { ...at, leadId, actor: null }, 'touch.asked', { count }),
    ),
    messages: toAsk.map(({ lead, owner, count, since }) => {
      const facts = { about: 'too_automated' as const, lead, count, since };
      return notice(deps, at, owner, facts, `touch:${lead.id}:${since?.toISOString() ?? 'never'}`);
    }),
  };
}
