import type { ModalView } from '@slack/types';
import type { Lead } from '../../src/domain/lead.js';
import type { PeopleNotice } from '../../src/domain/people-facts.js';
import { PERSONAL_DEFAULTS, TEAM_DEFAULTS } from '../../src/domain/settings.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { render } from '../../src/views/message.js';
import { awayModal, giveModal, roleModal } from '../../src/views/modals/people.js';
import { settingsModal } from '../../src/views/modals/settings.js';
import { teamSettingsModal } from '../../src/views/modals/team-settings.js';
import { noSeat } from '../../src/views/people/no-seat.js';
import { PEOPLE_IN_A_LIST, peopleList } from '../../src/views/people/people-list.js';
import { awayReply, backReply, givenReply, roleReply } from '../../src/views/people/people-replies.js';
import { settingsUnclear, settingsView, teamSettingsView } from '../../src/views/people/settings-view.js';
import { UNOWNED_IN_A_LIST, unownedList } from '../../src/views/people/unowned-list.js';
import { hoursAgo, inSlack } from './given.js';

const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const SAM = 'U01REP';

export const peopleNotices = (words: string, lead: Lead): PeopleNotice[] => [
  {
    about: 'cover_begins',
    person: SAM,
    until: hoursAgo(-90),
    cold: many(5, { lead, at: hoursAgo(-30) }),
    due: many(5, { taskId: 'task-1', lead, title: words, at: hoursAgo(-3) }),
    coldCount: 30,
    dueCount: 40,
  },
  { about: 'cover_planned', person: SAM, from: hoursAgo(-30), until: hoursAgo(-99), isOff: false },
  { about: 'cover_planned', person: SAM, from: hoursAgo(-30), until: hoursAgo(-99), isOff: true },
  { about: 'cover_ends', person: SAM, tasksBack: 3, instead: null },
  { about: 'cover_ends', person: SAM, tasksBack: 0, instead: 'U02REP' },
  {
    about: 'welcome_back',
    cover: 'U02REP',
    since: hoursAgo(200),
    stories: many(8, {
      lead,
      deeds: ['lead.snoozed', 'lead.woken', 'lead.logged'].map((verb, at) => ({
        verb,
        by: 'U02REP',
        at: hoursAgo(40 - at),
        count: 2 * at + 1,
      })),
    }),
    storyCount: 33,
    tasksBack: 2,
    tasksDone: 5,
  },
  { about: 'cover_gone', person: SAM, cover: 'U02REP', until: hoursAgo(-90) },
  {
    about: 'owner_gone',
    person: SAM,
    leads: many(5, lead),
    leadCount: 44,
    taskCount: 9,
    reps: many(3, { id: 'U02REP', leads: 4 }),
  },
  { about: 'leads_given', by: SAM, leads: many(5, lead), leadCount: 44 },
  { about: 'owner_back', person: SAM, leadCount: 2 },
];

const absence = { personId: SAM, coverId: 'U02REP', startedAt: hoursAgo(9), until: hoursAgo(-90) };
const ahead = { personId: SAM, coverId: 'U02REP', startedAt: hoursAgo(-50), until: hoursAgo(-150) };

/** All that is said of people, with `words` in every place that comes from outside. */
export function peopleSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const notices = peopleNotices(words, lead);
  const row = {
    id: SAM,
    name: words,
    active: true,
    standing: { role: 'manager' as const, from: 'channel' as const },
    leads: 12,
    tasks: 3,
    away: absence,
  };
  const may = { roles: true, team: true };
  const meanwhile = { cold: [], due: [], coldCount: 2, dueCount: 3 };
  return {
    ...Object.fromEntries(
      notices.map((facts, at) => [`${facts.about} ${at}`, render([{ kind: 'notice', facts }], reader)]),
    ),
    'people notices folded': render(
      notices.map((facts) => ({ kind: 'notice' as const, facts })),
      reader,
    ),
    people: peopleList({ rows: many(PEOPLE_IN_A_LIST, row), from: 0, count: 50, unowned: 4, may }, reader),
    'people for a rep': peopleList(
      {
        rows: [
          { ...row, standing: null },
          { ...row, active: false },
        ],
        from: 0,
        count: 2,
        unowned: 4,
        may: { roles: false, team: false },
      },
      reader,
    ),
    unowned: unownedList(
      {
        rows: many(UNOWNED_IN_A_LIST, { lead, wasOwner: SAM, since: hoursAgo(30) }),
        from: 0,
        count: 44,
        reps: many(3, { id: 'U02REP', leads: 4 }),
      },
      reader,
    ),
    'unowned, none': unownedList({ rows: [], from: 0, count: 0, reps: [] }, reader),
    away: awayReply({ absence, before: null, already: false, ...meanwhile }, reader),
    'away without a cover': awayReply(
      { absence: { ...absence, coverId: null }, before: absence, already: false, ...meanwhile },
      reader,
    ),
    back: backReply({ plan: null, tasksBack: 3 }, reader),
    'called off': backReply({ plan: ahead, tasksBack: 0 }, reader),
    'away later': awayReply({ ...meanwhile, absence: ahead, before: absence, already: false }, reader),
    role: roleReply({ person: SAM, role: 'manager', already: false }, 'manager'),
    given: givenReply({ to: SAM, given: 4, taken: 1, left: 3 }),
    settings: settingsView(
      { ...PERSONAL_DEFAULTS, quiet: { from: '19:00', to: '08:00', weekends: true } },
      false,
      words,
    ),
    'team settings': teamSettingsView({ ...TEAM_DEFAULTS, groups: { manager: words, rep: words } }, false),
    'settings unclear': settingsUnclear(words, null),
    'no seat': noSeat([SAM, 'U02REP']),
  };
}

export function peopleModals(words: string): Record<string, ModalView> {
  const origin = { about: 'people' as const, id: SAM, message: { channelId: 'C1', ts: '1.2' } };
  const groups = { manager: words, rep: words };
  return {
    role: roleModal(SAM, { set: null, otherwise: { role: 'rep', from: 'everyone' } }, origin),
    give: giveModal('All these leads get a new owner.', origin),
    away: awayModal(absence, null, inSlack, origin),
    'away later': awayModal(ahead, null, inSlack, origin),
    settings: settingsModal({ ...PERSONAL_DEFAULTS, digest: { on: true, at: '08:17' } }, words, origin),
    teamSettings: teamSettingsModal({ ...TEAM_DEFAULTS, groups }, many(20, words), origin),
  };
}
