import type { InputBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Model } from '../../domain/scoring/model.js';
import { plainText } from '../blocks.js';
import { LIMITS } from '../limits.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { number, plain, points as worth } from '../text.js';
import { chosen, input, modal, type Origin, type Read, type StateValues, saying } from './form.js';
import { after, afterOrNone, type NumberField, numberInput, readNumber, type Wanted } from './numbers.js';
import { type Reasoned, readReason, reasonInputs } from './reason.js';

/** New points for a rule, and the most it may be worth; null stays as it is. */
export type PointsForm = Reasoned & { kind: 'points'; rule: string; points: number | null; cap: Wanted };

const POINTS: NumberField = { id: INPUTS.points, label: 'Points', least: -1_000, most: 1_000 };
const CAP: NumberField = {
  id: INPUTS.cap,
  label: 'The most it may be worth at a time',
  least: 1,
  most: 100_000,
  none: 'none',
};

/** "What is it worth?" One rule at a time. `filled` is what was said before. */
export function pointsModal(model: Model, origin: Origin, filled: PointsForm | null = null): ModalView {
  const rules = ruleGroups(model);
  if (rules.length === 0)
    return saying('Points of a rule', [
      'No rule gives points yet: they are added in the file.',
      '`/lead rules download`',
    ]);
  return modal(CALLBACKS.rulePoints, 'Points of a rule', 'Save', origin, [
    ruleInput(rules, filled?.rule ?? null),
    {
      ...numberInput(POINTS, filled?.points),
      hint: plainText('Left empty, they stay. Less than nothing takes points away: −10.'),
    },
    {
      ...numberInput(CAP, filled?.cap),
      hint: plainText('However often it happens. “none” takes the end away; left empty, it stays.'),
    },
    ...reasonInputs(filled),
  ]);
}

/** Reads what `pointsModal` asked. */
export function readPointsModal(values: StateValues): Read<PointsForm> {
  const [rule, nature] = (chosen(values, INPUTS.rule) ?? '').split('|');
  const points = readNumber(values, POINTS);
  const cap = readNumber(values, CAP);
  const reason = readReason(values);
  const nothing = [points, cap].every(
    ({ value, errors }) => value === null && Object.keys(errors).length === 0,
  );
  const errors = {
    ...reason.errors,
    ...(rule === '' || rule === undefined ? { [INPUTS.rule]: 'Pick a rule' } : {}),
    ...(nothing ? { [INPUTS.points]: 'Say what it is worth now, or the most it may be' } : {}),
    ...togetherness(nature, points.value, cap.value),
    ...points.errors,
    ...cap.errors,
  };
  if (rule === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  const given = points.value === 'none' ? null : points.value;
  return { ok: true, value: { kind: 'points', rule, points: given, cap: cap.value, ...reason.value } };
}

/** The rule after the form: what was left empty is as it was. Null where the rule is gone by now. */
export function pointsAfter(
  { rule: id, points, cap }: PointsForm,
  model: Model,
): { rule: string; points: number; cap: number | null } | null {
  const rule = model.rules.find((each) => each.id === id);
  if (rule !== undefined)
    return { rule: id, points: after(points, rule.points), cap: afterOrNone(cap, rule.cap) };
  const fit = model.fit.find((each) => each.id === id);
  return fit === undefined ? null : { rule: id, points: after(points, fit.points), cap: null };
}

/** What a rule's kind does not allow. Said here, since the check of the whole comes only once the form is gone. */
function togetherness(nature: string | undefined, points: Wanted, cap: Wanted): Record<string, string> {
  const isLoss = typeof points === 'number' && points < 0;
  return {
    ...(points === 0 ? { [INPUTS.points]: 'No points at all: take the rule out of the file instead' } : {}),
    ...(isLoss && nature === 'fades'
      ? {
          [INPUTS.points]:
            'This rule fades, and points lost would come back: only rules that stay can take some',
        }
      : {}),
    ...(isLoss && typeof cap === 'number'
      ? { [INPUTS.cap]: 'This is for points gained; the rule takes some' }
      : {}),
    ...(nature === 'fit' && typeof cap === 'number'
      ? { [INPUTS.cap]: 'Points for who they are come once, and have no such end' }
      : {}),
  };
}

type RuleGroup = { label: PlainTextElement; options: PlainTextOption[] };

/** All rules, as their groups have them, with what they are worth now. */
function ruleGroups(model: Model): RuleGroup[] {
  const groups = [
    { label: 'Who they are', options: model.fit.map((rule) => ruleOption({ ...rule, cap: null }, 'fit')) },
    ...model.groups.map((group) => ({
      label: plain(group.label, LIMITS.option) || group.id,
      options: model.rules
        .filter((rule) => rule.group === group.id)
        .map((rule) => ruleOption(rule, group.halfLifeDays === null ? 'stays' : 'fades')),
    })),
  ];
  return groups.flatMap(({ label, options }) =>
    chunks(options, LIMITS.options).map((some) => ({ label: plainText(label), options: some })),
  );
}

const chunks = <T>(all: T[], size: number): T[][] =>
  all.length === 0 ? [] : [all.slice(0, size), ...chunks(all.slice(size), size)];

function ruleInput(groups: RuleGroup[], wanted: string | null): InputBlock {
  const all = groups.flatMap(({ options }) => options);
  const initial = all.find(({ value }) => value?.split('|')[0] === wanted);
  return input(
    { id: INPUTS.rule, label: 'Which rule?' },
    {
      type: 'static_select',
      action_id: INPUTS.rule,
      placeholder: plainText('Pick one'),
      // The local Slack shows no groups: they come where one list can't hold them all.
      ...(all.length <= LIMITS.options ? { options: all } : { option_groups: groups }),
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  );
}

function ruleOption(
  rule: { id: string; label: string; points: number; cap: number | null },
  nature: 'fit' | 'fades' | 'stays',
): PlainTextOption {
  const end = rule.cap === null ? '' : `, ${number(rule.cap)} at most`;
  const text = `${plain(rule.label, 45) || rule.id}: ${worth(rule.points)}${end}`;
  return { text: plainText(plain(text, LIMITS.option)), value: `${rule.id}|${nature}` };
}
