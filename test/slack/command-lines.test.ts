import { describe, expect, it, test } from 'vitest';
import { parseCommand } from '../../src/slack/parse.js';

const CONTEXT = { now: new Date('2026-06-10T12:00:00Z'), zone: 'Europe/Berlin' };
const parse = (text: string) => parseCommand(text, CONTEXT);
const wish = (text: string) => {
  const command = parse(text);
  return command.kind === 'rules' ? command.wish : command;
};
const settings = (text: string) => {
  const read = wish(text);
  return 'change' in read && read.change?.kind === 'words'
    ? read.change.settings.map(({ name, value }) => `${name}|${value}`)
    : read;
};

describe('what is wanted of the rules', () => {
  test.each([
    ['rules', { wish: 'show' }],
    ['rule', { wish: 'show' }],
    ['scoring', { wish: 'show' }],
    ['rules PRESET', { wish: 'preset' }],
    ['rules change points', { wish: 'edit', part: 'points' }],
    ['rules edit SLA', { wish: 'edit', part: 'lines' }],
    ['rules edit fit', { wish: 'edit', part: 'icp' }],
    ['rules edit', { wish: 'edit', part: null }],
    ['rules edit toString', { wish: 'edit', part: null }],
    ['rules yaml', { wish: 'upload' }],
    ['rules export v3', { wish: 'download', version: 3 }],
    ['rules download house@12', { wish: 'download', version: 12 }],
    ['rules download', { wish: 'download', version: null }],
    ['rules download latest', { wish: 'download', version: null }],
    ['rules history', { wish: 'versions' }],
    ['rules sign Sales', { wish: 'sign', side: 'sales' }],
    ['rules sign both', { wish: 'sign', side: null }],
    ['rules clibrate', { wish: 'unknown', typed: 'clibrate', near: ['calibrate'] }],
    ['rules hasOwnProperty', { wish: 'unknown', typed: 'hasOwnProperty', near: [] }],
    ['calibrate', { kind: 'calibrate', share: false }],
  ])('/lead %s', (text, read) => {
    expect(wish(text)).toEqual(read);
  });

  test.each([
    ['rules try demo=50', ['demo|50']],
    ['rules demo=50', ['demo|50']],
    ['rules set demo to 50', ['demo|50']],
    ['rules try demo 50, pricing 10 and sql 90', ['demo|50', 'pricing|10', 'sql|90']],
    ['rules try demo=50 sql=90', ['demo|50', 'sql|90']],
    ['rules try career=-10 silence=−15', ['career|-10', 'silence|−15']],
    ['rules try halflife:intent=14', ['halflife:intent|14']],
    ['rules try sql leave=60', ['sql leave|60']],
    ['rules try at risk=20 cold=40', ['at risk|20', 'cold|40']],
    ['rules try Requested a demo=33', ['Requested a demo|33']],
    ['rules try case_study = 5', ['case_study|5']],
  ])('/lead %s reads the settings', (text, read) => {
    expect(settings(text)).toEqual(read);
  });

  test.each([
    ['rules try 001', 'preset_001'],
    ['rules try preset 001', 'preset_001'],
    ['rules try preset_004', 'preset_004'],
    ['rules try House', 'house'],
    ['rules try preset 7', 'preset_7'],
    ['rules try preset house because we grew', 'house'],
  ])('/lead %s reads the preset', (text, name) => {
    expect(wish(text)).toMatchObject({ wish: 'try', change: { kind: 'preset', name } });
  });

  test.each([
    ['rules try 2', 2],
    ['rules try v12', 12],
    ['rules try version 3', 3],
    ['rules try house@4', 4],
    ['rules try', null],
    ['rules try nothing much', null],
    ['rules try preset', null],
  ])('/lead %s reads no change, but perhaps a version', (text, version) => {
    expect(wish(text)).toMatchObject({ wish: 'try', version });
  });

  it('keeps the reason, whatever it says', () => {
    expect(wish('rules try sql=90 because demo=1 is too low')).toMatchObject({
      reason: 'demo=1 is too low',
      typed: 'sql=90',
    });
    expect(wish('rules try sql=90 --reason too many come back')).toMatchObject({
      reason: 'too many come back',
    });
  });

  test.each([
    ['words without a number', 'a b-c '.repeat(1_300)],
    ['a heap of spaces', `a${' '.repeat(7_900)}!`],
    ['many settings and a slip at their end', `${'a=1, '.repeat(1_500)}!`],
    ['names that never end', 'a:b.c_d-e '.repeat(800)],
    ['a reason that never comes', `because${' because'.repeat(900)}`],
  ])('takes no time over %s', (_, text) => {
    const before = performance.now();
    expect(wish(`rules try ${text}`)).toMatchObject({ wish: 'try' });
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('what is said of a lead', () => {
  test.each([
    ['stage acme decision', { kind: 'stage', lead: 'acme', to: 'decision' }],
    ['funnel Acme Inc Middle', { kind: 'stage', lead: 'Acme Inc', to: 'consideration' }],
    ['stage acme toString', { kind: 'stage', lead: 'acme toString', to: null }],
    ['role acme tech evaluator', { kind: 'role', lead: 'acme', role: 'technical_evaluator' }],
    ['role jane@acme.com economic_buyer', { kind: 'role', lead: 'jane@acme.com', role: 'economic_buyer' }],
    ['role champion', { kind: 'role', lead: 'champion', role: null }],
    [
      'tag acme +VIP #expo −cold',
      { kind: 'tag', lead: 'acme', add: ['vip', 'expo'], remove: ['cold'], bad: null },
    ],
    ['tag "A +B" +c', { kind: 'tag', lead: 'A +B', add: ['c'], remove: [], bad: null }],
    ['lost acme budget: none before May', { kind: 'lost', lead: 'acme', reason: 'budget: none before May' }],
    ['lost acme because they merged', { kind: 'lost', lead: 'acme', reason: 'they merged' }],
    ['lost acme — they merged', { kind: 'lost', lead: 'acme — they merged', reason: null }],
    ['lost acme --reason too dear', { kind: 'lost', lead: 'acme', reason: 'too dear' }],
    ['lost budget hotels', { kind: 'lost', lead: 'budget hotels', reason: null }],
    ['lost', { kind: 'lost', lead: '', reason: null }],
    ['win acme', { kind: 'won', lead: 'acme' }],
    ['company Acme Inc', { kind: 'account', asked: 'Acme Inc' }],
    ['segments', { kind: 'segment', asked: '' }],
  ])('/lead %s', (text, read) => {
    expect(parse(text)).toEqual({ ...read, share: false });
  });
});
