import { askNoMore } from '../app/thread/ask-once.js';
import { logReply } from '../app/thread/log-reply.js';
import { planFollowUp } from '../app/thread/plan-follow-up.js';
import { undoReply } from '../app/thread/take-back.js';
import { inThreeDays, nextMonday, tomorrow } from '../domain/calendar.js';
import type { Lead } from '../domain/lead.js';
import { done } from '../domain/outcome.js';
import { type HeardReply, readHeardReply } from '../views/ask-reply.js';
import type { Origin } from '../views/modals/form.js';
import { logToModal } from '../views/modals/log.js';
import { ACTIONS } from '../views/names.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import { openByClick } from './modals.js';
import { replyOf } from './overhear.js';
import type { Press } from './press.js';
import { refuse, said, unreadable } from './say.js';
import { threadLead } from './thread-lead.js';

/** The buttons of chips, and of the question what a reply meant. A chip changes by itself, without a word besides. */
export const THREAD_PRESSES: Record<string, Press> = {
  [ACTIONS.chipUndo]: async (desk, click) => {
    const visit = await click.visit();
    const outcome = await undoReply(desk.deps, visit.ctx, click.value);
    if (!outcome.ok) await click.answer(refuse(visit, outcome.problem));
  },
  [ACTIONS.chipTomorrow]: (desk, click) => plan(desk, click, tomorrow),
  [ACTIONS.chipThreeDays]: (desk, click) => plan(desk, click, inThreeDays),
  [ACTIONS.chipMonday]: (desk, click) => plan(desk, click, nextMonday),
  [ACTIONS.replyNote]: (desk, click) => withReply(desk, click, note),
  [ACTIONS.replyLog]: (desk, click) => withReply(desk, click, form),
  [ACTIONS.replyIgnore]: (desk, click) => withReply(desk, click, ignore),
};

async function plan(desk: Desk, click: Click, day: (now: Date, zone: string) => Date): Promise<void> {
  const visit = await click.visit();
  const dueAt = day(visit.ctx.now, visit.zone);
  const outcome = await planFollowUp(desk.deps, visit.ctx, click.value, dueAt);
  if (!outcome.ok) await click.answer(refuse(visit, outcome.problem));
}

async function withReply(
  desk: Desk,
  click: Click,
  act: (desk: Desk, click: Click, reply: HeardReply) => Promise<void>,
): Promise<void> {
  const reply = readHeardReply(click.value);
  if (reply === null) return click.answer(unreadable(await click.visit()));
  await act(desk, click, reply);
}

async function note(desk: Desk, click: Click, reply: HeardReply): Promise<void> {
  const visit = await click.visit();
  const lead = await leadOf(desk, reply);
  if (lead === null)
    return click.answer(refuse(visit, { kind: 'gone', what: 'the lead of this thread' }), { replace: true });
  const words = {
    kind: 'note_logged' as const,
    outcome: null,
    note: reply.text,
    at: null,
    next: null,
    wish: null,
  };
  const outcome = await logReply(desk.deps, visit.ctx, replyOf(reply, lead.id, visit), words, 'note');
  await click.answer(outcome.ok ? said(NOTED) : refuse(visit, outcome.problem), { replace: true });
}

const NOTED = '📝 Written down. Edit the message, and the note follows; delete it, and the note is gone.';
const QUIET =
  'All right: I won’t ask you again in this thread. What begins with “called” or “met” I log all the same.';

async function form(desk: Desk, click: Click, reply: HeardReply): Promise<void> {
  const { channelId, ts, threadTs, text } = reply;
  const origin: Origin = { about: 'message', id: ts, message: { channelId, ts, threadTs } };
  const building = leadOf(desk, reply).then((lead) => done(logToModal(lead, origin, text)));
  await openByClick(desk, click, building);
}

async function ignore(desk: Desk, click: Click, reply: HeardReply): Promise<void> {
  await askNoMore(desk.deps, (await click.visit()).ctx, reply);
  await click.answer(said(QUIET), { replace: true });
}

const leadOf = (desk: Desk, { channelId, threadTs }: HeardReply): Promise<Lead | null> =>
  threadLead(desk, { channelId, ts: threadTs });
