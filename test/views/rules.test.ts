import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/domain/scoring/model.js';
import { ACTIONS } from '../../src/views/names.js';
import { editMenu, readRulesPart } from '../../src/views/rules/edit-menu.js';
import { readWayBack } from '../../src/views/rules/press-values.js';
import { rulesView } from '../../src/views/rules/rules-view.js';
import { sealView } from '../../src/views/rules/seal-view.js';
import { switchedView } from '../../src/views/rules/switched-view.js';
import { VERSIONS_ON_A_PAGE, versionsView } from '../../src/views/rules/versions-view.js';
import { hoursAgo, inPlain } from './given.js';
import { aLiveVersion, aModel, aRules, aVersion } from './given-rules.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

const view = (more: Parameters<typeof aRules>[0] = {}) => rulesView(aRules(more), inPlain);
const pressed = (message: Parameters<typeof buttonsOf>[0], words: string) =>
  buttonsOf(message).find(({ text }) => text.text === words);

describe('/lead rules', () => {
  it('tells what an MQL, an SQL, cold and the SLA are, who stands behind it, and what is in the making', () => {
    expect(shown(view())).toBe(
      [
        '# The rules: House',
        '*house@3* in force since Tue 5 May at 10:30 · “Too many alerts at 80, and few of them won” · <@U01REP>',
        'From: Kindling',
        '*MQL*: from 50 points on, until below 40',
        '*SQL*: from 80 points on, until below 70',
        'A stage, once entered, lasts 24 hours at least.',
        '*Sales is told* at 80 points, of any fit; a low one is marked',
        '*At any score* when: requested a demo; asked about pricing, timeline or integration',
        '*Never*: student',
        'After “not ready”: again with 20 more points',
        '*Cold* after 45 quiet days · *at risk* after 14, once qualified',
        'No activity for 60 days: −15, once a silence',
        '*SLA*: first response within 5 minutes, a manager is told after 10 minutes',
        '[Edit lines and days]',
        '*Who they are*: target industry +10, ideal company size +10',
        '*What they ask for* (halves every 21 days, 100 at most): requested a demo +40, replied to an e-mail +20, visited the pricing page +15',
        '*What they read and attend* (halves every 45 days, 40 at most): attended a webinar +15',
        '*What speaks against them*: visited the career page −10',
        '[Edit points]',
        '*Ideal customer*',
        '• Industries: software, logistics',
        '• Company size: 10 to 500 people',
        '• Seniority: manager, director, vp',
        'High fit: 2 of these · high intent: 40 points for what they did',
        '[Edit ideal customer]',
        '*Segments*: Decision-makers *12* · Qualified and going quiet *3* · `/lead segment`',
        '✅ *Marketing* signed off: <@U02REP> · Wed 6 May 10:30 CEST',
        '✍️ *Sales* has not signed off yet',
        '[Sign for sales]',
        '🧪 *house@4* is a change not yet in force · today at 07:30 · “Too many alerts at 80, and few of them won” · <@U01REP>',
        '• SQL line: enter 80 → 90',
        '• Requested a demo: 40 → 50 points',
        '[Try on history] [Switch on] [Discard]',
        '[Choose a preset] [Upload a file] [Download] [Versions] [Calibrate]',
        '(Every change is a new version, and can be tried on history first: `/lead rules try sql=90`)',
      ].join('\n'),
    );
  });

  it('lets who is no manager read, download and calibrate, and says who may do more', () => {
    const message = view({ isManager: false });
    expect(buttonWords(message)).toEqual(['Download', 'Versions', 'Calibrate']);
    expect(shown(message)).toContain('Managers change and sign them.');
  });

  it('warns before all else where nobody is told of ready leads', () => {
    const unset = {
      missing: ['the MQL score (lines.mql)'],
      model: aModel({ lines: { mql: null, sql: null, stayHours: 0 } }),
    };
    const message = view(unset);
    expect(shown(message).split('\n').slice(1, 3)).toEqual([
      '⚠️ *Nobody is told of ready leads*: set the MQL score.',
      '[Set it]',
    ]);
    expect(pressed(message, 'Set it')).toMatchObject({ action_id: ACTIONS.rulesEdit, value: 'lines' });
    expect(message.text).toBe('The rules: House (house@3): nobody is told of ready leads yet');
    expect(shown(message)).toContain(
      '*MQL*: not set\n*SQL*: not set\n*Sales is told* at SQL, which is not set',
    );
    expect(buttonWords(view({ ...unset, isManager: false }))).not.toContain('Set it');
  });

  it.each<[string, Partial<Model>, string]>([
    [
      'nobody in particular',
      { icp: { ...aModel().icp, industries: [], seniorities: [], companySize: { from: null, to: null } } },
      '*Ideal customer*: anybody. Say whom you want, or no fit is ever high.',
    ],
    [
      'an open range',
      { icp: { ...aModel().icp, budget: { from: 20_000, to: null } } },
      '• Budget: 20,000 or more',
    ],
    [
      'a high fit only',
      { alert: { ...aModel().alert, requireFit: true } },
      '*Sales is told* at 80 points, of a high fit only (2 criteria of the ideal customer)',
    ],
    [
      'rules that look at the score',
      {
        ready: [
          ...aModel().ready.slice(0, 1),
          {
            id: 'both',
            label: 'High fit and high intent',
            when: { all: [{ fit: 'high' }, { intent: 'high' }] },
          },
        ],
      },
      '*At any score* when: requested a demo\n*And at once* when: high fit and high intent\n',
    ],
    ['a cap on the whole', { cap: 200 }, 'The whole is worth 200 points at most.'],
    [
      'hours for an answer',
      { sla: { firstMinutes: 240, escalateMinutes: 1_440 } },
      '*SLA*: first response within 4 hours, a manager is told after 24 hours',
    ],
  ])('tells of %s', (_, more, words) => {
    expect(shown(view({ model: aModel(more) }))).toContain(words);
  });

  it('shortens a long model, and says that there is more', () => {
    const [rule] = aModel().rules;
    const rules = Array.from({ length: 30 }, (_, at) => ({
      ...(rule ?? never()),
      id: `r${at}`,
      label: `Did thing ${at}`,
    }));
    expect(shown(view({ model: aModel({ rules }) }))).toContain('and 22 more');
  });

  it('of a change being switched on tells how far that is, and lets managers stop it', () => {
    const pending = [aVersion({ status: 'rescoring' })];
    const message = view({ pending, rescored: { done: 640, total: 1_204 } });
    expect(shown(message)).toContain('🧪 *house@4* is being switched on: every lead is scored anew');
    expect(shown(message)).toContain(
      '⏳ 640 of 1,204 leads so far; until all are done, the rules in force stay.',
    );
    expect(shown(message)).not.toContain('Discard');
    expect(pressed(message, 'Stop')).toMatchObject({ action_id: ACTIONS.ruleDiscard, value: '4' });
    expect(buttonWords(view({ pending, isManager: false }))).not.toContain('Stop');
  });

  it('opens the form of each part where the part stands', () => {
    const parts = buttonsOf(view()).filter(({ action_id }) => action_id === ACTIONS.rulesEdit);
    expect(parts.map(({ value }) => readRulesPart(value ?? ''))).toEqual(['lines', 'points', 'icp']);
    const menu = buttonsOf(editMenu(3)).filter(({ action_id }) => action_id === ACTIONS.rulesEdit);
    expect(menu.map(({ value }) => value)).toEqual(['points', 'lines', 'icp']);
  });
});

describe('the versions of the rules', () => {
  const past = aLiveVersion({ version: 2, status: 'past', liveAt: hoursAgo(24 * 40) });
  const first = aLiveVersion({
    version: 1,
    status: 'past',
    authorId: null,
    diff: [],
    reason: 'The preset Kindling starts with',
  });
  const all = [aVersion(), aLiveVersion(), past, first];

  it('stand newest first, each with its reason, its author and what it changed', () => {
    const text = shown(versionsView(all, { isManager: true, from: 0 }, inPlain));
    expect(text).toContain('*4 versions of the rules, house@3 in force*');
    expect(text).toContain('🧪 *house@4* · a change not yet in force, made today at 07:30');
    expect(text).toContain('✅ *house@3* · in force since Tue 5 May at 10:30');
    expect(text).toContain('🕰️ *house@2* · was in force from Sat 4 Apr at 10:30');
    expect(text).toContain('“The preset Kindling starts with” · as Kindling ships it');
  });

  it('lead back to an earlier one, from the one in force and no other', () => {
    const back = buttonsOf(versionsView(all, { isManager: true, from: 0 }, inPlain)).filter(
      ({ action_id }) => action_id === ACTIONS.rulesRevert,
    );
    expect(back.map(({ value }) => readWayBack(value ?? ''))).toEqual([
      { from: 3, to: 2 },
      { from: 3, to: 1 },
    ]);
    expect(buttonsOf(versionsView(all, { isManager: false, from: 0 }, inPlain))).toEqual([]);
  });

  it('go on where a page ends', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ ...past, version: 20 - at }));
    const message = versionsView(many, { isManager: false, from: 0 }, inPlain);
    expect(pressed(message, 'Show more')).toMatchObject({
      action_id: ACTIONS.rulesVersions,
      value: String(VERSIONS_ON_A_PAGE),
    });
    const last = versionsView(many, { isManager: false, from: 16 }, inPlain);
    expect(pressed(last, 'Show more')).toBeUndefined();
  });
});

describe('rules just switched on', () => {
  const live = aVersion({ status: 'live', liveAt: hoursAgo(0) });

  it('are told with what changed, who stands above the line now, and the way back', () => {
    const message = switchedView({ version: live, before: 3, readyNow: 3, missing: [] }, inPlain);
    expect(shown(message)).toBe(
      [
        '✅ *house@4 is in force* since Thu 14 May 10:30 CEST',
        '“Too many alerts at 80, and few of them won” · <@U01REP>',
        '• SQL line: enter 80 → 90',
        '• Requested a demo: 40 → 50 points',
        '🔥 3 leads stand above the line now; each is handed over with its next sign of life.',
        '[Undo] [See the rules]',
      ].join('\n'),
    );
    expect(readWayBack(pressed(message, 'Undo')?.value ?? '')).toEqual({ from: 4, to: 3 });
  });

  it('of a single lead above the line say so, and of none nothing', () => {
    const of = (readyNow: number) =>
      shown(switchedView({ version: live, before: 3, readyNow, missing: [] }, inPlain));
    expect(of(1)).toContain('1 lead stands above the line now');
    expect(of(0)).not.toContain('above the line');
  });

  it('the first of all have no way back', () => {
    expect(
      buttonWords(switchedView({ version: live, before: null, readyNow: 0, missing: [] }, inPlain)),
    ).toEqual(['See the rules']);
  });

  it('once signed say by whom, and whose word is missing', () => {
    const marketing = { by: 'U02REP', at: hoursAgo(1) };
    const half = sealView({ version: live, marketing, sales: null }, inPlain);
    expect(half.text).toBe('house@4 waits for the signature of sales');
    expect(buttonWords(half)).toEqual(['Sign for sales', 'See the rules']);
    const whole = sealView({ version: live, marketing, sales: marketing }, inPlain);
    expect(whole.text).toBe('house@4 is signed by marketing and sales');
    expect(shown(whole)).toContain('✅ *Sales* signed off: <@U02REP> · Thu 14 May 09:30 CEST');
  });
});

function never(): never {
  throw new Error('the model has no rules');
}
