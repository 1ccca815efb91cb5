import { leadRef, sameAddress } from '../../domain/lead.js';
import { done, type Outcome, refused } from '../../domain/outcome.js';
import type { Tracked } from '../../domain/stand.js';
import type { Tx } from '../../store/db.js';
import type { Sole } from '../../store/lead-page.js';
import { findLeads, type Match } from '../../store/search.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { lockLead, lockLeadsByEmail, readLeadByEmail, readLeads } from './leads.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
/** Likeness from which a lone misspelt match is taken at its word; below, we ask. */
const SURE = 0.55;

/**
 * The one lead a person means, by id, address, or part of a name, locked and as it is now. Several, or none,
 * are refusals that help.
 */
export const resolveLead = (tx: Tx, deps: Deps, at: At, asked: string): Promise<Outcome<Tracked>> =>
  resolved(tx, deps, at, asked, {
    byId: (id) => lockLead(tx, deps, at, id),
    byEmail: async (email) => (await lockLeadsByEmail(tx, deps, at, email))[0] ?? null,
  });

/** The same for showing: nobody waits for it, nor it for whoever works on the lead. */
export const lookUpLead = (tx: Tx, deps: Deps, at: At, asked: string): Promise<Outcome<Tracked>> =>
  resolved(tx, deps, at, asked, {
    byId: async (id) => (await readLeads(tx, deps, at, [id])).get(id) ?? null,
    byEmail: (email) => readLeadByEmail(tx, deps, at, email),
  });

type Ways = Record<'byId' | 'byEmail', (name: string) => Promise<Tracked | null>>;

async function resolved(tx: Tx, deps: Deps, at: At, asked: string, ways: Ways): Promise<Outcome<Tracked>> {
  const sole = soleOf(asked);
  if (sole !== null && 'id' in sole) return orGone(await ways.byId(sole.id));
  const known = sole === null ? null : await ways.byEmail(sole.email);
  if (known !== null) return done(known);
  const found = await searched(tx, deps, at, asked);
  return found.ok ? orGone(await ways.byId(found.value)) : found;
}

/** What names one lead beyond doubt: its id, or its whole address. */
export function soleOf(asked: string): Sole | null {
  if (UUID.test(asked)) return { id: asked };
  return ADDRESS.test(asked.trim()) ? { email: sameAddress(asked) } : null;
}

/** The id of the one lead that words mean. */
export async function searched(tx: Tx, deps: Deps, at: At, asked: string): Promise<Outcome<string>> {
  const matches = await findLeads(tx, await liveRules(tx, deps, at), at, asked, 8);
  const best = bestOf(asked, matches);
  if (best.length === 1 && best[0] !== undefined) return done(best[0].id);
  if (best.length > 1) return refused({ kind: 'several_leads', asked, found: best.map(leadRef) });
  return refused({ kind: 'no_such_lead', asked, near: matches.slice(0, 5).map(leadRef) });
}

/** How well what was typed fits some lead: in so many words, only by its looks, or null where none fits. */
export async function fitOf(tx: Tx, deps: Deps, at: At, asked: string): Promise<'words' | 'looks' | null> {
  if (UUID.test(asked)) return 'words';
  const [best] = bestOf(asked, await findLeads(tx, await liveRules(tx, deps, at), at, asked, 8));
  if (best === undefined) return null;
  return best.how === 'like' ? 'looks' : 'words';
}

const orGone = (lead: Tracked | null): Outcome<Tracked> =>
  lead === null ? refused({ kind: 'gone', what: 'that lead' }) : done(lead);

function bestOf(asked: string, matches: Match[]): Match[] {
  const exact = matches.filter(({ how }) => how === 'exact');
  // Whoever types a whole address means that one and no other.
  if (exact.length > 0 || ADDRESS.test(asked.trim())) return exact;
  const part = matches.filter(({ how }) => how === 'part');
  const whole = part.filter((match) => holdsWord(match, asked));
  if (whole.length > 0) return whole;
  if (part.length > 0) return part;
  const alike = matches.filter(({ how }) => how === 'like');
  const sure = alike.filter(({ likeness }) => likeness >= SURE);
  return sure.length > 0 ? sure : alike.length === 1 ? alike : [];
}

/** Is what was asked a whole word of the lead's, rather than a piece of one: Ola, not Gold Coast Solar? */
function holdsWord({ name, company, email }: Match, asked: string): boolean {
  const words = ` ${[name, company, email].join(' ')} `.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const wanted = asked
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words.includes(` ${wanted} `)) return wanted !== '';
  const each = wanted.split(' ');
  return each.length > 1 && each.every((word) => words.includes(` ${word} `));
}
