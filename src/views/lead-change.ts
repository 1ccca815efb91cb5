import { buyingRoleLabel, isBuyingRole } from '../domain/buying-role.js';
import type { FunnelStage, LeadRef } from '../domain/lead.js';
import { actions, button, type Message, section } from './blocks.js';
import { lostBecause, nameAndCompany } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped } from './text.js';

/** What a rep said of a lead by a command, and is now so. `already`: it was so before. */
export type LeadChange =
  | { kind: 'won'; lead: LeadRef; already?: boolean }
  | { kind: 'lost'; lead: LeadRef; reason: string; already?: boolean }
  | { kind: 'funnel'; lead: LeadRef; from: FunnelStage; to: FunnelStage }
  | { kind: 'role'; lead: LeadRef; role: string; already?: boolean }
  | { kind: 'tagged'; lead: LeadRef; added: string[]; removed: string[] };

/** Whether anything was changed. */
export function isNews(change: LeadChange): boolean {
  if (change.kind === 'funnel') return change.from !== change.to;
  if (change.kind === 'tagged') return change.added.length + change.removed.length > 0;
  return !change.already;
}

/** One line that says what is now so, with a way to look. */
export function leadChange(change: LeadChange): Message {
  const text = words(change);
  return { text, blocks: [section([text]), actions([button('Show', ACTIONS.show, change.lead.id)])] };
}

function words(change: LeadChange): string {
  const name = nameAndCompany(change.lead);
  switch (change.kind) {
    case 'won':
      if (change.already) return `${name} is a customer already.`;
      return `🏆 ${name} is a customer. Well done! What was sent before the sale ends here.`;
    case 'lost':
      if (change.already) return `The deal with ${name} is lost already (${lostBecause(change.reason)}).`;
      return `🚪 The deal with ${name} is lost (${lostBecause(change.reason)}). The reason is kept for the day to come back.`;
    case 'funnel':
      return change.from === change.to
        ? `${name} is in ${change.to} already.`
        : `🧭 ${name} moves from ${change.from} to ${change.to}.`;
    case 'role':
      return `👤 ${name} is noted as ${escaped(roleOf(change.role), SPACE.title).toLowerCase()}${change.already ? ' already' : ''}.`;
    case 'tagged':
      return tagged(name, change.added, change.removed);
  }
}

const roleOf = (role: string): string => (isBuyingRole(role) ? buyingRoleLabel(role) : role);

function tagged(name: string, added: string[], removed: string[]): string {
  const list = (tags: string[]) => tags.map((tag) => `\`${escaped(tag, 50)}\``).join(', ');
  const parts = [
    ...(added.length > 0 ? [`tagged ${list(added)}`] : []),
    ...(removed.length > 0 ? [`no longer ${list(removed)}`] : []),
  ];
  return parts.length === 0
    ? `Nothing to change: that is how the tags of ${name} are already.`
    : `🏷️ ${name}: ${parts.join(', ')}.`;
}
