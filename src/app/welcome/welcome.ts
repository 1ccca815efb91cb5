import { WELCOME_STEPS, type WelcomeFacts } from '../../domain/welcome.js';
import { inTx } from '../../store/db.js';
import { fileWelcome, openWelcomes, stepsDone, tickSteps } from '../../store/welcomes.js';
import type { Ctx, Deps } from '../deps.js';
import { cardUpdate, welcomePost } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';

const MONTH_MS = 30 * 86_400_000;

/**
 * Welcomes whoever speaks to us first, once a team. Slack doesn't tell whose token it is, and the owner of a workspace
 * is often somebody who never asked for this: whoever types the first command has set it up, or was told of it by them.
 * A team that has done it all before hears nothing. Answers whether somebody was welcomed.
 */
export async function welcomeFirst(deps: Deps, { teamId, actor, now }: Ctx): Promise<boolean> {
  const isNew = await inTx(deps.db, async (tx) => {
    const steps = await stepsDone(tx, teamId);
    if (!(await fileWelcome(tx, { teamId, userId: actor, at: now, steps }))) return false;
    if (steps.length === WELCOME_STEPS.length) return false;
    await enqueue(tx, [welcomePost(deps, { teamId, now }, actor)]);
    return true;
  });
  if (isNew) deps.wake();
  return isNew;
}

/** Ticks off the steps done since, for a month. By state: twice, late or on two machines it comes to the same. */
export async function tendWelcomes(deps: Deps, teamId: string, now: Date): Promise<number> {
  const open = await openWelcomes(deps.db.prisma, teamId, new Date(now.getTime() - MONTH_MS));
  if (open.length === 0) return 0;
  const steps = await stepsDone(deps.db.prisma, teamId);
  let ticked = 0;
  for (const { userId, steps: before } of open) {
    if (steps.every((step) => before.includes(step))) continue;
    ticked += await inTx(deps.db, async (tx) => {
      // A step once done stays done, even where it was undone.
      const all = WELCOME_STEPS.filter((step) => before.includes(step) || steps.includes(step));
      if (!(await tickSteps(tx, { teamId, userId, now }, before, all))) return 0;
      await enqueue(tx, [cardUpdate(deps, { teamId, now }, 'welcome', userId, userId)]);
      return 1;
    });
  }
  if (ticked > 0) deps.wake();
  return ticked;
}

/** The checklist as it stands now, for whoever asks. */
export const showWelcome = async (deps: Deps, teamId: string): Promise<WelcomeFacts> => ({
  done: await stepsDone(deps.db.prisma, teamId),
  places: deps.places,
});
