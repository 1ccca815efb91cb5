import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhyFacts } from '../../src/domain/facts.js';
import { LIMITS } from '../../src/views/limits.js';
import { why } from '../../src/views/why.js';
import { checkMessage } from '../support/slack/block-kit.js';
import { aLead, hoursAgo, inPlain, inSlack } from './given.js';
import { aWhy, explained, sumOf } from './given-why.js';
import { shown } from './shown.js';

const text = (more: Partial<WhyFacts> = {}): string => shown(why(aWhy(more), inPlain));

describe('/lead why', () => {
  it('shows every point with its day and what is left of it, the caps, and what lies ahead', () => {
    expect(text()).toBe(
      [
        '*Why Jane Doe has 86 points*',
        '*86* = 30 who they are + 56 what they did · SQL since 13 May',
        'High fit, high intent: hand over now',
        'Decision (late) · Qualified · in Decision-makers',
        '*Who they are: 30*',
        '• *+10* Target industry: Field services · 6 Apr',
        '• *+10* Ideal company size: 240 · 6 Apr',
        '• *+10* Target seniority: VP Operations · 6 Apr',
        'Ideal customer 3 of 3: ✓ industry · ✓ company size · ✓ seniority',
        '*What they did: 56*',
        '• *+40* Requested a demo · 14 May',
        '• *+15* Visited the pricing page · 14 May',
        '• *+15* Visited the pricing page · 13 May',
        '• *+13* Replied to an e-mail · 30 Apr · now 13 of 20',
        '• *−15* No activity for 60 days · 8 Mar',
        '• 1 more line has faded to nothing',
        '• *−12* What they ask for: counts 100 at most',
        '*If nothing happens*',
        '• At risk on Thu 28 May',
        '• Drops to MQL on Thu 4 Jun, with 69 points',
        '• Goes cold on Sun 28 Jun',
        '• Loses 15 points on Mon 13 Jul for the silence',
        '(By house@3: `/lead rules` · any day: `--at yesterday`)',
      ].join('\n'),
    );
  });

  it('says what is one step away from ready, and from MQL', () => {
    const demo = { label: 'Requested a demo', points: 30, rings: false };
    const ready = text({ nextLine: { stage: 'ready', points: 100 }, oneStepAway: [demo] });
    expect(ready).toContain(
      '*One step away* · 14 points from ready for sales (100)\nThis would make it ready:\n• Requested a demo (+30)',
    );
    const meeting = { label: 'Asked for a meeting', points: 40, rings: false };
    const mql = text({ nextLine: { stage: 'mql', points: 90 }, oneStepAway: [demo, meeting] });
    expect(mql).toContain('*One step away* · 4 points from MQL (90)\nAny of these would make it an MQL:');
  });

  it('says so where no single step is enough, and nothing where the line is reached or none is set', () => {
    expect(text({ nextLine: { stage: 'ready', points: 400 } })).toContain(
      '*Not one step away* · 314 points from ready for sales (400)\nNo single thing they could do bridges that.',
    );
    expect(text({ nextLine: { stage: 'ready', points: 86 } })).not.toContain('step');
    expect(text({ nextLine: null })).not.toContain('step');
  });

  it('says first what makes it ready at once, even where the line is reached or none is set', () => {
    const demo = { label: 'Requested a demo', points: 40, rings: true };
    const pricing = { label: 'Visited the pricing page', points: 15, rings: false };
    expect(text({ nextLine: { stage: 'mql', points: 100 }, oneStepAway: [demo, pricing] })).toContain(
      [
        '*One step away* · 14 points from MQL (100)',
        'This would make it ready for sales at once:',
        '• Requested a demo',
        'This would make it an MQL:',
        '• Visited the pricing page (+15)',
      ].join('\n'),
    );
    const byPoints = { label: 'Attended a webinar', points: 15, rings: true, by: 'High intent' };
    expect(text({ nextLine: null, oneStepAway: [byPoints] })).toContain(
      'This would make it ready for sales at once:\n• Attended a webinar (+15: “High intent”)',
    );
    expect(text({ nextLine: null, oneStepAway: [demo] })).toContain(
      '*One step away*\nThis would make it ready for sales at once:\n• Requested a demo',
    );
  });

  it('says what keeps it from sales, and offers no step to it', () => {
    const demo = { label: 'Requested a demo', points: 40, rings: false };
    const ahead = { nextLine: { stage: 'ready', points: 100 }, oneStepAway: [demo] } as const;
    const student = text({ ...ahead, oneStepAway: [demo], barred: { by: 'rule', label: 'Student' } });
    expect(student).toContain('\nHigh fit, high intent\n⛔ *Not handed over*, whatever the score: student\n');
    expect(student).not.toContain('step away');
    const low = text({ ...ahead, oneStepAway: [demo], barred: { by: 'fit' } });
    expect(low).toContain('⛔ *Not handed over for its points*: these rules hand over a high fit only');
    expect(low).not.toContain('step away');
  });

  it('shows what the verdict on fit rests on, and what counts nothing', () => {
    const seen = text({
      lines: [],
      givesFit: false,
      ideal: [
        { attribute: 'industry', is: 'met' },
        { attribute: 'companySize', is: 'unknown' },
        { attribute: 'seniority', is: 'missed' },
      ],
      unscored: [
        { label: 'Opened an e-mail', count: 3 },
        { label: 'Read a blog post', count: 1 },
      ],
    });
    expect(seen).toContain(
      [
        '*Who they are: 0*',
        'These rules give no points for it',
        'Ideal customer 1 of 3: ✓ industry · ? company size not known · ✗ seniority',
        '*What they did: 0*',
        'No points yet',
        '_No points by these rules: opened an e-mail ×3, read a blog post_',
      ].join('\n'),
    );
  });

  it.each([
    [{ fit: 'high', intent: 'high' }, 'High fit, high intent: hand over now'],
    [{ fit: 'high', intent: 'low' }, 'High fit, low intent: nurture, they are worth the wait'],
    [
      { fit: 'low', intent: 'high' },
      '*Low fit*, high intent: check whether we can help them before you call',
    ],
    [{ fit: 'low', intent: 'low' }, '*Low fit*, low intent: leave to the long-term nurture'],
  ] as const)('puts the matrix into words: %o', (verdict, words) => {
    expect(text({ verdict })).toContain(`\n${words}\n`);
  });

  it('does not ask to hand over what the rules do not hand over yet', () => {
    const lead = aLead({ fit: 30, behaviour: 56, readyLine: 100 });
    const near = text({
      lead,
      nextLine: { stage: 'ready', points: 100 },
      verdict: { fit: 'high', intent: 'high' },
    });
    expect(near).toContain('High fit, high intent: stay close, 14 points from sales');
    expect(text({ lead, nextLine: null })).toContain('High fit, high intent: hand over now');
  });

  it('of another day names the rules of that day, and looks neither ahead nor for orders', () => {
    const then = text({
      when: new Date('2026-06-30T22:00:00Z'),
      rules: 'house@2',
      nextLine: { stage: 'ready', points: 100 },
      oneStepAway: [{ label: 'Requested a demo', points: 30, rings: false }],
      missing: ['the MQL score (lines.mql)'],
    });
    expect(then).toContain(
      '*Why Jane Doe had 86 points*\nAs it stood on 1 July 2026, by house@2; today house@3 is in force.',
    );
    expect(then).toContain('This would have made it ready:');
    expect(then).toContain('⚠️ *Nobody was told of ready leads then*: missing was the MQL score.');
    expect(then).not.toMatch(/hand over now|If nothing happens/);
    expect(text({ when: new Date('2026-07-01T12:15:00Z') })).toContain(
      'As it stood on 1 July 2026 at 14:15, by house@3, which is still in force.',
    );
  });

  it('of a lead out of scoring says why there is nothing to show', () => {
    const out = text({
      out: true,
      lines: [],
      ahead: [],
      lead: aLead({ out: true, fit: 0, behaviour: 0, suppressedAt: hoursAgo(80) }),
    });
    expect(out).toContain('*Why Jane Doe has no score*');
    expect(out).toContain(
      '🚫 *Out of scoring* since they unsubscribed on 11 May: no points, no stage, no alert.',
    );
    expect(out).not.toMatch(/Who they are|High fit/);
  });

  it('warns where nobody is told of ready leads', () => {
    const missing = [
      'the MQL score (lines.mql)',
      'the ideal customer (icp): a high fit takes 2 of its criteria, and 0 are set',
    ];
    expect(text({ missing })).toContain(
      '⚠️ *Nobody is told of ready leads*: set the MQL score, and the ideal customer: a high fit takes 2 of its criteria, and 0 are set.',
    );
  });

  it('says since when a lead is cold', () => {
    const lead = aLead({ coldAt: hoursAgo(50) });
    expect(text({ lead, ahead: [] })).toContain('*If nothing happens*\n❄️ Cold since 12 May');
  });

  it('says when what bars a lead is over by itself', () => {
    const freed = {
      what: 'freed',
      at: new Date('2026-05-28T09:00:00Z'),
      label: 'Looks for <a job>',
    } as const;
    expect(text({ ahead: [freed] })).toContain(
      '*If nothing happens*\n• May be handed over again on Thu 28 May: no longer “Looks for &lt;a job&gt;”',
    );
  });

  it('says in a line what notifications read', () => {
    expect(why(aWhy(), inPlain).text).toBe(
      'Why Jane Doe (Acme Field Services) has 86 points: High fit, high intent',
    );
  });
});

describe('what is shown of a score', () => {
  const aLine = fc.record({
    part: fc.constantFrom('fit' as const, 'behaviour' as const),
    rule: fc.constant('rule'),
    points: fc.integer({ min: -2_000, max: 2_000 }),
    given: fc.integer({ min: -2_000, max: 2_000 }),
    reason: fc.string({ maxLength: 200 }),
    at: fc.integer({ min: 1, max: 20_000 }).map(hoursAgo),
    what: fc.constantFrom('given' as const, 'given' as const, 'silence' as const, 'capped' as const),
  });

  it('adds up to the score, part by part, however many lines there are', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 300 }), fc.constantFrom(inPlain, inSlack), (lines, reader) => {
        const message = why(aWhy({ lines }), reader);
        expect(checkMessage(message)).toEqual([]);
        const [, whoTheyAre, whatTheyDid] = message.blocks.map((block) =>
          shown({ text: '', blocks: [block] }),
        );
        expect(pointsIn(whoTheyAre)).toBe(sumOf(lines, 'fit'));
        expect(pointsIn(whatTheyDid)).toBe(sumOf(lines, 'behaviour'));
        expect(shown(message)).not.toContain('add up');
      }),
      { numRuns: 60, seed: 20260514 },
    );
  });

  it('of a long past keeps the newest, and sums up the rest in a line', () => {
    const lines = Array.from({ length: 300 }, (_, at) =>
      explained((at % 7) - 2, `Something with a rather long reason, number ${at}`, at),
    );
    expect(text({ lines })).toMatch(/in \d+ earlier lines up to 1\d May/);
    expect(text({ lines })).toContain('Something with a rather long reason, number 1 ');
  });

  it('names what the caps take however long the past is', () => {
    const long = Array.from({ length: 300 }, (_, at) => explained(5, 'x'.repeat(200), at));
    const cap = explained(-500, 'E-mails: counts 15 at most', 0, { what: 'capped' });
    expect(text({ lines: [...long, cap] })).toContain('• *−500* E-mails: counts 15 at most');
  });

  it('never hides a score that does not add up', () => {
    expect(text({ total: 99 })).toContain(
      "⚠️ This doesn't add up: the lines make 86, the parts 86, the score is 99, the lead's card says 86.",
    );
    expect(text({ lead: aLead({ fit: 1, behaviour: 1 }) })).toContain("the lead's card says 2");
  });

  /** The points of every line shown, as people would add them up. */
  function pointsIn(block: string | undefined): number {
    expect(block?.length ?? 0).toBeLessThanOrEqual(LIMITS.section);
    return [...(block ?? '').matchAll(/^• \*([+−])([\d,]+)\* /gm)].reduce(
      (sum, [, sign, digits]) => sum + (sign === '−' ? -1 : 1) * Number(digits?.replaceAll(',', '')),
      0,
    );
  }
});
