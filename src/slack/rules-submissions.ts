import { editPersona } from '../app/personas/edit-persona.js';
import { readOpened } from '../app/rules/read-rules.js';
import type { Change } from '../domain/scoring/change.js';
import { merged } from '../domain/scoring/merge.js';
import type { Model } from '../domain/scoring/model.js';
import type { Origin } from '../views/modals/form.js';
import { type PersonaForm, readPersonaModal } from '../views/modals/persona.js';
import { readPresetModal } from '../views/modals/preset.js';
import type { Reasoned } from '../views/modals/reason.js';
import { icpAfter, readIcpModal } from '../views/modals/rule-icp.js';
import { linesAfter, linesOf, readLinesModal } from '../views/modals/rule-lines.js';
import { pointsAfter, readPointsModal } from '../views/modals/rule-points.js';
import { readUploadModal } from '../views/modals/upload.js';
import { CALLBACKS } from '../views/names.js';
import { personaView } from '../views/persona-view.js';
import { readVersionNumber } from '../views/rules/press-values.js';
import { withUndo } from '../views/undo.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { asManager, changeAnswer } from './rules-desk.js';
import { uploadAnswer } from './rules-files.js';
import { refuse, said } from './say.js';
import { type Submit, take } from './submit.js';

/** The forms of the rules and of personas, by their callback ids. */
export const RULES_SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.preset]: (desk, _reader, _origin, values) =>
    take(readPresetModal(values), (visit, form) =>
      changeAnswer(desk, visit, { kind: 'preset', name: form.name, mqlScore: form.mqlScore }, form),
    ),
  [CALLBACKS.rulePoints]: (desk, _reader, origin, values) =>
    take(readPointsModal(values), (visit, form) =>
      changing(desk, visit, origin, form, (model) => {
        const points = pointsAfter(form, model);
        return points && { kind: 'points', ...points };
      }),
    ),
  [CALLBACKS.ruleLines]: (desk, _reader, origin, values) =>
    take(readLinesModal(values), (visit, form) =>
      changing(desk, visit, origin, form, (model, opened) => ({
        kind: 'lines',
        lines: merged(linesOf(opened), linesAfter(form, opened), linesOf(model)),
        halfLife: form.halfLife && {
          group: form.halfLife.group,
          days: form.halfLife.days === 'none' ? null : form.halfLife.days,
        },
      })),
    ),
  [CALLBACKS.ruleIcp]: (desk, _reader, origin, values) =>
    take(readIcpModal(values), (visit, form) =>
      changing(desk, visit, origin, form, (model, opened) => ({
        kind: 'icp',
        icp: merged(opened.icp, icpAfter(form, opened), model.icp),
      })),
    ),
  [CALLBACKS.upload]: (desk, _reader, _origin, values) =>
    take(readUploadModal(values), (visit, form) => uploadAnswer(desk, visit, form)),
  [CALLBACKS.persona]: (desk, reader, origin, values) =>
    take(readPersonaModal(values, reader), (visit, form) => personaEdited(desk, visit, origin, form)),
};

/**
 * A form that changes the rules: what it comes to depends on the rules that are in force when it is sent. What was left
 * as the form showed it, from the rules it was opened on, takes nothing back that came after.
 */
async function changing(
  desk: Desk,
  visit: Visit,
  { id }: Origin,
  form: Reasoned,
  to: (model: Model, opened: Model) => Change | null,
): Promise<Said> {
  const { live, opened } = await readOpened(desk.deps, visit.ctx, readVersionNumber(id));
  const change = to(live, opened);
  if (change === null) return said(RULE_GONE);
  return changeAnswer(desk, visit, change, form);
}

const RULE_GONE =
  'The rules have changed since you opened that form, and have no such rule any more. Those in force: `/lead rules`, and by a form: `/lead rules edit points`.';

async function personaEdited(
  desk: Desk,
  visit: Visit,
  { id, seen }: Origin,
  { fields, note }: PersonaForm,
): Promise<Said> {
  const ctx = await asManager(desk, visit);
  const outcome = await editPersona(desk.deps, ctx, { id, change: fields, note, seen: seen ?? null });
  if (outcome.ok)
    return withUndo(personaView(outcome.value, ctx.isManager, visit.reader), visit.ctx.requestKey);
  if (outcome.problem.kind === 'no_change') return said(PERSONA_SAME);
  return outcome.problem.kind === 'gone' ? said(PERSONA_GONE) : refuse(visit, outcome.problem);
}

const PERSONA_SAME =
  'That is how the persona is already, so nothing was changed. All of them: `/lead persona`';
const PERSONA_GONE = 'That persona is no longer there, so nothing was changed. All of them: `/lead persona`';
