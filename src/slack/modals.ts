import type { ModalView } from '@slack/types';
import { leadOfHandoff } from '../app/handoff/read-handoff.js';
import { showLead } from '../app/lead/show-lead.js';
import { readTask } from '../app/task/read-task.js';
import { leadName } from '../domain/lead.js';
import { done, type Outcome, type Problem } from '../domain/outcome.js';
import { fromHome, loading, type Origin, saying } from '../views/modals/form.js';
import { openedTooLate } from '../views/modals/instead.js';
import { type LogPrefill, logModal } from '../views/modals/log.js';
import { notReadyModal } from '../views/modals/not-ready.js';
import { snoozeModal } from '../views/modals/snooze.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import { refuse, said } from './say.js';
import { within } from './within.js';

/** Milliseconds a form may take to be built; then one that asks for patience opens first. */
const SOON_MS = 1_000;

/** Builds the form for logging or snoozing about a lead (by id or name), or for snoozing a task. `filled` is what was said already. */
export async function buildForm(
  desk: Desk,
  form: 'log' | 'snooze',
  asked: string,
  origin: Origin,
  filled: LogPrefill | null = null,
): Promise<Outcome<ModalView>> {
  const { snoozeDays } = desk.deps.playbook.attention;
  if (origin.about === 'task') {
    const task = await readTask(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, origin.id);
    return task.ok
      ? done(snoozeModal(`${task.value.title}: ${leadName(task.value.lead)}`, origin, snoozeDays))
      : task;
  }
  const found = await showLead(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, asked);
  if (!found.ok) return found;
  const { lead } = found.value;
  const about: Origin = { ...origin, about: 'lead', id: lead.id };
  return done(
    form === 'log' ? logModal(lead, about, filled) : snoozeModal(leadName(lead), about, snoozeDays),
  );
}

/** Builds the form that sends a handoff back. */
export async function buildNotReady(desk: Desk, origin: Origin): Promise<Outcome<ModalView>> {
  const leadId = await leadOfHandoff(desk.deps, desk.teamId, origin.id);
  if (!leadId.ok) return leadId;
  const found = await showLead(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, leadId.value);
  return found.ok ? done(notReadyModal(found.value.lead, origin)) : found;
}

export type Opened =
  | { kind: 'open' }
  /** `said`: what to do instead. */
  | { kind: 'too_late'; said: Said }
  /** It can be had, but only by a click: words bring no trigger. */
  | { kind: 'needs_click' }
  | { kind: 'refused'; problem: Problem };

/** `push`: upon the modal in which the click was. */
type Manner = 'open' | 'push';

/**
 * Opens a form as soon as it is built. A trigger lives three seconds: where building takes long, something to wait
 * with opens first, and becomes the form.
 */
export async function openForm(
  desk: Desk,
  triggerId: string | null,
  building: Promise<Outcome<ModalView>>,
  manner: Manner = 'open',
): Promise<Opened> {
  if (triggerId === null) return withoutTrigger(await building);
  const built = await within(SOON_MS, building);
  if (built === 'late') return openWaiting(desk, triggerId, building, manner);
  if (!built.ok) return { kind: 'refused', problem: built.problem };
  const opened = await openView(desk, triggerId, built.value, manner);
  return opened === 'too_late' ? late(built.value) : { kind: 'open' };
}

const late = ({ callback_id }: ModalView): Opened => ({
  kind: 'too_late',
  said: said(openedTooLate(callback_id)),
});

const withoutTrigger = (built: Outcome<ModalView>): Opened =>
  built.ok ? { kind: 'needs_click' } : { kind: 'refused', problem: built.problem };

/** Opens a form by a button, or tells whoever pressed it why it can't. */
export async function openByClick(
  desk: Desk,
  click: Click,
  building: Promise<Outcome<ModalView>>,
): Promise<void> {
  // Whoever has no seat is told so instead of being shown a form.
  const seated = Promise.all([building, click.visit()]).then(([built]) =>
    built.ok && click.onHome ? done(fromHome(built.value)) : built,
  );
  const opened = await openForm(desk, click.triggerId, seated, click.inModal ? 'push' : 'open');
  if (opened.kind === 'refused') await click.answer(refuse(await click.visit(), opened.problem));
  if (opened.kind === 'too_late') await click.answer(opened.said);
}

async function openWaiting(
  desk: Desk,
  triggerId: string,
  building: Promise<Outcome<ModalView>>,
  manner: Manner,
): Promise<Opened> {
  const opening = openView(desk, triggerId, loading('One moment'), manner);
  const [opened, built] = await Promise.allSettled([opening, building]);
  if (opened.status === 'rejected') throw opened.reason;
  const form = built.status === 'fulfilled' && built.value.ok ? built.value.value : INSTEAD;
  await become(desk, opened.value, form);
  if (built.status === 'rejected') throw built.reason;
  if (!built.value.ok) return { kind: 'refused', problem: built.value.problem };
  return opened.value === 'too_late' ? late(built.value.value) : { kind: 'open' };
}

const INSTEAD = saying('No form this time', ['I have told you why in the conversation.']);

type OpenView = { id: string | null } | 'too_late';

async function openView(desk: Desk, triggerId: string, view: ModalView, manner: Manner): Promise<OpenView> {
  const { views } = desk.web;
  const asked = { trigger_id: triggerId, view };
  try {
    const opened = manner === 'push' ? await views.push(asked) : await views.open(asked);
    return { id: opened.view?.id ?? null };
  } catch (error) {
    // The first try got through, and only its answer was lost.
    if (says(error, 'exchanged_trigger_id')) return { id: null };
    if (says(error, 'trigger')) return 'too_late';
    throw error;
  }
}

/** Changes an open view into another; one that was closed meanwhile stays closed. */
async function become(desk: Desk, open: OpenView, view: ModalView): Promise<void> {
  if (open === 'too_late' || open.id === null) return;
  try {
    await desk.web.views.update({ view_id: open.id, view });
  } catch (error) {
    if (!says(error, 'not_found')) throw error;
  }
}

const says = (error: unknown, word: string): boolean =>
  error instanceof Error && error.message.includes(word);
