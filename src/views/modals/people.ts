import type { ModalView } from '@slack/types';
import type { Absence } from '../../domain/away.js';
import { ROLES, type Role, type Standing } from '../../domain/role.js';
import { plainTime, type Reader } from '../dates.js';
import { person } from '../lead-words.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { ROLE_NAMES } from '../people/role-words.js';
import {
  chosen,
  input,
  modal,
  type Origin,
  option,
  pickedUser,
  type Read,
  radios,
  remark,
  type StateValues,
  textInput,
  userPicker,
  written,
} from './form.js';

const AUTO = 'auto';
const MAY: Record<Role, string> = {
  rep: 'Rep: works on their own leads, and on those nobody has',
  marketing: 'Marketing: sees all, changes rules and personas, claims nothing',
  manager: 'Manager: also others’ leads, rules, roles and settings',
  admin: 'Admin: all that, and makes admins',
};

/** "What is Sam here?" `otherwise` is what they would be if nobody had said. */
export function roleModal(
  who: string,
  { set, otherwise }: { set: Role | null; otherwise: Standing | null },
  origin: Origin,
): ModalView {
  const auto = option(`By Slack: ${otherwise === null ? 'no seat' : ROLE_NAMES[otherwise.role]}`, AUTO);
  const options = [...ROLES.map((role) => option(MAY[role], role)), auto];
  const initial = options.find(({ value }) => value === (set ?? AUTO)) ?? auto;
  return modal(CALLBACKS.role, 'Role', 'Save', origin, [
    remark('role', [
      `What is ${person(who)} here? A role given here goes before user groups, channel and Slack.`,
    ]),
    input({ id: INPUTS.choice, label: 'Role' }, radios(INPUTS.choice, options, initial)),
  ]);
}

/** Reads what `roleModal` asked; null: as Slack says. */
export function readRoleModal(values: StateValues): Read<Role | null> {
  const choice = chosen(values, INPUTS.choice);
  const role = ROLES.find((each) => each === choice);
  if (role === undefined && choice !== AUTO) return { ok: false, errors: { [INPUTS.choice]: 'Pick one' } };
  return { ok: true, value: role ?? null };
}

/** "Who shall have them?" */
export const giveModal = (what: string, origin: Origin): ModalView =>
  modal(CALLBACKS.give, 'Give leads', 'Give', origin, [
    remark('give', [`${what} Tasks, tracks and handoffs go along.`]),
    input({ id: INPUTS.person, label: 'Who shall have them?' }, userPicker(INPUTS.person)),
  ]);

/** Reads what `giveModal` asked. */
export function readGiveModal(values: StateValues): Read<string> {
  const to = pickedUser(values, INPUTS.person);
  return to === null ? { ok: false, errors: { [INPUTS.person]: 'Pick a person' } } : { ok: true, value: to };
}

/** Until when, in words as typed after `/lead away`, and who covers. */
export type AwayForm = { typed: string; cover: string | null };

/** "Until when, and who covers?" */
export function awayModal(
  now: Absence | null,
  cover: string | null,
  reader: Reader,
  origin: Origin,
): ModalView {
  const who = cover ?? now?.coverId ?? null;
  return modal(CALLBACKS.away, 'Away', 'Save', origin, [
    remark('away', [
      now !== null && now.startedAt > reader.now
        ? `You will be away from ${plainTime(now.startedAt, reader)} until ${plainTime(now.until, reader)}; another plan takes its place. To call it off: \`/lead back\`.`
        : now === null
          ? 'What is due meanwhile goes to whoever covers, and so do alerts about your leads. All of it comes back.'
          : `You are away until ${plainTime(now.until, reader)} now; what you say here takes its place. To end it: \`/lead back\`.`,
    ]),
    input(
      {
        id: INPUTS.until,
        label: 'Until when?',
        hint: 'Your own time. The day you are back, at 9:00 unless you say so; or ahead: from Mon to Fri.',
      },
      textInput(INPUTS.until, { placeholder: 'Mon, for 2 weeks, from 5 to 9 Dec', max: 80 }),
    ),
    input(
      {
        id: INPUTS.person,
        label: 'Who covers?',
        optional: true,
        hint: 'Without anybody your tasks wait for you.',
      },
      userPicker(INPUTS.person, who),
    ),
  ]);
}

/** Reads what `awayModal` asked. The date is read later, in the person's own zone. */
export function readAwayModal(values: StateValues): Read<AwayForm> {
  const typed = written(values, INPUTS.until);
  if (typed === null)
    return { ok: false, errors: { [INPUTS.until]: 'Say until when: Mon, 5 Dec, for 2 weeks' } };
  return { ok: true, value: { typed, cover: pickedUser(values, INPUTS.person) } };
}
