import type { ModalView } from '@slack/types';
import type { Outcome } from '../domain/outcome.js';
import { readAwayModal, readGiveModal, readRoleModal } from '../views/modals/people.js';
import { readSettingsModal } from '../views/modals/settings.js';
import { readTeamSettingsModal } from '../views/modals/team-settings.js';
import { ACTIONS, CALLBACKS, INPUTS } from '../views/names.js';
import { readGiveWish } from '../views/people/give-buttons.js';
import { readVersionNumber } from '../views/rules/press-values.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { openByClick } from './modals.js';
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
import { unreadable } from './say.js';
import { type Submit, take } from './submit.js';
import { parseWhen } from './when.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

/** The buttons about people, by their action ids. */
export const PEOPLE_PRESSES: Record<string, Press> = {
  [ACTIONS.peopleMore]: (desk, click) => paged(desk, click, peopleAnswer),
  [ACTIONS.unowned]: (desk, click) => paged(desk, click, unownedAnswer),
  [ACTIONS.give]: async (desk, click) => {
    const visit = await click.visit();
    const wish = readGiveWish(click.value);
    if (wish === null || wish.to === null) return click.answer(unreadable(visit));
    await click.answer(await giveAnswer(desk, visit, wish.which, wish.to));
  },
  [ACTIONS.giveForm]: async (desk, click) => {
    const wish = readGiveWish(click.value);
    if (wish === null) return click.answer(unreadable(await click.visit()));
    await opens(desk, click, (visit) => buildGive(visit, wish, click.message));
  },
  [ACTIONS.roleForm]: (desk, click) =>
    opens(desk, click, (visit) => buildRole(desk, visit, click.value, click.message)),
  [ACTIONS.awayForm]: (desk, click) =>
    opens(desk, click, (visit) =>
      buildAway(desk, visit, /^[UW][A-Z0-9]+$/.test(click.value) ? click.value : null, click.message),
    ),
  [ACTIONS.back]: async (desk, click) => click.answer(await backAnswer(desk, await click.visit())),
  [ACTIONS.settingsForm]: (desk, click) =>
    opens(desk, click, (visit) => buildSettings(desk, visit, click.message)),
  [ACTIONS.teamSettingsForm]: (desk, click) =>
    opens(desk, click, (visit) => buildTeamSettings(desk, visit, click.message)),
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
      const when = parseWhen(withoutUntil(read.value.typed), reader);
      // What no zone makes a date is told beside the field, where it can be mended.
      if (when.kind === 'unclear')
        return {
          errors: { [INPUTS.until]: 'I couldn’t read that as a date: Mon, 5 Dec, 2 weeks, tomorrow 2pm' },
        };
    }
    return take(read, (visit, { typed, cover }) => {
      const when = parseWhen(withoutUntil(typed), { now: visit.ctx.now, zone: visit.zone });
      return awayAnswer(desk, visit, { when, typed, cover });
    });
  },
  [CALLBACKS.settings]: (desk, _reader, _origin, values) =>
    take(readSettingsModal(values), (visit, form) => settingsAnswer(desk, visit, form)),
  [CALLBACKS.teamSettings]: (desk, _reader, origin, values) =>
    take(readTeamSettingsModal(values, origin), (visit, form) => teamSettingsAnswer(desk, visit, form)),
};

const withoutUntil = (typed: string): string => typed.replace(/^(?:until|till|til|for|to|back)\s+/i, '');

const opens = (
  desk: Desk,
  click: Click,
  build: (visit: Visit) => Promise<Outcome<ModalView>>,
): Promise<void> => openByClick(desk, click, click.visit().then(build));

async function paged(
  desk: Desk,
  click: Click,
  answer: (desk: Desk, visit: Visit, from: number) => Promise<Said>,
): Promise<void> {
  const visit = await click.visit();
  const from = readVersionNumber(click.value);
  await click.answer(from === null ? unreadable(visit) : await answer(desk, visit, from));
}
