import { readEditModal } from '../views/modals/edit.js';
import { readLostModal } from '../views/modals/lost.js';
import { readPassModal } from '../views/modals/pass.js';
import { readTagsModal } from '../views/modals/tags.js';
import { CALLBACKS } from '../views/names.js';
import { closedLost, tagged } from './lead-commands.js';
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
    take(readLostModal(values), (visit, reason) => closedLost(desk, visit, { lead: origin.id, reason })),
  [CALLBACKS.tags]: (desk, _reader, origin, values) =>
    take(readTagsModal(values, origin), (visit, form) => tagged(desk, visit, { lead: origin.id, ...form })),
};
