import { beforeEach, describe, expect, it } from 'vitest';
import { type DeskWorld, openDesk } from './desk-world.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
});

describe('a click nobody regrets', () => {
  it('each answer to a deed has Undo, and it takes back that deed', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('claim acme');
    const said = await ravi.types('log acme call left a voicemail --next call again tomorrow 9');
    expect(said).toContain('Logged for Jane Doe');
    expect(await ravi.presses('Undo', 'Logged for Jane')).toContain('Undone: logged something.');
    expect(await desk.world.tasks()).toEqual([]);
    expect(await desk.world.count('lead.logged')).toBe(0);
    expect((await desk.world.lead()).ownerId).toBe(ravi.id);
  });

  it('by command, the newest first', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('claim acme');
    await ravi.types('tag acme +vip');
    expect(await ravi.types('undo')).toContain(
      'Undone: changed its tags. Jane Doe (Acme) is as it was before.',
    );
    expect(await ravi.types('oops')).toContain('Undone: claimed it.');
    expect(desk.slack.textOf(desk.card())).toContain('*Ready for a rep*');
    expect(await ravi.types('undo')).toContain('You did nothing in the last ten minutes');
  });

  it('a question and a refusal have none', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('claim nobody at all');
    await ravi.types('show acme');
    expect(() => ravi.withButton('Undo')).toThrow('sees no button');
  });

  it('an old button says that it is too late, and changes nothing', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('claim acme');
    desk.world.clock.forward({ minutes: 11 });
    expect(await ravi.presses('Undo', 'is yours')).toContain('things can be undone for ten minutes');
    expect((await desk.world.lead()).ownerId).toBe(ravi.id);
  });

  it('where somebody has gone on from there it says who', async () => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    await ravi.types('snooze acme 3d');
    await rosa.types('claim acme');
    const said = await ravi.presses('Undo', 'rests until');
    expect(said).toContain('somebody has gone on from there with Jane Doe (Acme): @U0ROSA claimed it');
    expect((await desk.world.lead()).ownerId).toBe(rosa.id);
  });
});
