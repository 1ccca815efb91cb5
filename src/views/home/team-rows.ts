import type { RepLine, SlaState, TeamFacts, TeamSection, Waiting } from '../../domain/home.js';
import { MY_DAY } from '../../domain/home.js';
import { type Lead, leadName } from '../../domain/lead.js';
import { between, day, lasting, type Reader } from '../dates.js';
import { dotted, lastActive, ownerOf, person, stageOf } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { number, plural } from '../text.js';
import { because, scored, sleeperRow } from './day-rows.js';
import { pageValue } from './press.js';
import { passing, type Row, showing } from './rows.js';

/** What a list of the team's view holds. */
export type TeamRow<K extends TeamSection> = NonNullable<TeamFacts[K]>['rows'][number];

/** The lists of the team's view, row by row. */
export const TEAM_ROWS: { [K in TeamSection]: (row: TeamRow<K>, reader: Reader, facts: TeamFacts) => Row } = {
  waiting: (row, reader, facts) => ({
    lines: [scored(row.lead), dotted([age(row, reader, facts), ...because(row.rule), ...owned(row.lead)])],
    about: leadName(row.lead),
    choices: [
      passing(row.lead.id, 'Assign'),
      showing(row.lead.id),
      { text: 'Claim', action: ACTIONS.claim, value: row.handoffId },
    ],
  }),
  reps: (line, reader) => repRow(line, reader),
  unowned: (lead, reader) => ({
    lines: [scored(lead), dotted([stageOf(lead), lastActive(lead, reader)])],
    about: leadName(lead),
    choices: [
      passing(lead.id, 'Assign'),
      showing(lead.id),
      { text: 'Claim', action: ACTIONS.claimLead, value: lead.id },
    ],
  }),
  snoozers: (sleeper, reader) => ({
    ...sleeperRow(sleeper, reader),
    choices: [
      showing(sleeper.lead.id),
      passing(sleeper.lead.id),
      { text: 'Wake', action: ACTIONS.wake, value: sleeper.lead.id },
    ],
  }),
  neglected: ({ lead, touchedAt }, reader) => ({
    lines: [
      scored(lead),
      dotted([touched(touchedAt, reader), lastActive(lead, reader), `owner ${ownerOf(lead)}`]),
    ],
    about: leadName(lead),
    choices: [showing(lead.id), passing(lead.id)],
  }),
};

const SIGNS: Record<SlaState, string> = { 'in time': '', late: '⚠️ ', escalated: '🚨 ' };

/** "🚨 waiting for 3 h; the first response was due after 5 min" */
function age({ since, sla }: Waiting, reader: Reader, { sla: { firstMinutes } }: TeamFacts): string {
  const due = sla === 'in time' ? 'in time' : `a first response was due after ${firstMinutes} min`;
  return `${SIGNS[sla]}waiting for ${between(since, reader.now)}, ${due}`;
}

const covered = (by: string | null): string => (by === null ? '' : `, covered by ${person(by)}`);

const touched = (at: Date | null, reader: Reader): string =>
  at === null ? 'nobody has ever touched it' : `not touched for ${between(at, reader.now)}`;

const owned = (lead: Lead): string[] => (lead.ownerId === null ? [] : [`owner ${ownerOf(lead)}`]);

function repRow(line: RepLine, reader: Reader): Row {
  const { id, open, toClaim, overdue, cooling, claimMinutes, away } = line;
  return {
    lines: [
      dotted([
        `*${person(id)}*`,
        plural(open, 'open lead'),
        ...(away === null ? [] : [`🌴 away until ${day(away.until, reader)}${covered(away.cover)}`]),
      ]),
      dotted([
        `${number(toClaim)} to claim`,
        `${number(overdue)} overdue`,
        `${number(cooling)} going cold`,
        claimMinutes === null ? 'no claims lately' : `claims after ${lasting(claimMinutes * 60_000)}`,
      ]),
    ],
    about: id,
    choices: [{ text: 'Show', action: ACTIONS.homeOpen, value: pageValue({ ...MY_DAY, rep: id }) }],
  };
}
