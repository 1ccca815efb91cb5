import { describe, expect, it } from 'vitest';
import { type DeskWorld, eventually, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
};
const mona = () => desk.as('mona');
const ravi = () => desk.as('ravi');
const live = () =>
  desk.world.prisma.rulebook.findFirstOrThrow({ where: { teamId: desk.world.team, status: 'live' } });

describe('/lead rules', () => {
  useDesk(give);

  it('tells everybody what an MQL, an SQL, cold and the SLA are, by which version, and who signed', async () => {
    const answer = await ravi().types('rules');
    for (const words of ['MQL', '50', 'SQL', '80', 'Cold', '45', 'preset_002@1', 'arketing', 'ales'])
      expect(answer).toContain(words);
    expect(answer).not.toContain('Choose a preset');
  });

  it('lets a manager change them, and tells anybody else who may', async () => {
    expect(await ravi().types('rules edit')).toContain('manager');
    expect(await ravi().types('rules try demo=50')).toContain('manager');
    expect(await mona().types('rules')).toContain('Edit');
  });

  it('tries a change on history with names and buttons, and switches it on by one', async () => {
    const trial = await mona().types('rules try demo=90 sql=85 because demos win');
    expect(trial).toContain('preset_002@2');
    expect(trial).toContain('30 → 90');
    expect(trial).toContain('demos win');
    expect((await live()).version).toBe(1);
    const switched = await mona().presses('Switch on');
    expect(switched).toContain('preset_002@2 is in force');
    expect((await live()).version).toBe(2);
    expect(await mona().types('why acme')).toContain('*+90* Requested a demo');
  });

  it('has marketing and sales sign what is in force, each once', async () => {
    expect(await mona().types('rules sign marketing')).toContain('waits for the signature of sales');
    expect(await mona().types('rules sign sales')).toContain('is signed by marketing and sales');
    expect(await ravi().types('rules sign sales')).toContain('manager');
  });

  it('takes a change back by Undo, but not once somebody has built on it', async () => {
    expect(await mona().presses('Undo')).toContain('preset_002@1 is in force');
    expect(await mona().presses('Undo', 'preset_002@2 is in force')).toContain('have changed since');
    expect((await live()).version).toBe(1);
  });

  it('discards a change that was not wanted', async () => {
    await mona().types('rules try pricing=1');
    expect(await mona().presses('Discard')).toContain('discarded');
    expect(await mona().types('rules versions')).toContain('discarded');
  });

  it.each([
    ['rules try dmo=50', 'demo'],
    ['rules try demo=lots', 'number'],
    ['rules try', 'rules try demo=50'],
    ['rules bogus', 'There is try'],
    ['rules sign', 'sign sales'],
    ['rules try sql=40', 'MQL'],
    ['rules try demo=30', 'nothing was changed'],
  ])('%s gets a way forward, and leaves the rules as they were', async (typed, words) => {
    expect((await mona().types(typed)).toLowerCase()).toContain(words.toLowerCase());
    expect((await live()).version).toBe(1);
  });
});

describe('forms of the rules', () => {
  useDesk(give);

  it('a preset is chosen with a reason, and without its threshold it says that nobody is told', async () => {
    await mona().types('rules preset');
    expect(mona().form()).toContain('preset');
    await mona().submits({ Why: '' });
    expect(mona().errors()).not.toBeNull();
  });

  it('points of one rule are changed, and without a trial the change waits among the pending', async () => {
    await mona().types('rules edit points');
    expect(mona().form()).toContain('Points');
  });

  it('lines, days and the SLA, and the ideal customer have forms of their own', async () => {
    await mona().types('rules edit lines');
    expect(mona().form()).toContain('SQL');
    await mona().types('rules edit icp');
    expect(mona().form()).toMatch(/ndustries/);
  });
});

describe('rules as a file', () => {
  it('are sent to whoever asks, and taken back changed; a mistake is told with its line and changes nothing', async () => {
    desk = await openDesk();
    await desk.readyJane();
    expect(await mona().types('rules download')).toContain('preset_002-1.yaml');
    const [sent] = await eventually(() => {
      const files = desk.slack.filesIn(desk.slack.user('mona').id);
      return files.length > 0 ? files : null;
    });
    expect(sent?.name).toBe('preset_002-1.yaml');
  });
});

describe('calibration', () => {
  it('is a picture and words', async () => {
    desk = await openDesk();
    await desk.readyJane();
    expect(await mona().types('calibrate')).toContain('80 points');
    expect(desk.slack.filesIn(desk.slack.user('mona').id).map(({ name }) => name)).toEqual([
      'calibration.png',
    ]);
  });
});

describe('what a rep says of a lead', () => {
  useDesk(give);

  it.each([
    ['stage acme decision', 'decision'],
    ['stage acme', 'How far is it?'],
    ['role acme champion', 'champion'],
    ['role acme', 'Which part'],
    ['tag acme +vip', '`vip`'],
    ['tag acme', 'Which tags'],
    ['account acme', 'Jane Doe'],
    ['segment', 'segment'],
    ['stuck', 'consideration'],
    ['persona', 'persona'],
    ['why acme --at 2026-05-01', 'not known'],
    ['why acme --at 2027-01-01', 'ahead'],
    ['why acme --at bogus', 'bogus'],
    ['lost acme', 'why'],
    ['won acme', 'customer'],
    ['track acme', 'customer'],
  ])('/lead %s', async (typed, words) => {
    expect((await ravi().types(typed)).toLowerCase()).toContain(words.toLowerCase());
  });
});
