import type { ModalView } from '@slack/types';
import { PERSONAL_DEFAULTS, TEAM_DEFAULTS } from '../../src/domain/settings.js';
import { watchingList } from '../../src/views/attention-lists.js';
import type { Message } from '../../src/views/blocks.js';
import { render } from '../../src/views/message.js';
import { awayModal, roleModal } from '../../src/views/modals/people.js';
import { settingsModal } from '../../src/views/modals/settings.js';
import { teamSettingsModal } from '../../src/views/modals/team-settings.js';
import { noSeat } from '../../src/views/people/no-seat.js';
import { peopleList } from '../../src/views/people/people-list.js';
import { awayReply } from '../../src/views/people/people-replies.js';
import { settingsView } from '../../src/views/people/settings-view.js';
import { unownedList } from '../../src/views/people/unowned-list.js';
import { withUndo } from '../../src/views/undo.js';
import { peopleNotices } from '../views/gallery-people.js';
import { hoursAgo, inPlain } from '../views/given.js';
import { several } from './scenes.js';

const [RAVI, ROSA, MONA] = ['U01RAVI', 'U02ROSA', 'U03MONA'];
const [first, second, third] = several;
if (!first || !second || !third) throw new Error('the scenes have three leads at least');
const absence = { personId: RAVI, coverId: ROSA, startedAt: hoursAgo(30), until: hoursAgo(-90) };

/** The notices of the gallery, as they would come to somebody. */
const told = (about: string): Message[] =>
  peopleNotices('Send the deck', first)
    .filter((facts) => facts.about === about)
    .slice(0, 1)
    .map((facts) => {
      const real = JSON.stringify(facts).replaceAll('U01REP', RAVI).replaceAll('U02REP', ROSA);
      const dated = (_key: string, value: unknown) =>
        typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value;
      return render([{ kind: 'notice', facts: JSON.parse(real, dated) }], inPlain);
    });

const row = { active: true, leads: 0, tasks: 0, away: null };

export const PEOPLE: Record<string, () => Message[]> = {
  people: () => [
    peopleList(
      {
        rows: [
          { ...row, id: MONA, name: 'Mona', standing: { role: 'manager', from: 'channel' } },
          {
            ...row,
            id: RAVI,
            name: 'Ravi',
            standing: { role: 'rep', from: 'everyone' },
            leads: 12,
            tasks: 3,
            away: absence,
          },
          { ...row, id: ROSA, name: 'Rosa', standing: { role: 'rep', from: 'group' }, leads: 7, tasks: 1 },
          { ...row, id: 'U04MAX', name: 'Max', standing: null },
        ],
        from: 0,
        count: 4,
        unowned: 3,
        may: { roles: true, team: true },
      },
      inPlain,
    ),
  ],
  'people-away': () => [
    withUndo(
      awayReply(
        { absence, before: null, already: false, cold: [], due: [], dueCount: 3, coldCount: 2 },
        inPlain,
      ),
      'request-1',
    ),
  ],
  'people-away-later': () => [
    withUndo(
      awayReply(
        {
          absence: { ...absence, startedAt: hoursAgo(-90), until: hoursAgo(-180) },
          before: null,
          already: false,
          cold: [],
          due: [],
          dueCount: 0,
          coldCount: 0,
        },
        inPlain,
      ),
      'request-1',
    ),
  ],
  watching: () => [
    watchingList(
      {
        rows: [first, second].map((lead, at) => ({
          lead: { ...lead, ownerId: at === 0 ? null : ROSA },
          until: hoursAgo(-200),
        })),
        from: 0,
        count: 2,
      },
      inPlain,
    ),
    watchingList({ rows: [], from: 0, count: 0 }, inPlain),
  ],
  'people-cover': () => told('cover_begins'),
  'people-welcome-back': () => told('welcome_back'),
  'people-gone': () => told('owner_gone'),
  'people-unowned': () => [
    unownedList(
      {
        rows: [first, second, third].map((lead) => ({ lead, wasOwner: RAVI, since: hoursAgo(30) })),
        from: 0,
        count: 3,
        reps: [{ id: ROSA, leads: 7 }],
      },
      inPlain,
    ),
  ],
  'people-settings': () => [
    settingsView(
      { ...PERSONAL_DEFAULTS, quiet: { from: '19:00', to: '08:00', weekends: true }, rings: ['ready'] },
      false,
      'Europe/Madrid',
    ),
  ],
  'people-no-seat': () => [noSeat([MONA])],
};

const origin = { about: 'people' as const, id: RAVI, message: null };
export const PEOPLE_MODALS: Record<string, () => ModalView> = {
  'people-modal-settings': () => settingsModal(PERSONAL_DEFAULTS, 'Europe/Madrid', origin),
  'people-modal-team': () => teamSettingsModal(TEAM_DEFAULTS, ['sales', 'sales-leads'], origin),
  'people-modal-away': () => awayModal(null, null, inPlain, origin),
  'people-modal-role': () =>
    roleModal(RAVI, { set: null, otherwise: { role: 'rep', from: 'everyone' } }, origin),
};
