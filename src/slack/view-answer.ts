import { reading } from '../views/modals/form.js';
import { type Answer, firstTaken, type Said } from './answer.js';
import type { Desk } from './desk.js';

const TITLE = 'Kindling';

/** Where a button was pressed that stands in no message: a modal, or somebody's Home. */
export type InView = { id: string; type: string; triggerId: string };

/** Answers in a modal on top of the view; where three stand already, or the trigger is spent, in the view's own place. */
export function answerInView(desk: Desk, userId: string, { id, type, triggerId }: InView): Answer {
  const { views, chat } = desk.web;
  return async ({ text, blocks }, { replace = false } = {}) => {
    const view = reading(TITLE, { text, blocks });
    const instead = () => views.update({ view_id: id, view });
    const upon = () =>
      type === 'modal'
        ? views.push({ trigger_id: triggerId, view })
        : views.open({ trigger_id: triggerId, view });
    const ways = type === 'modal' ? (replace ? [instead, upon] : [upon, instead]) : [upon];
    const taken = await firstTaken(desk, userId, [
      ...ways,
      () => chat.postMessage({ channel: userId, text, blocks }),
    ]);
    if (!taken) desk.deps.log.error({ userId }, 'an answer reached nobody');
  };
}

/** Turns an open view into an answer; one that was closed meanwhile stays closed. */
export async function showIn(desk: Desk, viewId: string, message: Said): Promise<void> {
  try {
    await desk.web.views.update({ view_id: viewId, view: reading(TITLE, message) });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('not_found'))) throw error;
  }
}
