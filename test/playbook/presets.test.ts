import { describe, expect, it } from 'vitest';
import type { Condition, Model, Repeat } from '../../src/domain/scoring/model.js';
import { loadPresets } from '../../src/playbook/presets.js';

const PRESETS = loadPresets();

function preset(name: string): Model {
  const found = PRESETS.get(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return found.model;
}

const often = (repeat: Repeat): string =>
  typeof repeat === 'string' ? repeat : `${repeat.most} in ${repeat.days} days`;

function counted(when: Condition): string {
  if (!('did' in when)) return JSON.stringify(when);
  const where = Object.entries(when.where).map(([property, words]) => `${property} ${words.join('/')}`);
  const times = when.times === 1 ? [] : [`${when.times} times of one ${when.of}`];
  return [when.did.join('/'), ...where, ...times].join(', ');
}

const ruleRows = ({ rules }: Model) =>
  rules.map(({ points, when, repeat }) => [counted(when), points, often(repeat)]);
const fitRows = ({ fit }: Model) => fit.map(({ is, points }) => [is.is, is.in?.join('/') ?? 'ideal', points]);

describe('the presets', () => {
  it('are four, ours first', () => {
    expect([...PRESETS.keys()]).toEqual(['house', 'preset_002', 'preset_001', 'preset_004']);
  });

  it('come with the text they were read from', () => {
    for (const [name, { source }] of PRESETS) expect(source).toContain(`\nname: ${name}\n`);
  });

  it.each([...PRESETS.keys()])('%s says how far the events of S30 bring a lead', (name) => {
    const to = (kind: string) =>
      preset(name)
        .funnel.filter(({ when }) => when.did.some((did) => did === kind) && when.about.length === 0)
        .map((move) => move.to);
    expect(to('blog_read')).toEqual(['awareness']);
    expect(to('webinar_attended')).toEqual(['consideration']);
    expect(to('content_downloaded')).toEqual(['consideration']);
    expect(to('pricing_page_viewed')).toEqual(['decision']);
    expect(to('demo_requested')).toEqual(['decision']);
    expect(to('trial_started')).toEqual(['decision']);
  });

  it.each([...PRESETS.keys()])(
    '%s wants an answer in 5 minutes, and tells a manager after 10 (S45)',
    (name) => {
      expect(preset(name).sla).toEqual({ firstMinutes: 5, escalateMinutes: 10 });
    },
  );
});

describe('preset 001 is article 001 (S17)', () => {
  const model = preset('preset_001');

  it('row by row', () => {
    expect(ruleRows(model)).toEqual([
      ['demo_requested', 50, 'every'],
      ['pricing_page_viewed', 20, 'every'],
      ['webinar_attended', 15, 'every'],
      ['content_downloaded, kind case_study/unknown', 10, 'every'],
      ['email_clicked', 5, 'every'],
      ['email_opened', 2, 'every'],
      ['career_page_viewed', -10, 'every'],
    ]);
  });

  it('with no points for fit, which is a verdict of its own (C05)', () => {
    expect(model.fit).toEqual([]);
    expect(model.icp.industries).not.toEqual([]);
  });

  it('takes 25 points for 60 days without engagement, and the score from who unsubscribes', () => {
    expect(model.silence).toMatchObject({ afterDays: 60, points: -25 });
    expect(model.unsubscribe).toBe('remove');
  });

  it('tells sales at the MQL score, which it leaves open, and of a high fit only (C08-C10)', () => {
    expect(model.lines).toMatchObject({ mql: null, sql: null });
    expect(model.alert).toMatchObject({ at: 'mql', requireFit: true });
    expect(model.ready).toEqual([]);
  });

  it('has its ladder of silence: 30 days to re-engagement, 60 to the penalty (C13)', () => {
    expect([model.quiet.coldDays, model.silence?.afterDays]).toEqual([30, 60]);
  });
});

describe('preset 002 is article 002 (S18)', () => {
  const model = preset('preset_002');

  it('row by row', () => {
    expect(ruleRows(model)).toEqual([
      ['demo_requested', 30, 'every'],
      ['email_replied', 20, 'every'],
      ['pricing_page_viewed', 15, 'every'],
      ['webinar_attended, live true/yes/live/unknown', 15, 'every'],
      ['content_downloaded, kind case_study/guide/unknown', 10, 'every'],
      ['email_opened, 3 times of one sequence', 10, 'every'],
      ['unsubscribed', -25, 'once'],
    ]);
    expect(fitRows(model)).toEqual([
      ['industry', 'ideal', 10],
      ['companySize', 'ideal', 10],
      ['seniority', 'ideal', 10],
    ]);
  });

  it('takes 15 points for 60 days without activity, and leaves the score to who unsubscribes', () => {
    expect(model.silence).toMatchObject({ afterDays: 60, points: -15 });
    expect(model.unsubscribe).toBe('keep');
  });

  it('has its lines at 50 and 80, and tells sales at 80 whoever the lead is', () => {
    expect([model.lines.mql?.enter, model.lines.sql?.enter]).toEqual([50, 80]);
    expect(model.alert).toMatchObject({ at: 'sql', requireFit: false, pointsAfterNotReady: 20 });
  });

  it('is cold after 45 days', () => {
    expect(model.quiet.coldDays).toBe(45);
  });

  it('hands over at any score for a question (S26), and for three signs together (S25)', () => {
    expect(model.ready.map(({ when }) => when)).toEqual([
      {
        did: ['email_replied'],
        where: {},
        about: ['pricing', 'timeline', 'integration'],
        times: 1,
        days: null,
        of: null,
      },
      {
        all: [
          { did: ['pricing_page_viewed'], where: {}, about: [], times: 3, days: null, of: null },
          {
            did: ['content_downloaded'],
            where: { kind: ['case_study'] },
            about: [],
            times: 1,
            days: null,
            of: null,
          },
          { opened: 4 },
        ],
      },
    ]);
  });
});

describe('preset 004 is article 004 (S19)', () => {
  const model = preset('preset_004');

  it('row by row', () => {
    expect(ruleRows(model)).toEqual([
      ['demo_requested', 50, 'every'],
      ['pricing_page_viewed', 20, 'every'],
      ['webinar_attended', 15, 'every'],
      ['content_downloaded, kind ebook/e-book/unknown', 10, 'every'],
    ]);
    expect(fitRows(model)).toEqual([['seniority', 'manager/head/director/vp/c-level/founder/partner', 10]]);
  });

  it('takes no points away: neither silence nor an unsubscribe has a row', () => {
    expect(model.rules.filter(({ points }) => points < 0)).toEqual([]);
    expect(model.silence).toBeNull();
    expect(model.unsubscribe).toBe('keep');
  });

  it('is hot at 100, with no line below, and tells sales whoever the lead is', () => {
    expect([model.lines.mql, model.lines.sql?.enter]).toEqual([null, 100]);
    expect(model.alert).toMatchObject({ at: 'sql', requireFit: false });
    expect(model.ready).toEqual([]);
  });
});

describe('what an event does not tell', () => {
  it.each([...PRESETS.keys()])('%s never hands over, disqualifies or makes a segment by it', (name) => {
    const { ready, disqualify, segments } = preset(name);
    expect(JSON.stringify([ready, disqualify, segments])).not.toContain('unknown');
  });
});

describe('every positive row once', () => {
  it.each([
    ['preset_001', 102],
    ['preset_002', 130],
    ['preset_004', 105],
  ])('%s: %i points', (name, sum) => {
    const { rules, fit } = preset(name);
    const positive = [...rules, ...fit].map(({ points }) => points).filter((points) => points > 0);
    expect(positive.reduce((one, other) => one + other, 0)).toBe(sum);
  });
});

describe('our own preset', () => {
  const model = preset('house');
  const worth = (group: string) => model.groups.find(({ id }) => id === group);
  const mql = model.lines.mql?.enter ?? 0;

  it('lets what was done fade, and what speaks against a lead stay', () => {
    const fading = model.groups.filter(({ halfLifeDays }) => halfLifeDays !== null).map(({ id }) => id);
    for (const { group, points } of model.rules) expect(fading.includes(group)).toBe(points > 0);
  });

  it('makes nobody an MQL by reading, by e-mails or by a trial alone (S40)', () => {
    for (const group of ['interest', 'email', 'product']) expect(worth(group)?.cap).toBeLessThan(mql);
  });

  it('counts e-mails, which open by themselves, no more than one visit to the pricing page', () => {
    const pricing = model.rules.find(({ id }) => id === 'pricing');
    expect(worth('email')?.cap).toBeLessThanOrEqual(pricing?.points ?? 0);
  });

  it('makes nobody an MQL by who they are alone', () => {
    const fit = model.fit.reduce((sum, { points }) => sum + points, 0);
    expect(fit).toBeLessThan(mql);
  });

  it('hands over whoever asks for a demo or a meeting, and whoever asks a question, at any score (C11)', () => {
    expect(model.ready.map(({ id }) => id)).toEqual(['wants_demo', 'wants_meeting', 'asked', 'serious']);
  });

  it('never hands over a student, a competitor or who looks for a job', () => {
    expect(model.disqualify.map(({ id }) => id)).toEqual(['student', 'competitor', 'job_hunter']);
  });

  it('leaves a line 10 below where it is entered', () => {
    expect(model.lines).toMatchObject({ mql: { enter: 50, leave: 40 }, sql: { enter: 80, leave: 70 } });
  });
});
