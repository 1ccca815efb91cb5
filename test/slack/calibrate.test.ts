import { describe, expect, it } from 'vitest';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';
import { liveVersion } from './rules-world.js';

let desk: DeskWorld;
const mona = () => desk.as('mona');
const ravi = () => desk.as('ravi');

describe('calibration', () => {
  it('is a picture in the direct messages, and words where it was asked for', async () => {
    desk = await openDesk();
    await desk.readyJane();
    expect(await ravi().types('calibrate', LEADS)).toContain('How well the line of 80 points sits');
    const [picture] = desk.slack.filesIn('@ravi');
    expect(picture).toMatchObject({ name: 'calibration.png' });
    expect(picture?.altTxt).toContain('The line now is 80.');
    expect(desk.slack.filesIn(LEADS)).toEqual([]);
  });

  it('says so where the picture does not get through, or there is no line to draw', async () => {
    desk = await openDesk();
    await desk.readyJane();
    desk.slack.failNext('files.getUploadURLExternal', { error: 'storage_limit_reached' });
    expect(await mona().types('rules calibrate')).toContain(
      'The picture did not get through: This workspace',
    );
    await mona().types('rules try preset 001');
    await mona().presses('Switch on');
    expect(await mona().types('calibrate')).toContain('*Set a line first: `/lead rules edit lines`*');
  });

  it('offers a better line, and tries it', async () => {
    desk = await openDesk();
    const { world } = desk;
    // Reached by mails alone: customers that were never handed over.
    for (const name of ['ann', 'bea', 'cyd', 'dan', 'eve']) {
      const email = `${name}@${name}.com`;
      await world.send(...['a', 'b', 'c'].map(() => world.event('email_replied', email)));
      world.clock.forward({ minutes: 1 });
      await mona().types(`won ${email}`);
    }
    expect(await mona().types('calibrate')).toContain('*Suggestion: try 60 instead of 80*');
    const trial = await mona().presses('Try 60 on history');
    expect(trial).toContain('“The calibration suggests a line of 60 points” · @U0MONA');
    expect(trial).toContain('🎯 *5 later customers handed over in time* that were not');
    expect(await liveVersion(desk)).toBe(1);
  });
});
