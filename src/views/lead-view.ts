import type { Button, KnownBlock } from '@slack/types';
import type { Happened, WhyFacts } from '../domain/facts.js';
import { type Lead, type Lifecycle, leadName, total } from '../domain/lead.js';
import type { Advice } from '../domain/rules-facts.js';
import type { Barred } from '../domain/scoring/barred.js';
import type { Ahead } from '../domain/scoring/forecast.js';
import type { SinceFacts } from '../domain/since.js';
import { adviceLines } from './advice.js';
import { actions, button, columns, context, type Message, section } from './blocks.js';
import { coldButtons, dealValue } from './cold-alert.js';
import { ago, between, clockAt, type Reader, yourTime } from './dates.js';
import { logButton, snoozeButton, wakeButton } from './lead-buttons.js';
import { leadDots } from './lead-menu.js';
import {
  buyingRoleOf,
  dotted,
  happened,
  lostBecause,
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
import { sinceYouLooked } from './since-view.js';
import {
  barredLine,
  FUNNEL_WORDS,
  LIFECYCLE_WORDS,
  lossLine,
  pointsToGo,
  segmentNames,
  verdictInShort,
} from './standing-words.js';
import { escaped, number, plural } from './text.js';

/** All that one person asks about one lead. */
export type LeadViewFacts = {
  lead: Lead;
  /** Newest first. */
  timeline: Happened[];
  /** The handoff that waits for somebody, if one does. */
  waitingHandoffId: string | null;
  track: { name: string; step: number; steps: number; pausedAt?: Date | null } | null;
  /** The newest handoff, if it was sent back. */
  sentBack?: { by: string | null; at: Date; reason: string } | null;
  lifecycle?: Lifecycle;
  verdict?: WhyFacts['verdict'];
  /** Labels of the segments it is in. */
  segments?: string[];
  /** What comes about by time alone, in order. */
  ahead?: Ahead[];
  advice?: Advice;
  /** What keeps it from being handed over for its points; null for nothing. */
  barred?: Barred | null;
  /** What changed since the reader last looked; null at a first look, or where nothing did. */
  since?: SinceFacts | null;
};

const SHOWN = 8;

/** The answer to `/lead show`. */
export function leadView(facts: LeadViewFacts, reader: Reader): Message {
  const { lead } = facts;
  return {
    text: `${nameAndCompany(lead)}: ${number(total(lead))} points, ${stageOf(lead)}, owner ${ownerOf(lead)}`,
    blocks: [
      section([whoLine(lead), dotted(profileOf(lead, reader)), ...states(facts, reader)]),
      ...sinceYouLooked(facts.since ?? null, reader),
      columns(numbers(facts, reader)),
      ...knowHow(facts, reader),
      ...timeline(facts.timeline, reader),
      ...buttons(facts, reader),
      context([dotted([`Every point: ${typed('why', lead)}`, ...theirTime(lead, reader), ...source(lead)])]),
    ],
  };
}

/** What is out of the ordinary about a lead, each in a line. */
export function states(
  { lead, track, waitingHandoffId, sentBack, barred }: Omit<LeadViewFacts, 'timeline'>,
  reader: Reader,
): string[] {
  const { suppressedAt, letGoAt, snoozedUntil, snoozedBy, coldAt, quietSince, wonAt, lostAt } = lead;
  const asleep = snoozedUntil !== null && snoozedUntil > reader.now;
  const setter = snoozedBy === null ? '' : ` by ${person(snoozedBy)}`;
  const reason = lead.lostReason ? `: ${lostBecause(lead.lostReason)}` : '';
  return [
    ...(wonAt ? [`🏆 *Became a customer* ${yourTime(wonAt, reader)}`] : []),
    ...(lostAt ? [`🚪 *Deal lost* ${yourTime(lostAt, reader)}${reason}`] : []),
    ...(suppressedAt ? [`🚫 *Not to be written to*, since ${yourTime(suppressedAt, reader)}`] : []),
    ...(waitingHandoffId === null && wonAt === null && !lead.out ? barredLine(barred) : []),
    ...(waitingHandoffId === null ? [] : ['🔥 *Ready for a rep*, and nobody has claimed it yet']),
    ...(letGoAt ? [`🍃 *Let go* ${ago(letGoAt, reader)}; any sign of life brings it back`] : []),
    ...(asleep ? [`💤 *Snoozed* until ${yourTime(snoozedUntil, reader)}${setter}`] : []),
    ...(coldAt ? [`❄️ *Cold*: quiet for ${between(quietSince, reader.now)}`] : []),
    ...(sentBack ? [`↩️ *Sent back* ${ago(sentBack.at, reader)}: ${escaped(sentBack.reason, 110)}`] : []),
    ...(track
      ? [
          `📋 *In a track*: ${escaped(track.name, 80)}, step ${track.step} of ${track.steps}${paused(track, reader)}`,
        ]
      : []),
  ];
}

const paused = ({ pausedAt }: { pausedAt?: Date | null }, reader: Reader): string =>
  pausedAt ? ` · ⏸️ *paused* since ${yourTime(pausedAt, reader)}: \`/lead resume\` lets it go on` : '';

function numbers({ lead, lifecycle, verdict, barred }: LeadViewFacts, reader: Reader): string[] {
  const last = lead.lastActivityAt === null ? 'none recorded' : ago(lead.lastActivityAt, reader);
  const life = lifecycle === undefined ? [] : [LIFECYCLE_WORDS[lifecycle]];
  return [
    `*Score*\n${scoreParts(lead)}`,
    `*Stage*\n${stageOf(lead)}${barred ? '' : toGo(lead)}`,
    `*Funnel*\n${dotted([FUNNEL_WORDS[lead.funnel], ...life])}`,
    ...(verdict === undefined ? [] : [`*Verdict*\n${verdictInShort(verdict)}`]),
    `*Owner*\n${ownerOf(lead)}`,
    `*Last active*\n${last}`,
    ...buyingRoleOf(lead).map((role) => `*Buying role*\n${role}`),
    ...(lead.value === null ? [] : [`*Value*\n${dealValue(lead)}`]),
    ...(lead.budget === null ? [] : [`*Budget*\n${number(lead.budget)}`]),
    ...(lead.episode > 0 ? [`*Handed to sales*\n${plural(lead.episode, 'time')}`] : []),
  ];
}

function toGo(lead: Lead): string {
  const missing = pointsToGo(lead);
  return missing === null ? '' : ` · ${plural(missing, 'point')} from ready for sales`;
}

/** Where it belongs, what time will do to it, and what to say: only what is known. */
function knowHow({ lead, segments, ahead, advice }: LeadViewFacts, reader: Reader): KnownBlock[] {
  const lines = [
    ...(segments?.length ? [`*Segments* ${segmentNames(segments)}`] : []),
    ...(lead.coldAt === null && lead.wonAt === null ? lossLine(ahead, reader) : []),
    ...adviceLines(advice),
  ];
  return lines.length === 0 ? [] : [section(lines)];
}

function timeline(events: Happened[], reader: Reader): KnownBlock[] {
  if (events.length === 0) return [section(['*Lately*', 'Nothing recorded yet'])];
  const lines = events.slice(0, SHOWN).map((event) => `• ${happened(event)} · ${ago(event.at, reader)}`);
  const more = events.length > SHOWN ? [`and ${number(events.length - SHOWN)} more before that`] : [];
  return [section(['*Lately*', ...lines, ...more])];
}

/** What can be done right here: a cold lead offers its own way back first. */
function buttons({ lead, waitingHandoffId }: LeadViewFacts, reader: Reader): KnownBlock[] {
  const log = logButton(lead);
  const dots = leadDots(lead.id, [ACTIONS.show]);
  const snooze = snoozeButton(lead);
  if (lead.snoozedUntil !== null && lead.snoozedUntil > reader.now)
    return [actions([...claim(lead, waitingHandoffId), wakeButton(lead), log, snooze, dots])];
  const cold = lead.coldAt !== null && lead.suppressedAt === null && lead.letGoAt === null;
  return [
    actions([
      ...claim(lead, waitingHandoffId),
      ...(cold ? [...coldButtons(lead, waitingHandoffId === null)] : [log, snooze]),
      ...(cold ? [log] : []),
      dots,
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
