import type { MessageFacts } from '../../domain/facts.js';
import type { HeldFacts, HeldItem, HeldLine } from '../../domain/held.js';
import { quietUntil } from '../../domain/noise.js';
import { countHeld, type HeldWhere, readHeld } from '../../store/held.js';
import type { Ctx, Deps } from '../deps.js';
import { factsFor } from '../facts/facts-for.js';
import { noticeOf, noticesNow } from './notices-now.js';
import { readWishes } from './wishes.js';

const WEEK_MS = 7 * 86_400_000;

/** What was held back in the last seven days from a person, and in the channels, at most `most` of each. */
export async function listHeld(deps: Deps, ctx: Ctx, most: number): Promise<HeldFacts> {
  const tx = deps.db.prisma;
  const person = { person: ctx.actor };
  const wishes = (await readWishes(tx, deps, ctx.teamId, [ctx.actor])).get(ctx.actor);
  return {
    mine: await itemsIn(deps, ctx, person, most),
    channels: await itemsIn(deps, ctx, 'channels', most),
    counts: {
      mine: await countHeld(tx, ctx.teamId, person),
      channels: await countHeld(tx, ctx.teamId, 'channels'),
    },
    quietUntil: wishes === undefined ? null : quietUntil(wishes, ctx.now),
  };
}

async function itemsIn(deps: Deps, ctx: Ctx, where: HeldWhere, most: number): Promise<HeldItem[]> {
  const since = new Date(ctx.now.getTime() - WEEK_MS);
  const rows = await readHeld(deps.db.prisma, ctx.teamId, where, since, most);
  const facts = new Map<string, MessageFacts>();
  for (const kind of ['cold', 'task'] as const) {
    const refs = rows.flatMap((row) => (row.kind === kind && row.refId !== null ? [row.refId] : []));
    if (refs.length === 0) continue;
    for (const [ref, each] of await factsFor(deps, ctx.teamId, kind, refs, ctx.now)) facts.set(ref, each);
  }
  const notices = rows.flatMap((row) =>
    row.kind === 'notice' ? [{ id: row.id, place: row.lane, facts: noticeOf(row.facts) }] : [],
  );
  for (const [id, notice] of await noticesNow(deps, ctx, notices))
    facts.set(id, { kind: 'notice', facts: notice });
  return rows.map((row) => ({
    id: row.id,
    place: row.lane,
    why: row.heldWhy,
    since: row.heldAt,
    state: row.status === 'held' ? 'waits' : row.heldWhy === 'off' ? 'left out' : 'in a digest',
    line: lineOf(facts.get(row.refId ?? row.id) ?? null),
  }));
}

function lineOf(read: MessageFacts | null): HeldLine | null {
  if (read?.kind === 'notice') return { about: 'notice', notice: read.facts };
  if (read?.kind === 'cold') return { about: 'cold', lead: read.facts.lead, quietDays: read.facts.quietDays };
  if (read?.kind !== 'task') return null;
  const { lead, taskId, title, dueAt } = read.facts;
  return { about: 'task', lead, taskId, title, dueAt };
}
