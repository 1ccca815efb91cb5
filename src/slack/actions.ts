import { claimHandoff, claimLead } from '../app/handoff/claim-lead.js';
import { leadOfHandoff } from '../app/handoff/read-handoff.js';
import { letGo } from '../app/lead/let-go.js';
import { closeTask } from '../app/task/close-task.js';
import { readTask } from '../app/task/read-task.js';
import { startTrack } from '../app/track/start-track.js';
import { leadRef } from '../domain/lead.js';
import type { Outcome } from '../domain/outcome.js';
import { readChoice } from '../views/chooser.js';
import { readListPage } from '../views/lead-list.js';
import type { Origin } from '../views/modals/form.js';
import { ACTIONS } from '../views/names.js';
import { problem } from '../views/problem.js';
import { reply } from '../views/reply.js';
import { taskCard } from '../views/task-card.js';
import type { Answer } from './answer.js';
import { runCommand } from './commands.js';
import type { Desk, Visit } from './desk.js';
import { listAnswer, showAnswer, whyAnswer } from './lookups.js';
import { buildForm, type Form, openView, tooLate } from './modals.js';

/** A pressed button: what it holds, and where it stands. */
export type Click = {
  value: string;
  triggerId: string;
  message: { channelId: string; ts: string } | null;
  answer: Answer;
};

type Press = (desk: Desk, visit: Visit, click: Click) => Promise<void>;

/** Every button of the product, by its action id. */
export const PRESSES: Record<string, Press> = {
  // The card itself shows a claim that went well: only a refusal needs words.
  [ACTIONS.claim]: async (desk, visit, click) =>
    refusal(visit, click, await claimHandoff(desk.deps, visit.ctx, click.value)),
  [ACTIONS.notReady]: async (desk, visit, click) => {
    const lead = await leadOfHandoff(desk.deps, desk.teamId, click.value);
    if (!lead.ok) return refusal(visit, click, lead);
    return open(desk, visit, click, 'not_ready', lead.value, {
      about: 'handoff',
      id: click.value,
      message: click.message,
    });
  },
  [ACTIONS.log]: (desk, visit, click) => openForLead(desk, visit, click, 'log'),
  [ACTIONS.snooze]: (desk, visit, click) => openForLead(desk, visit, click, 'snooze'),
  [ACTIONS.show]: async (desk, visit, click) => click.answer(await showAnswer(desk, visit, click.value)),
  [ACTIONS.why]: async (desk, visit, click) => click.answer(await whyAnswer(desk, visit, click.value)),
  [ACTIONS.claimLead]: async (desk, visit, click) => {
    const outcome = await claimLead(desk.deps, visit.ctx, click.value);
    if (!outcome.ok) return refusal(visit, click, outcome);
    await click.answer(reply({ kind: 'claimed', lead: leadRef(outcome.value.lead) }, visit.reader));
  },
  [ACTIONS.chooseLead]: async (desk, visit, click) => {
    const choice = readChoice(click.value);
    if (choice === null) return;
    await runCommand(
      desk,
      visit,
      { ...choice, triggerId: click.triggerId, channelId: click.message?.channelId ?? null },
      click.answer,
    );
  },
  [ACTIONS.reengage]: async (desk, visit, click) => {
    const outcome = await startTrack(desk.deps, visit.ctx, { lead: click.value, track: null });
    if (!outcome.ok) return refusal(visit, click, outcome);
    const { lead, track, steps, assigneeId } = outcome.value;
    await click.answer(
      reply({ kind: 'track_started', lead: leadRef(lead), track, steps, assignee: assigneeId }, visit.reader),
    );
  },
  [ACTIONS.letGo]: async (desk, visit, click) =>
    refusal(visit, click, await letGo(desk.deps, visit.ctx, click.value)),
  [ACTIONS.taskDone]: async (desk, visit, click) =>
    refusal(visit, click, await closeTask(desk.deps, visit.ctx, click.value, 'done')),
  [ACTIONS.taskSkip]: async (desk, visit, click) =>
    refusal(visit, click, await closeTask(desk.deps, visit.ctx, click.value, 'skipped')),
  [ACTIONS.taskOpen]: async (desk, visit, click) => {
    const task = await readTask(desk.deps, desk.teamId, click.value);
    await click.answer(task.ok ? taskCard(task.value, visit.reader) : problem(task.problem, visit.reader));
  },
  [ACTIONS.taskSnooze]: (desk, visit, click) =>
    open(desk, visit, click, 'snooze', click.value, {
      about: 'task',
      id: click.value,
      message: click.message,
    }),
  [ACTIONS.listMore]: async (desk, visit, click) => {
    const page = readListPage(click.value);
    if (page !== null) await click.answer(await listAnswer(desk, visit, page));
  },
};

async function refusal(visit: Visit, click: Click, outcome: Outcome<unknown>): Promise<void> {
  if (!outcome.ok) await click.answer(problem(outcome.problem, visit.reader));
}

const openForLead = (desk: Desk, visit: Visit, click: Click, form: Form): Promise<void> =>
  open(desk, visit, click, form, click.value, { about: 'lead', id: click.value, message: click.message });

async function open(
  desk: Desk,
  visit: Visit,
  click: Click,
  form: Form,
  asked: string,
  origin: Origin,
): Promise<void> {
  const view = await buildForm(desk, form, asked, origin);
  if (!view.ok) return refusal(visit, click, view);
  if ((await openView(desk, click.triggerId, view.value)) === 'too_late') await click.answer(tooLate(visit));
}
