import { editPersona } from '../app/personas/edit-persona.js';
import { readRules } from '../app/rules/read-rules.js';
import type { Change } from '../domain/scoring/change.js';
import type { Model } from '../domain/scoring/model.js';
import type { Origin, StateValues } from '../views/modals/form.js';
import { readPersonaModal } from '../views/modals/persona.js';
import { readPresetModal } from '../views/modals/preset.js';
import type { Reasoned } from '../views/modals/reason.js';
import { icpAfter, readIcpModal } from '../views/modals/rule-icp.js';
import { linesAfter, readLinesModal } from '../views/modals/rule-lines.js';
import { pointsAfter, readPointsModal } from '../views/modals/rule-points.js';
import { readUploadModal } from '../views/modals/upload.js';
import { CALLBACKS } from '../views/names.js';
import { personaView } from '../views/persona-view.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { asManager, changeAnswer, said } from './rules-desk.js';
import { readUpload } from './rules-forms.js';
import { refuse } from './say.js';
import { type Submit, take } from './submit.js';

/** A form that changes the rules: what it comes to depends on the rules that are in force when it is sent. */
const changing = async <T extends Reasoned>(
  desk: Desk,
  visit: Visit,
  form: T,
  to: (form: T, model: Model) => Change | null,
): Promise<Said> => {
  const { model } = await readRules(desk.deps, visit.ctx, true);
  const change = to(form, model);
  return change === null
    ? refuse(visit, { kind: 'gone', what: 'that rule' })
    : changeAnswer(desk, visit, change, form);
};

/** The forms of the rules and of personas, by their callback ids. */
export const RULES_SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.preset]: (desk, _reader, _origin, values) =>
    take(readPresetModal(values), (visit, form) =>
      changing(desk, visit, form, ({ name, mqlScore }) => ({ kind: 'preset', name, mqlScore })),
    ),
  [CALLBACKS.rulePoints]: (desk, _reader, _origin, values) =>
    take(readPointsModal(values), (visit, form) =>
      changing(desk, visit, form, (each, model) => {
        const points = pointsAfter(each, model);
        return points === null ? null : { kind: 'points', ...points };
      }),
    ),
  [CALLBACKS.ruleLines]: (desk, _reader, _origin, values) =>
    take(readLinesModal(values), (visit, form) =>
      changing(desk, visit, form, (each, model) => ({
        kind: 'lines',
        lines: linesAfter(each, model),
        halfLife: each.halfLife && {
          group: each.halfLife.group,
          days: each.halfLife.days === 'none' ? null : each.halfLife.days,
        },
      })),
    ),
  [CALLBACKS.ruleIcp]: (desk, _reader, _origin, values) =>
    take(readIcpModal(values), (visit, form) =>
      changing(desk, visit, form, (each, model) => ({ kind: 'icp', icp: icpAfter(each, model) })),
    ),
  [CALLBACKS.upload]: (desk, _reader, _origin, values) =>
    take(readUploadModal(values), async (visit, form) => {
      const file = await readUpload(desk, form.fileId);
      if (!file.ok) return said(`${escaped(file.why, 500)} The rules stay as they were.`);
      return changeAnswer(desk, visit, { kind: 'yaml', text: file.value }, form);
    }),
  [CALLBACKS.persona]: persona,
};

function persona(desk: Desk, reader: Visit['reader'], origin: Origin, values: StateValues) {
  return take(readPersonaModal(values, reader), async (visit, { fields, note }) => {
    const ctx = await asManager(desk, visit);
    const outcome = await editPersona(desk.deps, ctx, { id: origin.id, change: fields, note });
    return outcome.ok
      ? personaView(outcome.value, ctx.isManager, visit.reader)
      : refuse(visit, outcome.problem);
  });
}
