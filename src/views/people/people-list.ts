import type { KnownBlock } from '@slack/types';
import type { Absence } from '../../domain/away.js';
import type { RoleSource, Standing } from '../../domain/role.js';
import { button, context, type Message, section } from '../blocks.js';
import { type Reader, yourTime } from '../dates.js';
import { dotted, person } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { showMore } from '../paged.js';
import { plural } from '../text.js';
import { ROLE_NAMES } from './role-words.js';

export const PEOPLE_IN_A_LIST = 12;

export type PersonRow = {
  id: string;
  name: string;
  active: boolean;
  /** Null: no seat. */
  standing: Standing | null;
  leads: number;
  tasks: number;
  away: Absence | null;
};

export type PeopleFacts = {
  rows: PersonRow[];
  from: number;
  count: number;
  /** Leads that lost their owner. */
  unowned: number;
  /** What the reader may: change roles, and see what others have to do. */
  may: { roles: boolean; team: boolean };
};

/** The answer to `/lead people`. */
export function peopleList(facts: PeopleFacts, reader: Reader): Message {
  const text = `${plural(facts.count, 'person', 'people')} and what they are here`;
  const how = facts.may.roles
    ? 'A role is one click, or `/lead people @sam manager` · who has a seat, and which user groups give roles: `/lead settings team`'
    : 'Managers give roles. Yours decides what you may do; ask one of them.';
  return {
    text,
    blocks: [
      section([`*${text}*`]),
      ...facts.rows.map((row) => personRow(row, facts.may, reader)),
      ...more(facts),
      context([how]),
      ...(facts.may.team && facts.unowned > 0
        ? [
            section(
              [`🧭 ${plural(facts.unowned, 'lead')} without an owner, since an account was deactivated`],
              button('Show the leads', ACTIONS.unowned, '0'),
            ),
          ]
        : []),
    ],
  };
}

function personRow(row: PersonRow, may: PeopleFacts['may'], reader: Reader): KnownBlock {
  const { id, standing, active, leads, tasks } = row;
  const role = !active
    ? 'account deactivated'
    : standing === null
      ? 'no seat'
      : `*${ROLE_NAMES[standing.role]}*${FROM[standing.from]}`;
  const load =
    may.team && leads + tasks > 0 ? [`${plural(leads, 'lead')}, ${plural(tasks, 'open task')}`] : [];
  const line = dotted([person(id), role, ...load]);
  const change =
    may.roles && active
      ? button('Change role', ACTIONS.roleForm, id, { label: `Change the role of ${row.name}` })
      : undefined;
  return section([line, awayLine(row.away, reader)], change);
}

const FROM: Record<RoleSource, string> = {
  set: '',
  group: ' by their user group',
  channel: ' by the managers’ channel',
  slack: ' as an admin of the workspace',
  everyone: '',
};

const awayLine = (away: Absence | null, reader: Reader): string | null =>
  away === null
    ? null
    : `🌴 away ${away.startedAt > reader.now ? `from ${yourTime(away.startedAt, reader)} ` : ''}until ${yourTime(away.until, reader)}${away.coverId === null ? '' : `, ${person(away.coverId)} covers`}`;

function more({ rows, from, count }: PeopleFacts): KnownBlock[] {
  const shown = from + rows.length;
  return showMore({ from, shown, count }, ACTIONS.peopleMore, String(shown));
}
