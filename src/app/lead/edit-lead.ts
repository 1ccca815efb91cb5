import type { Lead, Profile } from '../../domain/lead.js';
import { leadRef } from '../../domain/lead.js';
import { done, type FieldChange, type Outcome, refused } from '../../domain/outcome.js';
import { FIELD_NAMES, fingerprint, type ProfileField } from '../../domain/profile-fields.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { recordNewsIn } from '../record-news.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { resolveLead } from './resolve-lead.js';

export type Edit = {
  /** Id, address, or part of a name. */
  lead: string;
  /** What is to be so; null blanks a field, and what is left out stays. */
  profile: Partial<Profile>;
  /** Marks of the fields as the form showed them; null for a command, which was typed blind. */
  seen: Record<string, string> | null;
};

export type Edited = { lead: Lead; changed: { field: ProfileField; from: Value; to: Value }[] };
type Value = string | number | null;

/**
 * Changes who a lead is by a person's word, as an activity like any other, so that the past can be gone through anew.
 * What somebody else changed while the form was open is not overwritten unseen. The same request again changes nothing.
 */
export async function editLead(deps: Deps, ctx: Ctx, edit: Edit): Promise<Outcome<Edited>> {
  const { teamId, now, actor } = ctx;
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, edit.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const wanted = wishesOf(lead, edit);
    const clashes = wanted.filter(({ field, from }) => edit.seen && edit.seen[field] !== fingerprint(from));
    if (clashes.length > 0) {
      const changes = await signed(tx, lead.id, clashes);
      const yours = Object.fromEntries(wanted.map(({ field, to }) => [field, to]));
      return refused({ kind: 'edited_meanwhile', lead: leadRef(lead), changes, yours });
    }
    if (wanted.length === 0) return done({ lead, changed: [] });
    const cleared = wanted.filter(({ to }) => to === null).map(({ field }) => field);
    const activity = {
      dedupeKey: `slack:${ctx.requestKey}`,
      kind: 'profile_stated' as const,
      origin: 'slack' as const,
      actorId: actor,
      properties: cleared.length === 0 ? {} : { cleared },
    };
    const profile: Partial<Profile> = Object.fromEntries(wanted.map(({ field, to }) => [field, to]));
    const isNew = await undoable(tx, deps, ctx, 'lead.edited', { leads: [lead.id] }, async () => {
      const news = [{ email: lead.email, profile, at: now, activity }];
      const [receipt] = await recordNewsIn(tx, deps, teamId, now, news);
      if (receipt?.duplicate !== false) return false;
      const told = wanted.map((change) =>
        deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.edited', change),
      );
      await addHistory(tx, told);
      return true;
    });
    if (!isNew) return done({ lead, changed: [] });
    await refreshHandoffCard(tx, deps, ctx, lead.id);
    return done({ lead: (await lockLead(tx, deps, ctx, lead.id)) ?? lead, changed: wanted });
  });
  deps.wake();
  return outcome;
}

/** The fields that are to be other than they are, and that the form's sender touched. */
function wishesOf(lead: Lead, { profile, seen }: Edit): Edited['changed'] {
  return FIELD_NAMES.flatMap((field) => {
    const to = profile[field];
    const from = lead[field];
    const isUntouched = to !== undefined && seen !== null && seen[field] === fingerprint(to);
    return to === undefined || to === from || isUntouched ? [] : [{ field, from, to }];
  });
}

const LOOK_BACK = 50;

/** Who changed each of these fields last, where a person did. */
async function signed(tx: Tx, leadId: string, clashes: Edited['changed']): Promise<FieldChange[]> {
  const said = await tx.history.findMany({
    where: { leadId, verb: 'lead.edited' },
    orderBy: { id: 'desc' },
    take: LOOK_BACK,
    select: { actorId: true, at: true, facts: true },
  });
  return clashes.map(({ field, from, to }) => {
    const last = said.find(({ facts }) => (facts as { field?: unknown }).field === field);
    return { field, now: from, yours: to, by: last?.actorId ?? null, at: last?.at ?? null };
  });
}
