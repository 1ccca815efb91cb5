import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';
import { deedsOf, versionsOf } from './rules-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
};
const mona = () => desk.as('mona');
const ravi = () => desk.as('ravi');

describe('/lead rules', () => {
  useDesk(give);

  it('tells everybody what an MQL, an SQL, cold and the SLA are, by which version, and who signed', async () => {
    const answer = await ravi().types('rules', LEADS);
    for (const words of [
      '*MQL*: from 50 points on, until below 40',
      '*SQL*: from 80 points on, until below 70',
      '*Cold* after 45 quiet days',
      '*SLA*: first response within 5 minutes',
      '*preset_002@1* in force since',
      '*Marketing* has not signed off yet',
      '*Sales* has not signed off yet',
    ])
      expect(answer).toContain(words);
    expect(answer).not.toMatch(/\[Edit|\[Sign|\[Choose a preset/);
    expect(desk.slack.ephemeralsFor('ravi', LEADS)).toHaveLength(1);
    expect(desk.as('rosa').reads()).not.toContain('*SLA*');
  });

  it('is shown to the channel where that was wanted', async () => {
    await ravi().types('rules --share', LEADS);
    expect(desk.as('rosa').reads()).toContain('*SLA*: first response within 5 minutes');
  });

  it('tries a change on history with names and buttons, and switches it on by one', async () => {
    const trial = await mona().types('rules try demo=90 sql=125 because demos win');
    for (const words of [
      'preset_002@2 tried on history: 1 alert, as many as now',
      '“demos win” · @U0MONA',
      '• SQL line: enter 80 → 125\n• SQL line: leave 70 → 115\n• Requested a demo: 30 → 90 points',
      '*No later customer would have been missed*',
    ])
      expect(trial).toContain(words);
    expect(await versionsOf(desk)).toEqual(['1 live', '2 draft']);
    const switched = await mona().presses('Switch on');
    expect(switched).toContain('✅ *preset_002@2 is in force*');
    expect(switched).toContain('📐 *New rules are in force: preset_002@2.');
    expect(await versionsOf(desk)).toEqual(['1 past', '2 live']);
    expect(await ravi().types('why acme')).toContain('*+90* Requested a demo');
    expect(await deedsOf(desk)).toEqual(['rules.proposed', 'rules.switching', 'rules.live']);
  });

  it('has marketing and sales sign what is in force', async () => {
    expect(await mona().types('rules sign marketing')).toContain('waits for the signature of sales');
    expect(await mona().presses('Sign for sales')).toContain('is signed by marketing and sales');
    expect(await ravi().types('rules')).toContain('✅ *Sales* signed off: @U0MONA');
  });

  it('takes a change back by Undo once, and not over what somebody built on it', async () => {
    const undo = mona().pressing('Undo', '✅ *preset_002@2 is in force*');
    const back = await mona().presses('Undo', '✅ *preset_002@2 is in force*');
    expect(back).toContain('✅ *preset_002@3 is in force*');
    expect(back).toContain('“Back to version 1” · @U0MONA\n• SQL line: enter 125 → 80');
    await desk.slack.click(undo);
    await desk.settle();
    expect(mona().privately().at(-1)).toContain(
      'The rules have changed since: version 3 is in force now, and I left it alone. `/lead rules versions`',
    );
    expect(await versionsOf(desk)).toEqual(['1 past', '2 past', '3 live']);
  });

  it('goes back to any version that was in force, from the list of them', async () => {
    const list = await mona().types('rules versions');
    expect(list).toContain('*3 versions of the rules, preset_002@3 in force*');
    expect(list).toContain('“demos win” · @U0MONA\n• SQL line: enter 80 → 125');
    expect(await ravi().types('rules versions')).not.toContain('[Go back to this]');
    await mona().presses('Go back to this', '3 versions of the rules');
    expect(await versionsOf(desk)).toEqual(['1 past', '2 past', '3 past', '4 live']);
    expect(await ravi().types('why acme')).toContain('*+90* Requested a demo');
  });

  it('discards what was not wanted, and nothing that was ever in force', async () => {
    await mona().types('rules try pricing=1');
    const [switching, discarding] = [mona().pressing('Switch on'), mona().pressing('Discard')];
    expect(await mona().presses('Discard')).toContain('Version 5 is discarded. The rules in force stay');
    await desk.slack.click(switching);
    await desk.settle();
    expect(mona().privately().at(-1)).toContain('Version 5 was discarded by @U0MONA');
    expect(await mona().types('rules try 5')).toContain('Version 5 was discarded by @U0MONA');
    await desk.slack.click({ ...discarding, message: mona().withButton('Discard') });
    await desk.settle();
    expect(await versionsOf(desk)).toEqual(['1 past', '2 past', '3 past', '4 live', '5 discarded']);
  });

  test.each([
    ['rules try dmo=50', 'Did you mean `demo`'],
    ['rules try demo=lots', 'Like this: `/lead rules try sql=90 demo=50`'],
    ['rules try', '`/lead rules try demo=50 sql=90 because too few demos come through`'],
    ['rules try preset 003', '`preset_001`'],
    ['rules try sql=40', '• MQL line: 50: mql must be below sql (40)'],
    ['rules try mql=0', '• MQL line: 0: expected 1 or more'],
    ['rules try demo=90', 'That is how it is already, so nothing was changed.'],
    ['rules try halflife:intent=14', 'Did you mean `halflife:behaviour`?'],
    ['rules try halflife:behaviour=-3', '• What they do, half-life: -3: expected more than 0'],
    ['rules try sql leave=195', '• SQL, left below (“sql leave”): is above enter'],
    ['rules try cold=0', '• Quiet days until cold (“cold”): 0: expected 1 or more'],
    ['rules bogus', 'There is try, preset, edit, upload'],
    ['rules edt', 'Did you mean `/lead rules edit`?'],
    ['rules constructor', 'There is try, preset, edit, upload'],
    ['rules edit constructor', '*What do you want to change?*'],
    ['rules sign', '`/lead rules sign sales` or `/lead rules sign marketing`'],
    ['rules sign constructor', '`/lead rules sign sales` or'],
  ])('/lead %s gets a way forward, and changes nothing', async (typed, words) => {
    const before = await versionsOf(desk);
    expect(await mona().types(typed)).toContain(words);
    expect(await versionsOf(desk)).toEqual(before);
  });

  test.each([
    ['rules demo=40', 'Requested a demo: 90 → 40 points'],
    ['rules try demo 41, pricing 11', 'Visited the pricing page: 15 → 11 points'],
    ['rules try house', 'house@'],
    ['rules test preset 004 because we sell to everybody', '“we sell to everybody”'],
    ['rules try demo=44 becuase demos win', '“demos win”'],
    ['rules try 001', 'Choose it once more with a score of yours: `/lead rules preset`'],
    ['rules try v2', 'preset_002@2 tried on history'],
    ['rules try preset_002@2', 'preset_002@2 tried on history'],
  ])('/lead %s is understood', async (typed, words) => {
    expect(await mona().types(typed)).toContain(words);
  });

  test.each([
    ['Try on history', 'tried on history'],
    ['Download', 'is in our direct messages'],
    ['Versions', 'versions of the rules'],
    ['Calibrate', 'How well the line'],
    ['See the rules', 'The rules: Article 002'],
  ])('the button “%s” does what it says', async (button, words) => {
    if (button !== 'See the rules') await mona().types('rules');
    expect(await mona().presses(button)).toContain(words);
  });

  test.each([
    'Edit points',
    'Edit lines and days',
    'Edit ideal customer',
    'Choose a preset',
    'Upload a file',
  ])('the button “%s” opens a form', async (button) => {
    await mona().types('rules');
    await mona().presses(button);
    expect(mona().form()).toContain('Why?');
    await desk.slack.closeView({ user: 'mona' });
  });

  it('tells apart more versions than a message holds', async () => {
    for (const points of [51, 52, 53, 54]) {
      await mona().types(`rules try demo=${points}`);
      await mona().presses('Discard');
    }
    const list = await mona().types('rules versions');
    expect(list).toContain('1–8 of ');
    expect(await mona().presses('Show more')).toContain('*preset_002@1* · was in force');
  });
});

it('a button of a version that signs what is no longer in force signs nothing', async () => {
  desk = await openDesk();
  await desk.readyJane();
  await mona().types('rules');
  const sign = mona().pressing('Sign for sales');
  await mona().types('rules try demo=50');
  await mona().presses('Switch on');
  await desk.slack.click(sign);
  await desk.settle();
  expect(mona().privately().at(-1)).toContain(
    'Version 1 is not in force, so I took no signature for it. `/lead rules` shows what is',
  );
  const signed = await desk.world.prisma.rulebook.count({
    where: { teamId: desk.world.team, NOT: { salesBy: null } },
  });
  expect(signed).toBe(0);
});

describe('buttons of a product that is older, or newer', () => {
  useDesk(give);

  it.each([
    ['Switch on', 'rules.switch'],
    ['Discard', 'rules.discard'],
    ['Try on history', 'rules.try'],
    ['Download', 'rules.download'],
    ['Versions', 'rules.versions'],
    ['Sign for sales', 'rules.sign'],
    ['Edit points', 'rules.edit'],
  ])('“%s” with a value nobody can read is answered, and does nothing', async (button, actionId) => {
    if (button === 'Switch on') await mona().types('rules try demo=50');
    await mona().types('rules');
    const { body } = await desk.slack.click(mona().pressing(button, 'The rules: Article 002'));
    await desk.settle();
    await desk.slack.closeView({ user: 'mona' }).catch(() => null);
    const before = await deedsOf(desk);
    await desk.slack.again({
      ...body,
      actions: [{ type: 'button', action_id: actionId, value: 'constructor', action_ts: '1.1' }],
    });
    await desk.settle();
    expect(mona().privately().at(-1)).toContain('This is no longer there: what that button did.');
    expect(await deedsOf(desk)).toEqual(before);
  });
});
