import type { Button, KnownBlock } from '@slack/types';
import type { Happened } from '../domain/facts.js';
import { type Lead, leadName, total } from '../domain/lead.js';
import { actions, button, columns, context, type Message, section } from './blocks.js';
import { coldButtons, dealValue } from './cold-alert.js';
import { ago, between, clockAt, type Reader, yourTime } from './dates.js';
import {
  dotted,
  happened,
  nameAndCompany,
  ownerOf,
  person,
  profileOf,
  scoreParts,
  stageOf,
  typed,
  whoLine,
} from './lead-words.js';
import { ACTIONS } from './names.js';
import { escaped, number, plural } from './text.js';

/** All that one person asks about one lead. */
export type LeadViewFacts = {
  lead: Lead;
  /** Newest first. */
  timeline: Happened[];
  /** The handoff that waits for somebody, if one does. */
  waitingHandoffId: string | null;
  track: { name: string; step: number; steps: number } | null;
  /** The newest handoff, if it was sent back. */
  sentBack?: { by: string | null; at: Date; reason: string } | null;
};

const SHOWN = 8;

/** The answer to `/lead show`. */
export function leadView(facts: LeadViewFacts, reader: Reader): Message {
  const { lead } = facts;
  return {
    text: `${nameAndCompany(lead)}: ${number(total(lead))} points, ${stageOf(lead)}, owner ${ownerOf(lead)}`,
    blocks: [
      section([whoLine(lead), dotted(profileOf(lead, reader)), ...states(facts, reader)]),
      columns(numbers(lead, reader)),
      ...timeline(facts.timeline, reader),
      ...buttons(facts),
      context([dotted([`Every point: ${typed('why', lead)}`, ...theirTime(lead, reader), ...source(lead)])]),
    ],
  };
}

/** What is out of the ordinary about a lead, each in a line. */
export function states(
  { lead, track, waitingHandoffId, sentBack }: Omit<LeadViewFacts, 'timeline'>,
  reader: Reader,
): string[] {
  const { suppressedAt, letGoAt, snoozedUntil, snoozedBy, coldAt, quietSince } = lead;
  const asleep = snoozedUntil !== null && snoozedUntil > reader.now;
  const setter = snoozedBy === null ? '' : ` by ${person(snoozedBy)}`;
  return [
    ...(suppressedAt ? [`🚫 *Not to be written to*, since ${yourTime(suppressedAt, reader)}`] : []),
    ...(waitingHandoffId === null ? [] : ['🔥 *Ready for a rep*, and nobody has claimed it yet']),
    ...(letGoAt ? [`🍃 *Let go* ${ago(letGoAt, reader)}; any sign of life brings it back`] : []),
    ...(asleep ? [`💤 *Snoozed* until ${yourTime(snoozedUntil, reader)}${setter}`] : []),
    ...(coldAt ? [`❄️ *Cold*: quiet for ${between(quietSince, reader.now)}`] : []),
    ...(sentBack ? [`↩️ *Sent back* ${ago(sentBack.at, reader)}: ${escaped(sentBack.reason, 110)}`] : []),
    ...(track ? [`📋 *In a track*: ${escaped(track.name, 80)}, step ${track.step} of ${track.steps}`] : []),
  ];
}

function numbers(lead: Lead, reader: Reader): string[] {
  const last = lead.lastActivityAt === null ? 'none recorded' : ago(lead.lastActivityAt, reader);
  return [
    `*Score*\n${scoreParts(lead)}`,
    `*Stage*\n${stageOf(lead)}${toGo(lead)}`,
    `*Owner*\n${ownerOf(lead)}`,
    `*Last active*\n${last}`,
    ...(lead.value === null ? [] : [`*Value*\n${dealValue(lead)}`]),
    ...(lead.episode > 0 ? [`*Handed to sales*\n${plural(lead.episode, 'time')}`] : []),
  ];
}

function toGo(lead: Lead): string {
  const missing = lead.readyLine - total(lead);
  return missing > 0 ? ` · ${plural(missing, 'point')} from ready for sales` : '';
}

function timeline(events: Happened[], reader: Reader): KnownBlock[] {
  if (events.length === 0) return [section(['*Lately*', 'Nothing recorded yet'])];
  const lines = events.slice(0, SHOWN).map((event) => `• ${happened(event)} · ${ago(event.at, reader)}`);
  const more = events.length > SHOWN ? [`and ${number(events.length - SHOWN)} more before that`] : [];
  return [section(['*Lately*', ...lines, ...more])];
}

/** What can be done right here: a cold lead offers its own way back first. */
function buttons({ lead, waitingHandoffId }: LeadViewFacts): KnownBlock[] {
  const about = leadName(lead);
  const log = button('Log', ACTIONS.log, lead.id, { label: `Log what you did with ${about}` });
  const snooze = button('Snooze', ACTIONS.snooze, lead.id, { label: `Snooze ${about}` });
  const cold = lead.coldAt !== null && lead.suppressedAt === null && lead.letGoAt === null;
  return [
    actions([
      ...claim(lead, waitingHandoffId),
      ...(cold ? [...coldButtons(lead, waitingHandoffId === null), log] : [log, snooze]),
    ]),
  ];
}

function claim(lead: Lead, waitingHandoffId: string | null): Button[] {
  const label = `Claim ${leadName(lead)}`;
  if (waitingHandoffId !== null)
    return [button('Claim', ACTIONS.claim, waitingHandoffId, { primary: true, label })];
  return lead.ownerId === null ? [button('Claim', ACTIONS.claimLead, lead.id, { label })] : [];
}

function theirTime(lead: Lead, reader: Reader): string[] {
  const time = clockAt(lead.timeZone, reader.now);
  return time === null ? [] : [`It is ${time} where they are`];
}

const source = (lead: Lead): string[] =>
  lead.source === null ? [] : [`came from ${escaped(lead.source, 60)}`];
