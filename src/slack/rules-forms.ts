import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { readRules } from '../app/rules/read-rules.js';
import { done, type Outcome, refused } from '../domain/outcome.js';
import type { Origin } from '../views/modals/form.js';
import { presetModal } from '../views/modals/preset.js';
import { icpModal } from '../views/modals/rule-icp.js';
import { linesModal } from '../views/modals/rule-lines.js';
import { pointsModal } from '../views/modals/rule-points.js';
import { uploadModal } from '../views/modals/upload.js';
import type { Desk, Visit } from './desk.js';
import { fetchFile, type Given, UploadedFile } from './files.js';

export type RulesFormName = 'preset' | 'upload' | 'points' | 'lines' | 'icp';

/** Builds a form that changes the rules, with what is in force in it. For managers. */
export async function buildRulesForm(
  desk: Desk,
  visit: Visit,
  name: RulesFormName,
): Promise<Outcome<ModalView>> {
  if (!(await desk.managers.has(visit.ctx.actor, visit.ctx.now)))
    return refused({ kind: 'managers_only', what: 'change the rules' });
  const { model, version } = await readRules(desk.deps, visit.ctx, true);
  const origin: Origin = { about: 'rules', id: String(version), message: null };
  if (name === 'preset')
    return done(
      presetModal(
        [...desk.deps.playbook.presets.values()].map((each) => each.model),
        origin,
      ),
    );
  if (name === 'upload') return done(uploadModal(origin));
  if (name === 'points') return done(pointsModal(model, origin));
  return done(name === 'lines' ? linesModal(model, origin) : icpModal(model, origin, visit.reader));
}

const Info = z.object({ file: UploadedFile });

/** The text of a file that somebody put into a form. A form tells little of it, so Slack is asked. */
export async function readUpload(desk: Desk, fileId: string): Promise<Given<string>> {
  const { token = '', slackApiUrl } = desk.web;
  const { success, data } = Info.safeParse(await desk.web.files.info({ file: fileId }));
  if (!success) return { ok: false, why: 'Slack does not give me that file. Upload it from this workspace.' };
  return fetchFile(token, data.file, { slackApiUrl });
}
