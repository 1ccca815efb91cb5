import type { Lead } from '../../domain/lead.js';
import { inTx, type Tx } from '../../store/db.js';
import { listLeads, type Which } from '../../store/find.js';
import { findPage } from '../../store/search.js';
import type { Ctx, Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';

/** `tracks`: the names of the tracks they are in, by lead. */
export type Listed = { leads: Lead[]; count: number; tracks: Map<string, string> };

/** Of more than these nobody looks at the last: another word finds fewer. */
const MOST_FOUND = 100;

/** A page of one of the lists: mine, or those of `whose`, hot (from the lowest line up) or cold. */
export async function listOf(
  deps: Deps,
  ctx: Ctx,
  list: 'mine' | 'hot' | 'cold',
  from: number,
  size: number,
  whose = ctx.actor,
): Promise<Listed> {
  const which: Which = list === 'mine' ? { list, person: whose } : { list };
  return inTx(deps.db, async (tx) => {
    const { leads, count } = await listLeads(tx, await liveRules(tx, deps, ctx), ctx, which, from + size);
    const page = leads.slice(from);
    const tracks = list === 'cold' ? await tracksOf(tx, deps, page) : new Map<string, string>();
    return { leads: page, count, tracks };
  });
}

/** A page of what a search finds, best first. */
export async function searchLeads(
  deps: Deps,
  at: At,
  asked: string,
  from: number,
  size: number,
): Promise<Listed> {
  const page = { from, size, most: MOST_FOUND };
  const found = await inTx(deps.db, async (tx) =>
    findPage(tx, await liveRules(tx, deps, at), at, asked, page),
  );
  return { ...found, tracks: new Map() };
}

async function tracksOf(tx: Tx, { playbook }: Deps, leads: Lead[]): Promise<Map<string, string>> {
  const running = await tx.enrolment.findMany({
    where: { leadId: { in: leads.map(({ id }) => id) }, endedAt: null },
    select: { leadId: true, track: true },
  });
  const nameOf = (track: string): string => playbook.tracks.find(({ id }) => id === track)?.name ?? track;
  return new Map(running.map(({ leadId, track }) => [leadId, nameOf(track)]));
}
