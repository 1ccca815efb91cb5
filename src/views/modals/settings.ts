import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { ALERTS, type AlertKind, type AlertWay, type PersonalSettings, WAYS } from '../../domain/settings.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { ALERT_WORDS, WAY_WORDS } from '../people/settings-view.js';
import { escaped } from '../text.js';
import {
  checkboxes,
  chosen,
  input,
  modal,
  type Origin,
  option,
  type Read,
  remark,
  type StateValues,
  select,
  ticked,
} from './form.js';

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
