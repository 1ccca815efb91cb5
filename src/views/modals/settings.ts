import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { ROLES } from '../../domain/role.js';
import {
  ALERTS,
  type AlertKind,
  type AlertWay,
  type PersonalSettings,
  TEAM_LIMITS,
  type TeamSettings,
  WAYS,
} from '../../domain/settings.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { ROLE_NAMES } from '../people/role-words.js';
import { ALERT_WORDS, WAY_WORDS } from '../people/settings-view.js';
import { escaped } from '../text.js';
import {
  chosen,
  input,
  modal,
  type Origin,
  option,
  type Read,
  remark,
  type StateValues,
  select,
  textInput,
  ticked,
  written,
} from './form.js';
import { errorsOf, type NumberField, numberInput, readNumber } from './numbers.js';

const OFF = 'off';
const alertId = (kind: AlertKind): string => `alert_${kind}`;

/** Every half hour of a day, and a time between them where one was chosen in words. */
function hours(off: string, now: string | null): { options: PlainTextOption[]; initial: PlainTextOption } {
  const half = Array.from(
    { length: 48 },
    (_, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
  );
  const all = now === null || half.includes(now) ? half : [...half, now].toSorted();
  const none = option(off, OFF);
  const options = [none, ...all.map((hour) => option(hour, hour))];
  return { options, initial: options.find(({ value }) => value === now) ?? none };
}

/** The form behind `/lead settings`. */
export function settingsModal(settings: PersonalSettings, zone: string, origin: Origin): ModalView {
  const { digest, alerts } = settings;
  const at = hours('No digest', digest.on ? digest.at : null);
  const ways = WAYS.map((way) => option(WAY_WORDS[way], way));
  return modal(CALLBACKS.settings, 'Your settings', 'Save', origin, [
    remark('hours', [
      `All times are yours, in ${escaped(zone, 60)}. What comes in quiet hours waits for the morning.`,
    ]),
    ...quietInputs(settings),
    input(
      { id: INPUTS.digestAt, label: 'Your digest' },
      select(INPUTS.digestAt, 'An hour', at.options, at.initial),
    ),
    ...ALERTS.map((kind) =>
      input(
        { id: alertId(kind), label: ALERT_WORDS[kind] },
        select(alertId(kind), 'How?', ways, option(WAY_WORDS[alerts[kind]], alerts[kind])),
      ),
    ),
  ]);
}

function quietInputs({ quiet, rings }: PersonalSettings): InputBlock[] {
  const from = hours('No quiet hours', quiet?.from ?? null);
  const to = hours('No quiet hours', quiet?.to ?? null);
  const weekends = option('Weekends are quiet, too', 'weekends');
  const ringing = ALERTS.map((kind) => option(ALERT_WORDS[kind], kind));
  const loud = ringing.filter(({ value }) => rings.some((kind) => kind === value));
  return [
    input(
      { id: INPUTS.quietFrom, label: 'Quiet from' },
      select(INPUTS.quietFrom, 'An hour', from.options, from.initial),
    ),
    input(
      { id: INPUTS.quietTo, label: 'Quiet until' },
      select(INPUTS.quietTo, 'An hour', to.options, to.initial),
    ),
    input(
      { id: INPUTS.weekends, label: 'Weekends', optional: true },
      checkboxes(INPUTS.weekends, [weekends], quiet?.weekends ? [weekends] : []),
    ),
    input(
      { id: INPUTS.rings, label: 'What comes in quiet hours all the same', optional: true },
      checkboxes(INPUTS.rings, ringing, loud),
    ),
  ];
}

const checkboxes = (
  id: string,
  options: PlainTextOption[],
  initial: PlainTextOption[],
): InputBlock['element'] => ({
  type: 'checkboxes',
  action_id: id,
  options,
  ...(initial.length === 0 ? {} : { initial_options: initial }),
});

export type SettingsForm = {
  quiet: { from: string; to: string; weekends?: boolean } | null;
  rings: PersonalSettings['rings'];
  digest: Partial<PersonalSettings['digest']>;
  alerts: Partial<PersonalSettings['alerts']>;
};

/** Reads what `settingsModal` asked. What Slack tells nothing of stays as it is. */
export function readSettingsModal(values: StateValues): Read<Partial<SettingsForm>> {
  const [from, to, at] = [INPUTS.quietFrom, INPUTS.quietTo, INPUTS.digestAt].map((id) => chosen(values, id));
  // The local Slack tells nothing of a field that nobody touched.
  if ((from === OFF) !== (to === OFF) || (from === null) !== (to === null))
    return {
      ok: false,
      errors: {
        [to === OFF || to === null ? INPUTS.quietTo : INPUTS.quietFrom]: 'Both an hour, or both none',
      },
    };
  if (from === to && from !== OFF && from)
    return { ok: false, errors: { [INPUTS.quietTo]: 'Another hour than it begins, or none' } };
  const ticks = ticked(values, INPUTS.weekends);
  const weekends = ticks === null ? {} : { weekends: ticks.length > 0 };
  const rings = ticked(values, INPUTS.rings);
  const alerts = ALERTS.flatMap((kind): [AlertKind, AlertWay][] => {
    const way = WAYS.find((each) => each === chosen(values, alertId(kind)));
    return way === undefined ? [] : [[kind, way]];
  });
  return {
    ok: true,
    value: {
      ...(from && to ? { quiet: from === OFF ? null : { from, to, ...weekends } } : {}),
      ...(rings === null ? {} : { rings: ALERTS.filter((kind) => rings.includes(kind)) }),
      ...(at ? { digest: at === OFF ? { on: false } : { on: true, at } } : {}),
      alerts: Object.fromEntries(alerts),
    },
  };
}

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
  return modal(CALLBACKS.teamSettings, 'Team settings', 'Save', origin, [
    input(
      { id: INPUTS.seats, label: 'Who has a seat?', hint: 'Guests need a role in either case.' },
      {
        type: 'radio_buttons',
        action_id: INPUTS.seats,
        options: [everyone, byRole],
        initial_option: seats === 'everyone' ? everyone : byRole,
      },
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

/** Reads what `teamSettingsModal` asked. A field left empty stays as it is; a dash takes a group away. */
export function readTeamSettingsModal(values: StateValues): Read<TeamSettingsForm> {
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
