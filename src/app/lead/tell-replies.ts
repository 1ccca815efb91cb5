import { happened } from '../../domain/context.js';
import type { Verdict } from '../../domain/judge.js';
import type { Lead } from '../../domain/lead.js';
import type { Deed } from '../../domain/scoring/deed.js';
import { notedByPeople } from '../../store/activities.js';
import type { Tx } from '../../store/db.js';
import type { Deps } from '../deps.js';
import { notice, threadWord } from '../messages.js';
import { enqueue } from '../outbox/enqueue.js';
import type { At } from '../rules/live-rules.js';

/** What came in longer ago is history, told late: an import, a mailbox that was down. */
const NEWS_MS = 86_400_000;

type Reply = { lead: Lead; deed: Deed };

/**
 * A lead wrote back: said below its card, with its owner called by name (S113); without a card to the owner alone,
 * unless they hear of it otherwise, `knowing`. What a rep noted of a reply is no news to anybody. Answers the leads
 * below whose cards it is said.
 */
export async function tellReplies(
  tx: Tx,
  deps: Deps,
  at: At,
  verdicts: Verdict[],
  knowing: (verdict: Verdict) => boolean,
): Promise<Set<string>> {
  const replies = await byThemselves(tx, at, verdicts.flatMap(repliesIn(at)));
  if (replies.length === 0) return new Set();
  const words = replies.map(({ lead, deed }) => ({
    lead,
    key: `replied:${lead.id}:${deed.id}`,
    reply: happened({ ...deed, occurredAt: deed.at }),
  }));
  const lines = words.map(({ lead, key, reply }) =>
    threadWord(deps, at, lead.id, { about: 'replied', reply, to: lead.ownerId }, key),
  );
  const filed = new Set(await enqueue(tx, lines));
  const said = new Set(lines.flatMap(({ id, leadId }) => (filed.has(id) && leadId ? [leadId] : [])));
  const known = new Set(verdicts.filter(knowing).map(({ lead }) => lead.id));
  await enqueue(
    tx,
    words.flatMap(({ lead, key, reply }) =>
      lead.ownerId === null || said.has(lead.id) || known.has(lead.id)
        ? []
        : [notice(deps, at, lead.ownerId, { about: 'replied', lead, reply }, key)],
    ),
  );
  return said;
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
