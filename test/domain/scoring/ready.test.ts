import { describe, expect, it } from 'vitest';
import { ringsAtAnyScore } from '../../../src/domain/scoring/alert-line.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import { onDay } from './any-past.js';
import { live } from './arrivals.js';
import { alerts, did, modelOf, states } from './story.js';

const DEMO = 'demo_requested';
const PRICE = 'pricing_page_viewed';
const rules = [
  { id: 'demo', label: 'Demo', points: 40, when: DEMO },
  { id: 'career', label: 'Career', points: -20, when: 'career_page_viewed' },
];

/** A model whose only ways to sales are the line and this one. */
const readyWhen = (when: unknown, more: Record<string, unknown> = {}) =>
  modelOf({
    rules,
    high: { fit: 2, intent: 40 },
    ready: [{ id: 'rule', label: 'The rule', when }],
    ...more,
  });
const MQL_ONLY = { mql: { enter: 50, leave: 40 }, sql: null, stayHours: 0 };

const demo = (day: number) => did(day, DEMO);
const price = (day: number) => did(day, PRICE);
const fits = (day: number) => states(day, { industry: 'Software', companySize: 50 });

describe('each kind of handoff rule alone hands a lead over (S37)', () => {
  it.each<[string, unknown, Deed[], Deed[]]>([
    ['a score', { score: 40 }, [price(0), demo(1)], [price(0), price(1)]],
    ['visits of a page', { did: PRICE, times: 2 }, [price(0), price(1)], [demo(0), price(1)]],
    ['a reply', 'email_replied', [did(1, 'email_replied')], [did(1, 'email_opened')]],
    [
      'a request for a meeting',
      'meeting_requested',
      [did(1, 'meeting_requested')],
      [did(1, 'meeting_logged')],
    ],
    ['a high intent', { intent: 'high' }, [price(0), demo(1)], [fits(0), price(1)]],
    ['a high fit', { fit: 'high' }, [price(0), fits(1)], [states(1, { industry: 'Software' })]],
  ])('%s', (_, when, enough, tooLittle) => {
    expect(alerts(readyWhen(when), enough)).toEqual(['rule on 1']);
    expect(alerts(readyWhen(when), tooLittle)).toEqual([]);
  });

  it('a question, at any score, and only one about price, time or integration (S26)', () => {
    const asks = readyWhen({ did: 'email_replied', about: ['pricing', 'timeline', 'integration'] });
    const reply = (text: string) => alerts(asks, [did(0, 'email_replied', { text })]);
    expect(reply('How much is it per seat?')).toEqual(['rule on 0']);
    expect(reply('Thank you, not now.')).toEqual([]);
  });
});

describe('handoff rules of several conditions', () => {
  it('take all of them where they say all, in any order', () => {
    const model = readyWhen({ all: [{ did: PRICE, times: 2 }, { fit: 'high' }] });
    expect(alerts(model, [price(0), price(1), fits(2)])).toEqual(['rule on 2']);
    expect(alerts(model, [fits(0), price(1), price(2)])).toEqual(['rule on 2']);
    expect(alerts(model, [price(0), price(1)])).toEqual([]);
    expect(alerts(model, [price(0), fits(1)])).toEqual([]);
  });

  it('ring at once for a high fit of a high intent, whichever comes last (S16)', () => {
    const fit = [{ id: 'industry', label: 'Industry', points: 45, is: 'industry' }];
    const model = readyWhen({ all: [{ fit: 'high' }, { intent: 'high' }] }, { fit, lines: MQL_ONLY });
    expect(alerts(model, [fits(0), price(1), demo(2)])).toEqual(['rule on 2']);
    expect(alerts(model, [demo(0), price(1), fits(2)])).toEqual(['rule on 2']);
    // Points for who they are make no intent.
    expect(alerts(model, [fits(0), price(1)])).toEqual([]);
    expect(alerts(model, [demo(0), demo(1)])).toEqual([]);
  });

  it('ring for an intent again only once it was lost and won back', () => {
    const groups = [{ id: 'fades', label: 'Fades', halfLifeDays: 7 }];
    const model = readyWhen({ intent: 'high' }, { groups, lines: MQL_ONLY, rules: rules.slice(0, 1) });
    expect(alerts(model, [0, 2, 8, 10].map(demo))).toEqual(['rule on 0']);
    expect(alerts(model, [demo(0), demo(20)])).toEqual(['rule on 0', 'rule on 20']);
  });

  it('look at what is learned of the lead later, and are told of the day it was learned', () => {
    const model = readyWhen({ all: [PRICE, { is: 'seniority', in: ['vp'] }] });
    expect(alerts(model, [price(0), states(3, { title: 'VP Sales' })])).toEqual(['rule on 3']);
    expect(alerts(model, [price(0), did(3, 'email_opened', {}, { title: 'VP Sales' })])).toEqual([
      'rule on 3',
    ]);
    expect(alerts(model, [price(0), states(3, { title: 'Intern' })])).toEqual([]);
  });

  it('ring again by what they look for, not by other news that comes while they hold', () => {
    const model = readyWhen({
      any: [{ opened: 1 }, { did: 'content_downloaded', where: { kind: 'guide' } }],
    });
    const got = (kind: string) => did(20, 'content_downloaded', { kind });
    expect(alerts(model, [did(0, 'email_opened'), got('ebook'), did(21, 'email_clicked')])).toEqual([
      'rule on 0',
    ]);
    expect(alerts(model, [did(0, 'email_opened'), got('guide')])).toEqual(['rule on 0', 'rule on 20']);
  });

  it('take any of them where they say any', () => {
    const model = readyWhen({ any: ['email_replied', { score: 40 }] });
    expect(alerts(model, [did(0, 'email_replied')])).toEqual(['rule on 0']);
    expect(alerts(model, [demo(0)])).toEqual(['rule on 0']);
    expect(alerts(model, [price(0)])).toEqual([]);
  });

  it('hold what they forbid against it', () => {
    const model = readyWhen({ all: [DEMO, { not: { tag: 'vip' } }] });
    expect(alerts(model, [demo(0)], [])).toEqual(['rule on 0']);
    expect(alerts(model, [demo(0)], ['vip'])).toEqual([]);
  });

  it('ask how the lead stands, too: its stage, its place in the funnel, its life', () => {
    const funnel = [{ to: 'decision', when: PRICE }];
    const late = readyWhen({ all: [{ stage: 'mql' }, { funnel: 'decision' }] }, { funnel });
    expect(alerts(late, [demo(0), price(1), demo(2)])).toEqual(['rule on 2']);
    const back = readyWhen(
      { all: ['email_opened', { lifecycle: 'qualified' }] },
      { lines: { mql: { enter: 40, leave: 30 }, sql: null, stayHours: 0 } },
    );
    expect(alerts(back, [did(0, 'email_opened'), demo(1), did(40, 'email_opened')])).toEqual([
      'rule on 1',
      'rule on 40',
    ]);
  });
});

describe('a handoff by a rule', () => {
  it.each([
    ['email_replied', true],
    [{ all: [PRICE, { fit: 'high' }] }, true],
    [{ all: [PRICE, { score: 40 }] }, false],
    [{ not: { any: [{ stage: 'mql' }] } }, false],
    [{ all: [{ fit: 'high' }, { intent: 'high' }] }, false],
  ])('is said to be so whatever the score only where nothing of it looks at points: %j', (when, is) => {
    expect(ringsAtAnyScore({ model: readyWhen(when) }, 'The rule')).toBe(is);
  });
});

describe('one handoff rule', () => {
  it('does not ring twice within its days', () => {
    expect(alerts(readyWhen(DEMO, { rules: [] }), [0, 3, 6.999, 7, 8].map(demo))).toEqual([
      'rule on 0',
      'rule on 7',
    ]);
    const alert = { at: 'sql', requireFit: false, pointsAfterNotReady: 20, sameRuleDays: 0 };
    expect(alerts(readyWhen(DEMO, { rules: [], alert }), [demo(0), demo(1)])).toEqual([
      'rule on 0',
      'rule on 1',
    ]);
  });

  it('does not keep another from ringing', () => {
    const ready = [
      { id: 'asks', label: 'Asks', when: DEMO },
      { id: 'replies', label: 'Replies', when: 'email_replied' },
    ];
    expect(alerts(modelOf({ ready }), [demo(0), did(1, 'email_replied')])).toEqual([
      'asks on 0',
      'replies on 1',
    ]);
  });

  it('rings by what the lead does, not by what stays true meanwhile', () => {
    expect(alerts(readyWhen({ score: 40 }), [demo(0), price(10), price(20)])).toEqual(['rule on 0']);
  });

  it('rings for none of its conditions by other news that only resembles them', () => {
    const model = readyWhen({ any: [{ opened: 1 }, { not: 'career_page_viewed' }] });
    expect(alerts(model, [price(0), price(1)])).toEqual([]);
    expect(alerts(model, [did(0, 'email_opened')])).toEqual(['rule on 0']);
  });
});

describe('a lead is never ready', () => {
  const student = [{ id: 'student', label: 'Student', when: { is: 'seniority', in: ['intern', 'student'] } }];
  const strict = readyWhen(DEMO, { disqualify: student });
  const intern = (day: number) => states(day, { title: 'Intern' });
  const boss = (day: number) => states(day, { title: 'VP Sales' });

  it('while it is disqualified, neither by a rule nor by its score', () => {
    expect(alerts(strict, [intern(0), demo(1), demo(2)])).toEqual([]);
    expect(alerts(strict, [intern(0), demo(1), demo(2), boss(3)])).toEqual(['score on 3']);
  });

  it('and what it did meanwhile takes no alert from what it does afterwards', () => {
    expect(alerts(strict, [intern(0), demo(1), boss(2), demo(3)])).toEqual(['rule on 3']);
  });

  it('once it was taken out of scoring', () => {
    const remove = readyWhen(DEMO, { unsubscribe: 'remove' });
    expect(alerts(remove, [did(0, 'unsubscribed'), demo(1), demo(20)])).toEqual([]);
  });

  it('while it is cold: what we send it is no sign of it', () => {
    const model = readyWhen({ did: 'email_sent' });
    expect(alerts(model, [did(44, 'email_sent')])).toEqual(['rule on 44']);
    expect(alerts(model, [did(45, 'email_sent')])).toEqual([]);
  });
});

describe('the line hands a lead over', () => {
  const model = modelOf({ rules });
  const arrive = (past: Deed[], notReadyOn: number[]) =>
    [
      ...past.map((deed) => ({ now: deed.at, news: [deed], word: null })),
      ...notReadyOn.map((day) => ({ now: onDay(day), news: [], word: 'not ready' as const })),
    ].toSorted((a, b) => a.now.getTime() - b.now.getTime());
  const crossings = (past: Deed[], ...notReadyOn: number[]) =>
    live(compile(model), arrive(past, notReadyOn), onDay(100)).flatMap(({ verdict, now }) =>
      verdict.crossed === null ? [] : [(now.getTime() - onDay(0).getTime()) / 86_400_000],
    );
  const career = (day: number) => did(day, 'career_page_viewed');

  it('once, though the score goes up and down above the lower line', () => {
    expect(crossings([demo(0), demo(1), demo(2), career(3), demo(4)])).toEqual([1]);
  });

  it('again once it has fallen below the lower line', () => {
    expect(crossings([demo(0), demo(1), career(2), demo(3)])).toEqual([1, 3]);
  });

  it('after "not ready" only with the points asked for on top', () => {
    const little = [demo(0), demo(1), did(3, 'email_opened')];
    expect(crossings(little, 2)).toEqual([1]);
    expect(crossings([...little, demo(4)], 2)).toEqual([1, 4]);
    expect(crossings([...little, career(4), career(5), demo(6)], 2)).toEqual([1, 6]);
  });

  it('again after a silence that made it cold', () => {
    expect(crossings([demo(0), demo(1), did(60, 'email_opened')])).toEqual([1, 60]);
  });
});
