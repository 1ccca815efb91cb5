import type { Lead } from '../../domain/lead.js';
import type { Deps } from '../deps.js';
import type { At } from '../rules/live-rules.js';
import { readLeads } from './leads.js';

/** One lead of the team by id, as it stands now; null where there is none. */
export const readLead = async (deps: Deps, at: At, leadId: string): Promise<Lead | null> =>
  (await readLeads(deps.db.prisma, deps, at, [leadId])).get(leadId) ?? null;
