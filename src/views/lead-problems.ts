import type { Problem } from '../domain/outcome.js';
import { type Reader, yourTime } from './dates.js';
import { nameAndCompany, person, typed as toType } from './lead-words.js';
import { SPACE } from './limits.js';
import { putOffWords } from './put-off.js';
import { escaped, number, plural } from './text.js';

type Of<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
type Kinds =
  | 'no_handoff'
  | 'nobody_owns'
  | 'nobody_else_has'
  | 'not_a_member'
  | 'no_track'
  | 'ready_not_quiet'
  | 'lacks_tags'
  | 'score_reached'
  | 'put_off_often'
  | 'has_it_already';

/** Refusals of what is done to one lead, in words. */
export const LEAD_PROBLEMS: { [K in Kinds]: (refusal: Of<K>, reader: Reader) => string[] } = {
  no_handoff: ({ lead }) => [
    `${nameAndCompany(lead)} has not been handed to sales, so there is nothing to send back.`,
    `To let it rest: ${toType('snooze', lead)} · the deal is off: ${toType('lost', lead)}`,
  ],
  nobody_else_has: ({ lead }) =>
    lead.ownerId === null
      ? [`${nameAndCompany(lead)} is free: nobody has it now.`, `Make it yours: ${toType('claim', lead)}`]
      : [`${nameAndCompany(lead)} is yours already.`, `Have a look: ${toType('show', lead)}`],
  nobody_owns: ({ lead }) => [
    `${nameAndCompany(lead)} has no owner to pass it on from.`,
    `Make it yours first: ${toType('claim', lead)}. Managers may give it to anybody.`,
  ],
  not_a_member: ({ typed }) => [
    `I don't know who ${/^<@[UW][A-Z0-9]+>$/.test(typed) ? typed : `“${escaped(typed, SPACE.name)}”`} is in this team.`,
    'Pick them from the list that opens behind an @: `/lead pass acme @rosa`',
  ],
  no_track: ({ lead }) => [
    `${nameAndCompany(lead)} is in no track.`,
    `To start one: ${toType('track', lead)}`,
  ],
  lacks_tags: ({ lead, track, tags }) => [
    `“${escaped(track, SPACE.detail)}” is for leads tagged ${tags
      .slice(0, 5)
      .map((tag) => `\`${escaped(tag, 50)}\``)
      .join(' or ')}, and ${nameAndCompany(lead)} is not. Start it anyway?`,
  ],
  ready_not_quiet: ({ lead, track, since }, reader) => [
    `${nameAndCompany(lead)} is ready, not quiet: handed to sales ${yourTime(since, reader)}. “${escaped(track, SPACE.detail)}” is for those who went quiet; a call would do more. Start it anyway?`,
  ],
  score_reached: ({ lead, points }) => [
    `${nameAndCompany(lead)} has ${plural(lead.total, 'point')}: more than the ${number(points)} it would wake by.`,
    `Name more than it has: \`/lead snooze ${escaped(lead.email, SPACE.email)} 30d or score ${lead.total + 20}\``,
  ],
  put_off_often: putOffWords,
  has_it_already: ({ title, by }) => [
    `“${escaped(title, SPACE.detail)}” is ${person(by)}'s already.`,
    'All of yours: `/lead tasks`',
  ],
};
