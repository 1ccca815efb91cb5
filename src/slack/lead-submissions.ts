import { closeDeal } from '../app/lead/close-deal.js';
import { tagLead } from '../app/lead/tag-lead.js';
import { leadRef } from '../domain/lead.js';
import { readEditModal } from '../views/modals/edit.js';
import { readLostModal } from '../views/modals/lost.js';
import { readPassModal } from '../views/modals/pass.js';
import { readTagsModal } from '../views/modals/tags.js';
import { CALLBACKS } from '../views/names.js';
import { refuse, sayChange } from './say.js';
import { type Submit, take } from './submit.js';
import { edited, passed } from './work-commands.js';

/** The forms about one lead: edit, tags, pass on, lost. */
export const LEAD_SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.edit]: (desk, reader, origin, values) =>
    take(readEditModal(values, origin, reader), (visit, form) =>
      edited(desk, visit, { lead: origin.id, ...form }),
    ),
  [CALLBACKS.pass]: (desk, _reader, origin, values) =>
    take(readPassModal(values), (visit, form) => passed(desk, visit, { lead: origin.id, ...form })),
  [CALLBACKS.lost]: (desk, _reader, origin, values) =>
    take(readLostModal(values), async (visit, reason) => {
      const outcome = await closeDeal(desk.deps, visit.ctx, { lead: origin.id, outcome: 'lost', reason });
      if (!outcome.ok) return refuse(visit, outcome.problem);
      const { lead, already } = outcome.value;
      return sayChange(visit, {
        kind: 'lost',
        lead: leadRef(lead),
        reason: lead.lostReason ?? reason,
        already,
      });
    }),
  [CALLBACKS.tags]: (desk, _reader, origin, values) =>
    take(readTagsModal(values, origin), async (visit, { add, remove }) => {
      const outcome = await tagLead(desk.deps, visit.ctx, { lead: origin.id, add, remove });
      if (!outcome.ok) return refuse(visit, outcome.problem);
      const { lead, added, removed } = outcome.value;
      return sayChange(visit, { kind: 'tagged', lead: leadRef(lead), added, removed });
    }),
};
