import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, useDesk } from './desk-world.js';

let desk: DeskWorld;
const ravi = () => desk.as('ravi');

describe('/lead why --at', () => {
  // Jane came in on Monday at noon, and wrote again on Thursday evening: in New York still Thursday, in Berlin Friday.
  useDesk(
    async (opened) => {
      desk = opened;
      const { world } = desk;
      await desk.readyJane();
      world.clock.set('2026-06-04T23:30:00Z');
      await world.send(world.event('email_replied'));
      world.clock.set('2026-06-10T12:00:00Z');
      await desk.settle();
    },
    { start: '2026-06-01T12:00:00Z' },
  );

  test.each([
    ['ravi', '2026-06-03', 90],
    ['ravi', '2026-06-04', 110],
    ['rosa', '2026-06-04', 90],
    ['rosa', '2026-06-05', 110],
    ['rosa', 'friday', 110],
    ['rosa', 'last thursday', 90],
    ['ravi', 'thursday', 110],
    ['ravi', '4 june', 110],
    ['ravi', 'thursday 7pm', 90],
    ['ravi', 'thursday 7:31pm', 110],
    ['ravi', '2026-06-04T23:29:59.000Z', 90],
    ['ravi', '2026-06-04T23:30:00.000Z', 110],
    ['ravi', 'yesterday', 110],
    ['ravi', '8 days ago', 90],
    ['ravi', 'a week ago', 90],
    ['ravi', 'today', 110],
    ['ravi', 'now', 110],
  ])(
    'asked by %s of %s, tells the %d points of the end of that day where they live',
    async (who, at, points) => {
      const answer = await desk.as(who).types(`why acme --at ${at}`, LEADS);
      expect(answer).toContain(`*Why Jane Doe had ${points} points*`);
      expect(answer).toContain('by preset_002@1, which is still in force.');
      expect(answer).toContain('Today: `/lead why jane@acme.com`');
    },
  );

  test.each([
    ['2026-05-30', 'was not known'],
    ['2020-01-01', 'How it stands now: `/lead why jane@acme.com`'],
    ['2026-06-01T11:59:59.000Z', 'was not known'],
    ['2026-06-11', 'is still ahead'],
    ['2031-01-01', 'is still ahead'],
    ['tomorrow', 'is still ahead'],
    ['in 3 days', 'is still ahead'],
    ['next friday', 'is still ahead'],
    ['bogus', 'I can’t read “bogus”'],
    ['2026-13-45', 'Try `--at yesterday 3pm`'],
    ['2026-02-30', 'Try `--at yesterday 3pm`'],
    ['2026-06-04T99:99:99Z', 'Try `--at yesterday 3pm`'],
    ['"; drop table lead; --"', 'Try `--at yesterday 3pm`'],
    ['', 'Nothing stands after `--at`'],
  ])('asked of %s, says what is wrong and what would work', async (at, words) => {
    expect(await ravi().types(`why acme --at ${at}`, LEADS)).toContain(words.replace('’', "'"));
  });

  it('takes the other names of the flag, and tells a slip from it', async () => {
    expect(await ravi().types('why acme --on 2026-06-03')).toContain('had 90 points');
    expect(await ravi().types('why acme --when=yesterday')).toContain('had 110 points');
    expect(await ravi().types('why acme --att yesterday')).toContain('Did you mean `--at`?');
  });

  it('is for the asker, unless it was to be shared', async () => {
    await ravi().types('why acme --at 2026-06-03', LEADS);
    expect(desk.as('rosa').reads()).not.toContain('@U0RAVI');
    const before = desk.slack.texts(LEADS).length;
    await ravi().types('why acme --at 2026-06-03 --share', LEADS);
    expect(desk.slack.texts(LEADS)).toHaveLength(before + 1);
    expect(desk.slack.texts(LEADS).at(-1)).toContain('*Why Jane Doe had 90 points*');
  });

  it('asks which of several is meant, and goes back to that day for the one', async () => {
    await desk.world.send(
      desk.world.event('demo_requested', 'bob@acme.com', { profile: { company: 'Acme' } }),
    );
    const { id } = await desk.world.lead();
    expect(await ravi().types('why acme --at 2026-06-03')).toContain('2 leads match “acme”');
    const chosen = await ravi().presses('This one', '2 leads match', (value) => value.includes(id));
    expect(chosen).toContain('*Why Jane Doe had 90 points*');
  });

  it('goes by the rules of that day, and says which', async () => {
    const mona = desk.as('mona');
    await mona.types('rules try demo=50');
    await mona.presses('Switch on');
    desk.world.clock.forward({ days: 2 });
    const then = await ravi().types('why jane@acme.com --at 2026-06-03');
    expect(then).toContain('*+30* Requested a demo');
    expect(then).toContain('by preset_002@1; today preset_002@2 is in force.');
    expect(await ravi().types('why jane@acme.com --at yesterday')).toContain('*+50* Requested a demo');
    await mona.presses('Undo', '✅ *preset_002@2 is in force*');
    desk.world.clock.forward({ days: 2 });
    for (const [day, points] of [
      ['2026-06-03', 30],
      ['2026-06-11', 50],
      ['yesterday', 30],
    ] as const)
      expect(await ravi().types(`why jane@acme.com --at ${day}`)).toContain(`*+${points}* Requested a demo`);
  });
});
