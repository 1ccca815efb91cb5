import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/views/names.js';
import { calibrateView } from '../../src/views/rules/calibrate-view.js';
import { progressView } from '../../src/views/rules/progress-view.js';
import { trialView } from '../../src/views/rules/trial-view.js';
import { aRef, hoursAgo, inPlain } from './given.js';
import { aCalibration, aTrial, aVersion } from './given-rules.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

const trial = (more: Parameters<typeof aTrial>[0] = {}) => trialView(aTrial(more), inPlain);

describe('a change tried on history', () => {
  it('shows the alerts that come and go, and the customers it would have missed, with names', () => {
    expect(shown(trial())).toBe(
      [
        '🧪 *house@4 tried on history: 12 alerts instead of 14*',
        '13 Feb to 14 May · 1,204 leads, 18,330 events · beside house@3',
        '“Too many alerts at 80, and few of them won” · <@U01REP>',
        '• SQL line: enter 80 → 90',
        '• SQL line: leave 70 → 80',
        '• Visited the pricing page: 15 → 25 points',
        '⚠️ *1 later customer would have been missed*: not handed over before they bought',
        '• Ann Lee (Umbra Labs) · won 8 May',
        '➖ *No longer alerted: 3*',
        '• Jane Doe (Acme Field Services) · 13 May · reached 80 points',
        '• Tomás Ruiz (Norte Logística) · 10 May · reached 80 points',
        '• Ann Lee (Umbra Labs) · 5 May · reached 80 points',
        '➕ *New alerts: 1*',
        '• Lou Reyes (Hooli) · 11 May · reached 90 points',
        '🔥 1 lead would stand above the line now; it is handed over with its next sign of life.',
        '[[Switch on]] [Discard] [See the rules]',
        '(Nothing has changed yet. Switched on, every lead is scored anew, and you can go back.)',
      ].join('\n'),
    );
    expect(trial().text).toBe('house@4 tried on history: 12 alerts instead of 14, 1 later customer missed');
  });

  it('is shown, in the picture of the README too, with numbers that add up', () => {
    const { before, after, gained, lost, missedCustomers, events, leads } = aTrial();
    expect(after).toBe(before - lost.length + gained.length);
    const names = lost.map(({ lead }) => lead.name);
    expect(missedCustomers.every(({ lead }) => names.includes(lead.name))).toBe(true);
    expect(events).toBeGreaterThan(leads);
  });

  it('says which changes of the same person gave way to it', () => {
    const said = (replaced: number[]) => shown(trialView(aTrial(), inPlain, replaced));
    expect(said([3])).toContain(
      'It takes the place of version 3, your change before it: nobody had switched it on.',
    );
    expect(said([2, 3])).toContain(
      'It takes the place of 2 changes of yours before it: nobody had switched them on.',
    );
  });

  it('by which as many alerts come as now is not said to bring others instead', () => {
    expect(trial({ before: 12 }).text).toBe(
      'house@4 tried on history: 12 alerts, as many as now, 1 later customer missed',
    );
  });

  it('is switched on or discarded by its number', () => {
    expect(buttonsOf(trial()).map((each) => [each.action_id, each.value])).toEqual([
      [ACTIONS.ruleSwitch, '4'],
      [ACTIONS.ruleDiscard, '4'],
      [ACTIONS.rulesShow, 'live'],
    ]);
  });

  it.each([
    ['rescoring', 'It is being switched on now.'],
    ['live', 'It is in force now.'],
    ['past', 'It was in force, and is no more.'],
    ['discarded', 'It was discarded.'],
  ] as const)('that is %s by now says so instead', (status, words) => {
    const message = trial({ version: aVersion({ status }) });
    expect(buttonsOf(message)).toEqual([]);
    expect(shown(message)).toContain(`(${words})`);
  });

  it('that loses no customer says that, and what it would have caught', () => {
    const caught = [{ lead: aRef({ name: 'Mia Wolf', company: null }), wonAt: hoursAgo(30) }];
    const text = shown(
      trial({ missedCustomers: [], caughtCustomers: caught, lost: [], gained: [], readyNow: 0 }),
    );
    expect(text).toContain('✅ *No later customer would have been missed*');
    expect(text).toContain('🎯 *1 later customer handed over in time* that was not\n• Mia Wolf · won 13 May');
    expect(text).not.toMatch(/No longer alerted|New alerts|above the line/);
  });

  it('shortens long lists, and counts what it left out', () => {
    const lost = Array.from({ length: 31 }, (_, at) => ({ lead: aRef(), at: hoursAgo(at), rule: '' }));
    expect(shown(trial({ lost }))).toContain('➖ *No longer alerted: 31*');
    expect(shown(trial({ lost }))).toContain('• Jane Doe (Acme Field Services) · 14 May\nand 23 more');
  });

  it('warns of a change by which nobody is told any more', () => {
    expect(shown(trial({ missing: ['the SQL score (lines.sql)'] }))).toContain(
      '⚠️ *Nobody is told of ready leads*: set the SQL score.\nChoose it once more with a score of yours: `/lead rules preset`',
    );
  });
});

describe('progress', () => {
  it.each([
    [0, 0, '░░░░░░░░░░░░░░░░░░░░ 0% · 0 of 0 leads'],
    [640, 1_204, '██████████░░░░░░░░░░ 53% · 640 of 1,204 leads'],
    [1_203, 1_204, '███████████████████░ 99% · 1,203 of 1,204 leads'],
    [1_204, 1_204, '████████████████████ 100% · 1,204 of 1,204 leads'],
    [1_300, 1_204, '████████████████████ 100% · 1,204 of 1,204 leads'],
  ])('%d of %d is drawn as %s', (done, total, bar) => {
    expect(shown(progressView({ what: 'trying', version: 4, done, total }))).toBe(
      `🧪 Trying version 4 on history…\n${bar}\nIt changes nothing.`,
    );
  });

  it('of switching on says which rules count until it is done', () => {
    const message = progressView({ what: 'rescoring', version: 4, done: 1, total: 2 });
    expect(message.text).toBe('⏳ Switching version 4 on: every lead is scored by it… 50%');
    expect(shown(message)).toContain('Until all are done, the rules in force stay.');
    expect(shown(message)).toContain('`/lead rules` tells how far');
    expect(buttonWords(message)).toEqual(['Stop']);
  });
});

describe('/lead rules calibrate', () => {
  it('says beside the chart what became of the handoffs, and which line would have done better', () => {
    expect(shown(calibrateView(aCalibration(), inPlain))).toBe(
      [
        '📊 *How well the line of 80 points sits*',
        'house@3 · 14 May 2025 to 14 May · 41 leads handed over: 11 won, 10 lost, 11 not ready, 9 open',
        '*Suggestion: try 90 instead of 80*',
        'A line of 90 would have kept 10 of 11 customers and spared sales 13 of 21 handoffs that came to nothing.',
        '*By the score at handoff*',
        '• *80 to 89*: 1 won, 5 lost, 8 not ready, 2 open · *7%* of the decided won',
        '• *90 to 99*: 4 won, 3 lost, 3 not ready, 4 open · *40%* of the decided won',
        '• *100 and more*: 6 won, 2 lost, 0 not ready, 3 open · *75%* of the decided won',
        '*Accepted by sales, by the rules that had a share in the score*',
        '• Visited the pricing page: 21 of 30 (70%)',
        '• Requested a demo: 14 of 16 (88%)',
        '• Attended a webinar: 5 of 12 (42%)',
        '• Replied to an e-mail: 2 of 3',
        '[Try 90 on history] [See the rules]',
        '(Trying changes nothing: it shows which alerts would come and go.)',
      ].join('\n'),
    );
  });

  it('is shown with numbers that add up', () => {
    const { bands, rules, suggested, line } = aCalibration();
    const sum = (all: typeof bands, of: (band: (typeof bands)[number]) => number) =>
      all.reduce((total, band) => total + of(band), 0);
    const [won, spoilt] = [sum(bands, (band) => band.won), sum(bands, (band) => band.lost + band.notReady)];
    const below = bands.filter(({ from }) => from >= line && from < (suggested?.line ?? 0));
    expect(suggested?.because).toBe(
      `A line of ${suggested?.line} would have kept ${won - sum(below, (band) => band.won)} of ${won} customers and spared sales ${sum(below, (band) => band.lost + band.notReady)} of ${spoilt} handoffs that came to nothing.`,
    );
    for (const { accepted, returned } of rules) {
      expect(accepted).toBeLessThanOrEqual(sum(bands, (band) => band.won + band.lost + band.open));
      expect(returned).toBeLessThanOrEqual(sum(bands, (band) => band.notReady));
    }
  });

  it('carries the suggested line in its button', () => {
    expect(buttonsOf(calibrateView(aCalibration(), inPlain))[0]).toMatchObject({
      action_id: ACTIONS.rulesTryLine,
      value: '90',
    });
  });

  it.each([null, { line: 80, because: 'It does well.' }])(
    'given %j suggests no change, and offers none',
    (suggested) => {
      const message = calibrateView(aCalibration({ suggested }), inPlain);
      expect(message.text).toBe('How well the line of 80 points sits: keep 80');
      expect(shown(message)).toContain('*No change suggested: keep 80*');
      expect(buttonWords(message)).toEqual(['See the rules']);
    },
  );

  it('without a line says that there is none, and what to do', () => {
    const none = aCalibration({ line: Number.POSITIVE_INFINITY, suggested: null });
    const message = calibrateView(
      { ...none, evidence: 'No line is set: nobody is handed over for a score.' },
      inPlain,
    );
    expect(message.text).toBe(
      'What became of the leads handed over (no line is set now): `/lead rules edit lines`',
    );
    expect(shown(message)).toContain(
      '*Set a line first: `/lead rules edit lines`*\nNo line is set: nobody is handed over for a score.',
    );
    expect(shown(message)).not.toMatch(/∞|Infinity/);
  });

  it('of a time without handoffs says so', () => {
    const text = shown(calibrateView(aCalibration({ bands: [], rules: [], suggested: null }), inPlain));
    expect(text).toContain('14 May 2025 to 14 May · nothing handed over');
    expect(text).toContain('These handoffs speak for no other line.');
  });
});
