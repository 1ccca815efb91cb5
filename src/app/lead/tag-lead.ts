import { oneLine } from '../../domain/event.js';
import type { Lead } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import { asWord } from '../../domain/scoring/attributes.js';
import { inTx } from '../../store/db.js';
import { addHistory } from '../../store/history.js';
import type { Ctx, Deps } from '../deps.js';
import { deed } from '../history.js';
import { judgeAnew } from '../news/judge-anew.js';
import { undoable } from '../undo/undoable.js';
import { lockLead } from './leads.js';
import { resolveLead } from './resolve-lead.js';

const MOST = 20;
const LONGEST = 50;

/**
 * Puts tags on a lead, and takes others off. Rules and segments ask for tags, so that the lead is judged anew. A tag
 * is one word, however it was written: "Trade show" is `trade_show`.
 */
export async function tagLead(
  deps: Deps,
  ctx: Ctx,
  input: { lead: string; add: string[]; remove: string[] },
): Promise<Outcome<{ lead: Lead; added: string[]; removed: string[] }>> {
  const [add, remove] = [words(input.add), words(input.remove)];
  const long = add.find((tag) => tag.length > LONGEST);
  if (long !== undefined)
    return refused({ kind: 'too_long', field: 'tag', limit: LONGEST, length: long.length });
  const outcome = await inTx(deps.db, async (tx) => {
    const found = await resolveLead(tx, deps, ctx, input.lead);
    if (!found.ok) return found;
    const lead = found.value;
    const removed = lead.tags.filter((tag) => remove.includes(asWord(tag)) && !add.includes(asWord(tag)));
    const kept = lead.tags.filter((tag) => !removed.includes(tag));
    const added = add.filter((tag) => !kept.some((has) => asWord(has) === tag));
    const tags = [...kept, ...added];
    if (tags.length > MOST)
      return refused({ kind: 'too_many', what: 'tags', limit: MOST, count: tags.length });
    if (added.length === 0 && removed.length === 0) return done({ lead, added, removed });
    await undoable(tx, deps, ctx, 'lead.tagged', { leads: [lead.id] }, async () => {
      await addHistory(tx, [deed(deps, { ...ctx, leadId: lead.id }, 'lead.tagged', { added, removed })]);
      await judgeAnew(tx, deps, ctx, lead, tags);
    });
    return done({ lead: (await lockLead(tx, deps, ctx, lead.id)) ?? lead, added, removed });
  });
  deps.wake();
  return outcome;
}

const words = (tags: string[]): string[] => [
  ...new Set(tags.map((tag) => asWord(oneLine(tag))).filter((tag) => tag !== '')),
];
