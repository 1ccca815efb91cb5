import type { InputBlock, ModalView } from '@slack/types';
import type { Icp, Model, Range } from '../../domain/scoring/model.js';
import { SENIORITY_NAMES } from '../../domain/title.js';
import { plainText } from '../blocks.js';
import type { Reader } from '../dates.js';
import { LIMITS } from '../limits.js';
import { CALLBACKS, INPUTS } from '../names.js';
import {
  input,
  modal,
  type Origin,
  option,
  type Read,
  remark,
  type StateValues,
  textInput,
  ticked,
  written,
} from './form.js';
import { afterOrNone, errorsOf, type NumberField, numberInput, readNumber, type Wanted } from './numbers.js';
import { type Reasoned, readReason, reasonInputs } from './reason.js';

/** The ideal customer; null stays as it is, an empty list and `none` mean anybody. */
export type IcpForm = Reasoned & {
  kind: 'icp';
  industries: string[] | null;
  seniorities: string[] | null;
  countries: string[] | null;
  sizeFrom: Wanted;
  sizeTo: Wanted;
  budgetFrom: Wanted;
  budgetTo: Wanted;
};

const SIZE = { least: 1, most: 10_000_000, none: 'any' };
const MONEY = { least: 0, most: 2_000_000_000, none: 'any' };
const FIELDS: Record<'sizeFrom' | 'sizeTo' | 'budgetFrom' | 'budgetTo', NumberField> = {
  sizeFrom: { id: INPUTS.sizeFrom, label: 'People in the company, from', ...SIZE },
  sizeTo: { id: INPUTS.sizeTo, label: 'People in the company, to', ...SIZE },
  budgetFrom: { id: INPUTS.budgetFrom, label: 'Budget, from', ...MONEY },
  budgetTo: { id: INPUTS.budgetTo, label: 'Budget, to', ...MONEY },
};

const ANY = 'any';
const WORDS = 200;

/** Whom the team wants as a customer (S61). `filled` is what was said before. */
export function icpModal(
  { icp }: Model,
  origin: Origin,
  reader: Reader,
  filled: IcpForm | null = null,
): ModalView {
  const { companySize: size, budget } = icp;
  return modal(CALLBACKS.ruleIcp, 'Ideal customer', 'Save', origin, [
    remark('icp', [
      'Fit points follow from this, for every lead. A field left empty stays as it is; “any” asks nothing.',
    ]),
    listInput(
      INPUTS.industries,
      'Industries',
      'Software, Logistics, Consulting',
      icp.industries,
      filled?.industries,
    ),
    numberInput({ ...FIELDS.sizeFrom, now: size.from }, filled?.sizeFrom),
    numberInput({ ...FIELDS.sizeTo, now: size.to }, filled?.sizeTo),
    seniorityInput(filled?.seniorities ?? icp.seniorities, reader),
    numberInput({ ...FIELDS.budgetFrom, now: budget.from }, filled?.budgetFrom),
    numberInput({ ...FIELDS.budgetTo, now: budget.to }, filled?.budgetTo),
    listInput(INPUTS.countries, 'Countries', 'Germany, DE, Spain', icp.countries, filled?.countries),
    ...reasonInputs(filled),
  ]);
}

function listInput(
  id: string,
  label: string,
  placeholder: string,
  now: string[],
  wanted: string[] | null = null,
) {
  const text = wanted === null ? now.join(', ') : wanted.join(', ') || ANY;
  const fits = text.length <= LIMITS.inputText;
  const many = `They are too many to be shown here (${now.length}): left empty, they stay.`;
  return input(
    { id, label, optional: true, hint: fits ? 'With commas between them. “any” for all.' : many },
    textInput(id, { placeholder, multiline: true, max: LIMITS.inputText, initial: fits ? text : null }),
  );
}

/** The local Slack has no field to pick several from: there the names are typed. */
function seniorityInput(wanted: string[], reader: Reader): InputBlock {
  const label = 'Seniority';
  const known = SENIORITY_NAMES.filter((name) => wanted.includes(name));
  if (!reader.slackDates)
    return input(
      {
        id: INPUTS.seniorities,
        label,
        optional: true,
        hint: `With commas: ${SENIORITY_NAMES.join(', ')}. Or “any”.`,
      },
      textInput(INPUTS.seniorities, {
        placeholder: 'manager, director, vp',
        max: 300,
        initial: known.join(', '),
      }),
    );
  const options = SENIORITY_NAMES.map((name) => option(titled(name), name));
  const picked = options.filter(({ value }) => known.some((name) => name === value));
  return input(
    { id: INPUTS.seniorities, label, optional: true, hint: 'None picked: any.' },
    {
      type: 'multi_static_select',
      action_id: INPUTS.seniorities,
      placeholder: plainText('Any'),
      options,
      ...(picked.length === 0 ? {} : { initial_options: picked }),
    },
  );
}

const titled = (name: string): string =>
  name === 'vp' ? 'VP' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Reads what `icpModal` asked. */
export function readIcpModal(values: StateValues): Read<IcpForm> {
  const numbers = {
    sizeFrom: readNumber(values, FIELDS.sizeFrom),
    sizeTo: readNumber(values, FIELDS.sizeTo),
    budgetFrom: readNumber(values, FIELDS.budgetFrom),
    budgetTo: readNumber(values, FIELDS.budgetTo),
  };
  const industries = readList(values, INPUTS.industries);
  const countries = readList(values, INPUTS.countries);
  const seniorities = readSeniorities(values);
  const reason = readReason(values);
  const errors = {
    ...reason.errors,
    ...industries.errors,
    ...countries.errors,
    ...seniorities.errors,
    ...turned(numbers.sizeFrom.value, numbers.sizeTo.value, INPUTS.sizeTo),
    ...turned(numbers.budgetFrom.value, numbers.budgetTo.value, INPUTS.budgetTo),
    ...errorsOf(Object.values(numbers)),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      kind: 'icp',
      industries: industries.value,
      seniorities: seniorities.value,
      countries: countries.value,
      sizeFrom: numbers.sizeFrom.value,
      sizeTo: numbers.sizeTo.value,
      budgetFrom: numbers.budgetFrom.value,
      budgetTo: numbers.budgetTo.value,
      ...reason.value,
    },
  };
}

type ReadList = { value: string[] | null; errors: Record<string, string> };

function readList(values: StateValues, id: string): ReadList {
  const typed = written(values, id);
  if (typed === null) return { value: null, errors: {} };
  if (typed.toLowerCase() === ANY) return { value: [], errors: {} };
  const words = [...new Set(typed.split(/[,;\n]/).map((word) => word.trim().replace(/\s+/g, ' ')))].filter(
    (word) => word !== '',
  );
  const long = words.find((word) => word.length > WORDS);
  if (long !== undefined)
    return {
      value: null,
      errors: { [id]: `“${long.slice(0, 30)}…” is long for one of them: are the commas missing?` },
    };
  if (words.length > WORDS)
    return { value: null, errors: { [id]: `${words.length} are too many: ${WORDS} at most` } };
  return { value: words, errors: {} };
}

function readSeniorities(values: StateValues): ReadList {
  const picked = ticked(values, INPUTS.seniorities);
  if (picked !== null) return { value: picked.filter(isSeniority), errors: {} };
  const { value, errors } = readList(values, INPUTS.seniorities);
  const names = value?.map((word) => word.toLowerCase()) ?? null;
  const unknown = names?.find((name) => !isSeniority(name));
  if (unknown === undefined) return { value: names, errors };
  return {
    value: null,
    errors: { [INPUTS.seniorities]: `I don't know “${unknown.slice(0, 40)}”: one of those below, please` },
  };
}

const isSeniority = (name: string): boolean => SENIORITY_NAMES.some((known) => known === name);

const turned = (from: Wanted, to: Wanted, id: string): Record<string, string> =>
  typeof from === 'number' && typeof to === 'number' && from > to
    ? { [id]: 'Less than where it begins: turn them around' }
    : {};

/** The ideal customer after the form: what was left empty is as it was. */
export const icpAfter = (form: IcpForm, { icp }: Model): Icp => ({
  industries: form.industries ?? icp.industries,
  seniorities: form.seniorities ?? icp.seniorities,
  countries: form.countries ?? icp.countries,
  companySize: rangeAfter(form.sizeFrom, form.sizeTo, icp.companySize),
  budget: rangeAfter(form.budgetFrom, form.budgetTo, icp.budget),
});

const rangeAfter = (from: Wanted, to: Wanted, now: Range): Range => ({
  from: afterOrNone(from, now.from),
  to: afterOrNone(to, now.to),
});
