import { type HomePage, MY_DAY, readHomePage } from '../../domain/home.js';
import type { Clock } from '../../lib/clock.js';
import { type HomeKey, type Left, leaveHome, type TakenHome, takeHome } from '../../store/home-tab.js';
import type { Deps } from '../deps.js';
import { UNDO_MS } from '../undo/undo-change.js';
import { type HomeFacts, type Onlooker, readHome } from './read-home.js';

/** A Home to be put before its reader. `note`: the answer to their last press, as it was noted. */
export type HomeToShow = HomeFacts & { who: Onlooker; note: unknown; now: Date };

/**
 * What became of a publish. `same`: it shows that already. `conflict`: what stands there is newer than we know.
 * `later`: Slack is busy. `failed`: it was refused or lost.
 */
export type HomeReceipt =
  | { kind: 'published'; hash: string | null; shown: string }
  | { kind: 'same' }
  | { kind: 'conflict' }
  | { kind: 'later'; afterMs: number }
  | { kind: 'failed'; error: string };

/** The way to people's Home tabs. */
export type HomeDeps = Deps & {
  clock: Clock;
  whoIs(person: string, now: Date): Promise<Onlooker>;
  /** `shown`: what it shows, where that need not be published again. */
  publish(home: HomeToShow, before: { hash: string | null; shown: string | null }): Promise<HomeReceipt>;
};

const LEASE_MS = 20_000;
/** Nobody's Home is published unasked more often. */
export const REST_MS = 3_000;
const TURNS = 4;
/** How long the answer to a press stands on top: as long as it can be undone. */
const NOTE_MS = UNDO_MS;

/** `asked`: they wait for it, and it is published whatever was there. */
type How = { asked: boolean; restMs: number };

/**
 * Publishes somebody's Home as it is now, where it is not so already. One at a time for a person: whoever comes while
 * it is under way is answered `busy`, and what they changed is published right after. Answers `failed` where it did
 * not get there, which is logged and breaks nothing.
 */
export async function publishHome(
  deps: HomeDeps,
  key: HomeKey,
  how: How,
): Promise<'published' | 'busy' | 'failed'> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const token = deps.ids.next();
    const taken = await takeHome(deps.db.prisma, key, token, LEASE_MS);
    if (taken === null) return turn === 0 ? 'busy' : 'published';
    const { left, failed } = await putUp(deps, key, taken, how);
    const isStale = await leaveHome(deps.db.prisma, key, token, left);
    if (failed) return 'failed';
    if (left.again || !isStale) return 'published';
  }
  return 'published';
}

async function putUp(
  deps: HomeDeps,
  key: HomeKey,
  taken: TakenHome,
  { asked, restMs }: How,
): Promise<{ left: Left; failed: boolean }> {
  const readAt = deps.clock.now();
  const before = { hash: taken.hash, shown: asked ? null : taken.shown };
  const still = { hash: taken.hash, shown: taken.shown, readAt, nextAt: null, restMs, again: false };
  try {
    const { home, receipt } = await publishTwice(deps, key, taken, before);
    const { nextAt } = home;
    if (receipt.kind === 'later')
      return { left: { ...still, restMs: Math.max(restMs, receipt.afterMs), again: true }, failed: false };
    if (receipt.kind === 'published') return { left: { ...still, ...receipt, nextAt }, failed: false };
    if (receipt.kind === 'same') return { left: { ...still, nextAt }, failed: false };
    deps.log.error({ person: key.personId, receipt }, 'a Home could not be published');
  } catch (error) {
    deps.log.error({ err: error, person: key.personId }, 'a Home could not be read');
  }
  return { left: still, failed: true };
}

/** What failed is tried once more; what met something newer, with what is so by now, over whatever is there. */
async function publishTwice(
  deps: HomeDeps,
  key: HomeKey,
  taken: TakenHome,
  before: { hash: string | null; shown: string | null },
): Promise<{ home: HomeToShow; receipt: HomeReceipt }> {
  const home = await readFor(deps, key, taken);
  const receipt = await deps.publish(home, before);
  if (receipt.kind === 'failed') return { home, receipt: await deps.publish(home, before) };
  if (receipt.kind !== 'conflict') return { home, receipt };
  const newer = await readFor(deps, key, taken);
  return { home: newer, receipt: await deps.publish(newer, { hash: null, shown: null }) };
}

async function readFor(deps: HomeDeps, { teamId, personId }: HomeKey, taken: TakenHome): Promise<HomeToShow> {
  const now = deps.clock.now();
  const who = await deps.whoIs(personId, now);
  const page: HomePage = readHomePage(taken.page) ?? MY_DAY;
  const isFresh = taken.notedAt !== null && now.getTime() - taken.notedAt.getTime() < NOTE_MS;
  const facts = await readHome(deps, { teamId, now }, who, page);
  return { ...facts, who, note: isFresh ? taken.note : null, now };
}
