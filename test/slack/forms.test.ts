import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const withJane = (opened: DeskWorld) => {
  desk = opened;
  return desk.readyJane();
};

describe('the form for logging', () => {
  useDesk(withJane);

  test.each([
    ['the card’s button', (ravi: ReturnType<DeskWorld['as']>) => ravi.presses('Log', 'Ready for a rep')],
    ['the command', (ravi: ReturnType<DeskWorld['as']>) => ravi.types('log acme', LEADS)],
  ])('opens by %s, and logs what was filled in', async (_by, opens) => {
    const ravi = desk.as('ravi');
    await opens(ravi);
    expect(ravi.form()).toContain('Log: Jane Doe');
    const answer = await ravi.submits({
      'What was it?': 'Call',
      'What came of it?': 'Reached',
      'What happened?': 'Wants it by July',
      'Next step': 'Send the sheet',
      'On which day?': '2026-06-03',
    });
    expect(answer).toContain(
      'Logged for Jane Doe (Acme): Call, reached. Next: Send the sheet, 3 Jun 2026 13:00 UTC.',
    );
    expect(ravi.form()).toBeNull();
    expect(desk.slack.textOf(desk.card())).toContain('@U0RAVI logged: call');
  });

  it('opens with the words that were typed, where they name no activity', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('log acme left a voicemail --next send quote 2026-06-03', LEADS);
    const answer = await ravi.submits({ 'What was it?': 'Call' });
    expect(answer).toContain('Call, voicemail. Next: send quote, 3 Jun 2026');
    const last = await desk.world.prisma.activity.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(last.properties).toEqual({ outcome: 'Voicemail', note: 'left a voicemail' });
  });

  it('says what is wrong, beside it, and keeps what was typed', async () => {
    const ravi = desk.as('ravi');
    const logged = await desk.world.count('lead.logged');
    await ravi.types('log acme');
    await ravi.submits({
      'What was it?': 'Call',
      'What happened?': 'A long story',
      'Next step': 'Call again',
    });
    expect(ravi.errors()).toEqual({ outcome: 'What came of the call?', due_date: 'Pick the day for it' });
    await ravi.submits({ 'What came of it?': 'Voicemail', 'On which day?': '2026-05-31' });
    expect(ravi.errors()).toEqual({ due_date: 'That day is past: pick today or later' });
    expect(await desk.world.count('lead.logged')).toBe(logged);
    expect(await ravi.submits({ 'On which day?': '2026-06-02' })).toContain(
      'Call, voicemail. Next: Call again',
    );
    const last = await desk.world.prisma.activity.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(last.properties).toEqual({ outcome: 'Voicemail', note: 'A long story' });
  });

  it('sent twice logs once', async () => {
    const ravi = desk.as('ravi');
    const logged = await desk.world.count('lead.logged');
    await ravi.types('log acme', LEADS);
    desk.slack.fill('ravi', { 'What was it?': 'Meeting' });
    const { body } = await desk.slack.submitView({ user: 'ravi' });
    await Promise.all([desk.slack.again(body), desk.slack.again(body)]);
    expect(await desk.world.count('lead.logged')).toBe(logged + 1);
    expect(ravi.privately().filter((words) => words.includes('logged already'))).toHaveLength(2);
  });

  it('two people log at the same time, each in a form of their own', async () => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    desk.world.clock.forward({ minutes: 5 });
    await Promise.all([ravi.types('log acme', LEADS), rosa.types('log acme', LEADS)]);
    await Promise.all([
      ravi.submits({ 'What was it?': 'E-mail' }),
      rosa.submits({ 'What was it?': 'LinkedIn' }),
    ]);
    const card = desk.slack.textOf(desk.card());
    expect(card).toContain('@U0RAVI logged: e-mail by the rep');
    expect(card).toContain('@U0ROSA logged: linkedin');
    expect(rosa.privately().at(-1)).toContain('LinkedIn');
    expect(ravi.privately().at(-1)).toContain('E-mail');
  });
});

describe('the form for snoozing', () => {
  // A Wednesday, 21:30 in Berlin and 15:30 in New York.
  useDesk(withJane, { start: '2026-06-03T19:30:00Z' });

  test.each([
    ['ravi', 'Tomorrow', '2026-06-04T13:00:00.000Z'],
    ['rosa', 'Tomorrow', '2026-06-04T07:00:00.000Z'],
    ['ravi', 'In 3 days', '2026-06-08T13:00:00.000Z'],
    ['rosa', 'In 3 days', '2026-06-08T07:00:00.000Z'],
    ['ravi', 'Next Monday', '2026-06-08T13:00:00.000Z'],
    ['rosa', 'Next Monday', '2026-06-08T07:00:00.000Z'],
    ['ravi', '2026-07-01', '2026-07-01T13:00:00.000Z'],
    ['rosa', '2026-07-01', '2026-07-01T07:00:00.000Z'],
    // In Tokyo it is Thursday already.
    ['mona', 'Tomorrow', '2026-06-05T00:00:00.000Z'],
  ])('%s picks “%s”: nine in the morning where they live', async (who, choice, until) => {
    const person = desk.as(who);
    await person.presses('Snooze', 'Ready for a rep');
    expect(person.form()).toContain('Tomorrow');
    const answer = await person.submits(
      choice.startsWith('2026') ? { 'Or another day': choice } : { 'Until when?': choice },
    );
    expect(answer).toContain('Jane Doe (Acme) rests until');
    expect((await desk.world.lead()).snoozedUntil?.toISOString()).toBe(until);
    expect(desk.slack.textOf(desk.card())).toContain('Snoozed until');
  });

  it('opens by command too, and a day that is over is told beside it', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('snooze acme');
    await ravi.submits({ 'Or another day': '2026-06-03' });
    expect(ravi.errors()).toEqual({ date: 'Pick a day after today' });
    expect(await ravi.submits({ 'Or another day': '2026-06-05' })).toContain('rests until');
  });

  it('the day is today’s where the person lives, not where the workspace is', async () => {
    const mona = desk.as('mona');
    await mona.types('snooze acme');
    await mona.submits({ 'Or another day': '2026-06-04' });
    expect(mona.errors()).toEqual({ date: 'Pick a day after today' });
  });
});

describe('the form for sending a handoff back', () => {
  it('asks why, insists on it, and returns the lead with the reason', async () => {
    const own = await openDesk();
    await own.readyJane();
    const ravi = own.as('ravi');
    await ravi.presses('Not ready');
    expect(ravi.form()).toContain('Why is it not ready?');
    await expect(ravi.submits({})).rejects.toThrow('is required and empty');
    await ravi.submits({ 'Why is it not ready?': 'Something else' });
    expect(ravi.errors()).toEqual({ note: 'Say in a few words what it is' });
    const answer = await ravi.submits({ 'In your words': 'They merge with Globex' });
    expect(answer).toContain(
      'goes back to nurture: They merge with Globex. It comes again from 110 points on',
    );
    expect(own.slack.textOf(own.card())).toContain('>They merge with Globex');
    expect(own.slack.buttonsOf(own.card())).toEqual([]);
    expect(await own.world.lead()).toMatchObject({ ownerId: null, readyLine: 110 });
  });

  it('of two who send it back at once one does, and the other is told', async () => {
    const own = await openDesk();
    await own.readyJane();
    const [ravi, rosa] = [own.as('ravi'), own.as('rosa')];
    await Promise.all([ravi.presses('Not ready'), rosa.presses('Not ready')]);
    const values = { 'Why is it not ready?': 'No budget' };
    await Promise.all([ravi.submits(values), rosa.submits(values)]);
    const answers = [...ravi.privately(), ...rosa.privately()].toSorted();
    expect(answers[0]).toContain('This handoff of Jane Doe (Acme) is over: returned by @U0R');
    expect(answers[1]).toContain('goes back to nurture: No budget');
  });
});
