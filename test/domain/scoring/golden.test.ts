import { describe, expect, it } from 'vitest';
import type { ActivityKind } from '../../../src/domain/activity.js';
import type { Profile } from '../../../src/domain/lead.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { scoreAt, whole } from '../../../src/domain/scoring/score.js';
import { loadPresets } from '../../../src/playbook/presets.js';

const PRESETS = loadPresets();
const START = Date.UTC(2026, 0, 5, 9);
const DAY = 86_400_000;
const MINUTE = 60_000;

function preset(name: string): Model {
  const found = PRESETS.get(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return found.model;
}

type Did = {
  kind: ActivityKind;
  properties?: Record<string, unknown>;
  profile?: Partial<Profile>;
  day?: number;
};

const did = (kind: ActivityKind, properties: Record<string, unknown> = {}, day = 0): Did => ({
  kind,
  properties,
  day,
});
const is = (profile: Partial<Profile>): Did => ({ kind: 'profile_stated', profile });
const times = (count: number, deed: Did): Did[] => Array.from({ length: count }, () => deed);

/** How a lead stands by a model after what happened, one thing a minute, on the given days; `day` is when we look. */
function stands(model: Model, past: Did[], day = Math.max(0, ...past.map((each) => each.day ?? 0)) + 0.5) {
  const engine = compile(model);
  const deeds = past.map(
    (each, index): Deed => ({
      id: String(index).padStart(6, '0'),
      at: new Date(START + (each.day ?? 0) * DAY + index * MINUTE),
      kind: each.kind,
      properties: each.properties ?? {},
      profile: each.profile ?? null,
    }),
  );
  const now = new Date(START + day * DAY);
  const rang: string[] = [];
  const { standing } = replay(engine, { createdAt: new Date(START), tags: [] }, deeds, now, {
    rang: (named) => rang.push(named.id),
  });
  const { fit, behaviour, out } = scoreAt(engine, standing, now.getTime());
  return {
    fit,
    behaviour: whole(behaviour),
    total: whole(fit + behaviour),
    out,
    stage: standing.stage,
    funnel: standing.funnel,
    rang,
  };
}

const caseStudy = did('content_downloaded', { kind: 'case_study' });
const guide = did('content_downloaded', { kind: 'guide' });
const ebook = did('content_downloaded', { kind: 'eBook' });
const untold = did('content_downloaded');
const opened = (sequence: string) => did('email_opened', { sequence });

type Row = [what: string, past: Did[], points: number];

describe('article 001 (S17)', () => {
  const model = preset('preset_001');

  it.each<Row>([
    ['an e-mail opened', [did('email_opened')], 2],
    ['each of three e-mails opened', times(3, did('email_opened')), 6],
    ['a link clicked', [did('email_clicked')], 5],
    ['the pricing page visited', [did('pricing_page_viewed')], 20],
    ['a demo requested', [did('demo_requested')], 50],
    ['a case study downloaded', [caseStudy], 10],
    ['a download of we know not what', [untold], 10],
    ['a webinar attended', [did('webinar_attended')], 15],
    ['the career page visited', [did('career_page_viewed')], -10],
    ['a guide, which has no row', [guide], 0],
    ['an eBook, which has no row', [ebook], 0],
    ['a reply, which has no row', [did('email_replied')], 0],
  ])('%s', (_, past, points) => {
    expect(stands(model, past)).toMatchObject({ behaviour: points, fit: 0, out: false });
  });

  it.each([
    [59, 50],
    [60, 25],
    [200, 25],
  ])('after %i days without engagement, %i of 50 points are left', (day, points) => {
    expect(stands(model, [did('demo_requested')], day).total).toBe(points);
  });

  it('who unsubscribes is taken out of scoring, for good', () => {
    const past = [did('demo_requested'), did('unsubscribed'), did('pricing_page_viewed')];
    expect(stands(model, past)).toMatchObject({ total: 0, stage: 'new', out: true, rang: [] });
  });
});

const HAND = {
  industry: is({ industry: 'Software' }),
  size: is({ companySize: 200 }),
  seniority: is({ title: 'Marketing Director' }),
};

describe('article 002 (S18)', () => {
  const model = preset('preset_002');

  it.each<Row>([
    ['a demo requested', [did('demo_requested')], 30],
    ['a reply', [did('email_replied')], 20],
    ['the pricing page visited', [did('pricing_page_viewed')], 15],
    ['a webinar attended', [did('webinar_attended')], 15],
    ['a webinar attended live', [did('webinar_attended', { live: true })], 15],
    ['a recording watched', [did('webinar_attended', { live: false })], 0],
    ['a case study downloaded', [caseStudy], 10],
    ['a guide downloaded', [guide], 10],
    ['a download of we know not what', [untold], 10],
    ['an eBook, which has no row', [ebook], 0],
    ['an unsubscribe', [did('unsubscribed')], -25],
    ['an unsubscribe reported three times', times(3, did('unsubscribed')), -25],
  ])('%s', (_, past, points) => {
    expect(stands(model, past)).toMatchObject({ behaviour: points, fit: 0, out: false });
  });

  it.each<[string, Did[], number]>([
    ['the target industry', [HAND.industry], 10],
    ['the ideal company size', [HAND.size], 10],
    ['the target seniority', [HAND.seniority], 10],
    ['all three', [HAND.industry, HAND.size, HAND.seniority], 30],
    ['none of them', [is({ industry: 'Fishing', companySize: 3, title: 'Student' })], 0],
  ])('fit: %s', (_, past, points) => {
    expect(stands(model, past)).toMatchObject({ fit: points, behaviour: 0 });
  });

  it.each([
    [1, 0],
    [2, 0],
    [3, 10],
    [4, 10],
    [9, 10],
  ])('after %i opens in one sequence there are %i points (S22)', (count, points) => {
    expect(stands(model, times(count, opened('welcome'))).total).toBe(points);
  });

  it('two sequences are counted apart (S22)', () => {
    expect(stands(model, [...times(2, opened('a')), ...times(2, opened('b'))]).total).toBe(0);
    expect(stands(model, [...times(3, opened('a')), ...times(3, opened('b'))]).total).toBe(20);
  });

  it.each([
    [59.9, 30],
    [60, 15],
    [300, 15],
  ])('after %d days without activity, %i of 30 points are left (S23)', (day, points) => {
    expect(stands(model, [did('demo_requested')], day).total).toBe(points);
  });

  it('a new activity starts the clock anew, and a second silence costs once more (S23)', () => {
    const past = [did('demo_requested'), did('email_replied', {}, 70)];
    expect(stands(model, past, 129).total).toBe(35);
    expect(stands(model, past, 131).total).toBe(20);
  });

  it('fit does not decay (S23)', () => {
    expect(stands(model, [HAND.industry, did('demo_requested')], 400).fit).toBe(10);
  });
});

/** A preset with an event worth one point beside its own rows: to stand right before a line. */
function withSinglePoints(model: Model): Model {
  const [rule] = model.rules;
  if (rule === undefined) throw new Error('no rule');
  const when = { did: ['note_logged' as const], where: {}, about: [], times: 1, days: null, of: null };
  return {
    ...model,
    rules: [...model.rules, { ...rule, id: 'single', points: 1, when, repeat: 'every' }],
  };
}
const points = (count: number) => times(count, did('note_logged'));

describe('the lines', () => {
  it.each([
    [49, 'new'],
    [50, 'mql'],
    [79, 'mql'],
    [80, 'sql'],
  ])('article 002: %i points are %s (S33)', (count, stage) => {
    expect(stands(withSinglePoints(preset('preset_002')), points(count))).toMatchObject({
      total: count,
      stage,
    });
  });

  it.each([
    [99, 'new'],
    [100, 'sql'],
  ])('article 004: %i points are %s (S34)', (count, stage) => {
    expect(stands(withSinglePoints(preset('preset_004')), points(count))).toMatchObject({
      total: count,
      stage,
    });
  });

  it('article 001 has none until one is set, which may be any', () => {
    const model = preset('preset_001');
    expect(stands(model, times(9, did('demo_requested')))).toMatchObject({ total: 450, stage: 'new' });
    const set = { ...model, lines: { ...model.lines, mql: { enter: 60, leave: 50 } } };
    expect(stands(set, [did('demo_requested'), did('webinar_attended')]).stage).toBe('mql');
  });
});

describe('article 004 (S19)', () => {
  const model = preset('preset_004');
  const title = is({ title: 'Manager' });

  it.each<Row>([
    ['an eBook downloaded', [ebook], 10],
    ['a download of we know not what', [untold], 10],
    ['a webinar attended', [did('webinar_attended')], 15],
    ['the pricing page visited', [did('pricing_page_viewed')], 20],
    ['a demo requested', [did('demo_requested')], 50],
    ['a case study, which has no row', [caseStudy], 0],
    ['an e-mail opened, which has no row', [did('email_opened')], 0],
    ['the career page, which has no row', [did('career_page_viewed')], 0],
    ['an unsubscribe, which has no row', [did('unsubscribed')], 0],
  ])('%s', (_, past, count) => {
    expect(stands(model, past)).toMatchObject({ behaviour: count, fit: 0, out: false });
  });

  it.each(['Manager', 'Marketing Director', 'Head of Sales', 'VP Engineering', 'CTO', 'Founder'])(
    'a %s is "Manager or higher"',
    (name) => {
      expect(stands(model, [is({ title: name })]).fit).toBe(10);
    },
  );

  it.each(['Student', 'Software Engineer', 'Assistant to the CEO'])('a %s is not', (name) => {
    expect(stands(model, [is({ title: name })]).fit).toBe(0);
  });

  it('demo, pricing, webinar and title are 95 and not hot; the eBook makes it 105, and hot', () => {
    const four = [did('demo_requested'), did('pricing_page_viewed'), did('webinar_attended'), title];
    expect(stands(model, four)).toMatchObject({ total: 95, stage: 'new', rang: [] });
    expect(stands(model, [...four, ebook])).toMatchObject({ total: 105, stage: 'sql' });
  });

  it('without a title, 100 is reached by repeats', () => {
    expect(stands(model, times(2, did('demo_requested')))).toMatchObject({ total: 100, stage: 'sql' });
  });

  it('silence costs nothing', () => {
    expect(stands(model, [did('demo_requested')], 400).total).toBe(50);
  });
});

describe.each(['preset_002', 'house'])('%s: readiness at any score', (name) => {
  const model = preset(name);
  const mails = ['a', 'b', 'c', 'd'].flatMap((email) => [
    did('email_sent', { email }),
    did('email_opened', { email }),
  ]);
  const visits = times(3, did('pricing_page_viewed'));

  it('three visits to pricing, a case study and four opened e-mails are enough, with no fit at all (S25)', () => {
    expect(stands(model, [...visits, caseStudy, ...mails])).toMatchObject({ fit: 0, rang: ['serious'] });
  });

  it('whatever comes last', () => {
    expect(stands(model, [...mails, caseStudy, ...visits]).rang).toEqual(['serious']);
    expect(stands(model, [...visits, ...mails, caseStudy]).rang).toEqual(['serious']);
  });

  it.each<[string, Did[]]>([
    ['a third visit', [...visits.slice(1), caseStudy, ...mails]],
    ['the case study', [...visits, ...mails]],
    ['being told that the download is a case study', [...visits, untold, ...mails]],
    ['another download being the case study', [...visits, guide, ...mails]],
    ['the fourth e-mail', [...visits, caseStudy, ...mails.slice(2)]],
    ['one of the last four being opened', [...visits, caseStudy, ...mails.slice(0, -1)]],
  ])('without %s, nobody is told (S25)', (_, past) => {
    expect(stands(model, past).rang).toEqual([]);
  });

  it.each([
    ['pricing', 'What would this cost for 40 people?'],
    ['the timeline', 'How long does the implementation take?'],
    ['the integration', 'Does it work with our Salesforce?'],
  ])('a reply that asks about %s is, at any score (S26)', (_, text) => {
    expect(stands(model, [did('email_replied', { text })])).toMatchObject({ stage: 'new', rang: ['asked'] });
  });

  it('and so is one that is said to (S26)', () => {
    expect(stands(model, [did('email_replied', { about: 'pricing' })]).rang).toEqual(['asked']);
  });

  it('a reply that asks nothing of the kind is not (S26)', () => {
    expect(stands(model, [did('email_replied', { text: 'Thank you, that was a good read.' })]).rang).toEqual(
      [],
    );
  });
});

describe('our own preset', () => {
  const model = preset('house');

  it.each<[string, Did, string]>([
    ['a demo', did('demo_requested'), 'wants_demo'],
    ['a meeting', did('meeting_requested'), 'wants_meeting'],
  ])('who asks for %s is handed over, below any line (C11)', (_, deed, rule) => {
    expect(stands(model, [deed])).toMatchObject({ stage: 'new', rang: [rule] });
  });

  it('a request is worth half after three weeks, and nothing is lost for a silence before 60 days', () => {
    const past = [did('demo_requested')];
    expect([0.001, 21, 42].map((day) => stands(model, past, day).total)).toEqual([39, 20, 10]);
  });

  it('the third visit in two weeks gives points, and the next one two weeks later (S122)', () => {
    const visits = [0, 2, 4, 6].map((day) => did('website_visited', {}, day));
    const soon = (days: number) => visits.slice(0, days);
    expect([2, 3, 4].map((count) => stands(model, soon(count), (count - 1) * 2 + 0.01).total)).toEqual([
      0, 9, 9,
    ]);
  });

  it('looking at the pricing page is one visit a day, and three are the most that counts', () => {
    const looks = (day: number) => times(5, did('pricing_page_viewed', {}, day));
    expect(stands(model, looks(0), 0.01).total).toBeLessThanOrEqual(15 + 10);
    const week = [0, 1.1, 2.2, 3.3, 4.4].flatMap(looks);
    expect(stands(model, week, 4.41).behaviour).toBeLessThanOrEqual(45 + 10);
  });

  it('reading everything, and opening every e-mail, makes nobody an MQL (S40)', () => {
    const days = Array.from({ length: 40 }, (_, day) => day * 1.1);
    const past = days.flatMap((day) => [
      did('blog_read', {}, day),
      did('webinar_attended', {}, day),
      { ...guide, day },
      { ...ebook, day },
    ]);
    expect(stands(model, past)).toMatchObject({ total: 40, stage: 'new', rang: [] });
    const mails = days.flatMap((day) => [
      did('email_clicked', {}, day),
      did('email_opened', { sequence: day }, day),
    ]);
    expect(stands(model, mails).total).toBeLessThanOrEqual(15);
  });

  it('a download of we know not what is worth an eBook, never both rows at once', () => {
    expect([untold, ebook, caseStudy].map((each) => stands(model, [each], 0.001).total)).toEqual([4, 4, 9]);
    const week = [0, 1.1, 2.2, 3.3].map((day) => ({ ...untold, day }));
    expect(stands(model, week).behaviour).toBeLessThanOrEqual(10);
  });

  it('a student with an eBook ranks below a CTO with the same one (S06)', () => {
    const student = stands(model, [is({ title: 'Student' }), ebook]);
    const cto = stands(model, [is({ title: 'CTO' }), ebook]);
    expect(student.total).toBeLessThan(cto.total);
  });

  it('of two alike, the one who decides ranks first (S20)', () => {
    const [manager, cto] = ['Marketing Manager', 'CTO'].map((title) => stands(model, [is({ title })]).total);
    expect(manager).toBeLessThan(cto ?? 0);
  });
});

describe.each([...PRESETS.keys()])('%s: the funnel (S30, S38)', (name) => {
  const funnel = (...past: Did[]) => stands(preset(name), past).funnel;

  it('starts at awareness, where a blog post or an eBook leaves a lead', () => {
    expect(funnel(did('blog_read'), ebook)).toBe('awareness');
  });

  it('a case study or a webinar brings a lead to consideration, a look at prices to a decision', () => {
    expect(funnel(caseStudy)).toBe('consideration');
    expect(funnel(did('webinar_attended'))).toBe('consideration');
    expect(funnel(did('pricing_page_viewed'))).toBe('decision');
    expect(funnel(did('pricing_page_viewed'), did('blog_read'), caseStudy)).toBe('decision');
  });

  it('a download about prices or integration does so, too; one that says nothing of itself does not', () => {
    expect(funnel(did('content_downloaded', { kind: 'guide', about: 'pricing' }))).toBe('decision');
    expect(funnel(did('content_downloaded', { subject: 'Integration handbook: our API' }))).toBe('decision');
    expect(funnel(did('content_downloaded', { kind: 'ebook', title: 'Price list' }))).toBe('decision');
    expect(funnel(did('content_downloaded', { title: 'The true cost of slow leads' }))).toBe('consideration');
    expect(funnel(did('content_downloaded'))).toBe('consideration');
  });
});
