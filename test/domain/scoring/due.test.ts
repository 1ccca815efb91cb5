import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import { explain } from '../../../src/domain/scoring/explain.js';
import { forecast, nextDue } from '../../../src/domain/scoring/forecast.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { onDay } from './any-past.js';
import { type Arrival, LEAD, live } from './arrivals.js';
import { alerts, did, leadOn, modelOf, states } from './story.js';

const WARM = { id: 'warm', label: 'Warm', halfLifeDays: 10 };
const LASTING = { id: 'lasting', label: 'Lasting' };
const demo = { id: 'demo', label: 'Demo', points: 60, group: 'warm', when: 'demo_requested' };

/** What is stored of a lead on a day, where each deed arrives on the day given, or when it happens; those of one moment together. */
function storedOn(model: Model, past: (Deed | [arrives: number, deed: Deed])[], day: number) {
  const arrivals: Arrival[] = [];
  for (const each of past) {
    const [now, deed] = Array.isArray(each) ? [onDay(each[0]), each[1]] : [each.at, each];
    const last = arrivals.at(-1);
    if (last !== undefined && last.now.getTime() === now.getTime()) last.news.push(deed);
    else arrivals.push({ now, news: [deed], word: null });
  }
  const lead = live(compile(model), arrivals, onDay(day)).findLast(({ now }) => now < onDay(day))?.verdict
    .lead;
  return { stage: lead?.stage, segments: lead?.segments, isCold: lead?.coldAt !== null };
}

describe('what is stored of a lead is put right by time', () => {
  it('when its stage falls', () => {
    const model = modelOf({ groups: [WARM], rules: [demo] });
    expect(storedOn(model, [did(0, 'demo_requested')], 5.84)).toMatchObject({ stage: 'mql' });
    expect(storedOn(model, [did(0, 'demo_requested')], 5.86)).toMatchObject({ stage: 'new' });
  });

  it('when its score leaves a segment, though no stage falls', () => {
    const segments = [{ id: 'hot', label: 'Hot', when: { score: 30 } }];
    const model = modelOf({ groups: [WARM], rules: [demo], segments });
    expect(storedOn(model, [did(0, 'demo_requested')], 9.9)).toMatchObject({ segments: ['hot'] });
    expect(storedOn(model, [did(0, 'demo_requested')], 10.1)).toMatchObject({ segments: [] });
  });

  it('when its intent fades out of a segment, whatever points it has for who it is', () => {
    const segments = [{ id: 'eager', label: 'Eager', when: { intent: 'high' } }];
    const fit = [{ id: 'vp', label: 'VP', points: 25, is: 'seniority' }];
    const model = modelOf({ groups: [WARM], rules: [demo], segments, fit, high: { fit: 2, intent: 30 } });
    const past = [did(0, 'demo_requested', {}, { title: 'VP Sales' })];
    expect(storedOn(model, past, 9.9)).toMatchObject({ segments: ['eager'] });
    expect(storedOn(model, past, 10.1)).toMatchObject({ segments: [] });
  });

  it('when a segment looks at the last days, though another look was set for later', () => {
    const segments = [{ id: 'fresh', label: 'Fresh', when: { did: 'demo_requested', days: 3 } }];
    const model = modelOf({ rules: [], segments });
    const past = [did(0, 'email_opened'), did(1, 'demo_requested')];
    expect(storedOn(model, past, 3.9)).toMatchObject({ segments: ['fresh'] });
    expect(storedOn(model, past, 4.1)).toMatchObject({ segments: [] });
  });

  it('when points that fade were gained as others were lost for good', () => {
    const model = modelOf({
      groups: [LASTING, { ...WARM, halfLifeDays: 1 }],
      rules: [
        { ...demo, points: 45, group: 'lasting' },
        { id: 'price', label: 'Price', points: 20, group: 'warm', when: 'pricing_page_viewed' },
        { id: 'career', label: 'Career', points: -10, group: 'lasting', when: 'career_page_viewed' },
      ],
      fit: [{ id: 'vp', label: 'VP', points: 10, is: 'seniority' }],
      lines: { mql: { enter: 50, leave: 46 }, sql: null, stayHours: 0 },
    });
    const first = did(0, 'demo_requested', {}, { title: 'VP Sales' });
    const byFit = [first, did(1, 'pricing_page_viewed', {}, { title: 'Intern' })];
    const byDeed = [first, did(1, 'pricing_page_viewed'), did(1, 'career_page_viewed')];
    for (const past of [byFit, byDeed]) {
      expect(storedOn(model, past, 5.3)).toMatchObject({ stage: 'mql' });
      expect(storedOn(model, past, 5.4)).toMatchObject({ stage: 'new' });
    }
  });

  it('when a silence is charged after one that was charged before', () => {
    const silence = { label: 'Quiet', afterDays: 3, points: -6 };
    const model = modelOf({ groups: [LASTING], rules: [{ ...demo, points: 50, group: 'lasting' }], silence });
    const past = [did(0, 'demo_requested'), did(5, 'email_opened')];
    expect(storedOn(model, past, 7.9)).toMatchObject({ stage: 'mql' });
    expect(storedOn(model, past, 8.1)).toMatchObject({ stage: 'new' });
  });

  it('when it is at risk again, though it was to be looked at later as it was before', () => {
    const segments = [{ id: 'slipping', label: 'Slipping', when: { lifecycle: 'at-risk' } }];
    const quiet = { atRiskDays: 14, coldDays: 45 };
    const model = modelOf({ groups: [LASTING], rules: [{ ...demo, group: 'lasting' }], segments, quiet });
    const past = [did(0, 'demo_requested'), did(20, 'email_opened')];
    expect(storedOn(model, past, 14.1)).toMatchObject({ segments: ['slipping'] });
    expect(storedOn(model, past, 33.9)).toMatchObject({ segments: [] });
    expect(storedOn(model, past, 34.1)).toMatchObject({ segments: ['slipping'] });
  });

  it('when it goes cold by what it did before we knew it', () => {
    const model = modelOf({ rules: [] });
    const past: [number, Deed][] = [
      [0, did(-41, 'email_sent')],
      [1, did(-40, 'email_opened')],
    ];
    expect(storedOn(model, past, 4.9)).toMatchObject({ isCold: false });
    expect(storedOn(model, past, 5.1)).toMatchObject({ isCold: true });
  });
});

describe('late news', () => {
  it('makes a stage fall when it fell, not when it was heard of', () => {
    const rules = [
      demo,
      { id: 'career', label: 'Career', points: -10, group: 'lasting', when: 'career_page_viewed' },
    ];
    const model = modelOf({ groups: [WARM, LASTING], rules });
    const [first, late] = [did(0, 'demo_requested'), did(1, 'career_page_viewed')];
    const engine = compile(model);
    const arrivals = [
      { now: onDay(0), news: [first], word: null },
      // Looked at, and nothing found, after what was on its way had happened.
      { now: onDay(4), news: [], word: null },
      { now: onDay(4.5), news: [late], word: null },
    ];
    const heard = live(engine, arrivals, onDay(10)).at(-1)?.verdict.lead;
    const inTime = leadOn(model, [first, late], 10);
    expect(heard?.sheet.standing.stageSince).toBe(inTime.sheet.standing.stageSince);
  });
});

describe('a forecast', () => {
  const model = modelOf({ groups: [WARM], rules: [demo] });
  const foreseen = (past: Deed[], parts: Model = model) =>
    forecast(compile(parts), leadOn(parts, past, 1), onDay(1)).map(({ what }) => what);

  it('tells of each stage that will be lost, and what is left then', () => {
    const past = [did(0, 'demo_requested'), did(0, 'demo_requested')];
    const ahead = forecast(compile(model), leadOn(model, past, 1), onDay(1));
    expect(
      ahead.map((each) => (each.what === 'falls' ? `${each.to} with ${each.total}` : each.what)),
    ).toEqual(['mql with 69', 'new with 39', 'cold']);
  });

  it('warns of no risk to a stage that is lost by then', () => {
    expect(foreseen([did(0, 'demo_requested')])).toEqual(['falls', 'cold']);
    const slow = modelOf({ groups: [{ ...WARM, halfLifeDays: 100 }], rules: [demo] });
    expect(foreseen([did(0, 'demo_requested')], slow)).toEqual(['at risk', 'cold', 'falls']);
  });

  it('warns of no risk to a lead that never did anything', () => {
    const fit = [{ id: 'vp', label: 'VP', points: 50, is: 'seniority' }];
    expect(foreseen([states(0, { title: 'VP Sales' })], modelOf({ rules: [], fit }))).toEqual(['cold']);
  });
});

describe('a forecast of a lead that is not in play', () => {
  const silence = { label: 'Quiet', afterDays: 60, points: -15 };
  const rules = [demo, { id: 'page', label: 'Page', points: 45, group: 'lasting', when: 'page_viewed' }];
  const all = (more: Record<string, unknown> = {}) =>
    modelOf({ groups: [WARM, LASTING], rules, silence, ...more });
  const past = [did(0, 'demo_requested'), did(0, 'page_viewed')];
  const ahead = (model: Model, deeds: Deed[], words: object = {}) =>
    forecast(compile(model), { ...leadOn(model, deeds, 1), ...words }, onDay(1)).map((each) =>
      each.what === 'freed' ? `freed of ${each.label} on ${dayOf(each.at)}` : each.what,
    );
  const dayOf = (at: Date) => (at.getTime() - onDay(0).getTime()) / 86_400_000;

  it('of one that is', () => {
    expect(ahead(all(), past)).toEqual(['falls', 'at risk', 'cold', 'penalty', 'falls']);
  });

  it('who unsubscribed where that takes them out of scoring has nothing left to lose', () => {
    expect(ahead(all({ unsubscribe: 'remove' }), [...past, did(0.5, 'unsubscribed')])).toEqual([]);
    expect(ahead(all(), [...past, did(0.5, 'unsubscribed')])).not.toEqual([]);
  });

  it('neither has a customer', () => {
    expect(ahead(all(), past, { wonAt: onDay(1) })).toEqual([]);
  });

  it('who was let go loses points and stages still, and nobody is told that it is quiet', () => {
    expect(ahead(all(), past, { letGoAt: onDay(1) })).toEqual(['falls', 'penalty', 'falls']);
  });

  it('who is disqualified goes on as before, and is told when that ends, if it does by itself', () => {
    const career = 'career_page_viewed';
    const lately = { id: 'job', label: 'Job', when: { did: career, times: 2, days: 10 } };
    const hunts = [...past, did(0, career), did(0.5, career)];
    const usual = ['falls', 'at risk', 'cold', 'penalty', 'falls'];
    expect(ahead(all({ disqualify: [lately] }), hunts)).toEqual(['freed of Job on 10', ...usual]);
    const never = { id: 'boss', label: 'Boss', when: { not: { is: 'seniority' } } };
    expect(ahead(all({ disqualify: [lately, never] }), hunts)).toEqual(usual);
    const long = { ...lately, when: { ...lately.when, days: 60 } };
    expect(ahead(all({ disqualify: [long] }), hunts)).toEqual(usual);
    expect(ahead(all({ disqualify: [lately] }), hunts, { letGoAt: onDay(1) })).toEqual([
      'falls',
      'penalty',
      'falls',
    ]);
  });

  it('is freed by a total that fades, too', () => {
    const machine = { id: 'bot', label: 'Bot', when: { score: 90 } };
    const [first, second] = ahead(all({ disqualify: [machine] }), past);
    expect([first?.slice(0, 12), second]).toEqual(['freed of Bot', 'falls']);
  });
});

describe('what disqualified a lead for some days', () => {
  const career = (day: number) => did(day, 'career_page_viewed');
  const held = (days: number) =>
    modelOf({
      groups: [LASTING],
      rules: [{ ...demo, points: 90, group: 'lasting' }],
      disqualify: [{ id: 'job', label: 'Job', when: { did: 'career_page_viewed', times: 2, days } }],
    });
  const demoOn = (day: number) => did(day, 'demo_requested');

  it('hands it over on the day that is over, though nothing happens then', () => {
    expect(alerts(held(10), [career(0), career(1), demoOn(2)])).toEqual(['score on 10']);
    expect(alerts(held(10), [demoOn(0), career(1), career(2)])).toEqual(['score on 0']);
  });

  it('and not before what it did since is over, too', () => {
    expect(alerts(held(10), [career(0), career(1), demoOn(2), career(5)])).toEqual(['score on 11']);
    expect(alerts(held(10), [career(0), career(1), demoOn(2), career(5), career(8)])).toEqual([
      'score on 15',
    ]);
  });

  it('but not one that is cold by then', () => {
    expect(alerts(held(60), [career(0), career(1), demoOn(2)])).toEqual([]);
  });

  it('costs no look at a lead that would not be handed over', () => {
    const engine = compile(held(10));
    const low = leadOn(held(10), [career(0), career(1)], 1);
    const free = leadOn(held(10), [career(0), demoOn(1)], 1);
    const waits = leadOn(held(10), [career(0), career(1), demoOn(1)], 1);
    expect([low, free, waits].map(({ sheet }) => nextDue(engine, sheet, onDay(1), false))).toEqual([
      onDay(46),
      onDay(31),
      onDay(10),
    ]);
  });
});

describe('where the whole is capped', () => {
  const fit = [{ id: 'vp', label: 'VP', points: 20, is: 'seniority' }];
  const model = modelOf({
    groups: [LASTING],
    rules: [{ ...demo, points: 90, group: 'lasting' }],
    fit,
    cap: 100,
  });

  it('the account of a score has the parts that the lead has', () => {
    const past = [did(0, 'demo_requested', {}, { title: 'VP Sales' })];
    const { fit, behaviour, total } = explain(compile(model), LEAD, past, onDay(1));
    const lead = leadOn(model, past, 1);
    expect({ fit, behaviour, total }).toEqual({ fit: lead.fit, behaviour: lead.behaviour, total: 100 });
  });
});
