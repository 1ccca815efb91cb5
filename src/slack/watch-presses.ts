import { askOwner } from '../app/lead/ask-owner.js';
import { unwatchLead, watchLead } from '../app/lead/watch-lead.js';
import { leadRef } from '../domain/lead.js';
import { ACTIONS } from '../views/names.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import type { Press } from './press.js';
import { refuse, sayChange } from './say.js';

/** What is left to whoever came too late for a lead, by action ids. */
export const WATCH_PRESSES: Record<string, Press> = {
  [ACTIONS.askOwner]: async (desk, click) => {
    const visit = await click.visit();
    const outcome = await askOwner(desk.deps, visit.ctx, click.value);
    if (!outcome.ok) return click.answer(refuse(visit, outcome.problem));
    const { lead, ...how } = outcome.value;
    await click.answer(sayChange(visit, { kind: 'asked', lead: leadRef(lead), ...how }));
  },
  [ACTIONS.watch]: (desk, click) => turn(desk, click, 'watched'),
  [ACTIONS.unwatch]: (desk, click) => turn(desk, click, 'unwatched'),
};

async function turn(desk: Desk, click: Click, kind: 'watched' | 'unwatched'): Promise<void> {
  const visit = await click.visit();
  const work = kind === 'watched' ? watchLead : unwatchLead;
  const outcome = await work(desk.deps, visit.ctx, click.value);
  if (!outcome.ok) return click.answer(refuse(visit, outcome.problem));
  const { lead, already } = outcome.value;
  await click.answer(sayChange(visit, { kind, lead: leadRef(lead), already }));
}
