import { happened } from '../../domain/context.js';
import type { Verdict } from '../../domain/judge.js';
import type { Lead } from '../../domain/lead.js';
import { holds } from '../../domain/noise.js';
import type { Deed } from '../../domain/scoring/deed.js';
import { notedByPeople } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { notice, threadWord } from '../messages.js';
import { readWishes } from '../noise/wishes.js';
import { enqueue, type NewMessage } from '../outbox/enqueue.js';
import type { At } from '../rules/live-rules.js';

/** What came in longer ago is history, told late: an import, a mailbox that was down. */
const NEWS_MS = 86_400_000;

type Reply = { lead: Lead; deed: Deed };

/**
 * A lead wrote back: said below its card, with its owner called by name (S113), where they want that now; without a
 * card to the owner alone, unless they hear of it otherwise, `knowing`. What a rep noted of a reply is no news to
 * anybody. Answers the leads whose owners were called, and the words for owners who are still to hear of it.
 */
export async function tellReplies(
  tx: Tx,
  deps: Deps,
  at: At,
  verdicts: Verdict[],
  knowing: (verdict: Verdict) => boolean,
): Promise<{ said: Set<string>; words: NewMessage[] }> {
  const replies = await byThemselves(tx, at, verdicts.flatMap(repliesIn(at)));
  if (replies.length === 0) return { said: new Set(), words: [] };
  const callable = await whoMayBeCalled(tx, deps, at, replies);
  const told = replies.map(({ lead, deed }) => ({
    lead,
    key: `replied:${lead.id}:${deed.id}`,
    reply: happened({ ...deed, occurredAt: deed.at }),
    to: lead.ownerId !== null && callable.has(lead.ownerId) ? lead.ownerId : null,
  }));
  const lines = told.map(({ lead, key, reply, to }) =>
    threadWord(deps, at, lead.id, { about: 'replied', reply, to }, key),
  );
  const filed = new Set(await enqueue(tx, lines));
  const heard = told.filter(({ to }, index) => to !== null && filed.has(lines[index]?.id ?? ''));
  const said = new Set(heard.map(({ lead }) => lead.id));
  const known = new Set(verdicts.filter(knowing).map(({ lead }) => lead.id));
  const words = told.flatMap(({ lead, key, reply }) =>
    lead.ownerId === null || said.has(lead.id) || known.has(lead.id)
      ? []
      : [notice(deps, at, lead.ownerId, { about: 'replied', lead, reply }, `${key}:owner`)],
  );
  return { said, words };
}

/** Owners whom a name in a channel may ring for: not those who switched replies off, nor in quiet hours. */
async function whoMayBeCalled(
  tx: Tx,
  deps: Deps,
  { teamId, now }: At,
  replies: Reply[],
): Promise<Set<string>> {
  const owners = replies.flatMap(({ lead }) => lead.ownerId ?? []);
  if (owners.length === 0) return new Set();
  const wishes = await readWishes(tx, deps, teamId, owners);
  return new Set(owners.filter((id) => holds('replied', wishes.get(id) ?? null, now, false) === null));
}

/** The newest of each lead that somebody may wait for: one that is owned, or has had a card. */
const repliesIn =
  ({ now }: At) =>
  ({ lead, before, news }: Verdict): Reply[] => {
    // A customer is not the sales team's to answer any more.
    if (lead.wonAt !== null) return [];
    if (lead.ownerId === null && before.episode === 0 && before.coldAt === null) return [];
    const since = now.getTime() - NEWS_MS;
    const deed = news.findLast(({ kind, at }) => kind === 'email_replied' && at.getTime() >= since);
    return deed === undefined ? [] : [{ lead, deed }];
  };

async function byThemselves(tx: Tx, { teamId }: At, replies: Reply[]): Promise<Reply[]> {
  if (replies.length === 0) return [];
  const noted = await notedByPeople(
    tx,
    teamId,
    replies.map(({ deed }) => deed.id),
  );
  return replies.filter(({ deed }) => !noted.has(deed.id));
}
