import type { PersonalChange } from '../app/people/change-settings.js';
import { settingsUnclear } from '../views/people/settings-view.js';
import { escaped } from '../views/text.js';
import type { Said } from './answer.js';
import { type Asked, type Of, openOrSay, placeOf, type Run } from './asked.js';
import { whoIs } from './colleague.js';
import {
  awayAnswer,
  backAnswer,
  peopleAnswer,
  roleAnswer,
  settingsAnswer,
  teamSettingsAnswer,
  unownedAnswer,
} from './people-desk.js';
import { buildAway, buildSettings, buildTeamSettings } from './people-forms.js';
import { refuse, said } from './say.js';
import type { PeopleLine } from './words/people-line.js';
import type { SettingsWish } from './words/settings-line.js';

/** `/lead people`, `settings`, `away`, `back` and `unowned`. */
export const PEOPLE_RUNS: { [K in PeopleLine['kind']]: Run<K> } = {
  people,
  settings,
  away,
  back: ({ desk, visit }) => backAnswer(desk, visit),
  unowned: ({ desk, visit }) => unownedAnswer(desk, visit, 0),
};

const ROLES = 'rep, manager, admin or marketing; `auto` leaves it to user groups and Slack';

async function people({ desk, visit }: Asked, { person, role, typed, near }: Of<'people'>): Promise<Said> {
  if (person === null && typed === '') return peopleAnswer(desk, visit, 0);
  if (person === null)
    return said(`Whose role? Name them with @: \`/lead people @sam ${near ?? role ?? 'manager'}\``);
  const id = await whoIs(desk, person);
  if (id === null)
    return refuse(visit, { kind: 'no_such_person', asked: 'name' in person ? person.name : '' });
  if (role === null) {
    const meant = near === null ? '' : ` Did you mean \`${near}\`?`;
    const what = typed === '' ? '' : `I know no role “${escaped(typed, 60)}”.${meant} `;
    return said(`${what}What are they? \`/lead people @sam manager\`: ${ROLES}.`);
  }
  return roleAnswer(desk, visit, id, role === 'auto' ? null : role);
}

async function away(asked: Asked, { stay, typed, cover }: Of<'away'>): Promise<Said | null> {
  const { desk, visit } = asked;
  const id = cover === null ? null : await whoIs(desk, cover);
  if (cover !== null && id === null)
    return refuse(visit, { kind: 'no_such_person', asked: 'name' in cover ? cover.name : '' });
  return stay === null
    ? openOrSay(asked, buildAway(desk, visit, id, placeOf(asked.typed)))
    : awayAnswer(desk, visit, { ...stay, typed, cover: id });
}

async function settings(asked: Asked, { wish }: Of<'settings'>): Promise<Said | null> {
  const { desk, visit } = asked;
  if (wish.wish === 'form') return openOrSay(asked, buildSettings(desk, visit, placeOf(asked.typed)));
  if (wish.wish === 'team') return openOrSay(asked, buildTeamSettings(desk, visit, placeOf(asked.typed)));
  return settle(asked, wish);
}

type Settled = Exclude<SettingsWish, { wish: 'form' | 'team' }>;

function settle({ desk, visit }: Asked, wish: Settled): Promise<Said> {
  switch (wish.wish) {
    case 'quiet':
      return settingsAnswer(desk, visit, quietChange(wish));
    case 'rings':
      return settingsAnswer(desk, visit, { rings: wish.rings });
    case 'digest':
      return settingsAnswer(desk, visit, {
        digest: { on: wish.on, ...(wish.at === null ? {} : { at: wish.at }) },
      });
    case 'alerts':
      return settingsAnswer(desk, visit, {
        alerts: Object.fromEntries(wish.kinds.map((kind) => [kind, wish.way])),
      });
    case 'seats':
      return teamSettingsAnswer(desk, visit, { seats: wish.seats });
    case 'group':
      return teamSettingsAnswer(desk, visit, { groups: { [wish.role]: wish.handle } });
    case 'noise':
      return teamSettingsAnswer(desk, visit, {
        noise: {
          ...(wish.perPersonPerDay === null ? {} : { perPersonPerDay: wish.perPersonPerDay }),
          ...(wish.perChannelPerHour === null ? {} : { perChannelPerHour: wish.perChannelPerHour }),
        },
      });
    case 'gap':
      return teamSettingsAnswer(desk, visit, { gap: { minDays: wish.minDays, maxDays: wish.maxDays } });
    case 'unknown':
      return Promise.resolve({ ...settingsUnclear(wish.typed, wish.of), aside: true as const });
  }
}

/** "off" takes quiet hours away; "weekends" alone leaves the hours as they are. */
function quietChange({ quiet, weekends, rings }: Extract<SettingsWish, { wish: 'quiet' }>): PersonalChange {
  const loud = rings === undefined ? {} : { rings };
  if (weekends === null) return { quiet, ...loud };
  return quiet === null ? { weekends, ...loud } : { quiet, weekends, ...loud };
}
