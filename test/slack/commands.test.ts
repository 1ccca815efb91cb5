import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';

let desk: DeskWorld;
const withJane = (opened: DeskWorld) => {
  desk = opened;
  return desk.readyJane();
};

describe('every command of /lead answers, and only to whoever typed it', () => {
  useDesk(withJane);

  test.each([
    ['', 'What `/lead` can do'],
    ['help', 'What `/lead` can do'],
    ['help snooze', 'next tuesday 9am'],
    ['show acme', 'Jane Doe'],
    ['jane@acme.com', 'Jane Doe'],
    ['find jnae', '1 lead for “jnae”'],
    ['mine', 'You own no leads yet'],
    ['hot', '1 hot lead'],
    ['cold', 'No lead is cold'],
    ['why acme', '*+30* Requested a demo'],
    ['add bob@globex.com Bob Builder, Globex', 'Added Bob Builder (Globex)'],
    ['add jane@acme.com', 'I knew that lead already'],
    ['hi', 'What `/lead` can do'],
    ['hot 3', '1 hot lead'],
    ['show mine', 'You own no leads yet'],
    ['help add', '--size 40'],
    ['help log', '--next'],
    ['add jane@acme.com --size 4000', 'Updated Jane Doe (Acme): what was new is noted.'],
    ['claim acme', 'Jane Doe (Acme) is yours'],
    ['log acme call reached --next friday 10am', 'Next: Follow up, '],
    [
      'log acme call reached --next send quote',
      'You named no day for the next step, so I took tomorrow 09:00',
    ],
    ['log acme call voicemail', 'Logged for Jane Doe (Acme): Call, voicemail.'],
    ['snooze acme 3d', 'Jane Doe (Acme) rests until 4 Jun'],
    ['track acme', 'is ready, not quiet'],
  ])('/lead %s', async (typed, words) => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    const answers = ravi.privately().length;
    await ravi.types(typed, LEADS);
    expect(ravi.privately().slice(answers).join()).toContain(words);
    expect(desk.acks.every((ack) => ack === 'ok')).toBe(true);
    // The card changes for everybody; nothing is added to what others see.
    expect(rosa.reads().split('\n---\n')).toHaveLength(1);
  });
});

describe('words that an activity hides among', () => {
  useDesk(withJane);

  it.each(['log acme spoke, wants a demo', 'log jane doe spoke, wants a demo'])(
    '/lead %s opens the form with them, and scores nothing',
    async (typed) => {
      const ravi = desk.as('ravi');
      const before = await desk.world.count('lead.logged');
      await ravi.types(typed, LEADS);
      expect(ravi.form()).toContain('Log: Jane Doe');
      expect(await desk.world.count('lead.logged')).toBe(before);
      expect(await ravi.submits({ 'What was it?': 'Call' })).toContain('Call, reached');
    },
  );

  it('a note behind “email” is kept whole', async () => {
    await desk.as('ravi').types('log acme email sent pricing', LEADS);
    const last = await desk.world.prisma.activity.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ kind: 'email_logged', properties: { note: 'sent pricing' } });
  });
});

describe('what cannot be done is answered with a way forward', () => {
  useDesk(withJane);

  test.each([
    ['flurble', "I don't know “flurble”"],
    ['🔥🔥', "I don't know “🔥🔥”"],
    ['shwo acme', 'Did you mean `/lead show acme`?'],
    ['snoooze acme 3d', 'Did you mean `/lead snooze acme 3d`?'],
    ['show', 'Which lead? Say it after the command: `/lead show acme`'],
    ['claim', '`/lead claim acme`'],
    ['show "acme', 'A quote is opened and never closed'],
    ['show nobody', 'I found no lead for “nobody”'],
    ['show jnae', 'Jane Doe'],
    ['log acme --kind knitting', 'Some I know'],
    ['log acme call --at tomorrow', 'as a time that has been'],
    ['snooze acme after easter', 'These work: `3d`, `tomorrow 2pm`, `next tuesday 9am`'],
    ['snooze acme yesterday', 'and that is past'],
    ['snooze acme in 3 years', 'too far off'],
    ['track acme gardening', 'Cold lead re-engagement'],
    ['add jane@acme', "doesn't look like an e-mail address"],
    ['add', '`add` needs one; the rest can follow: `/lead add jane@acme.com'],
    ['add jane', 'There is no e-mail address in “jane”'],
    ['add sam6@x.io, sam7@x.io', 'I add one lead at a time: `/lead add sam6@x.io`'],
    ['delete jane', "I don't know “delete”"],
    ['call jane', 'Did you mean `/lead log call jane`?'],
    ['snooze jane off', 'It is awake already'],
    ['snooze acme 7/8', 'Write the month in letters: `7 aug` or `8 jul`'],
    ['help snoze', 'Did you mean `/lead help snooze`?'],
    ['help bogus', "for I don't know it"],
    ['add bob@globex.com --sise 40', 'Did you mean `--size`?'],
  ])('/lead %s', async (typed, words) => {
    expect(await desk.as('ravi').types(typed)).toContain(words);
    expect(await desk.world.deeds()).not.toContain('lead.snoozed');
  });

  it('a lead whose name begins like a slip of a command is found all the same', async () => {
    const ravi = desk.as('ravi');
    expect(await ravi.types('Shaw')).toContain('Did you mean `/lead show`?');
    await ravi.types('add shaw@initech.com Ann Shaw, Initech');
    expect(await ravi.types('Shaw')).toContain('*Ann Shaw* · Initech');
    expect(await ravi.types('shwo')).toContain('Did you mean `/lead show`?');
  });

  it('what somebody else owns is left alone, and who owns it is said', async () => {
    await desk.as('rosa').types('claim acme');
    const ravi = desk.as('ravi');
    expect(await ravi.types('claim acme')).toContain('@U0ROSA was quicker');
    expect(await ravi.types('snooze acme 3d')).toContain('belongs to @U0ROSA');
    expect((await desk.world.lead()).snoozedUntil).toBeNull();
  });
});

describe('sharing', () => {
  useDesk(withJane);

  it('an answer goes to the channel where that was asked for', async () => {
    const ravi = desk.as('ravi');
    expect(await ravi.types('why acme --share', LEADS)).toContain('*+30* Requested a demo');
    expect(desk.slack.texts(LEADS).at(-1)).toContain('Why Jane Doe has 90 points');
    expect(ravi.privately()).toEqual([]);
  });

  test.each(['show nobody --share', 'snooze acme after easter --share', 'shwo acme --share'])(
    'a refusal is nobody else’s business: /lead %s',
    async (typed) => {
      const ravi = desk.as('ravi');
      const [shared, privately] = [desk.slack.texts(LEADS).length, ravi.privately().length];
      await ravi.types(typed, LEADS);
      expect(desk.slack.texts(LEADS)).toHaveLength(shared);
      expect(ravi.privately()).toHaveLength(privately + 1);
    },
  );

  it('buttons of a shared answer answer each person in private', async () => {
    await desk.as('ravi').types('hot --share', LEADS);
    const rosa = desk.as('rosa');
    expect(await rosa.presses('Show')).toContain('Jane Doe');
    expect(rosa.privately()).toHaveLength(1);
    // Not the living card, so it does not change by itself: she is told.
    expect(await rosa.presses('Claim', 'Lately')).toContain('Jane Doe (Acme) is yours');
  });
});

describe('several leads match', () => {
  let ravi: ReturnType<DeskWorld['as']>;
  let john: string;
  useDesk(async (opened) => {
    await withJane(opened);
    ravi = desk.as('ravi');
    await ravi.types('add john@acme.com John Roe, Acme');
    john = (await desk.world.lead('john@acme.com')).id;
  });
  const picksJohn = () => ravi.presses('This one', 'Which one?', (value) => value.includes(john));

  test.each([
    ['show acme', 'Nothing recorded yet'],
    ['why acme', 'Why John Roe has 0 points'],
    ['claim acme', 'John Roe (Acme) is yours'],
    ['snooze acme 3d', 'John Roe (Acme) rests until 4 Jun'],
    ['track acme', 'started for John Roe (Acme)'],
    ['log acme call voicemail he sounded keen', 'Logged for John Roe (Acme): Call, voicemail'],
  ])('/lead %s is carried out for the one picked, in the chooser’s place', async (typed, words) => {
    expect(await ravi.types(typed, LEADS)).toContain('2 leads match “acme”. Which one?');
    const answers = ravi.privately().length;
    expect(await picksJohn()).toContain(words);
    expect(ravi.privately()).toHaveLength(answers);
    expect(ravi.privately().join()).not.toContain('Which one?');
  });

  it('where the answer was to be shared the question is not, and the answer is', async () => {
    await ravi.types('show acme --share', LEADS);
    expect(desk.slack.texts(LEADS)).toHaveLength(1);
    await picksJohn();
    expect(desk.slack.texts(LEADS)).toHaveLength(2);
    expect(desk.slack.texts(LEADS).at(-1)).toContain('*John Roe* · Acme');
    expect(ravi.reads()).not.toContain('Which one?');
  });

  it('the form of the one picked opens', async () => {
    await ravi.types('log acme');
    await picksJohn();
    expect(ravi.form()).toMatch(/^Log: John Roe/);
  });

  it('a misspelt name that comes near several is asked about too', async () => {
    await ravi.types('add a@northwind.com Ada Lund, Northwind Traders');
    await ravi.types('add b@southwind.com Bo Lund, Southwind Traders');
    expect(await ravi.types('claim traderz')).toContain('[This one]');
    expect(await ravi.presses('This one', 'Ada Lund', (value) => value.includes('traderz'))).toContain(
      'is yours',
    );
  });
});

describe('lists', () => {
  it('a long list goes on where it ended, until its end', async () => {
    const desk = await openDesk();
    const ravi = desk.as('ravi');
    for (let n = 10; n < 33; n++)
      await desk.world.send(desk.world.event('demo_requested', `p${n}@example.com`));
    expect(await ravi.types('find example')).toContain('1–10 of 23, and 13 more');
    const second = await ravi.presses('Show more');
    expect(second).toContain('11–20 of 23, and 3 more');
    const third = await ravi.presses('Show more', '11–20');
    expect(third.match(/\[Show\]/g)).toHaveLength(3);
    expect(third).not.toContain('Show more');
  });
});
