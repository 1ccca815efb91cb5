import type { Button, KnownBlock, Overflow } from '@slack/types';
import type { ColdFacts } from '../domain/facts.js';
import { type Lead, leadName, total } from '../domain/lead.js';
import { actions, button, context, type Message, overflow, section } from './blocks.js';
import { day, moment, type Reader } from './dates.js';
import { moreValue } from './home/press.js';
import { snoozeButton, wakeButton } from './lead-buttons.js';
import { leadDots } from './lead-menu.js';
import {
  dotted,
  happenedOn,
  nameAndCompany,
  nameOf,
  ownerOf,
  person,
  roleOf,
  scoreParts,
  typed,
  whoLine,
} from './lead-words.js';
import { TIGHT } from './limits.js';
import { ACTIONS, type ActionName } from './names.js';
import { number, plural } from './text.js';

/** A lead has gone quiet: for how long, what is at stake, and what to do about it. */
export function coldAlert(facts: ColdFacts, reader: Reader): Message {
  const text = `Going cold: ${nameAndCompany(facts.lead)}, quiet for ${plural(facts.quietDays, 'day')}`;
  return { text, blocks: [body(facts, reader), ...ending(facts, reader)] };
}

/** Above this many, a row has its buttons behind three dots. */
const WITH_ALL_BUTTONS = 16;
export const COLD_IN_A_MESSAGE = 40;

/** Several of them in one message, the highest value first; `roomy` gives each all its buttons. */
export function coldDigest(all: ColdFacts[], reader: Reader, roomy: boolean): Message {
  const shown = all.toSorted((a, b) => (b.lead.value ?? 0) - (a.lead.value ?? 0)).slice(0, COLD_IN_A_MESSAGE);
  const text = `${plural(all.length, 'lead has', 'leads have')} gone quiet`;
  const rows = shown.flatMap((facts) => row(facts, reader, roomy && shown.length <= WITH_ALL_BUTTONS));
  const more =
    all.length > shown.length ? `and ${number(all.length - shown.length)} more: \`/lead cold\`` : null;
  return {
    text,
    blocks: [section([`❄️ *${text}*`]), ...rows, context([more ?? 'All of them: `/lead cold`'])],
  };
}

export function coldButtons(lead: Pick<Lead, 'id' | 'name' | 'email'>, primary: boolean): Button[] {
  const about = leadName(lead);
  return [
    button('Start re-engagement', ACTIONS.reengage, lead.id, {
      primary,
      label: `Start re-engagement of ${about}`,
    }),
    snoozeButton(lead),
    button('Let go', ACTIONS.letGo, lead.id, { label: `Let ${about} go` }),
  ];
}

/** "48,000", or that nobody has said. */
export const dealValue = ({ value }: { value: number | null }): string =>
  value === null ? 'not known' : number(value);

function body(facts: ColdFacts, reader: Reader): KnownBlock {
  const { lead, lastTouch, quietDays } = facts;
  return section([
    dotted([`❄️ *${nameOf(lead)}* has gone quiet`, ...roleOf(lead)]),
    `*Quiet for* ${plural(quietDays, 'day')}, since ${day(lead.quietSince, reader)}`,
    `*Last touch* ${lastTouch === null ? 'none recorded' : happenedOn(lastTouch, reader)}`,
    `*Value at stake* ${dealValue(lead)}`,
    `*Score* ${scoreParts(lead)}${facts.total === total(lead) ? '' : `, after ${number(facts.total)} before the silence`}`,
  ]);
}

function ending(facts: ColdFacts, reader: Reader): KnownBlock[] {
  const settled = decision(facts, reader);
  const isAsleep = facts.decision?.what === 'snoozed';
  if (settled !== null) return [section([settled]), ...(isAsleep ? [actions([wakeButton(facts.lead)])] : [])];
  const owner = dotted([`Owner: ${ownerOf(facts.lead)}`, `More: ${typed('show', facts.lead)}`]);
  return [
    actions([...coldButtons(facts.lead, true), leadDots(facts.lead.id, [ACTIONS.reengage])]),
    context([owner]),
  ];
}

/** What was decided, by whom and when; null while the lead waits for somebody to decide. */
function decision(facts: ColdFacts, reader: Reader): string | null {
  if (facts.decision === null) return null;
  const brief = decided(facts.decision, reader);
  const name = nameOf(facts.lead);
  const more = facts.decision.what === 'let go' ? `\nAny sign of life from ${name} brings it back.` : '';
  return `${brief} · ${moment(facts.decision.at, reader)}${more}`;
}

function decided({ what, by, until }: NonNullable<ColdFacts['decision']>, reader: Reader): string {
  const who = by === null ? '' : ` by ${person(by)}`;
  return {
    're-engaging': `▶️ *Re-engagement started*${who}`,
    snoozed: `💤 *Snoozed*${until === null ? '' : ` until ${moment(until, reader)}`}${who}`,
    'let go': `🍃 *Let go*${who}`,
    're-warmed': '☀️ *Warm again*',
    won: `🏆 *Became a customer*${who}`,
    lost: `🚪 *Deal lost*${who}`,
  }[what];
}

function row(facts: ColdFacts, reader: Reader, roomy: boolean): KnownBlock[] {
  const { lead, quietDays } = facts;
  const who = whoLine(lead, TIGHT);
  if (facts.decision !== null) {
    const wake = facts.decision.what === 'snoozed' ? wakeButton(lead) : undefined;
    return [section([who, decided(facts.decision, reader)], wake)];
  }
  const line = dotted([
    `quiet for ${plural(quietDays, 'day')}`,
    `value ${dealValue(lead)}`,
    `owner ${ownerOf(lead)}`,
  ]);
  if (roomy) return [section([who, line]), actions(coldButtons(lead, false))];
  return [section([who, line], decisions(lead.id))];
}

/** What a cold lead needs, where there is no room for buttons. The words are short: Slack counts all forty rows of them. */
const decisions = (leadId: string): Overflow =>
  overflow(
    ACTIONS.homeMore,
    CHOICES.map(([words, action]) => [words, moreValue({ action, value: leadId })]),
  );

const CHOICES: [words: string, action: ActionName][] = [
  ['Show', ACTIONS.show],
  ['Re-engage', ACTIONS.reengage],
  ['Snooze', ACTIONS.snooze],
  ['Let go', ACTIONS.letGo],
  ['More …', ACTIONS.leadMenu],
];
