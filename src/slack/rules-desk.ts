import type { Ctx } from '../app/deps.js';
import { countReady } from '../app/rules/count-ready.js';
import { takeUpAgain } from '../app/rules/drafts.js';
import { type Proposed, proposeRules } from '../app/rules/propose-rules.js';
import { listVersions, readLive, readRules } from '../app/rules/read-rules.js';
import { rescore } from '../app/rules/rescore.js';
import { discardRules, signRules, switchRules } from '../app/rules/switch-rules.js';
import { tryRules } from '../app/rules/try-rules.js';
import type { Outcome } from '../domain/outcome.js';
import { may } from '../domain/role.js';
import type { Change } from '../domain/scoring/change.js';
import type { Reasoned } from '../views/modals/reason.js';
import { badChange } from '../views/rules/bad-rules.js';
import { draftView } from '../views/rules/draft-view.js';
import { editMenu } from '../views/rules/edit-menu.js';
import type { Seal, WayBack } from '../views/rules/press-values.js';
import { rulesView } from '../views/rules/rules-view.js';
import { sealView } from '../views/rules/seal-view.js';
import { switchedView } from '../views/rules/switched-view.js';
import { trialView } from '../views/rules/trial-view.js';
import { versionsView } from '../views/rules/versions-view.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { refuse, said } from './say.js';
import { withProgress } from './with-progress.js';

/** The person's request, with what they surely are now: who was just let in, or out, is not told by what was. */
export async function asManager(desk: Desk, { ctx }: Visit): Promise<Ctx & { isManager: boolean }> {
  const standing = await desk.roster.surely(ctx.actor, ctx.now);
  const role = standing?.role ?? 'rep';
  return { ...ctx, role, isManager: may(role, 'rules') };
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

/** Which part of the rules shall be changed? */
export async function menuAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const { isManager } = await asManager(desk, visit);
  if (!isManager) return refuse(visit, { kind: 'managers_only', what: 'change the rules' });
  return { ...editMenu(await liveVersion(desk, visit)), aside: true };
}

/** Writes a change down as a version. */
export const propose = async (
  desk: Desk,
  visit: Visit,
  change: Change,
  { reason }: Reasoned,
): Promise<Outcome<Proposed>> => proposeRules(desk.deps, await asManager(desk, visit), change, reason);

/** The same, and what came of it. */
export const changeAnswer = async (desk: Desk, visit: Visit, change: Change, form: Reasoned): Promise<Said> =>
  madeAnswer(desk, visit, await propose(desk, visit, change, form), form);

/** What was written down, tried on history at once unless that was not wanted. */
export async function madeAnswer(
  desk: Desk,
  visit: Visit,
  made: Outcome<Proposed>,
  { try: wantsTrial }: Pick<Reasoned, 'try'>,
): Promise<Said> {
  if (!made.ok) return madeNothing(desk, visit, made);
  const { version, replaced } = made.value;
  return wantsTrial ? tryAnswer(desk, visit, version, replaced) : draftView(made.value, replaced);
}

async function madeNothing(desk: Desk, visit: Visit, { problem }: Refused): Promise<Said> {
  if (problem.kind !== 'bad_rules') return refuse(visit, problem);
  const { engine } = await readLive(desk.deps, visit.ctx);
  return { ...badChange(problem.faults, engine.model), aside: true };
}

/** What a version would have done, with names. All leads are gone through for it, so that not everybody may ask. */
export async function tryAnswer(
  desk: Desk,
  visit: Visit,
  version: number,
  replaced: number[] = [],
): Promise<Said> {
  const { isManager } = await asManager(desk, visit);
  if (!isManager) return refuse(visit, { kind: 'managers_only', what: 'try a change of the rules' });
  return withProgress(desk, visit.ctx.actor, async (onProgress) => {
    const trial = await tryRules(desk.deps, visit.ctx, version, onProgress);
    return trial.ok ? trialView(trial.value, visit.reader, replaced) : refuse(visit, trial.problem);
  });
}

/** Takes a change up again that was put away, and tries it on history. */
export async function againAnswer(desk: Desk, visit: Visit, version: number): Promise<Said> {
  const made = await takeUpAgain(desk.deps, await asManager(desk, visit), version);
  return madeAnswer(desk, visit, made, { try: true });
}

/**
 * Switches a version on: all leads are scored by it aside, then it takes the place of the one in force. One that was in
 * force before comes back as a version of its own.
 */
export async function switchAnswer(desk: Desk, visit: Visit, wanted: number): Promise<Said> {
  const before = await liveVersion(desk, visit);
  const begun = await switchRules(desk.deps, await asManager(desk, visit), wanted);
  if (!begun.ok) return refuse(visit, begun.problem);
  const { version } = begun.value;
  return withProgress(desk, visit.ctx.actor, async (onProgress) => {
    try {
      await rescore(desk.deps, visit.ctx, onProgress, () => desk.clock.now());
    } catch (error) {
      // It has begun, so that "nothing was changed" would be wrong: the next tick goes on with it.
      const request = visit.ctx.requestKey;
      desk.deps.log.error({ err: error, request, version }, 'switching rules on stopped in the middle');
      return said(stopped(version, request.slice(-24)));
    }
    const at = { ...visit.ctx, now: desk.clock.now() };
    const live = await readRules(desk.deps, at, true);
    if (live.version !== version) return said(notSwitched(version, live.version));
    const switched = {
      version: live,
      before: before === version ? null : before,
      readyNow: await countReady(desk.deps, at),
      missing: live.missing,
    };
    return switchedView(switched, { ...visit.reader, now: at.now });
  });
}

/** Goes back to a version, unless somebody has built on the one that came after it: that would be lost, too. */
export async function goBackAnswer(desk: Desk, visit: Visit, { from, to }: WayBack): Promise<Said> {
  const live = await liveVersion(desk, visit);
  return live === from ? switchAnswer(desk, visit, to) : said(changedSince(live));
}

export async function discardAnswer(desk: Desk, visit: Visit, version: number): Promise<Said> {
  const outcome = await discardRules(desk.deps, await asManager(desk, visit), version);
  return outcome.ok
    ? said(`🗑️ Version ${version} is discarded. The rules in force stay as they are.`)
    : orGone(visit, outcome, noDraft(version));
}

/** Signs a version, or the one in force. */
export async function signAnswer(
  desk: Desk,
  visit: Visit,
  { side, version }: { side: Seal['side']; version: number | null },
): Promise<Said> {
  const ctx = await asManager(desk, visit);
  const wanted = version ?? (await liveVersion(desk, visit));
  const outcome = await signRules(desk.deps, ctx, side, wanted);
  if (!outcome.ok) return orGone(visit, outcome, notSigned(wanted));
  const { marketing, sales, ...signed } = await readRules(desk.deps, visit.ctx, ctx.isManager);
  return sealView({ version: signed, marketing, sales }, visit.reader);
}

const liveVersion = async (desk: Desk, visit: Visit): Promise<number> =>
  (await readLive(desk.deps, visit.ctx)).version;

type Refused = Extract<Outcome<unknown>, { ok: false }>;

/** What is gone of the rules is found among their versions, not among leads. */
const orGone = (visit: Visit, { problem }: Refused, words: string): Said =>
  problem.kind === 'gone' ? said(words) : refuse(visit, problem);

const ALL = '`/lead rules versions` lists them all';

export const noVersion = (version: number): string =>
  `There is no version ${version} to do that with: it was discarded, or never made. ${ALL}.`;

const noDraft = (version: number): string =>
  `Version ${version} can't be discarded: it is in force or was, or there is none. ${ALL}, each that was in force with a way back.`;

const stopped = (version: number, reference: string): string =>
  `⚠️ Switching version ${version} on stopped in the middle, and it is our fault, not yours. It goes on by itself within minutes, and until then the rules in force stay. If \`/lead rules\` says otherwise for long, tell whoever runs Kindling this reference: \`${escaped(reference, 80)}\``;

const notSwitched = (version: number, live: number): string =>
  `Version ${version} was not switched on: somebody stopped that. Version ${live} is in force. ${ALL}.`;

const changedSince = (live: number): string =>
  `The rules have changed since: version ${live} is in force now, and I left it alone. ${ALL}, each with a way back.`;

const notSigned = (version: number): string =>
  `Version ${version} is not in force, so I took no signature for it. \`/lead rules\` shows what is, with the buttons to sign it.`;
