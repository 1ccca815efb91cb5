import type { Button, KnownBlock } from '@slack/types';
import type { ContextPackage, HandoffFacts, Happened } from '../domain/facts.js';
import { leadName, total } from '../domain/lead.js';
import { adviceLines } from './advice.js';
import { actions, button, columns, context, type Message, section } from './blocks.js';
import { between, day, moment, type Reader } from './dates.js';
import { by, on, ordinal, readyBecause, sinceThen, warnings, workedInWords } from './handoff-words.js';
import { logButton, snoozeButton, wakeButton } from './lead-buttons.js';
import { leadDots } from './lead-menu.js';
import {
  buyingRoleOf,
  dotted,
  happenedOn,
  nameAndCompany,
  nameOf,
  person,
  profileOf,
  reasonLine,
  roleOf,
  scoreParts,
  typed,
} from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { orOnce } from './snooze-words.js';
import { lossLine, segmentNames, verdictInShort } from './standing-words.js';
import { escaped, number, quote } from './text.js';

/** The living card of one handoff, from ready to claimed to returned or closed (S42, S44). */
export function handoffCard(facts: HandoffFacts, reader: Reader): Message {
  const open = facts.status === 'waiting' || facts.status === 'claimed';
  return { text: summary(facts), blocks: open ? openCard(facts, reader) : overCard(facts, reader) };
}

/** The four buttons of a handoff; a claimed one has no Claim. */
function handoffButtons(facts: HandoffFacts): Button[] {
  const { handoffId, lead, status } = facts;
  const about = leadName(lead);
  const rest = [
    logButton(lead),
    ...(facts.snooze === null ? [] : [wakeButton(lead)]),
    snoozeButton(lead),
    button('Not ready', ACTIONS.notReady, handoffId, { label: `${about} is not ready for sales` }),
  ];
  return status === 'waiting' ? [claimButton(facts, true), ...rest] : rest;
}

export const claimButton = (
  { handoffId, lead }: Pick<HandoffFacts, 'handoffId' | 'lead'>,
  primary: boolean,
): Button => button('Claim', ACTIONS.claim, handoffId, { primary, label: `Claim ${leadName(lead)}` });

/** Why the lead was sent back, in the rep's words. */
const returnReason = (facts: HandoffFacts): string | null =>
  facts.returnReason === null ? null : quote(facts.returnReason, SPACE.note);

function summary(facts: HandoffFacts): string {
  const low = facts.verdict?.fit === 'low' ? ', low fit' : '';
  const who = `${nameAndCompany(facts.lead)}, ${number(total(facts.lead))} points${low}`;
  const words: Record<HandoffFacts['status'], string> = {
    waiting: `Ready for a rep: ${who}`,
    claimed: `Claimed${by(facts.claimedBy)}: ${who}`,
    returned: `Returned to nurture${by(facts.returnedBy)}: ${who}`,
    closed: `Closed: ${who}`,
  };
  return words[facts.status];
}

function openCard(facts: HandoffFacts, reader: Reader): KnownBlock[] {
  return [
    section([
      dotted([`${sign(facts)} *${nameOf(facts.lead)}*`, ...roleOf(facts.lead)]),
      standing(facts, reader),
      ...readyBecause(facts),
      ...warnings(facts, reader),
      dotted([...buyingRoleOf(facts.lead), ...profileOf(facts.lead, reader)]),
    ]),
    section([
      dotted([
        `*Score* ${scoreParts(facts.lead)}`,
        ...(facts.verdict?.fit === 'high' ? [verdictInShort(facts.verdict)] : []),
      ]),
      ...reasons(facts, reader),
      ...question(facts, reader),
    ]),
    ...knowHow(facts),
    columns(contextPackage(facts.context, reader)),
    actions([...handoffButtons(facts), leadDots(facts.lead.id)]),
    context(foot(facts, reader)),
  ];
}

function overCard(facts: HandoffFacts, reader: Reader): KnownBlock[] {
  return [
    section([
      dotted([`${sign(facts)} *${nameOf(facts.lead)}*`, ...roleOf(facts.lead)]),
      standing(facts, reader),
      returnReason(facts),
      ...sinceThen(facts, reader),
    ]),
    context([`Score ${scoreParts(facts.lead)}`, ...foot(facts, reader)]),
  ];
}

/** Who buys like that, and what to say and send. */
function knowHow({ advice }: HandoffFacts): KnownBlock[] {
  const lines = adviceLines(advice);
  return lines.length === 0 ? [] : [section(lines)];
}

/** Where the handoff stands, in a line. */
function standing(facts: HandoffFacts, reader: Reader): string {
  const { createdAt, claimedBy, claimedAt, returnedBy, returnedAt } = facts;
  const waited = claimedAt === null ? '' : ` · ${between(createdAt, claimedAt)} after it came in`;
  const words: Record<HandoffFacts['status'], string> = {
    waiting: `*Ready for a rep*${on(createdAt, reader)}`,
    claimed: `*Claimed*${by(claimedBy)}${on(claimedAt, reader)}${waited}`,
    returned: `*Returned to nurture*${by(returnedBy)}${on(returnedAt, reader)}`,
    closed: `*Closed*${claimedBy === null ? '' : ` · it was with ${person(claimedBy)}`}`,
  };
  return words[facts.status];
}

const SIGNS: Record<HandoffFacts['status'], string> = {
  waiting: '🔥',
  claimed: '🙋',
  returned: '🌱',
  closed: '✅',
};
const sign = (facts: HandoffFacts): string => SIGNS[facts.status];

const reasons = (facts: HandoffFacts, reader: Reader): string[] =>
  facts.topReasons.slice(0, 3).map((line) => `• ${reasonLine(line, reader)}`);

function question({ asked }: HandoffFacts, reader: Reader): string[] {
  if (asked === null) return [];
  const what = `*Asked* ${day(asked.at, reader)}`;
  if (asked.detail === null) return [`${what}: ${escaped(asked.what, SPACE.detail)}`];
  return [`${what} (${escaped(asked.what, SPACE.detail)})`, quote(asked.detail, SPACE.question)];
}

const CONTEXT_LABELS: [keyof ContextPackage, string][] = [
  ['content', 'Content consumed'],
  ['pages', 'Pages visited'],
  ['emails', 'E-mail history'],
  ['forms', 'Form notes'],
  ['questions', 'Open questions'],
];
const SHOWN_PER_LABEL = 3;
// Here it matters what they did, and how often.
const REPEATED: (keyof ContextPackage)[] = ['emails'];

/** The five sections of S44, each of them always there. */
const contextPackage = (package_: ContextPackage, reader: Reader): string[] =>
  CONTEXT_LABELS.map(([key, label]) => {
    const list = REPEATED.includes(key) ? package_[key] : package_[key].map(short);
    return [`*${label}*`, ...recorded(list, reader)].join('\n');
  });

function recorded(list: Happened[], reader: Reader): string[] {
  if (list.length === 0) return ['none recorded'];
  const more = list.length - SHOWN_PER_LABEL;
  const shown = list.slice(0, SHOWN_PER_LABEL).map((event) => happenedOn(event, reader));
  return more > 0 ? [...shown, `and ${number(more)} more`] : shown;
}

// Under its label, "Downloaded content: Buyer's guide" says no more than "Buyer's guide".
const short = (event: Happened): Happened =>
  event.detail === null ? event : { ...event, what: event.detail, detail: null };

function foot(facts: HandoffFacts, reader: Reader): string[] {
  const { worked, snooze, episode, lead, model, segments, ahead, before, status } = facts;
  return [
    ...worked.slice(0, 3).map((deed) => `${workedInWords(deed)} · ${moment(deed.at, reader)}`),
    ...(snooze
      ? [`💤 Snoozed until ${moment(snooze.until, reader)}${orOnce(snooze.on)} by ${person(snooze.by)}`]
      : []),
    ...(segments?.length ? [`Segments: ${segmentNames(segments)}`] : []),
    ...(status === 'waiting' || status === 'claimed' ? lossLine(ahead, reader) : []),
    dotted([
      ...(episode > 1 && !before ? [`${ordinal(episode)} time ready`] : []),
      `Every point: ${typed('why', lead)}`,
      `rules ${escaped(model, 60)}`,
    ]),
  ];
}
