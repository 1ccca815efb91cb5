import type { Button } from '@slack/types';
import { buyingRoleLabel, isBuyingRole } from '../domain/buying-role.js';
import type { FunnelStage, LeadRef } from '../domain/lead.js';
import { fieldInWords, PROFILE_FIELDS, type ProfileField } from '../domain/profile-fields.js';
import { WATCH_DAYS } from '../domain/watch.js';
import { actions, button, type Message, section } from './blocks.js';
import { lostBecause, nameAndCompany, person, typed } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, lowerFirst, plural } from './text.js';
import { unwatchButton, watchButton } from './watch-notice.js';

/** What a rep said of a lead by a command, and is now so. `already`: it was so before. */
export type LeadChange =
  | { kind: 'won'; lead: LeadRef; already?: boolean }
  | { kind: 'lost'; lead: LeadRef; reason: string; already?: boolean }
  | { kind: 'funnel'; lead: LeadRef; from: FunnelStage; to: FunnelStage }
  | { kind: 'role'; lead: LeadRef; role: string; already?: boolean }
  | { kind: 'edited'; lead: LeadRef; changed: { field: ProfileField; to: string | number | null }[] }
  | {
      kind: 'passed';
      lead: LeadRef;
      from: string | null;
      to: string;
      already: boolean;
      /** What went along. */
      tasks: number;
      track: boolean;
    }
  | { kind: 'paused' | 'resumed'; lead: LeadRef; track: string; already: boolean }
  /** Its owner is asked about it. */
  | { kind: 'asked'; lead: LeadRef; owner: string; already: boolean }
  | { kind: 'watched' | 'unwatched'; lead: LeadRef; already: boolean }
  | { kind: 'tagged'; lead: LeadRef; added: string[]; removed: string[] };

/** Whether anything was changed that can be undone. */
export function isNews(change: LeadChange): boolean {
  if (change.kind === 'funnel') return change.from !== change.to;
  if (change.kind === 'edited') return change.changed.length > 0;
  if (change.kind === 'tagged') return change.added.length + change.removed.length > 0;
  return change.kind !== 'asked' && !change.already;
}

/** One line that says what is now so, with a way to look. */
export function leadChange(change: LeadChange): Message {
  const text = words(change);
  return { text, blocks: [section([text]), actions(worthDoing(change))] };
}

/** What one may want next: a look, or the way back. */
function worthDoing({ kind, lead }: LeadChange): Button[] {
  const show = button('Show', ACTIONS.show, lead.id);
  switch (kind) {
    case 'edited':
      return [show, button('Edit', ACTIONS.editLead, lead.id)];
    case 'tagged':
      return [show, button('Tags', ACTIONS.tagLead, lead.id)];
    case 'paused':
      return [show, button('Resume', ACTIONS.trackResume, lead.id)];
    case 'asked':
    case 'unwatched':
      return [show, watchButton(lead)];
    case 'watched':
      return [show, unwatchButton(lead)];
    case 'resumed':
      return [show, button('Pause', ACTIONS.trackPause, lead.id)];
    case 'funnel':
    case 'role':
      return [show, button('Log', ACTIONS.log, lead.id)];
    default:
      return [show];
  }
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
    case 'edited':
      return edited(name, change);
    case 'passed':
      return passed(name, change);
    case 'asked':
      return change.already
        ? `${person(change.owner)} is asked about ${name} already. Tomorrow you may ask again.`
        : `🙋 ${person(change.owner)} is asked about ${name}, in a direct message.`;
    case 'watched':
      return `👀 You ${change.already ? 'watch it already' : 'watch it now'}: for ${WATCH_DAYS} days I tell you when ${name} is free again or changes hands.`;
    case 'unwatched':
      return change.already
        ? `You don't watch ${name}. Nothing to change.`
        : `You no longer watch ${name}: I tell you nothing more of who has it.`;
    case 'paused':
      return change.already
        ? `“${escaped(change.track, SPACE.detail)}” is paused already for ${name}. It goes on with ${typed('resume', change.lead)}`
        : `⏸️ “${escaped(change.track, SPACE.detail)}” is paused for ${name}: no steps until ${typed('resume', change.lead)}. An answer still ends it.`;
    case 'resumed':
      return change.already
        ? `“${escaped(change.track, SPACE.detail)}” is running for ${name}. To hold it: ${typed('pause', change.lead)}`
        : `▶️ “${escaped(change.track, SPACE.detail)}” goes on for ${name} where it stopped.`;
    case 'tagged':
      return tagged(name, change.added, change.removed);
  }
}

function edited(name: string, { changed, lead }: Extract<LeadChange, { kind: 'edited' }>): string {
  if (changed.length === 0) return `Nothing to change: that is how ${name} stands already.`;
  const now = changed.map(({ field, to }) => {
    const label = lowerFirst(PROFILE_FIELDS[field].label);
    return to === null ? `${label} blank` : `${label} “${escaped(fieldInWords(field, to), 80)}”`;
  });
  const shown = now.length > 4 ? [...now.slice(0, 3), `${now.length - 3} more`] : now;
  return `✏️ ${name}: ${shown.join(', ')}. Now ${plural(lead.total, 'point')}.`;
}

function passed(
  name: string,
  { from, to, already, tasks, track }: Extract<LeadChange, { kind: 'passed' }>,
): string {
  if (already) return `${name} is ${person(to)}'s already. Nothing to pass on.`;
  const along = [...(tasks > 0 ? [plural(tasks, 'open task')] : []), ...(track ? ['the running track'] : [])];
  const went = along.length === 0 ? '' : ` ${along.join(' and ')} went along.`;
  const whose = from === null ? '' : `, from ${person(from)}`;
  return `🤝 ${name} is ${person(to)}'s now${whose}; they know of it.${went}`;
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
