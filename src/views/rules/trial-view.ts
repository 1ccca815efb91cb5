import type { KnownBlock } from '@slack/types';
import type { LeadRef } from '../../domain/lead.js';
import type { Alert, TrialFacts } from '../../domain/rules-facts.js';
import { actions, button, context, type Message, section } from '../blocks.js';
import { day, type Reader } from '../dates.js';
import { dotted, nameAndCompany } from '../lead-words.js';
import { SPACE, TIGHT } from '../limits.js';
import { ACTIONS } from '../names.js';
import { missingWarning } from '../standing-words.js';
import { escaped, lowerFirst, number, plural } from '../text.js';
import { diffLines, gaveWay, reasonWords, seeRules, versionName } from './version-words.js';

/** How many of a list's alerts, and of the customers that matter most, have their names here. */
const ALERTS = 8;
const CUSTOMERS = 12;

/**
 * The answer to `/lead rules try`: what a change would have done to the alerts of the past, with names. `replaced`: the
 * changes of the same person that gave way to it.
 */
export function trialView(facts: TrialFacts, reader: Reader, replaced: number[] = []): Message {
  const { version, before, after } = facts;
  const name = versionName(version);
  const short = `${plural(after, 'alert')}${after === before ? ', as many as now' : ` instead of ${number(before)}`}`;
  return {
    text: `${name} tried on history: ${short}, ${plural(facts.missedCustomers.length, 'later customer')} missed`,
    blocks: [
      section([
        `🧪 *${name} tried on history: ${short}*`,
        `${day(facts.from, reader)} to ${day(facts.to, reader)} · ${plural(facts.leads, 'lead')}, ${plural(facts.events, 'event')} · beside ${escaped(facts.against, SPACE.name)}`,
        reasonWords(version),
        ...diffLines(version.diff),
      ]),
      ...unset(facts),
      customers(facts, reader),
      ...alerts('No longer alerted', '➖', facts.lost, reader),
      ...alerts('New alerts', '➕', facts.gained, reader),
      ...standsNow(facts),
      ...ending(facts, replaced),
    ],
  };
}

/** A preset whose author left its line open alerts nobody: said with the way to set it. */
function unset({ missing, version: { status } }: TrialFacts): KnownBlock[] {
  const lines = missingWarning(missing);
  if (lines.length === 0) return [];
  const way = 'Choose it once more with a score of yours: `/lead rules preset`';
  return [section([...lines, ...(status === 'draft' ? [way] : [])])];
}

type Customer = TrialFacts['missedCustomers'][number];

/** The part that decides: who bought, and would have been missed. */
function customers({ missedCustomers: missed, caughtCustomers: caught }: TrialFacts, reader: Reader) {
  const named = (all: Customer[]): string[] =>
    listed(all, CUSTOMERS, ({ lead, wonAt }) => `${who(lead)} · won ${day(wonAt, reader)}`);
  const bad =
    missed.length === 0
      ? ['✅ *No later customer would have been missed*']
      : [
          `⚠️ *${plural(missed.length, 'later customer')} would have been missed*: not handed over before they bought`,
          ...named(missed),
        ];
  const good =
    caught.length === 0
      ? []
      : [
          `🎯 *${plural(caught.length, 'later customer')} handed over in time* that ${caught.length === 1 ? 'was' : 'were'} not`,
          ...named(caught),
        ];
  return section([...bad, ...good]);
}

function alerts(title: string, sign: string, all: Alert[], reader: Reader): KnownBlock[] {
  if (all.length === 0) return [];
  const lines = listed(all, ALERTS, ({ lead, at, rule }) =>
    dotted([who(lead), day(at, reader), ...(rule === '' ? [] : [escaped(lowerFirst(rule), TIGHT.reason)])]),
  );
  return [section([`${sign} *${title}: ${number(all.length)}*`, ...lines])];
}

const who = (lead: LeadRef): string => nameAndCompany(lead, TIGHT);

function listed<T>(all: T[], most: number, words: (one: T) => string): string[] {
  const shown = all.slice(0, most).map((one) => `• ${words(one)}`);
  return all.length > most ? [...shown, `and ${number(all.length - most)} more`] : shown;
}

function standsNow({ readyNow }: TrialFacts): KnownBlock[] {
  if (readyNow === 0) return [];
  return [section([readyNowWords(readyNow, 'would stand')])];
}

/** Leads above the line by the change alone are not all handed over at once: said so that nobody waits for it. */
export const readyNowWords = (count: number, one: string, many = one): string =>
  `🔥 ${plural(count, 'lead')} ${count === 1 ? one : many} above the line now; ${count === 1 ? 'it' : 'each'} is handed over with its next sign of life.`;

function ending({ version: { version, status } }: TrialFacts, replaced: number[]): KnownBlock[] {
  const value = String(version);
  if (status === 'draft')
    return [
      actions([
        button('Switch on', ACTIONS.ruleSwitch, value, {
          primary: true,
          label: `Switch version ${value} on`,
        }),
        button('Discard', ACTIONS.ruleDiscard, value, { label: `Discard version ${value}` }),
        seeRules(),
      ]),
      context([
        'Nothing has changed yet. Switched on, every lead is scored anew, and you can go back.',
        ...gaveWay(replaced),
      ]),
    ];
  return [context([OVER[status]])];
}

const OVER = {
  rescoring: 'It is being switched on now.',
  live: 'It is in force now.',
  past: 'It was in force, and is no more.',
  discarded: 'It was discarded.',
};
