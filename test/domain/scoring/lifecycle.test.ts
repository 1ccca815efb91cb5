import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import { lifecycleOf } from '../../../src/domain/scoring/seen.js';
import { verdictOf } from '../../../src/domain/stand.js';
import { onDay } from './any-past.js';
import { alerts, did, leadOn, modelOf, states } from './story.js';

const DEMO = 'demo_requested';
const model = modelOf({
  groups: [{ id: 'warm', label: 'Warm', halfLifeDays: 40 }],
  rules: [{ id: 'demo', label: 'Demo', points: 80, when: DEMO }],
  quiet: { atRiskDays: 14, coldDays: 45 },
  funnel: [
    { to: 'consideration', when: 'webinar_attended' },
    { to: 'decision', when: { did: 'content_downloaded', about: 'pricing' } },
    { to: 'awareness', when: 'blog_read' },
  ],
});

describe('the life of a lead (S31)', () => {
  const on = (past: Deed[], ...days: number[]) =>
    days.map((day) =>
      lifecycleOf(compile(model), leadOn(model, past, day).sheet.standing, onDay(day).getTime()),
    );

  it('is new until it does something', () => {
    expect(on([did(0, 'email_sent'), states(1, { title: 'CEO' })], 100)).toEqual(['new']);
    expect(on([did(3, 'email_opened')], 2.9, 3)).toEqual(['new', 'engaged']);
  });

  it('is qualified at a line, at risk when it goes quiet, and engaged once the stage is lost', () => {
    expect(on([did(0, 'email_opened'), did(1, DEMO)], 0.5, 1, 14.9, 15, 40, 41.1)).toEqual([
      'engaged',
      'qualified',
      'qualified',
      'at-risk',
      'at-risk',
      'engaged',
    ]);
  });

  it('is qualified again with the next thing it does, not with the next thing we do', () => {
    expect(on([did(0, DEMO), did(20, 'email_sent')], 20)).toEqual(['at-risk']);
    expect(on([did(0, DEMO), did(20, 'email_opened')], 20)).toEqual(['qualified']);
  });
});

describe('the funnel (S30, S38)', () => {
  const funnelAfter = (...past: Deed[]) => leadOn(model, past, 10).funnel;
  const asked = did(2, 'content_downloaded', { about: 'pricing' });

  it('begins with awareness, and goes forward by what the lead does', () => {
    expect(funnelAfter()).toBe('awareness');
    expect(funnelAfter(did(1, 'webinar_attended'))).toBe('consideration');
    expect(funnelAfter(asked)).toBe('decision');
    expect(funnelAfter(did(1, 'content_downloaded'))).toBe('awareness');
  });

  it('never goes back by it', () => {
    expect(funnelAfter(asked, did(3, 'webinar_attended'), did(4, 'blog_read'))).toBe('decision');
  });

  it('goes either way by the word of a rep, and forward again from there', () => {
    expect(funnelAfter(asked, did(3, 'funnel_set', { to: 'awareness' }))).toBe('awareness');
    expect(funnelAfter(asked, did(3, 'funnel_set', { to: 'awareness' }), did(4, 'webinar_attended'))).toBe(
      'consideration',
    );
    expect(funnelAfter(did(3, 'funnel_set', { to: 'decision' }), did(4, 'webinar_attended'))).toBe(
      'decision',
    );
    expect(funnelAfter(asked, did(3, 'funnel_set', { to: 'nowhere' }))).toBe('decision');
  });
});

describe('fit and intent (S16)', () => {
  const fits = states(0, { industry: 'Software', companySize: 50 });
  const past = { none: [], fits: [fits], asks: [did(0, DEMO)], both: [fits, did(0, DEMO)] };
  const verdict = (deeds: Deed[]) => verdictOf(compile(model), leadOn(model, deeds, 1), onDay(1));

  it('are each high or low', () => {
    expect(verdict(past.none)).toEqual({ fit: 'low', intent: 'low' });
    expect(verdict(past.fits)).toEqual({ fit: 'high', intent: 'low' });
    expect(verdict(past.asks)).toEqual({ fit: 'low', intent: 'high' });
    expect(verdict(past.both)).toEqual({ fit: 'high', intent: 'high' });
  });

  it('both are asked for where only a high fit is handed over (C10)', () => {
    const strict = { ...model, alert: { ...model.alert, requireFit: true } };
    expect(alerts(strict, past.fits)).toEqual([]);
    expect(alerts(strict, past.asks)).toEqual([]);
    expect(alerts(strict, past.both)).toEqual(['score on 0']);
    expect(alerts(model, past.asks)).toEqual(['score on 0']);
    expect(alerts(strict, [did(0, DEMO), states(1, { industry: 'Software', companySize: 50 })])).toEqual([
      'score on 1',
    ]);
  });
});
