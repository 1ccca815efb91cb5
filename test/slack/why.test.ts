import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

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

describe('/lead why', () => {
  const inForce = async (preset: string, line = '') => {
    const mona = desk.as('mona');
    await mona.types('rules preset');
    const set = line === '' ? {} : { 'MQL score, where the preset leaves it open': line };
    await mona.submits({ 'Whose numbers?': preset, 'Why?': 'To see', 'Before it counts': [], ...set });
    await mona.presses('Switch on');
  };
  const HOUSE = 'House: MQL 50, SQL 80, alerts at SQL or by 4 rules';
  const ARTICLE_001 = 'Article 001: alerts at a score you set, high fit only';

  it('of a lead far from any line says that a demo request would make it ready, until it did', async () => {
    desk = await openDesk();
    await inForce(HOUSE);
    const { world } = desk;
    await world.send(world.event('blog_read', 'tim@acme.com', { profile: { name: 'Tim Roe' } }));
    const step = 'would make it ready for sales at once:\n• Requested a demo\n• Asked for a meeting';
    expect(await ravi().types('why tim')).toContain(step);
    await world.send(world.event('demo_requested', 'tim@acme.com'));
    await desk.settle();
    expect(desk.slack.textOf(desk.card())).toContain('*Ready because:* requested a demo, whatever the score');
    expect(await ravi().types('why tim')).not.toContain('step away');
  });

  it('of a student says that it is never handed over, and why', async () => {
    desk = await openDesk();
    await inForce(HOUSE);
    const { world } = desk;
    const profile = { name: 'Stu Dent', title: 'Student' };
    await world.send(world.event('demo_requested', 'stu@uni.edu', { profile }));
    for (const typed of ['why stu', 'show stu']) {
      const answer = await ravi().types(typed);
      expect(answer).toContain('⛔ *Not handed over*, whatever the score: student');
      expect(answer).not.toMatch(/make it ready|from ready/);
    }
    expect(desk.slack.texts(LEADS).join()).not.toContain('Stu');
  });

  it('says what a high fit rests on, where only such are handed over', async () => {
    desk = await openDesk();
    await inForce(ARTICLE_001, '60');
    const { world } = desk;
    const low = { name: 'Lou Low', title: 'Assistant' };
    await world.send(world.event('demo_requested', 'lou@low.com', { profile: low }));
    const answer = await ravi().types('why lou');
    expect(answer).toContain('These rules give no points for it');
    expect(answer).toContain(
      'Ideal customer 0 of 3: ? industry not known · ? company size not known · ✗ seniority',
    );
    expect(answer).toContain('⛔ *Not handed over for its points*: these rules hand over a high fit only');
    expect(answer).not.toContain('make it ready');
    await ravi().types('edit lou industry=software size=80');
    expect(await ravi().types('why lou')).toMatch(
      /Any of these would make it ready:\n(• .*\n)*• Visited the pricing page/,
    );
  });

  it('names what these rules give no points for (C04)', async () => {
    desk = await openDesk();
    const { world } = desk;
    const profile = { name: 'Noa Row' };
    await world.send(
      world.event('blog_read', 'noa@row.com', { profile }),
      world.event('blog_read', 'noa@row.com'),
    );
    expect(await ravi().types('why noa')).toContain('_No points by these rules: read a blog post ×2_');
  });
});

describe('/lead why --at, of a lead with tags and a handoff', () => {
  it('goes by the tags and the handoff of that day', async () => {
    desk = await openDesk();
    await desk.as('mona').types('rules preset');
    await desk.as('mona').submits({
      'Whose numbers?': 'House: MQL 50, SQL 80, alerts at SQL or by 4 rules',
      'Why?': 'To see',
      'Before it counts': [],
    });
    await desk.as('mona').presses('Switch on');
    const { world } = desk;
    await world.send(world.event('blog_read', 'tim@acme.com', { profile: { name: 'Tim Roe' } }));
    await ravi().types('tag tim +partner +competitor');
    world.clock.forward({ days: 2 });
    await ravi().types('tag tim -competitor');
    await world.send(world.event('demo_requested', 'tim@acme.com'));
    world.clock.forward({ days: 2 });
    await ravi().types('reject tim no budget');
    await ravi().types('tag tim +competitor');
    await ravi().types('undo');
    world.clock.forward({ days: 2 });
    const on = (day: string) => ravi().types(`why tim --at ${day}`);
    const NEVER = '⛔ *Not handed over*';
    const STEP = 'would have made it ready for sales at once';
    expect(await on('2026-06-01')).toContain(NEVER);
    const handed = await on('2026-06-03');
    expect(handed).not.toContain(NEVER);
    expect(handed).not.toContain(STEP);
    const back = await on('2026-06-05');
    expect(back).not.toContain(NEVER);
    expect(back).toContain(STEP);
  });

  it('goes by the line that “not ready” had set by that day, and by no later one', async () => {
    desk = await openDesk();
    const { world } = desk;
    const profile = { title: 'VP Sales', industry: 'Software', companySize: 100 };
    await world.send(world.event('demo_requested', 'tim@acme.com', { profile }));
    await world.send(world.event('pricing_page_viewed', 'tim@acme.com'));
    world.clock.forward({ days: 1 });
    await world.send(world.event('webinar_attended', 'tim@acme.com'));
    world.clock.forward({ days: 1 });
    await ravi().types('reject tim no budget');
    world.clock.forward({ days: 2 });
    await world.send(world.event('unsubscribed', 'tim@acme.com'));
    world.clock.forward({ days: 1 });
    const on = (day: string) => ravi().types(`why tim --at ${day}`);
    expect(await on('2026-06-01')).toContain('5 points from ready for sales (80)');
    expect(await on('2026-06-02')).not.toContain('from ready for sales');
    const asFiled = await on('2026-06-03');
    expect(asFiled).toContain('20 points from ready for sales (110)');
    // Below the line it starts anew, as it does today.
    expect(await on('2026-06-05')).toContain('15 points from ready for sales (80)');
    expect(await ravi().types('why tim')).toContain('15 points from ready for sales (80)');
    // Filed before the line was kept with it.
    await world.prisma
      .$executeRaw`update history set facts = facts - 'readyLine' where verb = 'handoff.returned'`;
    expect(await on('2026-06-03')).toBe(asFiled);
  });
});
