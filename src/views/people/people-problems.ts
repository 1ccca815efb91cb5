import type { Problem } from '../../domain/outcome.js';
import { type Reader, yourTime } from '../dates.js';
import { person } from '../lead-words.js';
import { SPACE } from '../limits.js';
import { escaped } from '../text.js';
import { ROLE_WORDS } from './role-words.js';

type Kind =
  | 'role_lacks'
  | 'admins_only'
  | 'last_manager'
  | 'gap_inverted'
  | 'no_such_person'
  | 'cover_self'
  | 'cover_away'
  | 'cover_cannot'
  | 'needs_cover'
  | 'owner_cannot'
  | 'no_quiet_hours'
  | 'not_away';
type Words = { [K in Kind]: (refusal: Extract<Problem, { kind: K }>, reader: Reader) => string[] };

/** Refusals about people, their roles and absences. */
export const PEOPLE_PROBLEMS: Words = {
  role_lacks: ({ role, what }) => [
    `You are here as ${ROLE_WORDS[role]}, and that is for others to do: ${escaped(what, SPACE.detail)} a lead.`,
    'Tag it, note what you know, or tell a rep: `/lead people` shows who is who, and whom to ask for another role.',
  ],
  admins_only: () => [
    'Only an admin makes or unmakes admins.',
    '`/lead people` shows who is one. All other roles are yours to give.',
  ],
  last_manager: ({ person: who }) => [
    `${person(who)} is the last one here who can give roles: nobody could give it back.`,
    'Make somebody else a manager first: `/lead people @sam manager`',
  ],
  gap_inverted: ({ min, max }) => [
    `The least number of days between two touches (${min}) must be smaller than the most (${max}).`,
    'Like this: `/lead settings team gap 1 14`',
  ],
  no_such_person: ({ asked }) => [
    `I know nobody here called “${escaped(asked, SPACE.name)}”.`,
    'Type @ and pick them from the list: `@sam`. It must be a member of this workspace with a seat in Kindling.',
  ],
  cover_self: () => [
    'You can’t cover for yourself while you are away.',
    'Name somebody else, or nobody: `/lead away until Mon`. Then your tasks wait for you.',
  ],
  cover_away: ({ cover, until, standIn }, reader) => [
    `${person(cover)} is away, too, until ${yourTime(until, reader)}.`,
    standIn === null
      ? 'Who else? `/lead people` shows who is here.'
      : `${person(standIn)} covers for them: would that do for you, too? \`/lead people\` shows who is here.`,
  ],
  cover_cannot: ({ cover }) => [
    `${person(cover)} can’t cover for you: they have no seat here, or one that doesn’t work on leads.`,
    '`/lead people` shows who is what, and who is here.',
  ],
  needs_cover: ({ others }) => [
    `You cover for ${others.map(person).join(', ')}: they would be left without anybody.`,
    'Name who takes that over, too: `/lead away until Mon cover @sam`',
  ],
  owner_cannot: ({ person: who }) => [
    `${person(who)} can’t have leads: they have no seat here, or one that doesn’t work on leads.`,
    '`/lead people` shows who is what; a role is one click there.',
  ],
  no_quiet_hours: () => [
    'You have no quiet hours that the weekends could belong to.',
    'Both at once: `/lead settings quiet 19-8 weekends`',
  ],
  not_away: () => [
    'You are not away, so there is nothing to come back from.',
    'To leave: `/lead away until Mon cover @sam`, or `/lead away` for the form.',
  ],
};
