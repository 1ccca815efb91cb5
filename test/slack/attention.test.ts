import { describe, expect, it } from 'vitest';
import { wakeLeads } from '../../src/app/lead/wake-leads.js';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const tasks = () => desk.world.prisma.task.findMany({ where: { teamId: desk.world.team, status: 'open' } });

describe('a call without a next step', () => {
  useDesk((opened) => {
    desk = opened;
    return desk.readyJane();
  });

  it('asks for a follow-up, which a click plans and another moves', async () => {
    const ravi = desk.as('ravi');
    const answer = await ravi.types('log acme call reached', LEADS);
    expect(answer).toContain('*When do you follow up?*');
    for (const day of ['Tomorrow', 'In 3 days', 'Next week', 'Pick a day', 'Undo'])
      expect(answer).toContain(`[${day}]`);
    expect(await ravi.presses('Tomorrow', 'When do you follow up')).toContain('Planned for Jane Doe (Acme)');
    expect(await tasks()).toMatchObject([{ dueAt: new Date('2026-06-02T13:00:00Z'), title: 'Follow up' }]);
    await ravi.presses('Next week', 'When do you follow up');
    expect(await tasks()).toMatchObject([{ dueAt: new Date('2026-06-08T13:00:00Z') }]);
    // A Monday and three days are a Thursday.
    await ravi.presses('In 3 days', 'When do you follow up');
    expect(await tasks()).toMatchObject([{ dueAt: new Date('2026-06-04T13:00:00Z') }]);
  });

  it('does not ask twice, and warns of a touch that comes soon after another', async () => {
    desk.world.clock.forward({ minutes: 30 });
    const answer = await desk.as('rosa').types('log acme email sent the deck', LEADS);
    expect(answer).not.toContain('When do you follow up');
    expect(answer).toContain('soon after the last touch: call by @U0RAVI');
    expect(answer).toContain('[Undo]');
  });

  it('any other day is picked in the form', async () => {
    await desk.world.prisma.task.deleteMany({ where: { teamId: desk.world.team } });
    desk.world.clock.forward({ days: 3 });
    const ravi = desk.as('ravi');
    await ravi.types('log acme call voicemail', LEADS);
    await ravi.presses('Pick a day', 'voicemail');
    expect(ravi.form()).toContain('Task: Jane Doe');
    expect(await ravi.submits({ 'On which day?': '2026-06-20' })).toContain('Follow up, 20 Jun 2026');
  });
});

describe('lists of what needs attention', () => {
  it('who would fall through the cracks, and what to do about it', async () => {
    desk = await openDesk();
    const ravi = desk.as('ravi');
    expect(await ravi.types('neglected')).toContain('Nobody falls through the cracks');
    await desk.readyJane();
    const mona = desk.as('mona');
    expect(await mona.types('neglected')).toContain('nobody’s');
    await ravi.types('claim acme');
    expect(await ravi.types('neglected')).toContain('no next step');
    await ravi.presses('Plan a task');
    await ravi.submits({ 'What is to be done?': 'Call', 'On which day?': '2026-06-03' });
    expect(await ravi.types('neglected')).toContain('Nobody falls through the cracks');
  });

  it('who rests, with a way to wake them; managers see how often and why', async () => {
    desk = await openDesk();
    await desk.readyJane();
    const ravi = desk.as('ravi');
    expect(await ravi.types('snoozed')).toContain('No lead rests');
    for (let round = 0; round < 2; round++) {
      await ravi.types('snooze acme 1d');
      desk.world.clock.forward({ days: 2 });
      await wakeLeads(desk.world.deps, desk.world.team, desk.world.clock.now());
    }
    await ravi.types('snooze acme 5d or reply');
    await ravi.presses('Snooze anyway');
    await ravi.submits({ 'Why not now?': 'Budget in January' });
    const seen = await desk.as('mona').types('snoozed');
    expect(seen).toContain('by whoever put them off');
    expect(seen).toContain('as soon as they reply');
    expect(seen).toContain('put off 3 times in a row · Budget in January');
    expect(await ravi.types('snoozed')).toContain('1 lead rests');
    expect(await ravi.presses('Wake', '1 lead rests')).toContain('is awake again');
  });

  it('a track for a lead that is ready asks first, and says whose it is then', async () => {
    desk = await openDesk();
    await desk.readyJane();
    const ravi = desk.as('ravi');
    expect(await ravi.types('track acme')).toContain('is ready, not quiet');
    expect(await ravi.presses('Start it anyway')).toContain('it is yours now');
  });
});
