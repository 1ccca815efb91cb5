import type { ModalView } from '@slack/types';
import { readLive } from '../app/rules/read-rules.js';
import { done, type Outcome, refused } from '../domain/outcome.js';
import type { Origin } from '../views/modals/form.js';
import { presetModal } from '../views/modals/preset.js';
import { icpModal } from '../views/modals/rule-icp.js';
import { linesModal } from '../views/modals/rule-lines.js';
import { pointsModal } from '../views/modals/rule-points.js';
import { uploadModal } from '../views/modals/upload.js';
import type { Desk, Visit } from './desk.js';
import { asManager } from './rules-desk.js';

export type RulesFormName = 'preset' | 'upload' | 'points' | 'lines' | 'icp';

/** Builds a form that changes the rules, with what is in force in it. For managers. */
export async function buildRulesForm(
  desk: Desk,
  visit: Visit,
  name: RulesFormName,
  message: Origin['message'],
): Promise<Outcome<ModalView>> {
  if (!(await asManager(desk, visit)).isManager)
    return refused({ kind: 'managers_only', what: 'change the rules' });
  const { version, engine } = await readLive(desk.deps, visit.ctx);
  const { model } = engine;
  const origin: Origin = { about: 'rules', id: String(version), message };
  switch (name) {
    case 'preset': {
      const presets = [...desk.deps.playbook.presets.values()];
      return done(
        presetModal(
          presets.map((preset) => preset.model),
          origin,
          model.name,
        ),
      );
    }
    case 'upload':
      // The local Slack of the sandbox has no field for files, and a form that can't be sent helps nobody.
      return visit.reader.slackDates ? done(uploadModal(origin)) : refused({ kind: 'no_files_here' });
    case 'points':
      return done(pointsModal(model, origin));
    case 'lines':
      return done(linesModal(model, origin));
    case 'icp':
      return done(icpModal(model, origin, visit.reader));
  }
}
