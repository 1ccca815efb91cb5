import { showLead } from '../app/lead/show-lead.js';
import { wakeLead } from '../app/snooze/wake-lead.js';
import { leadName } from '../domain/lead.js';
import { done, type Outcome } from '../domain/outcome.js';
import { readAttentionPage } from '../views/attention-lists.js';
import { snoozeAnywayModal } from '../views/modals/snooze.js';
import { ACTIONS } from '../views/names.js';
import { readSnoozeAnyway } from '../views/put-off.js';
import type { Click } from './click.js';
import type { Desk } from './desk.js';
import { showAnswer } from './lookups.js';
import { openByClick } from './modals.js';
import { unreadable } from './say.js';
import { attentionAnswer, wakeAnswer } from './snooze-commands.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

/** The buttons about a lead's rest, by their action ids. */
export const SNOOZE_PRESSES: Record<string, Press> = {
  [ACTIONS.wake]: async (desk, click) =>
    click.answer(await wakeAnswer(desk, await click.visit(), click.value)),
  [ACTIONS.workNow]: async (desk, click) => {
    const visit = await click.visit();
    await wakeLead(desk.deps, visit.ctx, click.value);
    await click.answer(await showAnswer(desk, visit, click.value));
  },
  [ACTIONS.attentionMore]: async (desk, click) => {
    const visit = await click.visit();
    const page = readAttentionPage(click.value);
    await click.answer(page === null ? unreadable(visit) : await attentionAnswer(desk, visit, page));
  },
  [ACTIONS.snoozeAnyway]: async (desk, click) => {
    const asked = readSnoozeAnyway(click.value);
    if (asked === null) return click.answer(unreadable(await click.visit()));
    await openByClick(desk, click, anywayForm(desk, click, asked));
  },
};

async function anywayForm(
  desk: Desk,
  click: Click,
  asked: NonNullable<ReturnType<typeof readSnoozeAnyway>>,
): Promise<Outcome<ReturnType<typeof snoozeAnywayModal>>> {
  const { reader, ctx } = await click.visit();
  const found = await showLead(desk.deps, ctx, asked.lead);
  if (!found.ok) return found;
  const { lead } = found.value;
  const origin = { about: 'lead' as const, id: lead.id, message: click.message, more: click.value };
  return done(snoozeAnywayModal(leadName(lead), origin, asked, reader));
}
