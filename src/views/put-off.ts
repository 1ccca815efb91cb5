import type { KnownBlock } from '@slack/types';
import type { Problem } from '../domain/outcome.js';
import { readWakeOn, type WakeOn } from '../domain/snooze.js';
import { actions, button, section } from './blocks.js';
import { day, type Reader } from './dates.js';
import { fromJson, isRecord } from './json.js';
import { nameAndCompany, person } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { escaped } from './text.js';

type PutOff = Extract<Problem, { kind: 'put_off_often' }>;

/** The value of "Snooze anyway": the snooze that was asked for. */
export type SnoozeAnyway = { lead: string; until: Date; on: WakeOn };

const TIMES = ['', 'first', 'second', 'third', 'fourth', 'fifth'];
const nth = (run: number): string => TIMES[run] ?? `${run}th`;

/** "The third time in a row": that it is time to decide. */
export const putOffWords = ({ lead, run }: PutOff): string[] => [
  `This would be the ${nth(run)} “not yet” in a row for ${nameAndCompany(lead)}, with no touch in between. What is to become of it?`,
];

/** What was said the times before, and the ways out, the best first. */
export function putOffChoices({ lead, until, on, before }: PutOff, reader: Reader): KnownBlock[] {
  const said = before.slice(0, 3).map(({ by, at, reason }) => {
    const why = reason === null ? '' : `: ${escaped(reason, SPACE.reason)}`;
    return `• ${day(at, reader)} by ${person(by)}${why}`;
  });
  const value = JSON.stringify({ lead: lead.id, until: until.toISOString(), on });
  return [
    ...(said.length === 0 ? [] : [section(said)]),
    actions([
      button('Work it now', ACTIONS.workNow, lead.id, { primary: true }),
      button('Nurture', ACTIONS.reengage, lead.id),
      button('Hand over', ACTIONS.passLead, lead.id),
      button('Let go', ACTIONS.letGo, lead.id),
      button('Snooze anyway', ACTIONS.snoozeAnyway, value),
    ]),
  ];
}

/** Reads the value of "Snooze anyway"; null for anything else. */
export function readSnoozeAnyway(value: string): SnoozeAnyway | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.lead !== 'string' || typeof read.until !== 'string') return null;
  const until = new Date(read.until);
  return Number.isNaN(until.getTime()) ? null : { lead: read.lead, until, on: readWakeOn(read.on) };
}
