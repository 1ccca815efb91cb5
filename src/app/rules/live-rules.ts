import { type Rules, rulesOf } from '../../domain/scoring/rules.js';
import type { Tx } from '../../store/db.js';
import { addRulebook, holdRules, readModel, versionsInForce } from '../../store/rulebooks.js';
import type { Deps } from '../deps.js';

export type At = { teamId: string; now: Date };

/** `pending`: the version all leads are being scored by anew, if there is one. */
export type InForce = { live: Rules; pending: number | null };

const known = new WeakMap<Tx, Map<string, Promise<InForce>>>();

/** The rules a team goes by now: see `rulesInForce`. */
export const liveRules = async (tx: Tx, deps: Deps, at: At): Promise<Rules> =>
  (await rulesInForce(tx, deps, at)).live;

/**
 * The rules a team goes by now. Within one transaction the answer stays the same: a change of the rules waits until
 * whoever judges by the old ones is done. A team that has none yet gets the preset that ships as its first.
 */
export function rulesInForce(tx: Tx, deps: Deps, at: At): Promise<InForce> {
  if (tx === deps.db.prisma) return readRules(tx, deps, at);
  const ofTx = known.get(tx) ?? new Map<string, Promise<InForce>>();
  known.set(tx, ofTx);
  const rules = ofTx.get(at.teamId) ?? readRules(tx, deps, at);
  ofTx.set(at.teamId, rules);
  return rules;
}

async function readRules(tx: Tx, deps: Deps, at: At): Promise<InForce> {
  await holdRules(tx, at.teamId);
  const { live, pending } = await versionsInForce(tx, at.teamId);
  return { live: await rulesAt(tx, deps, at.teamId, live ?? (await begin(tx, deps, at))), pending };
}

/** The rules of one version, compiled once a process: a version never changes. */
export async function rulesAt(tx: Tx, deps: Deps, teamId: string, version: number): Promise<Rules> {
  const key = `${teamId}@${version}`;
  const cached = deps.rules.get(key);
  if (cached !== undefined) return cached;
  const rules = rulesOf(version, await readModel(tx, teamId, version));
  deps.rules.set(key, rules);
  return rules;
}

/** No lead's id comes before it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

async function begin(tx: Tx, deps: Deps, { teamId, now }: At): Promise<number> {
  // A team older than the choice of presets keeps the numbers it has always had.
  const isOld = (await tx.lead.count({ where: { teamId } })) > 0;
  const name = isOld ? 'preset_002' : deps.playbook.firstPreset;
  const preset = deps.playbook.presets.get(name);
  if (preset === undefined) throw new Error(`the playbook has no preset ${name}`);
  const { model, source } = preset;
  await addRulebook(tx, {
    teamId,
    version: 1,
    name: model.name,
    source,
    model,
    basedOn: null,
    diff: [],
    authorId: null,
    reason: 'The preset Kindling starts with',
    status: 'live',
    createdAt: now,
    liveAt: now,
    // Its leads were made before there were standings: they are scored at the start (rescore.ts).
    cursor: isOld ? BEFORE_ALL : null,
    requestKey: null,
  });
  return 1;
}
