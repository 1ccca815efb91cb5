import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkYaml } from '../../src/playbook/load.js';
import { modelSchema } from '../../src/playbook/model-schema.js';
import { loadPresets } from '../../src/playbook/presets.js';
import { altered, faultLines, faultsOf, readModel, SMALL, whenModel } from './small-model.js';

describe('a wrong word is answered with the one that was probably meant', () => {
  it.each([
    ['an event', 'when: demo_requested', 'when: demo_request', 'rules.0.when.did', 'demo_requested'],
    [
      'an event',
      'when: demo_requested',
      'when: pricing_page_view',
      'rules.0.when.did',
      'pricing_page_viewed',
    ],
    [
      'an event among others',
      'did: email_opened',
      'did: [email_opened, email_clickd]',
      'rules.1.when.did.1',
      'email_clicked',
    ],
    ['a key of the model', 'unsubscribe: keep', 'unsubscribed: keep', 'unsubscribed', 'unsubscribe'],
    ['a key of a rule', 'points: 30,', 'points: 30, lable: x,', 'rules.0.lable', 'label'],
    [
      'a key of a group',
      'What they do }',
      'What they do, half_life_days: 3 }',
      'groups.0.half_life_days',
      'halfLifeDays',
    ],
    ['a key of a condition', 'times: 3, of', 'time: 3, of', 'rules.1.when.time', 'times'],
    [
      'a key of a repeat',
      'demo_requested }',
      'demo_requested, repeat: { most: 1, day: 3 } }',
      'rules.0.repeat.day',
      'days',
    ],
    ['a repeat', 'demo_requested }', 'demo_requested, repeat: dayly }', 'rules.0.repeat', 'daily'],
    ['an attribute', 'is: industry', 'is: industri', 'fit.0.is', 'industry'],
    [
      'an intent',
      'demo_requested }',
      '{ all: [demo_requested, { intnt: high }] } }',
      'rules.0.when.all.1.intnt',
      'intent',
    ],
    ['a line', 'at: sql', 'at: sq', 'alert.at', 'sql'],
    ['a seniority', '[software]', '[software], seniorities: [directer]', 'icp.seniorities.0', 'director'],
    ['a group', 'points: 30', 'points: 30, group: behavior', 'rules.0.group', 'behaviour'],
    ['a department', 'is: industry', 'is: department, in: [finanse]', 'fit.0.in.0', 'finance'],
    ['a buying role', 'is: industry', 'is: buyingRole, in: [champian]', 'fit.0.in.0', 'champion'],
  ])('%s: %s -> %s', (_, from, to, path, nearest) => {
    const text = altered(SMALL, from, to);
    expect(faultsOf(text)).toContainEqual(expect.objectContaining({ path: shortened(path), nearest }));
    expect(faultLines(text).join('\n')).toContain(`did you mean ${nearest}?`);
  });

  // One word stands for a list of it: there is no list to point into.
  const shortened = (path: string): string => path.replace(/when\.did$/, 'when');

  it('and nothing is suggested that is not like it', () => {
    expect(faultsOf(altered(SMALL, 'points: 30,', 'points: 30, colour: red,'))).toEqual([
      {
        line: 7,
        column: 54,
        path: 'rules.0.colour',
        message: 'unknown key: expected one of id, label, points, group, when, repeat, cap, from, until',
        nearest: null,
      },
    ]);
  });

  it('a wrong event is told some of those there are', () => {
    expect(faultLines(whenModel('pricing'))).toEqual([
      expect.stringMatching(/^m:7:60 rules\.0\.when: "pricing": expected one of \d+ words, such as pricing_/),
    ]);
  });
});

describe('a wrong value is answered with what is there and what was expected', () => {
  it.each([
    ['points: 30', 'points: many', '"many": expected a whole number'],
    ['points: 30', 'points: 30.5', '30.5: expected a whole number'],
    ['points: 30', 'points: 3000', '3000: expected 1000 or less'],
    ['points: 30', 'points: .inf', 'expected a whole number'],
    ['points: 30', 'points:', 'nothing is written here: expected a whole number'],
    ['label: Opened three, ', '', 'rules.1.label: is missing: expected text'],
    ['label: Opened three', "label: ''", 'must not be empty'],
    ['label: Opened three', `label: ${'x'.repeat(101)}`, 'is 101 characters long; the limit is 100'],
    ['label: Opened three', 'label: "a\\u0007b"', "U+0007, which can't be stored"],
    ['id: demo', 'id: Demo', 'expected lower-case letters, digits and _'],
    ['requireFit: false', 'requireFit: no', '"no": expected true or false'],
    ['industries: [software]', 'industries: software', '"software": expected a list'],
    ['high: { fit: 1, intent: 50 }', 'high: 3', '3: expected keys and values'],
    ['high: { fit: 1, intent: 50 }', 'high: [1]', 'this is a list: expected keys and values'],
    [
      'quiet: { atRiskDays: 30, coldDays: 45 }',
      'quiet: { atRiskDays: 0, coldDays: 45 }',
      '0: expected 1 or more',
    ],
    ['when: demo_requested', 'when: 3', 'rules.0.when: 3: expected keys and values'],
    ['when: demo_requested', 'when: [blog_read, page_viewed]', 'rules.0.when: this is a list'],
    ['unsubscribe: keep', 'unsubscribe: forget', '"forget": expected one of keep, remove'],
  ])('%s -> %s', (from, to, words) => {
    expect(faultLines(altered(SMALL, from, to)).join('\n')).toContain(words);
  });

  it('all that is wrong is named at once, in the order of the text', () => {
    const text = altered(altered(SMALL, 'points: 10, when', 'points: x, when'), 'name: small', 'name: Small');
    const lines = faultLines(altered(text, 'coldDays', 'colDays'));
    expect(lines.map((line) => line.split(' ')[1])).toEqual([
      'name:',
      'rules.1.points:',
      'quiet.coldDays:',
      'quiet.colDays:',
    ]);
    expect(lines.at(-1)).toContain('did you mean coldDays?');
  });

  it('reading it all the same throws them all', () => {
    expect(() => readModel(altered(SMALL, 'points: 30', 'points: x'))).toThrow(
      'my/model.yaml:7:50 rules.0.points: "x": expected a whole number',
    );
  });
});

describe('a text that is no YAML is answered in words', () => {
  it.each([
    [
      'a key twice',
      'unsubscribe: keep',
      'unsubscribe: keep\nunsubscribe: keep',
      18,
      'this key is here twice',
    ],
    ['a key twice in one line', 'points: 30', 'points: 30, points: 40', 7, 'this key is here twice'],
    ['a tab', '  - { id: demo', '\t- { id: demo', 7, 'starts with a tab'],
    ['two documents', 'high:', '---\nhigh:', 12, 'a second document starts here'],
    ['a colon in a text', 'title: Small', 'title: Small: a model', 2, 'into quotes'],
    ['a bracket never closed', '[software]', '[software', 11, 'a bracket that is never closed'],
    ['a quote never closed', 'source: Nobody', "source: 'Nobody", 19, 'broken YAML'],
    ['a space forgotten', 'source: Nobody', 'source:Nobody', 3, 'with a space after the colon'],
    ['a tag', 'points: 30', 'points: !secret 30', 7, 'tags (!name) are not known'],
    ['an odd start', 'source: Nobody', 'source: @nobody', 3, 'must be in quotes'],
    ['an escape there is not', 'source: Nobody', 'source: "\\q"', 3, 'single quotes'],
  ])('%s', (_, from, to, line, words) => {
    const [first, ...others] = faultsOf(altered(SMALL, from, to));
    expect(first).toMatchObject({ line, message: expect.stringContaining(words) });
    expect(others).toEqual([]);
  });

  it.each(['', '# nothing but a remark', '- just\n- a list', 'null', '42', 'a text'])(
    'something else altogether: %j',
    (text) => {
      expect(faultLines(text)).toEqual([expect.stringMatching(/^m:1:\d+ .*expected keys and values/)]);
    },
  );
});

describe('a text that means harm is answered, and costs nothing', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(
      Array.from(
        { length: 8 },
        (_, at) => `b${at}: &b${at} [${`${at === 0 ? '*a' : `*b${at - 1}`}, `.repeat(9)}]`,
      ),
    )
    .join('\n');

  it.each([
    ['names that multiply', bomb, 'repeats something by its name'],
    ['a name that holds itself', 'name: &a [*a]', 'repeats something by its name'],
    ['a name of nothing', 'name: *a', 'repeats something by its name'],
    ['lists without end', `name: ${'['.repeat(50_000)}`, 'nested too deep'],
    ['keys without end', `name: ${'{a: '.repeat(30_000)}`, 'nested too deep'],
    [
      'conditions without end',
      whenModel(`${'{ not: '.repeat(300)}blog_read${' }'.repeat(300)}`),
      'nested too deep',
    ],
    [
      'a text over the limit',
      `${SMALL}#${'x'.repeat(200_000)}`,
      'model.yaml is 201 kB large; the limit is 200 kB',
    ],
  ])('%s', (_, text, words) => {
    expect(faultLines(text).join('\n')).toContain(words);
    expect(faultLines(text).length).toBeLessThan(100);
  });

  it.each([
    ['__proto__: { name: x }', '__proto__'],
    ['constructor: { name: x }', 'constructor'],
    ['<<: { name: x }', '<<'],
    ['? [a, b]\n: x', 'a'],
  ])('a key that is none of ours: %s', (line, key) => {
    expect(faultsOf(`${SMALL}${line}\n`)).toMatchObject([{ path: expect.stringContaining(key) }]);
  });

  it('whatever is done to a model, the answer is a model or faults that are in the text', () => {
    const house = loadPresets().get('house')?.source ?? '';
    const bits = [
      '[',
      ']',
      '{',
      '}',
      ': ',
      '\n',
      '- ',
      '&a ',
      '*a',
      '!x ',
      "'",
      '"',
      '|',
      '>',
      '#',
      '\t',
      '? ',
      '\0',
      '9e999',
    ];
    const edit = fc.record({
      at: fc.nat(house.length),
      cut: fc.nat(40),
      put: fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 6 })),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce(
          (all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut),
          house,
        );
        const lines = text.split(/\r\n|\n/).length;
        for (const fault of faultsOf(text)) {
          expect(fault.message).not.toMatch(/^(Invalid input|$)/);
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('a model of our own passes, so the tests above show something', () => {
    expect(checkYaml(SMALL, 'model.yaml', modelSchema)).toMatchObject({ ok: true, value: { name: 'small' } });
  });
});
