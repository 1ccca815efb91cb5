import { undoChange, undoNewest } from '../app/undo/undo-change.js';
import { may } from '../domain/role.js';
import { undoneView } from '../views/undo.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { refuse } from './say.js';

/** Takes back the newest thing this person did. */
export async function undoAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const outcome = await undoNewest(desk.deps, visit.ctx);
  return outcome.ok ? { ...undoneView(outcome.value), aside: true } : refuse(visit, outcome.problem);
}

/** Takes back what the request did that the button names. A manager may take back what others did. */
export async function pressUndo(desk: Desk, click: Click): Promise<void> {
  const visit = await click.visit();
  const mayAll = may(visit.ctx.role, 'work_for_others');
  const outcome = await undoChange(desk.deps, visit.ctx, { requestKey: click.value, mayAll });
  if (outcome.ok) return click.answer(undoneView(outcome.value), { replace: true });
  await click.answer(refuse(visit, outcome.problem));
}
