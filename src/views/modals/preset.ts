import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Model } from '../../domain/scoring/model.js';
import { plainText } from '../blocks.js';
import { LIMITS } from '../limits.js';
import { CALLBACKS, INPUTS } from '../names.js';
import { number, plain } from '../text.js';
import { chosen, input, modal, type Origin, type Read, radios, remark, type StateValues } from './form.js';
import { type NumberField, numberInput, readNumber } from './numbers.js';
import { type Reasoned, readReason, reasonInputs } from './reason.js';

/** A preset to go by, and the score its author left to the team. */
export type PresetForm = Reasoned & { kind: 'preset'; name: string; mqlScore: number | null };

const SCORE: NumberField = {
  id: INPUTS.line,
  label: 'MQL score, where the preset leaves it open',
  least: 1,
  most: 100_000,
};

/** "Whose numbers do we go by?" `inForce`: the name of the rules in force. `filled` is what was said before. */
export function presetModal(
  presets: Model[],
  origin: Origin,
  inForce: string | null,
  filled: PresetForm | null = null,
): ModalView {
  return modal(CALLBACKS.preset, 'Choose a preset', 'Save', origin, [
    remark('preset', [
      'Its numbers take the place of yours, as a new version: yours are kept, and you can go back.',
    ]),
    presetInput(presets.slice(0, LIMITS.choices), inForce, filled?.name ?? null),
    {
      ...numberInput(SCORE, filled?.mqlScore),
      hint: plainText('Nobody is told of ready leads until there is one.'),
    },
    ...reasonInputs(filled),
  ]);
}

/** Reads what `presetModal` asked. */
export function readPresetModal(values: StateValues): Read<PresetForm> {
  const [name, open] = (chosen(values, INPUTS.preset) ?? '').split('|');
  const { value: score, errors: wrong } = readNumber(values, SCORE);
  const reason = readReason(values);
  const isSuperfluous = score !== null && open === 'whole';
  const errors = {
    ...reason.errors,
    ...(name === undefined || name === '' ? { [INPUTS.preset]: 'Pick one' } : {}),
    ...(isSuperfluous
      ? { [INPUTS.line]: 'This preset has its own line: leave this empty, and change it later' }
      : {}),
    ...wrong,
  };
  if (name === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: { kind: 'preset', name, mqlScore: score === 'none' ? null : score, ...reason.value },
  };
}

function presetInput(presets: Model[], inForce: string | null, wanted: string | null): InputBlock {
  const options = presets.map((preset) => presetOption(preset, preset.name === inForce));
  const initial = options.find(({ value }) => value?.split('|')[0] === wanted);
  return input(
    { id: INPUTS.preset, label: 'Whose numbers?' },
    radios(INPUTS.preset, options, initial ?? null),
  );
}

function presetOption(model: Model, isYours: boolean): PlainTextOption {
  const { name, title, source, alert, lines } = model;
  return {
    text: plainText(plain(`${plain(title, 24) || name}: ${inShort(model)}`, LIMITS.option)),
    description: plainText(
      plain(`${isYours ? 'Yours are made from these. ' : ''}From: ${source}`, LIMITS.option),
    ),
    value: `${name}|${lines[alert.at] === null ? 'open' : 'whole'}`,
  };
}

/** "MQL 50, SQL 80, alerts at SQL or by 4 rules" */
function inShort({ lines: { mql, sql }, alert, ready }: Model): string {
  const line = alert.at === 'mql' ? mql : sql;
  const at = line === null ? 'a score you set' : alert.at.toUpperCase();
  const fit = alert.requireFit ? ', high fit only' : '';
  const rules = ready.length === 0 ? '' : ` or by ${ready.length} ${ready.length === 1 ? 'rule' : 'rules'}`;
  return [
    ...(mql ? [`MQL ${number(mql.enter)}`] : []),
    ...(sql ? [`SQL ${number(sql.enter)}`] : []),
    `alerts at ${at}${rules}${fit}`,
  ].join(', ');
}
