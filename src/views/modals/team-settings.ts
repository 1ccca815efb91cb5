import type { ModalView } from '@slack/types';
import { fingerprint } from '../../domain/profile-fields.js';
import { ROLES } from '../../domain/role.js';
import { TEAM_LIMITS, type TeamSettings } from '../../domain/settings.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { ROLE_NAMES } from '../people/role-words.js';
import { escaped } from '../text.js';
import {
  chosen,
  input,
  modal,
  type Origin,
  option,
  type Read,
  radios,
  remark,
  type StateValues,
  textInput,
  written,
} from './form.js';
import { errorsOf, type NumberField, numberInput, readNumber } from './numbers.js';

const FIELDS = {
  perPerson: {
    id: INPUTS.perPerson,
    label: 'Alerts a person gets a day, at most',
    least: 1,
    most: TEAM_LIMITS.perPersonPerDay,
  },
  perChannel: {
    id: INPUTS.perChannel,
    label: 'Alerts a channel gets an hour, at most',
    least: 1,
    most: TEAM_LIMITS.perChannelPerHour,
  },
  gapMin: {
    id: INPUTS.gapMin,
    label: 'Days between two touches of a lead, at least',
    least: 0,
    most: TEAM_LIMITS.gapDays,
  },
  gapMax: {
    id: INPUTS.gapMax,
    label: 'Days between two touches of a lead, at most',
    least: 1,
    most: TEAM_LIMITS.gapDays,
  },
} satisfies Record<string, NumberField>;

const groupId = (role: string): string => `group_${role}`;
const HANDLE_LIMIT = 80;

/** The form behind `/lead settings team`. `handles`: the user groups there are, null where Slack does not say. */
export function teamSettingsModal(
  settings: TeamSettings,
  handles: string[] | null,
  origin: Origin,
): ModalView {
  const { seats, groups, noise, gap } = settings;
  const everyone = option('Every member of the workspace', 'everyone');
  const byRole = option('Those who have a role', 'by_role');
  const known = handles === null ? [] : handles.slice(0, 12).map((handle) => `@${escaped(handle, 40)}`);
  return modal(CALLBACKS.teamSettings, 'Team settings', 'Save', { ...origin, seen: shownIn(settings) }, [
    input(
      { id: INPUTS.seats, label: 'Who has a seat?', hint: 'Guests need a role in either case.' },
      radios(INPUTS.seats, [everyone, byRole], seats === 'everyone' ? everyone : byRole),
    ),
    remark('groups', [
      `Members of these Slack user groups have the role.${known.length === 0 ? '' : ` There are ${known.join(', ')}.`}`,
    ]),
    ...ROLES.map((role) =>
      input(
        { id: groupId(role), label: `User group of ${ROLE_NAMES[role]}`, optional: true },
        textInput(groupId(role), {
          placeholder: '@handle, or - for none',
          max: HANDLE_LIMIT,
          initial: groups[role] ?? null,
        }),
      ),
    ),
    remark('noise', ['Above these numbers alerts go into the digest instead.']),
    numberInput({ ...FIELDS.perPerson, now: noise.perPersonPerDay }),
    numberInput({ ...FIELDS.perChannel, now: noise.perChannelPerHour }),
    numberInput({ ...FIELDS.gapMin, now: gap.minDays }),
    numberInput({ ...FIELDS.gapMax, now: gap.maxDays }),
  ]);
}

export type TeamSettingsForm = {
  seats?: TeamSettings['seats'];
  groups: { [role in (typeof ROLES)[number]]?: string | null };
  noise: Partial<TeamSettings['noise']>;
  gap: Partial<TeamSettings['gap']>;
};

/** Marks of what each field shows when the form opens. */
const shownIn = ({ seats, groups, noise, gap }: TeamSettings): Record<string, string> => ({
  [INPUTS.seats]: fingerprint(seats),
  ...Object.fromEntries(ROLES.map((role) => [groupId(role), fingerprint(groups[role] ?? null)])),
  [INPUTS.perPerson]: fingerprint(noise.perPersonPerDay),
  [INPUTS.perChannel]: fingerprint(noise.perChannelPerHour),
  [INPUTS.gapMin]: fingerprint(gap.minDays),
  [INPUTS.gapMax]: fingerprint(gap.maxDays),
});

/** The fields that were touched: of two people in the form at once, neither sends the other's fields back. */
const touched = (values: StateValues, seen: Record<string, string>): StateValues =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([id]) => fingerprint(written(values, id) ?? chosen(values, id)) !== seen[id],
    ),
  );

/** Reads what `teamSettingsModal` asked. A field left empty, or as it was shown, stays as it is; a dash takes a group away. */
export function readTeamSettingsModal(all: StateValues, origin: Origin): Read<TeamSettingsForm> {
  const values = touched(all, origin.seen ?? {});
  const reads = {
    perPerson: readNumber(values, FIELDS.perPerson),
    perChannel: readNumber(values, FIELDS.perChannel),
    gapMin: readNumber(values, FIELDS.gapMin),
    gapMax: readNumber(values, FIELDS.gapMax),
  };
  const errors = errorsOf(Object.values(reads));
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const groups = ROLES.flatMap((role): [string, string | null][] => {
    const typed = written(values, groupId(role));
    if (typed === null) return [];
    return [[role, /^(?:-|–|none|off)$/i.test(typed) ? null : typed.replace(/^@/, '').toLowerCase()]];
  });
  const seats = chosen(values, INPUTS.seats);
  const given = <K extends string>(key: K, { value }: { value: number | 'none' | null }) =>
    typeof value === 'number' ? ({ [key]: value } as { [k in K]: number }) : {};
  return {
    ok: true,
    value: {
      ...(seats === 'everyone' || seats === 'by_role' ? { seats } : {}),
      groups: Object.fromEntries(groups),
      noise: {
        ...given('perPersonPerDay', reads.perPerson),
        ...given('perChannelPerHour', reads.perChannel),
      },
      gap: { ...given('minDays', reads.gapMin), ...given('maxDays', reads.gapMax) },
    },
  };
}
