import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';
import { HOSTILE } from './hostile-words.js';

let desk: DeskWorld;
const withJane = (opened: DeskWorld) => {
  desk = opened;
  return desk.readyJane();
};

describe('the day’s other commands answer with what is now so', () => {
  useDesk(withJane);

  test.each([
    ['edit acme title=CTO --phone +49 30 1', 'job title “CTO”, phone “+49 30 1”'],
    ['edit acme phone=', 'phone blank'],
    ['edit acme title=CTO', 'Nothing to change'],
    ['edit acme titel=CTO', 'Did you mean `title=`'],
    ['edit acme size=many', 'Write a whole number'],
    ['edit nobody title=CTO', 'I found no lead for “nobody”'],
    ['e acme timezone=Mars/Phobos', 'Write a zone by its name'],
    ['note acme board meets in June', 'Logged for Jane Doe (Acme): Note.'],
    ['note acme call their CFO --next call friday 10am', 'Next: call, '],
    ['claim acme', 'Jane Doe (Acme) is yours'],
    ['claim acme', 'It is yours already'],
    ['pause acme', 'is in no track'],
    ['track acme demo-invitation', 'started for Jane Doe'],
    ['ps acme', 'is paused for Jane Doe'],
    ['pause acme', 'is paused already'],
    ['resume acme', 'goes on for Jane Doe'],
    ['pass acme @nobody', "I don't know who “@nobody”"],
    ['pass acme <@U0GUEST|guest>', "I don't know who"],
    ['pass', 'Which lead?'],
    ['reject acme only gathering information', 'goes back to nurture: only gathering information'],
    ['reject acme no need', 'nothing to send back'],
    ['log acme demo went well', 'Logged for Jane Doe (Acme): Attended a demo'],
    ['log acme call reached --next talk after easter', 'The next step is not set yet.'],
  ])('/lead %s', async (typed, words) => {
    const ravi = desk.as('ravi');
    desk.world.clock.forward({ minutes: 1 });
    expect(await ravi.types(typed, LEADS)).toContain(words);
  });

  it('a next step that can’t be read costs nothing of the log', async () => {
    const ravi = desk.as('ravi');
    const before = await desk.world.count('lead.logged');
    expect(await ravi.types('log acme call voicemail --next send it after easter')).toMatch(
      /Logged for Jane Doe.*\n.*not set yet.*`\/lead task jane@acme.com/s,
    );
    expect(await desk.world.count('lead.logged')).toBe(before + 1);
  });
});

describe('the form for editing', () => {
  useDesk(withJane);

  it('opens with what is known, and saves what was changed', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('edit acme', LEADS);
    expect(ravi.form()).toContain('Edit: Jane Doe');
    desk.world.clock.forward({ minutes: 1 });
    expect(
      await ravi.submits({ 'Job title': 'CTO', Company: '', 'Part in the purchase': 'Champion' }),
    ).toContain('Jane Doe: job title “CTO”, company blank, part in the purchase “Champion”');
    expect(await desk.world.lead()).toMatchObject({
      title: 'CTO',
      company: null,
      name: 'Jane Doe',
      buyingRole: 'champion',
    });
  });

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('edit jane');
    await ravi.submits({ 'Deal value': 'lots', 'Time zone': 'Berlin' });
    expect(ravi.errors()).toEqual({
      value: 'Write a whole number, such as 40 or 20k',
      timeZone: 'Write a zone by its name, such as Europe/Berlin',
    });
    desk.world.clock.forward({ minutes: 1 });
    expect(await ravi.submits({ 'Deal value': '20k', 'Time zone': 'Europe/Berlin' })).toContain(
      'deal value “20000”',
    );
  });

  it('of two people the second is told what changed, and can go on with what they wrote', async () => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    await ravi.types('edit jane');
    await rosa.types('edit jane');
    desk.world.clock.forward({ minutes: 1 });
    await rosa.submits({ Phone: '111' });
    desk.world.clock.forward({ minutes: 59 });
    const told = await ravi.submits({ Phone: '222', Industry: 'Software' });
    expect(told).toContain('*Phone* is “111” now, by @U0ROSA');
    expect(told).toContain('you wrote “222”');
    expect(await desk.world.lead()).toMatchObject({ phone: '111', industry: null });
    await ravi.presses('Open the form again');
    expect(ravi.form()).toContain('What you wrote is kept');
    desk.world.clock.forward({ minutes: 1 });
    expect(await ravi.submits()).toContain('phone “222”');
    expect(await desk.world.lead()).toMatchObject({ phone: '222', industry: 'Software' });
  });

  it('takes words of any kind', async () => {
    const ravi = desk.as('ravi');
    for (const words of [HOSTILE, '']) {
      desk.world.clock.forward({ minutes: 1 });
      await ravi.types(`edit jane@acme.com title=${words}`);
      await ravi.types(`note jane@acme.com ${words}`);
      await ravi.types(`pass jane@acme.com @${words}`);
      await ravi.types(`reject jane@acme.com ${words}`);
    }
    expect(desk.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('passing on', () => {
  it('tells the other, who can hand it back', async () => {
    const opened = await openDesk();
    await opened.readyJane();
    const [ravi, rosa] = [opened.as('ravi'), opened.as('rosa')];
    await ravi.types('claim acme');
    expect(await ravi.types('pass acme to <@U0ROSA|rosa> knows their CTO', LEADS)).toContain(
      "Jane Doe (Acme) is @U0ROSA's now",
    );
    expect(rosa.reads()).toMatch(/@U0RAVI passed Jane Doe \(Acme\) on to you.*“knows their CTO”/);
    expect(await rosa.presses('Hand back')).toContain("is @U0RAVI's now");
    expect(await opened.world.lead()).toMatchObject({ ownerId: 'U0RAVI' });
    expect(await rosa.presses('Hand back')).toContain("is @U0RAVI's already");
  });

  it('opens the form without a name, and by the button', async () => {
    const opened = await openDesk();
    await opened.readyJane();
    const ravi = opened.as('ravi');
    await ravi.types('claim acme');
    await ravi.presses('Pass on');
    expect(ravi.form()).toContain('Pass on');
    expect(await ravi.submits({ 'To whom?': 'U0ROSA', 'A word for them': 'hi' })).toContain("@U0ROSA's now");
  });
});

describe('forms that ask for what was left out', () => {
  useDesk(withJane);

  it('tag shows the tags there are, and changes only what was changed', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('tag acme +vip +old');
    await ravi.types('tag acme');
    expect(ravi.form()).toContain('Tags: Jane Doe');
    await desk.as('rosa').types('tag acme +fair');
    expect(await ravi.submits({ Tags: 'vip demo' })).toContain('tagged `demo`, no longer `old`');
    expect((await desk.world.lead()).tags).toEqual(['vip', 'fair', 'demo']);
  });

  it('reject asks why, and note what', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('reject acme');
    expect(ravi.form()).toContain('Why is it not ready?');
    await ravi.types('note acme');
    expect(await ravi.submits({ 'What happened?': 'Board meets in June' })).toContain('Note');
  });

  it('lost asks for its reason', async () => {
    const ravi = desk.as('ravi');
    await ravi.types('lost acme', LEADS);
    expect(ravi.form()).toContain('Why is the deal off?');
    await ravi.submits({ 'Why is the deal off?': 'Something else' });
    expect(ravi.errors()).toEqual({ note: 'Say in a few words what it is' });
    expect(await ravi.submits({ 'In your words': 'They merged' })).toContain('They merged');
  });

  it('lost by a manager says whose it was and that they know, as the command does', async () => {
    const opened = await openDesk();
    await opened.readyJane();
    const mona = opened.as('mona');
    await opened.as('ravi').types('claim acme');
    await mona.types('lost acme', LEADS);
    const byForm = await mona.submits({ 'Why is the deal off?': 'Went with a competitor' });
    expect(byForm).toContain('It belongs to @U0RAVI: you did it as a manager, and I told them.');
    await mona.types('undo');
    const byCommand = await mona.types('lost acme competitor');
    expect(byCommand.replaceAll(/\[.*\]/g, '')).toBe(byForm.replaceAll(/\[.*\]/g, ''));
  });

  it.each(['lost', 'tag', 'reject', 'edit', 'pass', 'note'])('%s of nobody says so', async (verb) => {
    expect(await desk.as('ravi').types(verb, LEADS)).toContain('Which lead?');
    expect(await desk.as('ravi').types(`${verb} zzzz@nowhere.com`)).toContain('I found no lead for');
  });
});
