import type { ActivityKind } from '../../domain/activity.js';
import { contentKindIn } from '../../domain/content-kind.js';
import type { Lead } from '../../domain/lead.js';
import { total } from '../../domain/lead.js';
import { done, type Outcome } from '../../domain/outcome.js';
import { inTx, type Tx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { LastTouch } from '../../store/touches.js';
import { tooSoonAfter, wantsFollowUp } from '../attention/log-hints.js';
import type { Ctx, Deps } from '../deps.js';
import { refreshHandoffCard } from '../handoff/refresh-card.js';
import { deed } from '../history.js';
import { recordNewsIn } from '../record-news.js';
import { createFollowUp } from '../task/create-follow-up.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { resolveLead } from './resolve-lead.js';

export type LogInput = {
  /** Id, address, or part of a name. */
  lead: string;
  kind: ActivityKind;
  outcome: string | null;
  note: string | null;
  /** When it happened (UTC); null for now. */
  at: Date | null;
  /** What to do next, and when (UTC); both or neither. */
  next: { title: string; dueAt: Date } | null;
  /** The message in a card's thread that says so, where one does: the same message is the same activity. */
  reply?: { key: string };
};

export type Logged = {
  lead: Lead;
  before: number;
  after: number;
  kind: ActivityKind;
  duplicate: boolean;
  next: { title: string; dueAt: Date } | null;
  /** The task that the next step became. */
  taskId: string | null;
  /** The touch it comes too soon after (S130). */
  tooSoon: LastTouch | null;
  /** Nothing is planned after a talk: a follow-up date is to be asked for (S54). */
  asksNext: boolean;
};

/** Logs what a rep did or heard, with the next step. The same request again changes nothing. */
export async function logActivity(deps: Deps, ctx: Ctx, input: LogInput): Promise<Outcome<Logged>> {
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    return undoable(tx, deps, ctx, 'lead.logged', { leads: [lead.id] }, async () =>
      done(await logIn(tx, deps, ctx, lead, input)),
    );
  });
  deps.wake();
  return outcome;
}

/** The same within a transaction under way, the lead locked. */
export async function logIn(tx: Tx, deps: Deps, ctx: Ctx, lead: Lead, input: LogInput): Promise<Logged> {
  const { teamId, now, actor } = ctx;
  const { outcome, note } = input;
  // Rules ask which content it was, and a rep says it in words.
  const kind = input.kind === 'content_downloaded' && note !== null ? contentKindIn(note) : null;
  const properties = Object.fromEntries(Object.entries({ outcome, note, kind }).filter(([, text]) => text));
  // What happened can't be ahead; what is ahead is the next step.
  const at = input.at !== null && input.at < now ? input.at : now;
  const activity = {
    dedupeKey: `slack:${input.reply?.key ?? ctx.requestKey}`,
    kind: input.kind,
    origin: 'slack' as const,
    actorId: actor,
    properties,
  };
  const tooSoon = await tooSoonAfter(tx, ctx, lead.id, input.kind, at);
  const [receipt] = await recordNewsIn(tx, deps, teamId, now, [
    { email: lead.email, profile: {}, at, activity },
  ]);
  const duplicate = receipt?.duplicate ?? false;
  const after = (await lockLead(tx, deps, ctx, lead.id)) ?? lead;
  let taskId: string | null = null;
  if (!duplicate) {
    const facts = {
      ...properties,
      kind: input.kind,
      ...(input.reply ? { via: 'thread', key: input.reply.key } : {}),
    };
    await addHistory(tx, [deed(deps, { teamId, leadId: lead.id, now, actor }, 'lead.logged', facts)]);
    if (input.next) taskId = await createFollowUp(tx, deps, ctx, after, input.next);
    await refreshHandoffCard(tx, deps, ctx, lead.id);
  }
  return {
    lead: after,
    before: total(lead),
    after: total(after),
    kind: input.kind,
    duplicate,
    next: input.next,
    taskId,
    tooSoon: duplicate ? null : tooSoon,
    asksNext: !duplicate && input.next === null && (await wantsFollowUp(tx, ctx, after, input.kind)),
  };
}
