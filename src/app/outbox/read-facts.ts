import type { DigestFacts, MessageFacts, MessageKind } from '../../domain/facts.js';
import type { MorningFacts } from '../../domain/morning.js';
import type { HelloFacts } from '../../domain/welcome.js';
import type { CardRef } from '../../store/cards.js';
import { factsFromJson } from '../../store/facts-json.js';
import type { OutboxRow } from '../../store/outbox.js';
import { noticeOf } from '../noise/notices-now.js';
import type { SendDeps, Turn } from './deps.js';
import { mannerOf } from './policy.js';

/** What each row has to say now, by the row's id. A row without anything to say is left out. */
export async function factsOfRows(
  { deps, lane }: Turn,
  rows: OutboxRow[],
): Promise<Map<string, MessageFacts>> {
  const refs = rows.flatMap(({ kind, refId }) =>
    refId === null || mannerOf(kind).carriesFacts ? [] : [{ kind, refId }],
  );
  const read = await factsOfCards(deps, refs);
  const notices = rows.flatMap((row) =>
    row.kind === 'notice' ? [{ id: row.id, place: lane.name, facts: noticeOf(row.facts) }] : [],
  );
  const now = notices.length === 0 ? undefined : await deps.noticesNow?.(notices);
  return new Map(
    rows.flatMap((row): [string, MessageFacts][] => {
      if (row.kind === 'notice') {
        const notice = now === undefined ? noticeOf(row.facts) : now.get(row.id);
        return notice === undefined ? [] : [[row.id, { kind: 'notice', facts: notice }]];
      }
      const facts = carried(row) ?? read.get(cardKey({ kind: row.kind, refId: row.refId ?? '' })) ?? null;
      return facts === null ? [] : [[row.id, facts]];
    }),
  );
}

/** What each card has to say now, by `cardKey`. */
export async function factsOfCards(
  deps: SendDeps,
  refs: CardRef[],
): Promise<Map<string, MessageFacts | null>> {
  const found = new Map<string, MessageFacts | null>();
  for (const kind of new Set(refs.map((ref) => ref.kind))) {
    const ids = refs.filter((ref) => ref.kind === kind).map((ref) => ref.refId);
    const facts = await deps.factsFor(kind, [...new Set(ids)]);
    for (const [refId, each] of facts) found.set(cardKey({ kind, refId }), each);
  }
  return found;
}

export const cardKey = (ref: CardRef): string => `${ref.kind} ${ref.refId}`;

// Only enqueue() writes these columns, from the very types they are read back as.
function carried(row: { kind: MessageKind; facts: unknown }): MessageFacts | null {
  if (row.kind === 'digest') return { kind: 'digest', facts: factsFromJson(row.facts) as DigestFacts };
  if (row.kind === 'hello') return { kind: 'hello', facts: factsFromJson(row.facts) as HelloFacts };
  if (row.kind === 'morning') return { kind: 'morning', facts: factsFromJson(row.facts) as MorningFacts };
  return null;
}
