import type { InputBlock, ModalView } from '@slack/types';
import type { Lines } from '../../domain/scoring/change.js';
import type { Line, Model } from '../../domain/scoring/model.js';
import { LIMITS } from '../limits.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { plain, plural } from '../text.js';
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
} from './form.js';
import {
  after,
  errorsOf,
  type NumberField,
  numberInput,
  type ReadNumber,
  readNumber,
  type Wanted,
} from './numbers.js';
import { type Reasoned, readReason, reasonInputs } from './reason.js';

/** Lines, days and minutes; null stays as it is, and a line that is `none` is taken away. */
export type LinesForm = Reasoned & {
  kind: 'lines';
  mqlEnter: Wanted;
  mqlLeave: Wanted;
  sqlEnter: Wanted;
  sqlLeave: Wanted;
  stayHours: Wanted;
  halfLife: { group: string; days: number | 'none' } | null;
  atRiskDays: Wanted;
  coldDays: Wanted;
  firstMinutes: Wanted;
  escalateMinutes: Wanted;
  /** Whom to hand over for their points (C10). */
  whom: Whom | null;
};

const WHOM = { any: 'Any fit, a low one marked', high: 'A high fit only' };
type Whom = keyof typeof WHOM;

type Numbers = Exclude<keyof LinesForm, keyof Reasoned | 'kind' | 'halfLife' | 'whom'>;

const POINTS = { least: 1, most: 100_000 };
const DAYS = { least: 1, most: 3_650 };
const MINUTES = { least: 1, most: 10_080 };

const FIELDS: Record<Numbers, NumberField> = {
  mqlEnter: { id: INPUTS.mqlEnter, label: 'An MQL from how many points?', ...POINTS, none: 'none' },
  mqlLeave: { id: INPUTS.mqlLeave, label: 'No MQL any more below', ...POINTS, least: 0 },
  sqlEnter: { id: INPUTS.sqlEnter, label: 'An SQL from how many points?', ...POINTS, none: 'none' },
  sqlLeave: { id: INPUTS.sqlLeave, label: 'No SQL any more below', ...POINTS, least: 0 },
  stayHours: { id: INPUTS.stayHours, label: 'Hours a stage lasts at least', least: 0, most: 8_760 },
  atRiskDays: { id: INPUTS.atRiskDays, label: 'Quiet days until a qualified lead is at risk', ...DAYS },
  coldDays: { id: INPUTS.coldDays, label: 'Quiet days until a lead is cold', ...DAYS },
  firstMinutes: { id: INPUTS.firstMinutes, label: 'Minutes to the first response', ...MINUTES },
  escalateMinutes: { id: INPUTS.escalateMinutes, label: 'Minutes until a manager is told', ...MINUTES },
};
const HALF_LIFE: NumberField = {
  id: INPUTS.halfLife,
  label: 'Days until its points are worth half',
  ...DAYS,
  none: 'none',
};

/** Lines, half-lives, quiet days and the SLA. `filled` is what was said before. */
export function linesModal(model: Model, origin: Origin, filled: LinesForm | null = null): ModalView {
  const now = numbersOf(model);
  const field = (name: Numbers): InputBlock =>
    numberInput({ ...FIELDS[name], now: now[name] }, filled?.[name]);
  return modal(CALLBACKS.ruleLines, 'Lines, days and the SLA', 'Save', origin, [
    remark('lines', ['*Lines.* A field left empty stays as it is.']),
    ...(['mqlEnter', 'mqlLeave', 'sqlEnter', 'sqlLeave', 'stayHours'] as const).map(field),
    whomInput(model, filled),
    remark('days', ['*Fading and silence*']),
    ...halfLifeInputs(model, filled),
    ...(['atRiskDays', 'coldDays'] as const).map(field),
    remark('sla', ['*Response time*']),
    ...(['firstMinutes', 'escalateMinutes'] as const).map(field),
    ...reasonInputs(filled),
  ]);
}

const numbersOf = ({ lines, quiet, sla }: Model): Record<Numbers, number | null> => ({
  mqlEnter: lines.mql?.enter ?? null,
  mqlLeave: lines.mql?.leave ?? null,
  sqlEnter: lines.sql?.enter ?? null,
  sqlLeave: lines.sql?.leave ?? null,
  stayHours: lines.stayHours,
  ...quiet,
  ...sla,
});

function whomInput({ alert }: Model, filled: LinesForm | null): InputBlock {
  const options = Object.entries(WHOM).map(([whom, words]) => option(words, whom));
  const now = filled?.whom ?? (alert.requireFit ? 'high' : 'any');
  return input(
    {
      id: INPUTS.whom,
      label: 'Who is handed over for points?',
      hint: 'Who asks, by one of the rules that ring at any score, always is.',
    },
    select(INPUTS.whom, 'Pick one', options, options.find(({ value }) => value === now) ?? null),
  );
}

function halfLifeInputs({ groups }: Model, filled: LinesForm | null): InputBlock[] {
  const options = groups.slice(0, LIMITS.options).map(({ id, label, halfLifeDays }) => {
    const now = halfLifeDays === null ? 'never fades' : plural(halfLifeDays, 'day');
    return option(`${plain(label, 50) || id}: ${now}`, id);
  });
  const initial = options.find(({ value }) => value === filled?.halfLife?.group) ?? null;
  return [
    input(
      {
        id: INPUTS.group,
        label: 'Points that fade together',
        optional: true,
        hint: 'Only to change how fast.',
      },
      select(INPUTS.group, 'Pick a group', options, initial),
    ),
    numberInput(HALF_LIFE, filled?.halfLife?.days),
  ];
}

/** Reads what `linesModal` asked. */
export function readLinesModal(values: StateValues): Read<LinesForm> {
  const read = Object.fromEntries(
    Object.entries(FIELDS).map(([name, field]) => [name, readNumber(values, field)]),
  ) as Record<Numbers, ReadNumber>;
  const halfLife = readHalfLife(values);
  const reason = readReason(values);
  const numbers = Object.fromEntries(
    Object.entries(read).map(([name, { value }]) => [name, value]),
  ) as Record<Numbers, Wanted>;
  const errors = {
    ...reason.errors,
    ...halfLife.errors,
    ...order(numbers),
    ...errorsOf(Object.values(read)),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const whom = readWhom(values);
  return { ok: true, value: { kind: 'lines', ...numbers, halfLife: halfLife.value, whom, ...reason.value } };
}

const readWhom = (values: StateValues): Whom | null => {
  const picked = chosen(values, INPUTS.whom);
  return picked === 'any' || picked === 'high' ? picked : null;
};

function readHalfLife(values: StateValues): { value: LinesForm['halfLife']; errors: Record<string, string> } {
  const group = chosen(values, INPUTS.group);
  const { value: days, errors } = readNumber(values, HALF_LIFE);
  if (Object.keys(errors).length > 0) return { value: null, errors };
  if (group === null)
    return { value: null, errors: days === null ? {} : { [INPUTS.group]: 'Which points fade like that?' } };
  if (days === null) return { value: null, errors: { [INPUTS.halfLife]: 'After how many days? Or none' } };
  return { value: { group, days }, errors: {} };
}

/** What must not stand the other way round, as far as the form itself says. */
function order(form: Record<Numbers, Wanted>): Record<string, string> {
  const wrong = (high: Wanted, low: Wanted, isWrong: (high: number, low: number) => boolean): boolean =>
    typeof high === 'number' && typeof low === 'number' && isWrong(high, low);
  const above = (high: number, low: number) => low > high;
  const notBelow = (high: number, low: number) => low >= high;
  return {
    ...(wrong(form.mqlEnter, form.mqlLeave, above)
      ? { [INPUTS.mqlLeave]: 'Lost before it is reached: not above the line itself' }
      : {}),
    ...(wrong(form.sqlEnter, form.sqlLeave, above)
      ? { [INPUTS.sqlLeave]: 'Lost before it is reached: not above the line itself' }
      : {}),
    ...(wrong(form.sqlEnter, form.mqlEnter, notBelow)
      ? { [INPUTS.sqlEnter]: 'An SQL is more than an MQL: above its line, please' }
      : {}),
    ...(wrong(form.coldDays, form.atRiskDays, above)
      ? { [INPUTS.atRiskDays]: 'At risk comes before cold' }
      : {}),
    ...(wrong(form.escalateMinutes, form.firstMinutes, notBelow)
      ? { [INPUTS.escalateMinutes]: 'A manager is told later than the first response is due' }
      : {}),
  };
}

/** Points below its line at which a stage is left, where nothing else was said. */
const GAP = 10;

/** All of it after the form: what was left empty is as it was. The half-life is apart. */
export function linesAfter(
  form: Pick<LinesForm, Numbers | 'whom'>,
  { lines, quiet, sla, alert }: Model,
): Lines {
  return {
    mql: lineAfter(form.mqlEnter, form.mqlLeave, lines.mql),
    sql: lineAfter(form.sqlEnter, form.sqlLeave, lines.sql),
    stayHours: after(form.stayHours, lines.stayHours),
    atRiskDays: after(form.atRiskDays, quiet.atRiskDays),
    coldDays: after(form.coldDays, quiet.coldDays),
    firstMinutes: after(form.firstMinutes, sla.firstMinutes),
    escalateMinutes: after(form.escalateMinutes, sla.escalateMinutes),
    requireFit: form.whom === null ? alert.requireFit : form.whom === 'high',
  };
}

/** The same of rules that no form changed. */
export const linesOf = (model: Model): Lines => linesAfter({ ...NOTHING, whom: null }, model);

const NOTHING = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, null])) as Record<Numbers, null>;

function lineAfter(enter: Wanted, leave: Wanted, now: Line | null): Line | null {
  if (enter === 'none') return null;
  const line = enter ?? now?.enter;
  if (line === undefined) return null;
  const kept = now === null ? line - GAP : Math.min(now.leave, line);
  return { enter: line, leave: Math.max(0, after(leave, kept)) };
}
