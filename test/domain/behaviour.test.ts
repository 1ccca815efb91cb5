import { describe, expect, it } from 'vitest';
import type { ActivityKind } from '../../src/domain/activity.js';
import { type Counts, compile, earn } from '../../src/domain/behaviour.js';
import type { BehaviourRule } from '../../src/domain/model.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';

const { model } = loadPlaybook();
const rule = (more: Partial<BehaviourRule>): BehaviourRule => ({
  id: 'rule',
  label: 'A rule',
  points: 5,
  kinds: ['page_viewed'],
  where: null,
  nth: null,
  ...more,
});
const points = (
  rules: BehaviourRule[],
  done: [ActivityKind, Record<string, unknown>][],
  counts: Counts = new Map(),
) => {
  const compiled = compile({ ...model, behaviour: rules });
  return done.map(([kind, properties], at) =>
    earn(compiled, counts, { id: `a${at}`, kind, properties }).reduce(
      (all, earned) => all + earned.points,
      0,
    ),
  );
};

describe('a rule that counts', () => {
  const opens = rule({ kinds: ['email_opened'], nth: { of: 'sequence', at: 3 } });
  const open = (sequence?: unknown): [ActivityKind, Record<string, unknown>] => [
    'email_opened',
    sequence === undefined ? {} : { sequence },
  ];

  it('gives its points at the third, once, in each group', () => {
    expect(points([opens], ['a', 'b', 'a', 'a', 'b', 'b', 'a'].map(open))).toEqual([0, 0, 0, 5, 0, 5, 0]);
  });

  it('takes 7 and "7" for one group, and what names none for another', () => {
    expect(points([opens], [open(7), open('7'), open(), open(7), open(null), open({}), open()])).toEqual([
      0, 0, 0, 5, 0, 5, 0,
    ]);
  });

  it('goes on from what was counted before', () => {
    expect(points([opens], [open('a')], new Map([['rule:a', 2]]))).toEqual([5]);
  });
});

describe('a rule with a condition', () => {
  const guides = rule({ kinds: ['content_downloaded'], where: { property: 'kind', in: ['case_study'] } });
  it.each([
    ['case_study', 5],
    ['Case Study', 5],
    [' case-study ', 5],
    ['whitepaper', 0],
    [undefined, 5],
    [12, 0],
    [{}, 0],
  ])('of %j gives %i', (kind, expected) => {
    expect(points([guides], [['content_downloaded', { kind }]])).toEqual([expected]);
  });
});

it('an activity earns by every rule that listens to it', () => {
  expect(points([rule({ id: 'one' }), rule({ id: 'two', points: -2 })], [['page_viewed', {}]])).toEqual([3]);
});

it('what no rule names earns nothing', () => {
  expect(points([rule({})], [['logged_in', {}]])).toEqual([0]);
});
