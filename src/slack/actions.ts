import { claimHandoff, claimLead } from '../app/handoff/claim-lead.js';
import { letGo } from '../app/lead/let-go.js';
import { isLiving } from '../app/outbox/is-living.js';
import { closeTask } from '../app/task/close-task.js';
import { readTask } from '../app/task/read-task.js';
import { startTrack } from '../app/track/start-track.js';
import { leadName, leadRef } from '../domain/lead.js';
import type { Outcome } from '../domain/outcome.js';
import { readFormWish } from '../views/ask-click.js';
import { readChoice } from '../views/chooser.js';
import { readMore } from '../views/home/press.js';
import { readListPage } from '../views/lead-list.js';
import type { Origin } from '../views/modals/form.js';
import { ACTIONS } from '../views/names.js';
import { type Reply, reply } from '../views/reply.js';
import { taskCard } from '../views/task-card.js';
import { withUndo } from '../views/undo.js';
import type { Typed } from './asked.js';
import type { Click } from './click.js';
import { runCommand } from './commands.js';
import type { Desk } from './desk.js';
import { HOME_PRESSES } from './home-presses.js';
import { LEAD_PRESSES } from './lead-presses.js';
import { listAnswer, showAnswer } from './lookups.js';
import { buildForm, buildNotReady, openByClick } from './modals.js';
import { NOISE_PRESSES } from './noise-presses.js';
import { PEOPLE_PRESSES } from './people-presses.js';
import { asking, holding, type Press } from './press.js';
import { RULES_PRESSES } from './rules-presses.js';
import { refuse, say, trackStarted, unreadable } from './say.js';
import { SNOOZE_PRESSES } from './snooze-presses.js';
import { TASK_PRESSES } from './task-presses.js';
import { THREAD_PRESSES } from './thread-presses.js';
import { pressUndo } from './undo.js';
import { WATCH_PRESSES } from './watch-presses.js';

/** Every button of the product, by its action id. */
export const PRESSES: Record<string, Press> = {
  ...RULES_PRESSES,
  ...LEAD_PRESSES,
  ...WATCH_PRESSES,
  ...PEOPLE_PRESSES,
  ...SNOOZE_PRESSES,
  ...HOME_PRESSES,
  [ACTIONS.homeMore]: async (desk, click) => {
    const more = readMore(click.value);
    const act = more === null ? undefined : PRESSES[more.action];
    if (more === null || act === undefined) return pressedUnreadable(click);
    await act(desk, { ...click, value: more.value });
  },
  ...NOISE_PRESSES,
  ...TASK_PRESSES,
  ...THREAD_PRESSES,
  [ACTIONS.claim]: async (desk, click) => {
    const { ctx } = await click.visit();
    await claimed(desk, click, await claimHandoff(desk.deps, ctx, click.value));
  },
  [ACTIONS.claimLead]: async (desk, click) => {
    const { ctx } = await click.visit();
    await claimed(desk, click, await claimLead(desk.deps, ctx, click.value));
  },
  [ACTIONS.letGo]: async (desk, click) => {
    const { ctx } = await click.visit();
    const outcome = await letGo(desk.deps, ctx, click.value);
    await settle(click, outcome, ({ lead }) => ({ kind: 'let_go', lead: leadRef(lead) }));
  },
  [ACTIONS.reengage]: asking(async (desk, visit, lead) =>
    say(visit, await startTrack(desk.deps, visit.ctx, { lead, track: null }), trackStarted),
  ),
  [ACTIONS.taskDone]: (desk, click) => close(desk, click, 'done'),
  [ACTIONS.taskSkip]: (desk, click) => close(desk, click, 'skipped'),
  [ACTIONS.taskOpen]: asking(async (desk, visit, id) => {
    const task = await readTask(desk.deps, visit.ctx, id);
    return task.ok ? taskCard(task.value, visit.reader) : refuse(visit, task.problem);
  }),
  [ACTIONS.taskSnooze]: (desk, click) => open(desk, click, 'task', 'snooze'),
  [ACTIONS.log]: (desk, click) => open(desk, click, 'lead', 'log'),
  [ACTIONS.snooze]: (desk, click) => open(desk, click, 'lead', 'snooze'),
  [ACTIONS.notReady]: (desk, click) => open(desk, click, 'handoff', 'not_ready'),
  [ACTIONS.show]: asking(showAnswer),
  [ACTIONS.chooseLead]: async (desk, click) => {
    const choice = readChoice(click.value);
    if (choice === null) return pressedUnreadable(click);
    await command(desk, click, choice);
  },
  [ACTIONS.undo]: pressUndo,
  [ACTIONS.openForm]: async (desk, click) => {
    const wish = readFormWish(click.value);
    if (wish === null) return pressedUnreadable(click);
    const { lead, ...said } = wish;
    await command(desk, click, lead === null ? said : { ...said, lead });
  },
  [ACTIONS.listMore]: holding(readListPage, listAnswer),
};

/** A button that holds a command. */
async function command(desk: Desk, click: Click, said: Pick<Typed, 'command' | 'lead'>): Promise<void> {
  const typed = { ...said, triggerId: click.triggerId, channelId: click.message?.channelId ?? null };
  await runCommand(desk, await click.visit(), typed, click.answer);
}

/** A button of an older version of the product, on a message that still stands somewhere. */
export async function pressedUnreadable(click: Click): Promise<void> {
  await click.answer(unreadable(await click.visit()));
}

/** The card changes by itself, too; whoever pressed hears it with a way back. */
async function settle<T>(click: Click, outcome: Outcome<T>, words: (value: T) => Reply): Promise<void> {
  await click.answer(say(await click.visit(), outcome, words));
}

/** Pressed twice on the card that shows it already, a claim is no news. */
async function claimed(
  desk: Desk,
  click: Click,
  outcome: Awaited<ReturnType<typeof claimLead>>,
): Promise<void> {
  if (outcome.ok && outcome.value.already && (await standsOnCard(desk, click))) return;
  await settle(click, outcome, ({ lead, already }) =>
    already ? { kind: 'unchanged', what: 'It is yours already.' } : { kind: 'claimed', lead: leadRef(lead) },
  );
}

/** A task opened from a list stands on a copy of its own, which nobody else changes. */
async function close(desk: Desk, click: Click, as: 'done' | 'skipped'): Promise<void> {
  const visit = await click.visit();
  const outcome = await closeTask(desk.deps, visit.ctx, click.value, as);
  if (!outcome.ok) return click.answer(refuse(visit, outcome.problem));
  const { requestKey } = visit.ctx;
  if (click.onHome || (await standsOnCard(desk, click))) {
    const { title, lead } = outcome.value;
    const made = { kind: `task_${as}` as const, title: `${title}: ${leadName(lead)}`, next: null };
    return click.answer(withUndo(reply(made, visit.reader), requestKey));
  }
  await click.answer(withUndo(taskCard(outcome.value, visit.reader), requestKey), { replace: true });
}

const standsOnCard = async (desk: Desk, { message }: Click): Promise<boolean> =>
  message !== null && (await isLiving(desk.deps, desk.teamId, message));

async function open(
  desk: Desk,
  click: Click,
  about: Origin['about'],
  form: 'log' | 'snooze' | 'not_ready',
): Promise<void> {
  const origin: Origin = { about, id: click.value, message: click.message };
  const building =
    form === 'not_ready' ? buildNotReady(desk, origin) : buildForm(desk, form, click.value, origin);
  await openByClick(desk, click, building);
}
