import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';
import { liveVersion, versionsOf } from './rules-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
};
const mona = () => desk.as('mona');
const ARTICLE_001 = 'Article 001: alerts at a score you set, high fit only';

describe('the form that chooses a preset', () => {
  useDesk(give);

  it('offers the four, and keeps what was typed where a reason is missing', async () => {
    await mona().types('rules preset');
    for (const words of ['House', 'Article 001', 'Article 002', 'Article 004', 'yours are kept'])
      expect(mona().form()).toContain(words);
    await expect(mona().submits({})).rejects.toThrow('required and empty');
    await mona().submits({ 'Whose numbers?': ARTICLE_001, 'Why?': '?' });
    expect(mona().errors()).toEqual({ reason: 'Say in a few words why' });
    const trial = await mona().submits({ 'Why?': 'Our deals are like theirs' });
    expect(trial).toContain('preset_001@2 tried on history: 0 alerts instead of 1');
    expect(trial).toContain('“Our deals are like theirs” · @U0MONA');
    expect(mona().form()).toBeNull();
  });

  it('without the score its author left open, tells everywhere that nobody is told, and tells nobody', async () => {
    const UNSET = '*Nobody is told of ready leads*: set the MQL score.';
    expect(mona().reads()).toContain(UNSET);
    expect(await mona().presses('Switch on', 'preset_001@2')).toContain(UNSET);
    expect(await mona().types('rules')).toContain(`${UNSET}\n[Set it]`);
    expect(await desk.as('ravi').types('why acme')).toContain(UNSET);
    const cards = desk.slack.texts(LEADS).length;
    await desk.world.ready('bob@globex.com');
    await desk.settle();
    expect(desk.slack.texts(LEADS)).toHaveLength(cards);
  });

  it('with that score, and without a trial, is written down first and alerts once it is switched on', async () => {
    await mona().types('rules preset');
    const draft = await mona().submits({
      'Whose numbers?': ARTICLE_001,
      'MQL score, where the preset leaves it open': '60',
      'Why?': 'The same, with a line',
      'Before it counts': [],
    });
    expect(draft).toContain('preset_001@3 is written down, and nothing has changed yet');
    expect(draft).toContain('• new MQL line: enter 60, leave 50');
    expect(await liveVersion(desk)).toBe(2);
    expect(await mona().presses('Switch on', 'preset_001@3')).toContain('preset_001@3 is in force');
    const profile = { name: 'Bob Roe', title: 'CFO', company: 'Initech', industry: 'Software' };
    await desk.world.send(desk.world.event('demo_requested', 'bob@initech.com', { profile }));
    await desk.world.send(desk.world.event('pricing_page_viewed', 'bob@initech.com'));
    await desk.settle();
    expect(desk.slack.texts(LEADS).join()).toContain('Bob Roe');
  });

  it('takes no score for a preset that has one', async () => {
    await mona().types('rules preset');
    await mona().submits({
      'Whose numbers?': 'preset_002|whole',
      'MQL score, where the preset leaves it open': '60',
      'Why?': 'Back again',
    });
    expect(mona().errors()).toEqual({
      line: 'This preset has its own line: leave this empty, and change it later',
    });
    expect(await mona().submits({ 'MQL score, where the preset leaves it open': '' })).toContain(
      'preset_002@4 tried on history',
    );
  });
});

describe('the form for the points of a rule', () => {
  useDesk(give);

  it('names every rule with what it is worth, and changes one', async () => {
    await mona().types('rules edit points');
    const trial = await mona().submits({
      'Which rule?': 'Requested a demo: +30',
      Points: '45',
      'The most it may be worth at a time': '90',
      'Why?': 'Demos win',
    });
    expect(trial).toContain('• Requested a demo: 30 → 45 points');
    expect(trial).toContain('90');
    expect(await versionsOf(desk)).toEqual(['1 live', '2 draft']);
  });

  test.each([
    [{ Points: 'lots' }, { points: 'Write a whole number, such as 40' }],
    [{ Points: '2,000' }, { points: 'From −1,000 to 1,000, please' }],
    [{ Points: '0' }, { points: 'No points at all: take the rule out of the file instead' }],
    [{ Points: '' }, { points: 'Say what it is worth now, or the most it may be' }],
    [
      { Points: '−5', 'The most it may be worth at a time': '10' },
      { cap: 'This is for points gained; the rule takes some' },
    ],
  ])('says what is wrong with %o beside it, and changes nothing', async (values, errors) => {
    await mona().types('rules edit points');
    await mona().submits({ 'Which rule?': 'Requested a demo: +30', 'Why?': 'Demos win', ...values });
    expect(mona().errors()).toEqual(errors);
    await desk.slack.closeView({ user: 'mona' });
    expect(await versionsOf(desk)).toEqual(['1 live', '2 draft']);
  });

  it('whose rule has gone meanwhile says so, and where the others are', async () => {
    await mona().types('rules edit points');
    desk.slack.fill('mona', { 'Which rule?': 'Requested a demo: +30', Points: '40', 'Why?': 'Demos win' });
    const own = desk.as('mona');
    await desk.world.prisma.rulebook.updateMany({
      where: { teamId: desk.world.team, status: 'live' },
      data: { model: { ...(await modelWithout('demo')) } },
    });
    // A version is compiled once a process, as it never changes outside of this test.
    desk.world.deps.rules.clear();
    const answer = await own.submits();
    expect(answer).toContain('have no such rule any more');
    expect(answer).toContain('`/lead rules edit points`');
  });
});

async function modelWithout(rule: string): Promise<object> {
  const { model } = await desk.world.prisma.rulebook.findFirstOrThrow({
    where: { teamId: desk.world.team, status: 'live' },
  });
  const { rules, ...rest } = model as { rules: { id: string }[] };
  return { ...rest, rules: rules.filter(({ id }) => id !== rule) };
}

describe('the form for lines, days and the SLA', () => {
  useDesk(give);

  it('shows what is in force, and changes only what was written', async () => {
    await mona().types('rules edit lines');
    for (const words of ['[50 v]', '[40 v]', '[80 v]', '[70 v]', '[45 v]', '[5 v]'])
      expect(mona().form()).toContain(words);
    const trial = await mona().submits({
      'An SQL from how many points?': '100',
      'Minutes to the first response': '4',
      'Why?': 'Too many come back',
    });
    for (const words of ['SQL line: enter 80 → 100', '5 → 4']) expect(trial).toContain(words);
    expect(trial).not.toContain('MQL line');
    expect(trial).toContain('*No longer alerted: 1*\n• Jane Doe (Acme)');
  });

  it('says whether a low fit is handed over for its points (C10)', async () => {
    await mona().types('rules edit lines');
    expect(mona().form()).toContain('[Any fit, a low one marked v]');
    const trial = await mona().submits({
      'Who is handed over for points?': 'A high fit only',
      'Why?': 'Only whom we can help',
    });
    expect(trial).toContain('• handed over: any fit → high fit only');
    await mona().presses('Discard', 'Only whom we can help');
  });

  it('names the rule that a half-life does not go with, and not its place in a file', async () => {
    await mona().types('rules edit lines');
    const answer = await mona().submits({
      'Points that fade together': 'What they do: never fades',
      'Days until its points are worth half': '21',
      'Why?': 'Old news',
    });
    expect(answer).toContain("That doesn't go together, so nothing was changed: 1 mistake.");
    expect(answer).toContain('• Unsubscribed, points: points lost can');
    await mona().types('rules try house');
    await mona().presses('Switch on');
    await mona().types('rules edit lines');
    const trial = await mona().submits({
      'Points that fade together': 'What they ask for: 21 days',
      'Days until its points are worth half': '14',
      'Why?': 'Old news',
    });
    expect(trial).toContain('21');
    expect(trial).toContain('14');
    await mona().presses('Undo');
  });

  it('takes a line away by the word for it, and warns what that means', async () => {
    await mona().types('rules edit lines');
    const trial = await mona().submits({ 'An SQL from how many points?': 'none', 'Why?': 'For the summer' });
    expect(trial).toContain('*Nobody is told of ready leads*: set the SQL score.');
    await mona().presses('Discard');
  });

  test.each([
    [
      { 'An SQL from how many points?': '80', 'No SQL any more below': '90' },
      { sql_leave: 'Lost before it is reached: not above the line itself' },
    ],
    [
      { 'An SQL from how many points?': '40', 'No SQL any more below': '' },
      { sql_enter: 'An SQL is more than an MQL: above its line, please' },
    ],
    [
      { 'Points that fade together': 'behaviour', 'Days until its points are worth half': '-3' },
      { half_life: 'From 1 to 3,650, please' },
    ],
    [{ 'Days until its points are worth half': '21' }, { group: 'Which points fade like that?' }],
    [{ 'Quiet days until a lead is cold': '5' }, { at_risk_days: 'At risk comes before cold' }],
    [
      { 'Minutes until a manager is told': '5' },
      { escalate_minutes: 'A manager is told later than the first response is due' },
    ],
  ])('says what is wrong with %o beside it', async (values, errors) => {
    await mona().types('rules edit lines');
    const before = await versionsOf(desk);
    await mona().submits({ 'Why?': 'Too many come back', ...values });
    expect(mona().errors()).toEqual(errors);
    await desk.slack.closeView({ user: 'mona' });
    expect(await versionsOf(desk)).toEqual(before);
  });
});

describe('the form for the ideal customer', () => {
  useDesk(give);

  it('shows who is ideal, and takes lists, ranges and “any”', async () => {
    await mona().types('rules edit icp');
    expect(mona().form()).toContain('software, saas');
    const trial = await mona().submits({
      Industries: 'Software; Logistics',
      'People in the company, to': '1,000',
      'Budget, from': '20k',
      Countries: 'Germany, Spain',
      'Why?': 'We grow',
    });
    for (const words of ['Logistics', '1,000', '20,000', 'Spain'])
      expect(trial.replaceAll('1000', '1,000').replaceAll('20000', '20,000')).toContain(words);
  });

  it('whose range is turned around is told beside it, and where only half of it was written, in the answer', async () => {
    await mona().types('rules edit icp');
    const before = await versionsOf(desk);
    await mona().submits({
      'People in the company, from': '500',
      'People in the company, to': '10',
      'Why?': 'We grow',
    });
    expect(mona().errors()).toEqual({ size_to: 'Less than where it begins: turn them around' });
    const answer = await mona().submits({
      'People in the company, from': '600',
      'People in the company, to': '',
    });
    expect(answer).toContain("That doesn't go together, so nothing was changed");
    expect(answer).not.toContain('Line ');
    expect(await versionsOf(desk)).toEqual(before);
  });
});

it('the answer to a form comes where it was opened, for its sender alone', async () => {
  desk = await openDesk();
  await desk.readyJane();
  await mona().types('rules edit points', LEADS);
  await mona().submits({ 'Which rule?': 'Requested a demo: +30', Points: '45', 'Why?': 'Demos win' });
  expect(desk.slack.ephemeralsFor('mona', LEADS).map(desk.slack.textOf).join()).toContain('tried on history');
  expect(desk.as('ravi').reads()).not.toContain('tried on history');
});
