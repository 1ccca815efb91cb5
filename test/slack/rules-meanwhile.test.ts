import { describe, expect, it } from 'vitest';
import { type DeskWorld, openDesk } from './desk-world.js';
import { liveVersion } from './rules-world.js';

let desk: DeskWorld;
const [mona, rosa] = [() => desk.as('mona'), () => desk.as('rosa')];

/** Rosa opens a form; before she sends it, rules that Mona typed are switched on. */
async function meanwhile(form: string, typed: string): Promise<void> {
  desk = await openDesk();
  desk.slack.world.channels.get('C0MANAGERS')?.members.add('U0ROSA');
  await desk.readyJane();
  await rosa().types(`rules edit ${form}`);
  await mona().types(typed);
  await mona().presses('Switch on', 'tried on history');
  expect(await liveVersion(desk)).toBe(2);
}

describe('a form of the rules that was open while others were switched on', () => {
  it('of the lines takes nothing back that was left as it was shown', async () => {
    await meanwhile('lines', 'rules try sql=120 cold=60');
    const trial = await rosa().submits({
      'Hours a stage lasts at least': '48',
      'No SQL any more below': '65',
      'Why?': 'Too much flicker',
    });
    expect(trial).toContain('preset_002@3 tried on history');
    expect(trial.match(/^• .*$/gm)?.slice(0, 2)).toEqual([
      expect.stringContaining('110 → 65'),
      expect.stringContaining('24 → 48'),
    ]);
    expect(trial).not.toMatch(/120 → 80|60 → 45/);
  });

  it('that changes nothing of its own says so', async () => {
    await meanwhile('lines', 'rules try sql=120');
    expect(await rosa().submits({ 'Why?': 'Just looking' })).toContain('That is how it is already');
  });

  it('of the ideal customer, too', async () => {
    await meanwhile('icp', 'rules try demo=50');
    const trial = await rosa().submits({ 'People in the company, to': '900', 'Why?': 'Larger firms' });
    expect(trial).toContain('10 to 500 → 10 to 900');
    expect(trial).not.toContain('50 → 30');
  });
});
