import type { Verdict } from '../../domain/judge.js';
import type { Stage } from '../../domain/lead.js';
import { isAtLine, isScoreRule } from '../../domain/scoring/alert-line.js';
import { type Rules, rulesName } from '../../domain/scoring/rules.js';
import type { Tx } from '../../store/db.js';
import { addHandoffs, handoffsOf } from '../../store/handoffs.js';
import { saveLeads } from '../../store/lead-rows.js';
import { endSnoozes } from '../../store/snoozes.js';
import { type Consequences, NONE } from '../consequences.js';
import type { Deps } from '../deps.js';
import { deed } from '../history.js';
import { readReasons } from '../lead/reasons.js';
import { cardUpdate, handoffPost, OPEN_HANDOFF } from '../messages.js';
import { closeHandoff } from './close-handoff.js';
import type { Opened } from './tell-owners.js';

/**
 * What the judged scores mean for handoffs: a crossing opens one, unless one is open; a lead that fell below
 * the line closes its own; a card whose lead changed is edited. Runs under the leads' locks. Answers what was
 * opened: its owners are still to be told.
 */
export async function openHandoffs(
  tx: Tx,
  deps: Deps,
  rules: Rules,
  { teamId, now }: { teamId: string; now: Date },
  verdicts: Verdict[],
): Promise<Consequences & { opened: Opened[] }> {
  const changed = verdicts.filter((verdict) => verdict.changed);
  const known = changed.filter(({ lead }) => lead.episode > 0).map(({ lead }) => lead.id);
  const open = await openOf(tx, known);
  const crossing = changed.filter(({ lead, crossed }) => crossed !== null && !open.has(lead.id));
  const made = await createAll(tx, deps, rules, { teamId, now }, crossing);
  const edits: Consequences['messages'] = [];
  for (const { lead, stageBefore } of changed) {
    const handoff = open.get(lead.id);
    if (handoff === undefined) continue;
    if (fellBelow(rules, stageBefore, lead.stage) && handoff.byScore)
      await closeHandoff(tx, deps, { teamId, now, actor: null }, lead, handoff.id);
    edits.push(cardUpdate(deps, { teamId, now }, 'handoff', handoff.id, deps.places.handoffs));
  }
  return { ...made, messages: [...made.messages, ...edits] };
}

/** Below the line at which sales is told. Whoever asked a question is ready at any score, and stays so. */
const fellBelow = ({ engine }: Rules, before: Stage, after: Stage): boolean =>
  before !== after && !isAtLine(engine, after);

async function openOf(tx: Tx, leadIds: string[]): Promise<Map<string, { id: string; byScore: boolean }>> {
  if (leadIds.length === 0) return new Map();
  const rows = await handoffsOf(tx, leadIds, OPEN_HANDOFF);
  return new Map(rows.map(({ leadId, id, rule }) => [leadId, { id, byScore: isScoreRule(rule) }]));
}

async function createAll(
  tx: Tx,
  deps: Deps,
  rules: Rules,
  { teamId, now }: { teamId: string; now: Date },
  verdicts: Verdict[],
): Promise<Consequences & { opened: Opened[] }> {
  if (verdicts.length === 0) return { ...NONE, opened: [] };
  const leads = verdicts.map(({ lead }) => lead);
  const made = verdicts.map(({ lead, crossed }) => ({
    id: deps.ids.next(),
    lead,
    rule: crossed?.label ?? '',
  }));
  const reasons = await readReasons(tx, deps, { teamId, now }, leads);
  await addHandoffs(
    tx,
    made.map(({ id, lead, rule }) => ({
      id,
      teamId,
      leadId: lead.id,
      episode: lead.episode + 1,
      // The handoff of a lead that is somebody's is theirs: nobody else needs to be asked.
      status: lead.ownerId === null ? 'waiting' : 'claimed',
      claimedBy: lead.ownerId,
      claimedAt: lead.ownerId === null ? null : now,
      fit: lead.fit,
      behaviour: lead.behaviour,
      model: rulesName(rules),
      rule,
      because: Object.fromEntries((reasons.get(lead.id) ?? []).map((line) => [line.rule, line.points])),
      createdAt: now,
    })),
  );
  await saveLeads(
    tx,
    leads.map((lead) => ({ ...lead, episode: lead.episode + 1, snoozedUntil: null, snoozedBy: null })),
  );
  const asleep = leads.filter((lead) => lead.snoozedUntil !== null && lead.snoozedUntil > now);
  await endSnoozes(
    tx,
    now,
    asleep.map(({ id }) => id),
    'ready',
  );
  const deeds = [
    ...made.map(({ id, lead }) =>
      deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.ready', { handoffId: id }),
    ),
    ...asleep.map((lead) =>
      deed(deps, { teamId, leadId: lead.id, now, actor: null }, 'lead.woken', { by: 'ready' }),
    ),
  ];
  const messages = made.map(({ id, lead }) => handoffPost(deps, { teamId, now }, id, lead));
  const opened = made.map(({ id, lead }) => ({ handoffId: id, lead, woke: asleep.includes(lead) }));
  return { opened, deeds, messages };
}
