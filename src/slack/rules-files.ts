import { calibrate } from '../app/rules/calibrate.js';
import { readSource } from '../app/rules/read-rules.js';
import { section } from '../views/blocks.js';
import type { UploadForm } from '../views/modals/upload.js';
import { badFile } from '../views/rules/bad-rules.js';
import { calibrateView } from '../views/rules/calibrate-view.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { sendFile } from './files.js';
import { madeAnswer, noVersion, propose } from './rules-desk.js';
import { said } from './say.js';
import { fetchUpload } from './uploads.js';

/** The YAML of a version, as a file in the person's direct messages. */
export async function downloadAnswer(desk: Desk, visit: Visit, version: number | null): Promise<Said> {
  const found = await readSource(desk.deps, visit.ctx, version);
  if (found === null) return said(noVersion(version ?? 0));
  const name = `${found.name}-${found.version}.yaml`;
  const sent = await sendFile(desk.web, {
    channelOrUser: visit.ctx.actor,
    name,
    title: name,
    data: found.source,
    comment:
      'The rules as a file. Change what you like; a manager hands it back with `/lead rules upload`, and nothing counts before it is switched on.',
  });
  return said(sent.ok ? `📄 ${escaped(name, 100)} is in our direct messages.` : escaped(sent.why, 1000));
}

/** Rules handed in as a file: a new version, or each mistake with its line and column. */
export async function uploadAnswer(desk: Desk, visit: Visit, form: UploadForm): Promise<Said> {
  const file = await fetchUpload(desk.web, form.fileId);
  if (!file.ok) return said(`${escaped(file.why, 500)} The rules stay as they were.`);
  const made = await propose(desk, visit, { kind: 'yaml', text: file.value.text }, form);
  return !made.ok && made.problem.kind === 'bad_rules'
    ? { ...badFile(file.value.name, made.problem.faults), aside: true }
    : madeAnswer(desk, visit, made, form);
}

/** Score at handoff against what became of it, as a picture and in words (S27). */
export async function calibrateAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const facts = await calibrate(desk.deps, visit.ctx);
  const view = calibrateView(facts, visit.reader);
  // The picture is of where the line sits.
  if (!Number.isFinite(facts.line)) return view;
  // Loaded when it is asked for: drawing takes more room than all the rest of the program.
  const { calibrationChart } = await import('../charts/calibration.js');
  const { calibrationWords } = await import('../charts/calibration-words.js');
  const sent = await sendFile(desk.web, {
    channelOrUser: visit.ctx.actor,
    name: 'calibration.png',
    title: 'Score at handoff, and what became of it',
    data: calibrationChart(facts),
    comment: 'The picture to `/lead calibrate`.',
    alt: calibrationWords(facts),
  });
  if (sent.ok) return view;
  return {
    ...view,
    blocks: [...view.blocks, section([`⚠️ The picture did not get through: ${escaped(sent.why, 500)}`])],
  };
}
