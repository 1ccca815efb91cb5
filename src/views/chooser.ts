import type { KnownBlock } from '@slack/types';
import { type LeadRef, leadName } from '../domain/lead.js';
import { button, context, type Message, section } from './blocks.js';
import { fromJson, isRecord } from './json.js';
import { dotted, nameOf, ownerOf } from './lead-words.js';
import { LIMITS, SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped, number, plural } from './text.js';

/** The value of a chooser's button: which lead, and what was asked of it, word for word. */
export type Choice = { lead: string; command: string };

const SHOWN = 8;

/**
 * "Which one?": a row a lead, with a button that takes up `command` (the text after `/lead`) for that lead. A
 * command too long for a button is not cut: then the rows show the addresses to type instead.
 */
export function chooser(asked: string, found: LeadRef[], command: string): Message {
  const text = `${plural(found.length, 'lead')} match “${escaped(asked, SPACE.detail)}”. Which one?`;
  return { text, blocks: [section([`*${text}*`]), ...rows(found, command), ...rest(found)] };
}

/** Rows of leads to pick from, also where a misspelt name only came near them. */
export const rows = (found: LeadRef[], command: string): KnownBlock[] =>
  found.slice(0, SHOWN).map((lead) => row(lead, command));

/** Reads the value of a chooser's button; null for anything else. */
export function readChoice(value: string): Choice | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.lead !== 'string' || typeof read.command !== 'string') return null;
  return { lead: read.lead, command: read.command };
}

function row(lead: LeadRef, command: string): KnownBlock {
  const choice: Choice = { lead: lead.id, command };
  const value = JSON.stringify(choice);
  const company = lead.company === null ? [] : [escaped(lead.company, SPACE.company)];
  const lines = [
    dotted([`*${nameOf(lead)}*`, ...company, `${number(lead.total)} points`]),
    dotted([escaped(lead.email, SPACE.email), `owner ${ownerOf(lead)}`]),
  ];
  if (value.length > LIMITS.buttonValue) return section(lines);
  return section(lines, button('This one', ACTIONS.chooseLead, value, { label: `Choose ${leadName(lead)}` }));
}

function rest(found: LeadRef[]): KnownBlock[] {
  const more = found.length - SHOWN;
  if (more <= 0) return [];
  return [context([`and ${number(more)} more: add the company, or type the address`])];
}
