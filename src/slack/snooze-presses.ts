import { showLead } from '../app/lead/show-lead.js';
import { wakeLead } from '../app/snooze/wake-lead.js';
import { leadName } from '../domain/lead.js';
import { done, type Outcome } from '../domain/outcome.js';
import { readAttentionPage } from '../views/attention-lists.js';
import { snoozeAnywayModal } from '../views/modals/snooze.js';
import { ACTIONS } from '../views/names.js';
import { readSnoozeAnyway } from '../views/put-off.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { showAnswer } from './lookups.js';
import { asking, holding, openingWith, type Press } from './press.js';
import { attentionAnswer, wakeAnswer } from './snooze-commands.js';

/** The buttons about a lead's rest, by their action ids. */
export const SNOOZE_PRESSES: Record<string, Press> = {
  [ACTIONS.wake]: asking(wakeAnswer),
  [ACTIONS.workNow]: asking(async (desk, visit, lead) => {
    await wakeLead(desk.deps, visit.ctx, lead);
    return showAnswer(desk, visit, lead);
  }),
  [ACTIONS.attentionMore]: holding(readAttentionPage, attentionAnswer),
  [ACTIONS.snoozeAnyway]: openingWith(readSnoozeAnyway, anywayForm),
};

async function anywayForm(
  desk: Desk,
  { reader, ctx }: Visit,
  asked: NonNullable<ReturnType<typeof readSnoozeAnyway>>,
  click: Click,
): Promise<Outcome<ReturnType<typeof snoozeAnywayModal>>> {
  const found = await showLead(desk.deps, ctx, asked.lead);
  if (!found.ok) return found;
  const { lead } = found.value;
  const origin = { about: 'lead' as const, id: lead.id, message: click.message, more: click.value };
  return done(snoozeAnywayModal(leadName(lead), origin, asked, reader));
}
