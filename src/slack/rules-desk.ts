import { calibrate } from '../app/rules/calibrate.js';
import { countReady } from '../app/rules/count-ready.js';
import { proposeRules } from '../app/rules/propose-rules.js';
import { listVersions, readRules, readSource } from '../app/rules/read-rules.js';
import { rescore } from '../app/rules/rescore.js';
import { discardRules, signRules, switchRules } from '../app/rules/switch-rules.js';
import { tryRules } from '../app/rules/try-rules.js';
import type { VersionLine } from '../domain/rules-facts.js';
import type { Change } from '../domain/scoring/change.js';
import { section } from '../views/blocks.js';
import { calibrateView } from '../views/rules/calibrate-view.js';
import { rulesView } from '../views/rules/rules-view.js';
import { sealView } from '../views/rules/seal-view.js';
import { switchedView } from '../views/rules/switched-view.js';
import { trialView } from '../views/rules/trial-view.js';
import { versionsView } from '../views/rules/versions-view.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { sendFile } from './files.js';
import { refuse } from './say.js';
import { withProgress } from './with-progress.js';

export const said = (text: string): Said => ({ text, blocks: [section([text])], aside: true });

/** The person's request, with whether they may change the rules. */
export async function asManager(desk: Desk, visit: Visit) {
  return { ...visit.ctx, isManager: await desk.managers.has(visit.ctx.actor, visit.ctx.now) };
}

/** The definitions in force. */
export async function rulesAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const { isManager } = await asManager(desk, visit);
  return rulesView(await readRules(desk.deps, visit.ctx, isManager), visit.reader);
}

const MOST_VERSIONS = 200;

export async function versionsAnswer(desk: Desk, visit: Visit, from: number): Promise<Said> {
  const { isManager } = await asManager(desk, visit);
  const all = await listVersions(desk.deps, visit.ctx, MOST_VERSIONS);
  return versionsView(all, { isManager, from }, visit.reader);
}

/** Writes a change down as a version, and tries it on history at once unless that was not wanted. */
export async function changeAnswer(
  desk: Desk,
  visit: Visit,
  change: Change,
  { reason, try: wantsTrial }: { reason: string; try: boolean },
): Promise<Said> {
  const made = await proposeRules(desk.deps, await asManager(desk, visit), change, reason);
  if (!made.ok) return refuse(visit, made.problem);
  return wantsTrial ? tryAnswer(desk, visit, made.value.version) : draftAnswer(desk, visit, made.value);
}

/** What a version would have done, with names. */
export function tryAnswer(desk: Desk, visit: Visit, version: number): Promise<Said> {
  return withProgress(desk, visit.ctx.actor, async (onProgress) => {
    const trial = await tryRules(desk.deps, visit.ctx, version, onProgress);
    return trial.ok ? trialView(trial.value, visit.reader) : refuse(visit, trial.problem);
  });
}

/** A change that was not tried: it stands among the rules' pending changes, with its buttons. */
const draftAnswer = (desk: Desk, visit: Visit, _draft: VersionLine): Promise<Said> =>
  rulesAnswer(desk, visit);

/** Switches a version on: all leads are scored by it aside, then it takes the place of the one in force. */
export async function switchAnswer(desk: Desk, visit: Visit, version: number): Promise<Said> {
  const before = await readRules(desk.deps, visit.ctx, true);
  const begun = await switchRules(desk.deps, await asManager(desk, visit), version);
  if (!begun.ok) return refuse(visit, begun.problem);
  return withProgress(desk, visit.ctx.actor, async (onProgress) => {
    await rescore(desk.deps, visit.ctx, onProgress);
    const at = { ...visit.ctx, now: desk.clock.now() };
    const after = await readRules(desk.deps, at, true);
    const readyNow = await countReady(desk.deps, at);
    return switchedView(
      {
        version: after,
        before: before.version === after.version ? null : before.version,
        readyNow,
        missing: after.missing,
      },
      visit.reader,
    );
  });
}

export async function discardAnswer(desk: Desk, visit: Visit, version: number): Promise<Said> {
  const outcome = await discardRules(desk.deps, await asManager(desk, visit), version);
  if (!outcome.ok) return refuse(visit, outcome.problem);
  return said(`🗑️ Version ${version} is discarded. The rules in force stay as they are.`);
}

export async function signAnswer(
  desk: Desk,
  visit: Visit,
  side: 'marketing' | 'sales',
  version: number | null,
): Promise<Said> {
  const ctx = await asManager(desk, visit);
  const live = await readRules(desk.deps, visit.ctx, ctx.isManager);
  const outcome = await signRules(desk.deps, ctx, side, version ?? live.version);
  if (!outcome.ok) return refuse(visit, outcome.problem);
  const { marketing, sales, ...now } = await readRules(desk.deps, visit.ctx, ctx.isManager);
  return sealView({ version: now, marketing, sales }, visit.reader);
}

/** The YAML of a version, as a file in the person's direct messages. */
export async function downloadAnswer(desk: Desk, visit: Visit, version: number | null): Promise<Said> {
  const found = await readSource(desk.deps, visit.ctx, version);
  if (found === null) return refuse(visit, { kind: 'gone', what: `version ${version} of the rules` });
  const name = `${found.name}-${found.version}.yaml`;
  const sent = await sendFile(desk.web, {
    channelOrUser: visit.ctx.actor,
    name,
    title: name,
    data: found.source,
    comment: 'The rules as a file. Change what you like, and hand it back with `/lead rules upload`.',
  });
  return said(sent.ok ? `📄 ${name} is in our direct messages.` : escaped(sent.why, 1000));
}

/** Score at handoff against what became of it, as a picture and in words (S27). */
export async function calibrateAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const facts = await calibrate(desk.deps, visit.ctx);
  // Loaded when it is asked for: drawing takes more room than all the rest of the program.
  const { calibrationChart } = await import('../charts/calibration.js');
  const { calibrationWords } = await import('../charts/calibration-words.js');
  const view = calibrateView(facts, visit.reader);
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
