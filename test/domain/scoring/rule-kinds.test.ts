import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/domain/scoring/engine.js';
import { explain } from '../../../src/domain/scoring/explain.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { onDay } from './any-past.js';
import { LEAD, live } from './arrivals.js';
import { alerts, did, leadOn, modelOf, ruleOf, states, totalOn, totals } from './story.js';

const PRICE = 'pricing_page_viewed';
const price = (day: number) => did(day, PRICE);
const visit = (day: number) => did(day, 'website_visited');

describe('a rule gives its points', () => {
  it('each time it happens', () => {
    expect(totals(ruleOf(20, PRICE), [price(0), visit(1), price(2), price(2)])).toEqual([20, 20, 40, 60]);
  });

  it('once, where it says so', () => {
    expect(totals(ruleOf(20, PRICE, { repeat: 'once' }), [price(0), price(90)])).toEqual([20, 20]);
  });

  it('once in 24 hours, where it is daily', () => {
    const model = ruleOf(20, PRICE, { repeat: 'daily' });
    expect(totals(model, [price(0), price(0.5), price(0.999), price(1), price(1.5)])).toEqual([
      20, 20, 20, 40, 40,
    ]);
  });

  it('a few times in a window of days, which moves on with every day', () => {
    const model = ruleOf(5, PRICE, { repeat: { most: 2, days: 7 } });
    expect(totals(model, [0, 1, 2, 6.999, 7, 7.5, 8].map(price))).toEqual([5, 10, 10, 10, 15, 15, 20]);
  });

  it('for the third of one sequence, once for each, those that name none counted as one (S22)', () => {
    const model = ruleOf(10, { did: 'email_opened', times: 3, of: 'sequence' });
    const opened = (sequence?: unknown) => did(0, 'email_opened', sequence === undefined ? {} : { sequence });
    const past = ['a', 'b', 'a', 'b', 'a', 'a', 'b'].map(opened);
    expect(totals(model, past)).toEqual([0, 0, 0, 0, 10, 10, 20]);
    expect(totals(model, [opened(), opened(true), opened(), opened()])).toEqual([0, 0, 10, 10]);
  });

  it('for a sequence of any name, one that every object knows included', () => {
    const model = ruleOf(10, { did: 'email_opened', times: 2, of: 'sequence' });
    const opened = (sequence: string) => did(0, 'email_opened', { sequence });
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(totals(model, [opened(name), opened(name), opened(name)])).toEqual([0, 10, 10]);
  });

  it('for three within two weeks, and again two weeks later', () => {
    const model = ruleOf(10, { did: 'website_visited', times: 3, days: 14 });
    const past = [0, 10, 14, 15, 16, 23.9, 29, 30].map(visit);
    expect(totals(model, past)).toEqual([0, 0, 0, 10, 10, 10, 20, 20]);
  });

  it('for the third one ever, once', () => {
    const model = ruleOf(10, { did: PRICE, times: 3 });
    expect(totals(model, [0, 50, 100, 150].map(price))).toEqual([0, 0, 10, 10]);
  });

  it('only from its first day until before its last, and counts only what happened between', () => {
    const model = ruleOf(10, { did: PRICE, times: 2 }, { from: '2026-03-03', until: '2026-03-05' });
    expect(totals(model, [0, 1, 1.5].map(price))).toEqual([0, 0, 10]);
    expect(totals(model, [0.5, 2.9, 3].map(price))).toEqual([0, 0, 0]);
    const single = ruleOf(10, PRICE, { from: '2026-03-03', until: '2026-03-05' });
    expect(totals(single, [0.624, 0.625, 2.624, 2.625].map(price))).toEqual([0, 10, 20, 20]);
  });
});

describe('what counts as having happened', () => {
  const model = ruleOf(10, {
    did: 'content_downloaded',
    where: { kind: ['case_study', 'ebook', '7', true] },
  });
  const got = (kind: unknown) => totalOn(model, [did(0, 'content_downloaded', { kind })], 1);

  it('is written in any way, as a word, a number, a yes, or one of a list', () => {
    expect(['Case Study', ' case-study ', 'CASE_STUDY', 'eBook', 7, true].map(got)).toEqual(
      Array(6).fill(10),
    );
    expect([['guide', 'Case study'], ['guide'], [], {}, 'guide', 8].map(got)).toEqual([10, 0, 0, 0, 0, 0]);
  });

  const NOT_TOLD = [undefined, null, '', '  ', [], [null, ''], {}];

  it('matches nothing that is asked for where the sender does not tell', () => {
    expect(NOT_TOLD.map(got)).toEqual(NOT_TOLD.map(() => 0));
    expect(totalOn(model, [did(0, 'content_downloaded')], 1)).toBe(0);
  });

  it('may be unknown where the rule says so, and then is told as such', () => {
    const open = ruleOf(10, {
      did: 'content_downloaded',
      where: { kind: ['guide', 'unknown'], live: 'unknown' },
    });
    const given = (properties: Record<string, unknown>) =>
      explain(compile(open), LEAD, [did(0, 'content_downloaded', properties)], onDay(1)).lines.map(
        ({ reason }) => reason,
      );
    for (const kind of NOT_TOLD) expect(given({ kind })).toEqual(['The rule (kind, live not told)']);
    expect(given({ kind: 'Unknown' })).toEqual(['The rule (kind, live not told)']);
    expect(given({ kind: ['guide'] })).toEqual(['The rule (live not told)']);
    expect([given({ kind: 'ebook' }), given({ live: true })]).toEqual([[], []]);
  });

  it('is the same for what hands over, and for segments', () => {
    const when = { did: 'content_downloaded', where: { kind: 'guide' } };
    const named = [{ id: 'guide', label: 'Guide', when }];
    const strict = modelOf({ ready: named, segments: [{ ...named[0], id: 'readers' }] });
    const stands = (properties: Record<string, unknown>) => {
      const past = [did(0, 'content_downloaded', properties)];
      return [alerts(strict, past), leadOn(strict, past, 1).segments];
    };
    expect(stands({ kind: 'Guide' })).toEqual([['guide on 0'], ['readers']]);
    expect(stands({})).toEqual([[], []]);
  });

  it('goes by what the words ask about, or by what the sender says they do', () => {
    const asked = ruleOf(10, { did: 'email_replied', about: ['pricing', 'timeline'] });
    const reply = (properties: Record<string, unknown>) =>
      totalOn(asked, [did(0, 'email_replied', properties)], 1);
    expect(reply({ text: 'What does a seat cost?' })).toBe(10);
    expect(reply({ subject: 'How long until go-live?' })).toBe(10);
    expect(reply({ about: ['timeline'] })).toBe(10);
    expect(reply({ text: 'Do you sync with Salesforce?' })).toBe(0);
    expect(reply({})).toBe(0);
  });
});

describe('behaviour that outweighs the job title (S25)', () => {
  const model = ruleOf(40, {
    all: [
      { did: PRICE, times: 3 },
      { did: 'content_downloaded', where: { kind: 'case_study' } },
      { opened: 4 },
    ],
  });
  const sent = (day: number) => did(day, 'email_sent', { email: `mail ${day}` });
  const opened = (day: number) => did(day, 'email_opened', { email: `mail ${day}` });
  const prices = [price(1), price(2), price(3)];
  const study = did(4, 'content_downloaded', { kind: 'Case study' });
  const mails = [1, 2, 3, 4].flatMap((day) => [sent(day), opened(day)]);

  it('gives its points once all three are so, by whichever comes last, and once only', () => {
    expect(totalOn(model, [...prices, study, ...mails], 5)).toBe(40);
    expect(totals(model, [...mails, ...prices, study, price(4.5), opened(4)]).slice(-5)).toEqual([
      0, 0, 40, 40, 40,
    ]);
    expect(totals(model, [...prices, study, ...mails]).at(-2)).toBe(0);
  });

  it('gives none with any of them missing', () => {
    expect(totalOn(model, [price(1), price(2), study, ...mails], 5)).toBe(0);
    expect(totalOn(model, [...prices, ...mails], 5)).toBe(0);
    expect(totalOn(model, [...prices, did(4, 'content_downloaded', { kind: 'guide' }), ...mails], 5)).toBe(0);
    expect(totalOn(model, [...prices, study, ...mails.slice(0, -1)], 5)).toBe(0);
    expect(totalOn(model, [...prices, study, ...mails.slice(2)], 5)).toBe(0);
  });

  it('looks at the last mails only: one more that lies unopened and it waits', () => {
    const ignored = [...mails, sent(5), ...prices.map((deed) => ({ ...deed, at: study.at }))];
    expect(totalOn(model, [...ignored, did(6, 'content_downloaded', { kind: 'case_study' })], 7)).toBe(0);
    const read = [...ignored, opened(5), did(6, 'content_downloaded', { kind: 'case_study' })];
    expect(totalOn(model, read, 7)).toBe(40);
  });
});

describe('mails opened in a row', () => {
  const lastTwo = ruleOf(10, { opened: 2 });
  const opened = (email?: string) => did(1, 'email_opened', email === undefined ? {} : { email });
  const sent = (email?: string) => did(0, 'email_sent', email === undefined ? {} : { email });

  it('count where no sending was told of, and where a mail has no name', () => {
    expect(totals(lastTwo, [opened('a'), opened('b')])).toEqual([0, 10]);
    expect(totals(lastTwo, [sent(), sent(), opened(), opened()])).toEqual([0, 0, 0, 10]);
    expect(totals(lastTwo, [opened(), opened()])).toEqual([0, 10]);
  });

  it('are mails, not openings: one opened twice is one', () => {
    expect(totals(lastTwo, [sent('a'), sent('b'), opened('b'), opened('b')])).toEqual([0, 0, 0, 0]);
  });
});

describe('a rule of several conditions', () => {
  const forVps = ruleOf(15, { all: [PRICE, { is: 'seniority', in: ['vp'] }] }, { repeat: 'every' });
  const vp = states(1, { title: 'VP Sales' });

  it('gives its points to who they are for, when they do it', () => {
    expect(totals(forVps, [vp, price(2), price(3)])).toEqual([0, 15, 15]);
    expect(totals(forVps, [states(1, { title: 'Intern' }), price(2)])).toEqual([0, 0]);
  });

  it('gives its points on the day we learn who they are, where they did their part before', () => {
    expect(totals(forVps, [price(0), vp, price(2)])).toEqual([0, 15, 15]);
    expect(totals(forVps, [price(0), did(1, 'email_opened', {}, { title: 'VP Sales' })])).toEqual([0, 15]);
    expect(totals(forVps, [price(0), states(1, { title: 'Intern' }), vp])).toEqual([0, 0, 15]);
  });

  it('gives nothing for what we learn while it does not hold, nor for what changes nothing', () => {
    expect(totals(forVps, [visit(0), vp])).toEqual([0, 0]);
    expect(totals(forVps, [price(0), vp, states(2, { title: 'VP Marketing' })])).toEqual([0, 15, 15]);
    expect(totals(forVps, [price(0), states(1, { industry: 'Software' })])).toEqual([0, 0]);
  });

  it('looks at what we learn by an event of a kind it counts, though the event itself is not one it looks for', () => {
    const guides = ruleOf(15, {
      all: [
        { did: 'content_downloaded', where: { kind: 'guide' } },
        { is: 'seniority', in: ['vp'] },
      ],
    });
    const got = (day: number, kind: string, title: string | null = null) =>
      did(day, 'content_downloaded', { kind }, title === null ? null : { title });
    expect(totals(guides, [got(0, 'guide'), got(1, 'ebook'), got(2, 'ebook', 'VP Sales')])).toEqual([
      0, 0, 15,
    ]);
  });

  it('goes by what an edit blanks, too: who they are not may be what is asked for', () => {
    const strangers = ruleOf(5, { all: [PRICE, { not: { is: 'industry' } }] });
    const blank = did(2, 'profile_stated', { cleared: ['industry'] });
    expect(totals(strangers, [states(0, { industry: 'Software' }), price(1), blank])).toEqual([0, 0, 5]);
  });

  it('keeps to its dates and to how often it may, when it learns', () => {
    const dated = { all: [PRICE, { is: 'seniority', in: ['vp'] }] };
    const until = ruleOf(15, dated, { until: '2026-03-03' });
    expect(totals(until, [price(0), vp])).toEqual([0, 0]);
    const once = [price(0), vp, states(2, { title: 'Intern' }), states(3, { title: 'VP Sales' })];
    expect(totals(ruleOf(15, dated), once)).toEqual([0, 15, 15, 15]);
    expect(totals(ruleOf(15, dated, { repeat: 'every' }), once)).toEqual([0, 15, 15, 30]);
  });

  it('gives the same when we learn late who they were all along', () => {
    const engine = compile(forVps);
    const arrivals = [price(0), price(2), vp].map((deed, day) => ({
      now: onDay(day + 2),
      news: [deed],
      word: null,
    }));
    const lead = live(engine, arrivals, onDay(5)).at(-1)?.verdict.lead;
    expect(lead?.sheet.standing.fired).toEqual(
      replay(engine, LEAD, [price(0), price(2), vp], onDay(5)).standing.fired,
    );
    const [line] = explain(engine, LEAD, [price(0), price(2), vp], onDay(5)).lines;
    expect(line).toMatchObject({ reason: 'The rule (since we know who they are)', at: onDay(1), points: 15 });
  });

  it('gives none while what it forbids is so', () => {
    const model = ruleOf(10, { all: [{ did: PRICE, times: 2 }, { not: 'career_page_viewed' }] });
    expect(totals(model, [price(0), price(1)])).toEqual([0, 10]);
    expect(totals(model, [did(0, 'career_page_viewed'), price(1), price(2)])).toEqual([0, 0, 0]);
  });

  it('may come true again, and gives its points as often as it may', () => {
    const parts = {
      all: [
        { did: PRICE, days: 7 },
        { did: 'website_visited', days: 7 },
      ],
    };
    const past = [price(0), visit(1), price(30), visit(31), visit(32)];
    expect(totals(ruleOf(10, parts, { repeat: 'every' }), past)).toEqual([0, 10, 10, 20, 20]);
    expect(totals(ruleOf(10, parts), past)).toEqual([0, 10, 10, 10, 10]);
  });
});

describe('points lost', () => {
  it('stay lost, and take a score below nothing', () => {
    const model = ruleOf(-10, 'career_page_viewed', { repeat: { most: 1, days: 30 } });
    const past = [did(0, 'career_page_viewed'), did(1, 'career_page_viewed'), did(30, 'career_page_viewed')];
    expect(totals(model, past)).toEqual([-10, -10, -20]);
    expect(totalOn(model, past, 200)).toBe(-20);
  });
});

describe('caps', () => {
  const groups = [
    { id: 'warm', label: 'Warm', halfLifeDays: 10, cap: 50 },
    { id: 'lasting', label: 'Lasting' },
  ];
  const rules = [
    { id: 'price', label: 'Price', points: 15, group: 'warm', when: PRICE, cap: 25 },
    { id: 'demo', label: 'Demo', points: 40, group: 'warm', when: 'demo_requested' },
    { id: 'webinar', label: 'Webinar', points: 30, group: 'lasting', when: 'webinar_attended' },
  ];
  const past = [price(0), price(0), did(0, 'demo_requested'), did(0, 'webinar_attended')];

  it('hold a rule, then its group, then the whole', () => {
    expect(totals(modelOf({ groups, rules }), past)).toEqual([15, 25, 50, 80]);
    expect(
      totals(modelOf({ groups, rules, lines: { mql: null, sql: null, stayHours: 0 }, cap: 70 }), past),
    ).toEqual([15, 25, 50, 70]);
  });

  it('are of what the points are worth: what has faded makes room', () => {
    const model = modelOf({ groups, rules });
    expect([0, 10, 20].map((day) => totalOn(model, past, day))).toEqual([80, 30 + 35, 30 + 17]);
    expect(totalOn(model, [price(0), price(0), price(0), price(10)], 10)).toBe(25);
  });
});
