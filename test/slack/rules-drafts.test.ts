import { describe, expect, it } from 'vitest';
import { forgetDrafts } from '../../src/app/rules/drafts.js';
import { type DeskWorld, useDesk } from './desk-world.js';
import { versionsOf } from './rules-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
};
const mona = () => desk.as('mona');
const told = () => mona().privately().at(-1);

describe('a change that is tried and not decided on', () => {
  useDesk(give);

  it('typed once and delivered twice is one version', async () => {
    const { body } = await desk.slack.command({ user: mona().id, text: 'rules try demo=50' });
    await desk.settle();
    await desk.slack.again(body);
    await desk.settle();
    expect(await versionsOf(desk)).toEqual(['1 live', '2 draft']);
    expect(told()).toContain('preset_002@2 tried on history');
  });

  it('gives way to the next one of the same person, which says so', async () => {
    const switching = mona().pressing('Switch on', 'preset_002@2');
    const trial = await mona().types('rules try demo=60');
    expect(trial).toContain(
      'It takes the place of version 2, your change before it: nobody had switched it on.',
    );
    expect(await versionsOf(desk)).toEqual(['1 live', '2 discarded', '3 draft']);
    await desk.slack.click(switching);
    await desk.settle();
    expect(told()).toContain('Version 2 gave way to version 3, a newer change by the same person.');
    expect(told()).toContain('Try that one: `/lead rules try 3`.');
    expect(await versionsOf(desk)).toEqual(['1 live', '2 discarded', '3 draft']);
  });

  it('by a form that tries nothing, too', async () => {
    await mona().types('rules edit points');
    const answer = await mona().submits({
      'Which rule?': 'Requested a demo: +30',
      Points: '70',
      'Why?': 'Demos win most',
      'Before it counts': [],
    });
    expect(answer).toContain('preset_002@4 is written down');
    expect(answer).toContain('It waits 14 days under `/lead rules versions`.');
    expect(answer).toContain('It takes the place of version 3, your change before it');
  });

  it('is taken up again by the button, as a version of its own, and tried', async () => {
    await mona().types('rules try 2');
    const again = await mona().presses('Take it up again');
    expect(again).toContain('preset_002@5 tried on history');
    expect(again).toContain('• Requested a demo: 30 → 50 points');
    expect(await versionsOf(desk)).toEqual([
      '1 live',
      '2 discarded',
      '3 discarded',
      '4 discarded',
      '5 draft',
    ]);
  });

  it('is put away after two weeks, and its buttons say so and lead on', async () => {
    const [switching, discarding] = [
      mona().pressing('Switch on', 'preset_002@5'),
      mona().pressing('Discard', 'preset_002@5'),
    ];
    desk.world.clock.forward({ days: 15 });
    await forgetDrafts(desk.world.deps, desk.world.at());
    await desk.slack.click(switching);
    await desk.settle();
    expect(told()).toMatch(
      /Version 5 was put away .*: for 14 days nobody switched it on or discarded it\. The rules in force stay/,
    );
    expect(told()).toContain('[Take it up again]');
    await desk.slack.click(discarding);
    await desk.settle();
    expect(told()).toContain('Version 5 is discarded. The rules in force stay as they are.');
    expect(await mona().types('rules versions')).toContain('*1 version of the rules, preset_002@1 in force*');
  });

  it('of a number there never was is told where the others are', async () => {
    expect(await mona().types('rules try 99')).toContain('There is no version 99 to do that with.');
  });
});
