import { readAwayModal, readGiveModal, readRoleModal } from '../views/modals/people.js';
import { readSettingsModal } from '../views/modals/settings.js';
import { readTeamSettingsModal } from '../views/modals/team-settings.js';
import { ACTIONS, CALLBACKS, INPUTS } from '../views/names.js';
import { readGiveWish } from '../views/people/give-buttons.js';
import { readVersionNumber } from '../views/rules/press-values.js';
import {
  awayAnswer,
  backAnswer,
  giveAnswer,
  peopleAnswer,
  roleAnswer,
  settingsAnswer,
  teamSettingsAnswer,
  unownedAnswer,
} from './people-desk.js';
import { buildAway, buildGive, buildRole, buildSettings, buildTeamSettings } from './people-forms.js';
import { holding, opening, openingWith, type Press, plainly } from './press.js';
import { unreadable } from './say.js';
import { type Submit, take } from './submit.js';
import { readStay } from './words/stay.js';

/** The buttons about people, by their action ids. */
export const PEOPLE_PRESSES: Record<string, Press> = {
  [ACTIONS.peopleMore]: holding(readVersionNumber, peopleAnswer),
  [ACTIONS.unowned]: holding(readVersionNumber, unownedAnswer),
  [ACTIONS.give]: holding(readGiveWish, async (desk, visit, { which, to }) =>
    to === null ? unreadable(visit) : giveAnswer(desk, visit, which, to),
  ),
  [ACTIONS.giveForm]: openingWith(readGiveWish, (_, visit, wish, { message }) =>
    buildGive(visit, wish, message),
  ),
  [ACTIONS.roleForm]: opening((desk, visit, { value, message }) => buildRole(desk, visit, value, message)),
  [ACTIONS.awayForm]: opening((desk, visit, { value, message }) =>
    buildAway(desk, visit, /^[UW][A-Z0-9]+$/.test(value) ? value : null, message),
  ),
  [ACTIONS.back]: plainly(backAnswer),
  [ACTIONS.settingsForm]: opening((desk, visit, { message }) => buildSettings(desk, visit, message)),
  [ACTIONS.teamSettingsForm]: opening((desk, visit, { message }) => buildTeamSettings(desk, visit, message)),
};

/** The forms about people, by their callback ids. */
export const PEOPLE_SUBMISSIONS: Record<string, Submit> = {
  [CALLBACKS.role]: (desk, _reader, origin, values) =>
    take(readRoleModal(values), (visit, role) => roleAnswer(desk, visit, origin.id, role)),
  [CALLBACKS.give]: (desk, _reader, origin, values) =>
    take(readGiveModal(values), async (visit, to) => {
      const wish = readGiveWish(origin.more ?? '');
      return wish === null ? unreadable(visit) : giveAnswer(desk, visit, wish.which, to);
    }),
  [CALLBACKS.away]: (desk, reader, _origin, values) => {
    const read = readAwayModal(values);
    if (read.ok) {
      const { when } = readStay(withoutUntil(read.value.typed), reader);
      // What no zone makes a date is told beside the field, where it can be mended.
      if (when.kind === 'unclear')
        return {
          errors: { [INPUTS.until]: 'I couldn’t read that as a date: Mon, 5 Dec, 2 weeks, from Mon to Fri' },
        };
    }
    return take(read, (visit, { typed, cover }) => {
      const stay = readStay(withoutUntil(typed), { now: visit.ctx.now, zone: visit.zone });
      return awayAnswer(desk, visit, { ...stay, typed, cover });
    });
  },
  [CALLBACKS.settings]: (desk, _reader, _origin, values) =>
    take(readSettingsModal(values), (visit, form) => settingsAnswer(desk, visit, form)),
  [CALLBACKS.teamSettings]: (desk, _reader, origin, values) =>
    take(readTeamSettingsModal(values, origin), (visit, form) => teamSettingsAnswer(desk, visit, form)),
};

const withoutUntil = (typed: string): string => typed.replace(/^(?:until|till|til|for|to|back)\s+/i, '');
