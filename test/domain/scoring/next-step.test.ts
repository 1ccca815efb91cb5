import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityKind } from '../../../src/domain/activity.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { inOrder } from '../../../src/domain/scoring/deed.js';
import { compile } from '../../../src/domain/scoring/engine.js';
import { stepsTo } from '../../../src/domain/scoring/next-step.js';
import { replay } from '../../../src/domain/scoring/replay.js';
import { totalAt } from '../../../src/domain/scoring/score.js';
import { loadPresets } from '../../../src/playbook/presets.js';
import { anyModel, anyOfOurs } from './any-model.js';
import { anyPast, LAST_DAY, onDay } from './any-past.js';
import { LEAD } from './arrivals.js';
import { didOf } from './did-of.js';

const NOW = onDay(10);
const preset = (name: string) => {
  const found = loadPresets().get(name);
  if (found === undefined) throw new Error(`no preset ${name}`);
  return found.model;
};

let deeds = 0;
const did = (
  kind: ActivityKind,
  properties: Record<string, unknown> = {},
  profile: Deed['profile'] = null,
) => ({
  id: `d${String(++deeds).padStart(4, '0')}`,
  at: onDay(9),
  kind,
  properties,
  profile,
});
const GOOD = { title: 'VP Sales', industry: 'software', companySize: 100 };

function steps(name: string, past: Deed[], line: Parameters<typeof stepsTo>[2], change = {}) {
  const engine = compile({ ...preset(name), ...change });
  return stepsTo(engine, { sheet: replay(engine, LEAD, past, NOW), past }, line, NOW);
}
const labels = (...given: Parameters<typeof steps>) =>
  steps(...given).map(({ label, points, rings }) => `${label} ${rings ? 'at once' : `+${points}`}`);

describe('one step away', () => {
  it('is first what makes it ready at once: a demo request would', () => {
    expect(labels('house', [did('blog_read', {}, GOOD)], { stage: 'mql', points: 50 })).toEqual([
      'Requested a demo at once',
      'Asked for a meeting at once',
      'Asked about pricing, timeline or integration at once',
      'Visited the pricing page +15',
      'Attended a webinar +15',
      'Attended a demo +20',
      'Replied to an e-mail +20',
      'Asked for information +20',
      'Started a trial +20',
    ]);
  });

  it('counts what the deed gives by every rule, and the one that completes a count or a compound', () => {
    const opens = [did('email_opened', { sequence: 'a' }, GOOD), did('email_opened', { sequence: 'a' })];
    expect(labels('preset_002', opens, { stage: 'mql', points: 40 })).toContain(
      'Opened three e-mails of one sequence +10',
    );
    const serious = [
      did('pricing_page_viewed'),
      did('pricing_page_viewed'),
      ...[1, 2, 3, 4].map((email) => did('email_opened', { email, sequence: 'a' })),
      did('content_downloaded', { kind: 'case_study' }),
    ];
    expect(labels('preset_002', serious, null)).toContain(
      'Pricing three times, a case study, and the last four e-mails opened at once',
    );
    const back = [did('website_visited', {}, GOOD), did('website_visited')];
    expect(labels('house', back, { stage: 'mql', points: 55 })).toContain('Visited the pricing page +25');
  });

  it('is also what brings the points that a handoff rule asks for, and by which rule it would ring', () => {
    const offered = (ready: unknown[], past: Deed[], line: Parameters<typeof steps>[2] = null) =>
      steps('house', past, line, { ready }).map(({ label, by }) => (by ? `${label} by ${by}` : label));
    const sixty = { id: 'sixty', label: '60 points', when: { score: 60 } };
    // 35 points of fit and 15 for the look.
    const warm = [did('pricing_page_viewed', {}, GOOD)];
    const found = offered([sixty], warm, { stage: 'ready', points: 80 });
    expect(found).toContain('Attended a webinar by 60 points');
    expect(found).toContain('Requested a demo by 60 points');
    expect(found.join()).not.toContain('eBook');
    expect(offered([sixty], [did('demo_requested', {}, GOOD)])).toEqual([]);
    const both = { id: 'both', label: 'Both', when: { all: [{ fit: 'high' }, { intent: 'high' }] } };
    expect(offered([both], warm)).toEqual(['Requested a demo by Both', 'Asked for a meeting by Both']);
    expect(offered([both], [did('pricing_page_viewed')])).toEqual([]);
  });

  it('names what a handoff rule asks for by that rule, and once', () => {
    const either = { any: [didOf('email_replied'), { score: 60 }] };
    const ready = [{ id: 'either', label: 'Replied, or 60 points', when: either }];
    const past = [did('pricing_page_viewed', {}, GOOD)];
    const found = steps('house', past, null, { ready });
    expect(found[0]).toEqual({ label: 'Replied, or 60 points', points: 20, rings: true });
    expect(found.map(({ label }) => label)).not.toContain('Replied to an e-mail');
  });

  it('is nothing that was used up, and no growth of a plan they never tried', () => {
    const asked = [did('demo_requested', {}, GOOD)];
    const line = { stage: 'ready', points: 110 } as const;
    expect(labels('house', asked, line)).toContain('Asked for a meeting at once');
    expect(labels('house', asked, line).join()).not.toMatch(/Requested a demo|Added users/);
    const user = [did('trial_started', {}, GOOD)];
    expect(labels('house', user, { stage: 'mql', points: 65 })).toContain('Added users +15');
  });

  it('is nothing for whoever is never handed over, or fits too badly where only a high fit is', () => {
    const student = [did('demo_requested', {}, { title: 'Student' })];
    expect(labels('house', student, { stage: 'ready', points: 80 })).toEqual([]);
    expect(labels('house', student, { stage: 'mql', points: 50 })).toContain('Attended a webinar +15');
    const change = { lines: { mql: { enter: 60, leave: 50 }, sql: null, stayHours: 24 } };
    const line = { stage: 'ready', points: 60 } as const;
    expect(labels('preset_001', [did('demo_requested')], line, change)).toEqual([]);
    expect(labels('preset_001', [did('demo_requested', {}, GOOD)], line, change)[0]).toBe(
      'Downloaded a case study +10',
    );
  });

  it('comes true: whatever is named, done, brings those points', () => {
    const model = fc.oneof(anyModel, anyOfOurs);
    fc.assert(
      fc.property(model, anyPast(20), fc.integer({ min: 1, max: 120 }), (model, past, points) => {
        const now = onDay(LAST_DAY);
        const engine = compile(model);
        const sheet = replay(engine, LEAD, past, now);
        const line = { stage: 'mql', points } as const;
        const before = totalAt(engine, sheet.standing, now.getTime());
        const untouched = structuredClone(sheet.standing);
        const found = stepsTo(engine, { sheet, past: past.toSorted(inOrder) }, line, now);
        expect(sheet.standing).toEqual(untouched);
        for (const step of found)
          if (!step.rings) expect(before + step.points).toBeGreaterThanOrEqual(points);
      }),
      { numRuns: 60 },
    );
  });
});
