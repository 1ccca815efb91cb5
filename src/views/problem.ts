import type { KnownBlock } from '@slack/types';
import type { LeadRef } from '../domain/lead.js';
import type { Problem } from '../domain/outcome.js';
import { actions, button, type Message, section } from './blocks.js';
import { chooser, rows } from './chooser.js';
import { earlier, type Reader, yourTime } from './dates.js';
import { deedWords } from './deed-words.js';
import { editedMeanwhile, personaMoved } from './edited-meanwhile.js';
import { LEAD_PROBLEMS } from './lead-problems.js';
import { nameAndCompany, person, typed as toType } from './lead-words.js';
import { SPACE } from './limits.js';
import { ACTIONS } from './names.js';
import { PEOPLE_PROBLEMS } from './people/people-problems.js';
import { putOffChoices } from './put-off.js';
import { badChange } from './rules/bad-rules.js';
import { RULES_PROBLEMS, takeUp } from './rules/rules-problems.js';
import { escaped, listed, number } from './text.js';
import { trackAnywayButton } from './track-anyway.js';
import { tooLateButtons } from './watch-notice.js';

/** Three ways to say when that always work. */
export const DATE_EXAMPLES = ['3d', 'tomorrow 2pm', 'next tuesday 9am'] as const;

/**
 * A refusal in words, with a way forward. `command` is what was typed after `/lead`, so that a choice among
 * several leads takes it up where it was left.
 */
export function problem(refusal: Problem, reader: Reader, command = ''): Message {
  if (refusal.kind === 'several_leads') return chooser(refusal.asked, refusal.found, command);
  if (refusal.kind === 'edited_meanwhile') return editedMeanwhile(refusal, reader);
  if (refusal.kind === 'persona_moved') return personaMoved(refusal, reader);
  if (refusal.kind === 'bad_rules') return badChange(refusal.faults, null);
  // TypeScript can't see that the words found under a refusal's kind take that very kind.
  const lines = WORDS[refusal.kind](refusal as never, reader);
  return { text: lines.join(' '), blocks: [section(lines), ...choices(refusal, reader, command)] };
}

type Of<K extends Problem['kind']> = Extract<Problem, { kind: K }>;
type Words = {
  [K in Exclude<Problem['kind'], 'several_leads' | 'bad_rules' | 'edited_meanwhile' | 'persona_moved'>]: (
    refusal: Of<K>,
    reader: Reader,
  ) => string[];
};

const WORDS: Words = {
  ...LEAD_PROBLEMS,
  ...RULES_PROBLEMS,
  no_such_lead: ({ asked, near }) => [
    `I found no lead for “${escaped(asked, SPACE.detail)}”.`,
    near.length > 0
      ? 'Is it one of these?'
      : 'Part of a name, a company or an address is enough. A new one? `/lead add jane@acme.com`',
  ],
  which_lead: ({ command }) => [
    `Which ${word(command) === 'account' ? 'company' : 'lead'}? Say it after the command: \`/lead ${word(command)} acme\` or \`/lead ${word(command)} jane@acme.com\`.`,
    '`/lead mine` lists yours.',
  ],
  claimed_by_other: ({ lead, by, at }, reader) => [
    `${person(by)} was quicker: ${nameAndCompany(lead)} was claimed ${earlier(at, reader)}.`,
    `Ask tells them that you would help or have it; Watch tells you when it is free. \`/lead hot\` shows who still waits.`,
  ],
  owned_by_other: ({ lead, owner, verb }) => [
    `${nameAndCompany(lead)} belongs to ${person(owner)}, so I left it alone and did not ${escaped(verb, 40)} it.`,
    `Ask ${person(owner)}, or have a look: ${toType('show', lead)}`,
  ],
  ...PEOPLE_PROBLEMS,
  handoff_over: ({ lead, status, by, at }, reader) => [
    `This handoff of ${nameAndCompany(lead)} is over: ${escaped(status, 40)}${signed(by, at, reader)}.`,
    `How the lead stands now: ${toType('show', lead)}`,
  ],
  lead_suppressed: ({ lead, at }, reader) => [
    `${nameAndCompany(lead)} asked not to be written to (${yourTime(at, reader)}), so nothing will be sent.`,
    `You can still look and write down what happened: ${toType('show', lead)}`,
  ],
  already_in_track: ({ lead, track, since }, reader) => [
    `${nameAndCompany(lead)} is in “${escaped(track, SPACE.detail)}” already, since ${yourTime(since, reader)}.`,
    `Its next step comes by itself, unless it is paused: then ${toType('resume', lead)}`,
  ],
  no_such_track: ({ asked, tracks }) => [
    `There is no track called “${escaped(asked, SPACE.detail)}”.`,
    tracks.length === 0 ? 'No tracks are set up yet.' : `There is: ${listed(tracks)}`,
  ],
  is_customer: ({ lead, since }, reader) => [
    `${nameAndCompany(lead)} is a customer since ${yourTime(since, reader)}: what is sent before a sale ends with it.`,
    `Where they stand: ${toType('show', lead)}`,
  ],
  too_early: ({ lead, track, funnel, needs }) => [
    `“${escaped(track, SPACE.detail)}” is for leads in ${needs}, and ${nameAndCompany(lead)} is in ${funnel}: that may be too early. Start it anyway?`,
  ],
  no_account: ({ lead }) => [
    `${nameAndCompany(lead)} belongs to no company I know of: the address is a private one, and no company was named. Name it: \`/lead add ${escaped(lead.email, SPACE.email)} Jane Doe, Acme\``,
  ],
  no_such_segment: ({ asked, segments }) => [
    `There is no segment “${escaped(asked, SPACE.detail)}”. ${segments.length === 0 ? 'None are set up yet.' : `There is: ${listed(segments)}`}`,
  ],
  task_over: ({ title, status, by, at }, reader) => [
    status === 'paused'
      ? `“${escaped(title, SPACE.detail)}” is put aside while its track is paused.`
      : `“${escaped(title, SPACE.detail)}” is ${escaped(status, 40)} already${signed(by, at, reader)}.`,
    status === 'paused'
      ? 'It comes back with the track: `/lead resume` and the lead.'
      : 'What else is yours: `/lead mine`',
  ],
  bad_email: ({ typed }) => [
    `“${escaped(typed, SPACE.detail)}” doesn't look like an e-mail address.`,
    'Like this: `/lead add jane@acme.com Jane Doe, Acme`',
  ],
  lead_exists: ({ lead }) => [
    `${nameAndCompany(lead)} is here already. Have a look: ${toType('show', lead)}`,
  ],
  too_long: ({ field, limit, length }) => [
    `The ${escaped(field, 60)} is too long: ${number(length)} letters, and ${number(limit)} fit.`,
    'Shorten it and send it again; nothing was saved.',
  ],
  too_many: ({ what, limit, count }) => [
    `That is too much: ${number(count)} ${escaped(what, 60)}, and ${number(limit)} fit.`,
    'Shorten it and send it again; nothing was saved.',
  ],
  needs_reason: () => [
    'Please say why: the reason goes back to marketing, and makes the next leads better.',
    'One line is enough, such as “no budget this year”.',
  ],
  no_such_activity: ({ asked, near }) => [
    `I don't know the activity “${escaped(asked, SPACE.detail)}”.`,
    near.length > 0
      ? `Did you mean ${listed(near)}?`
      : 'Some I know: `demo_requested`, `email_replied`, `webinar_attended`. Or `/lead log jane@acme.com` for the form.',
  ],
  date_unclear: ({ typed, understood }) => [
    understood === null
      ? `I couldn't read “${escaped(typed, SPACE.detail)}” as a time.`
      : `I couldn't read all of “${escaped(typed, SPACE.detail)}”: I understood ${escaped(understood, SPACE.detail)}.`,
    ...withTheMonth(understood),
    WORKS,
  ],
  date_past: ({ typed, at }, reader) => [
    `“${escaped(typed, SPACE.detail)}” is ${yourTime(at, reader)}, and that is past.`,
    WORKS,
  ],
  date_too_far: ({ typed, at }, reader) => [
    `“${escaped(typed, SPACE.detail)}” is ${yourTime(at, reader)}: too far off to keep in mind.`,
    WORKS,
  ],
  export_busy: () => [
    'Your last export is still being written: one at a time.',
    'It comes as a file in our direct messages. If nothing comes within two minutes, ask again: `/lead export`',
  ],
  export_all: () => [
    'All leads of the team are for managers to export.',
    'Your own: `/lead export mine`. Also `/lead export hot`, `cold` and `segment` with its name.',
  ],
  date_ahead: ({ at }, reader) => [
    `${yourTime(at, reader)} is still ahead, and nobody's score is known that far.`,
    'What comes by time alone is under `/lead why` without a date.',
  ],
  not_known_yet: ({ lead, at, since }, reader) => [
    `${nameAndCompany(lead)} was not known ${yourTime(at, reader)}: it came in ${yourTime(since, reader)}.`,
    `How it stands now: ${toType('why', lead)}`,
  ],
  not_yours: ({ what }) => [
    `Only the person it belongs to can do that: ${escaped(what, SPACE.reason)}.`,
    'Yours are under `/lead mine`.',
  ],
  nothing_to_undo: () => [
    'You did nothing in the last ten minutes that could be undone.',
    'Later than that, put it right with a command: `/lead help` lists them.',
  ],
  undone_already: ({ by, at }, reader) => [
    `${person(by)} undid that already, ${yourTime(at, reader)}.`,
    'What else is yours: `/lead mine`',
  ],
  undo_late: ({ at }, reader) => [
    `That was ${yourTime(at, reader)}, and things can be undone for ten minutes.`,
    'Put it right with a command: `/lead help` lists them.',
  ],
  built_on: ({ lead, by, what, at }, reader) => [
    `I left it as it is, for somebody has gone on from there${lead === null ? '' : ` with ${nameAndCompany(lead)}`}: ${by === null ? 'things have changed' : person(by)}${what === null ? '' : ` ${deedWords(what)}`}${at === null ? '' : `, ${yourTime(at, reader)}`}.`,
    ...(lead === null ? [] : [`How it stands: ${toType('show', lead)}`]),
  ],
  gone: ({ what }) => [
    `This is no longer there: ${escaped(what, SPACE.reason)}.`,
    'Look it up afresh with `/lead find` and a name.',
  ],
};

const WORKS = `These work: ${DATE_EXAMPLES.map((example) => `\`${example}\``).join(', ')}`;

/** Of two days that figures alone can mean, how to write each: `5 dec`. */
function withTheMonth(understood: string | null): string[] {
  const days = understood?.split(' or ') ?? [];
  if (days.length < 2 || days.some((day) => !/^\d{1,2} [A-Z][a-z]+$/.test(day))) return [];
  const short = days.map((day) => `\`${day.toLowerCase().replace(/ ([a-z]{3}).*/, ' $1')}\``);
  return [`Write the month in letters: ${short.join(' or ')}.`];
}

function choices(refusal: Problem, reader: Reader, command: string): KnownBlock[] {
  if (refusal.kind === 'no_such_lead') return rows(refusal.near, command);
  if (refusal.kind === 'put_off_often') return putOffChoices(refusal, reader);
  if (refusal.kind === 'too_early' || refusal.kind === 'ready_not_quiet' || refusal.kind === 'lacks_tags')
    return [actions([trackAnywayButton({ lead: refusal.lead.id, track: refusal.track })])];
  if (refusal.kind === 'rules_gone') return takeUp(refusal);
  const isTheirs = refusal.kind === 'claimed_by_other' || refusal.kind === 'owned_by_other';
  if (isTheirs) return [actions(tooLateButtons(refusal.lead))];
  return refusal.kind === 'lead_exists' ? [show(refusal.lead)] : [];
}

const show = (lead: LeadRef): KnownBlock => actions([button('Show', ACTIONS.show, lead.id)]);

const word = (command: string): string => escaped(command.trim().split(/\s+/)[0] || 'show', 20);

function signed(by: string | null, at: Date | null, reader: Reader): string {
  return `${by === null ? '' : ` by ${person(by)}`}${at === null ? '' : `, ${yourTime(at, reader)}`}`;
}
