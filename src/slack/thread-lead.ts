import { readLead } from '../app/lead/read-lead.js';
import { threadLeads } from '../app/thread/thread-leads.js';
import type { Lead } from '../domain/lead.js';
import type { Desk } from './desk.js';

/** The lead whose card a message is, or stands below; null where there is none, or several. `ts`: the thread's first message. */
export async function threadLead(desk: Desk, place: { channelId: string; ts: string }): Promise<Lead | null> {
  const [leadId, another] = await threadLeads(desk.deps, desk, place);
  if (leadId === undefined || another !== undefined) return null;
  return readLead(desk.deps, { teamId: desk.teamId, now: desk.clock.now() }, leadId);
}
