import { beforeEach, describe, expect, it } from 'vitest';
import { SHORTCUTS } from '../../src/views/names.js';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';
import { HOSTILE } from './hostile-words.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
});

const suggest = (value: string, user = 'ravi') => desk.slack.suggest({ user, into: 'lead', value });
const optionFor = async (value: string) => {
  const [only] = await suggest(value);
  if (only === undefined) throw new Error(`nothing for ${value}`);
  return { text: { type: 'plain_text', text: only.text }, value: only.value };
};

describe('“Log to a lead”, of a message', () => {
  it('takes the message as the note, and the lead from what is suggested', async () => {
    await desk.readyJane();
    const { message } = await desk.slack.talk({
      user: 'rosa',
      channel: LEADS,
      text: 'Jane &amp; Tom want the <https://acme.com|deck>, told <@U0RAVI>',
    });
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.log, message);
    expect(ravi.form()).toContain('Jane & Tom want the deck, told @U0RAVI');
    const seen = await ravi.submits({ lead: await optionFor('acm'), 'What was it?': 'Meeting' });
    expect(seen).toContain('Logged for Jane Doe (Acme): Meeting');
    expect(desk.slack.ephemeralsFor('ravi', LEADS)).toHaveLength(1);
    expect(await desk.world.count('lead.logged')).toBe(1);
  });

  it('answers in the thread the message stands in', async () => {
    await desk.readyJane();
    const { message } = await desk.slack.talk({
      user: 'rosa',
      channel: LEADS,
      text: 'wow',
      under: desk.card(),
    });
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.log, message);
    // In the thread of a lead's card that lead is filled in already.
    expect(ravi.form()).toContain('Jane Doe · Acme · 90');
    await ravi.submits({ 'What was it?': 'Note' });
    expect(desk.slack.ephemeralsFor('ravi', LEADS)).toMatchObject([{ threadTs: desk.card().ts }]);
  });

  it('a lead that is gone meanwhile, or of nobody: a clear answer, and nothing is logged', async () => {
    await desk.readyJane();
    const { message } = await desk.slack.talk({ user: 'rosa', channel: LEADS, text: 'wow' });
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.log, message);
    const gone = { text: { type: 'plain_text', text: 'x' }, value: '00000000-0000-7000-8000-000000000000' };
    expect(await ravi.submits({ lead: gone, 'What was it?': 'Note' })).toContain(
      'no longer there: that lead',
    );
  });
});

describe('“Add a lead”', () => {
  it('adds one, and completes one that is here', async () => {
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.add);
    expect(await ravi.submits({ 'E-mail address': 'bob@globex.com', Name: 'Bob' })).toContain('Added Bob');
    await ravi.picks(SHORTCUTS.add);
    expect(await ravi.submits({ 'E-mail address': 'BOB@globex.com ', Company: 'Globex' })).toContain(
      'Updated Bob (Globex)',
    );
    expect(await desk.world.lead('bob@globex.com')).toMatchObject({ name: 'Bob', company: 'Globex' });
  });

  it('says what is wrong with an address, and keeps what was typed', async () => {
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.add);
    await ravi.submits({ 'E-mail address': 'bob at globex', Name: 'Bob' });
    expect(ravi.errors()).toEqual({ email: 'An address like jane@acme.com' });
    expect(await ravi.submits({ 'E-mail address': 'bob@globex.com' })).toContain('Added Bob');
  });
});

describe('“Find a lead”', () => {
  it('becomes the lead’s own view, whose buttons work', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.find);
    await ravi.submits({ lead: await optionFor('doe') });
    expect(ravi.form()).toContain('Jane Doe');
    expect(ravi.form()).toContain('[Claim]');
    await ravi.pressesInForm('Claim');
    expect(ravi.form()).toContain('is yours');
    await desk.slack.closeView({ user: 'ravi' });
    await ravi.pressesInForm('Log');
    expect(ravi.form()).toContain('Log: Jane Doe');
    expect(await ravi.submits({ 'What was it?': 'Note', 'What happened?': 'hello' })).toContain(
      'Logged for Jane Doe',
    );
    expect(ravi.form()).toContain('Jane Doe');
  });

  it('of a lead that is gone says so', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.find);
    await ravi.submits({
      lead: { text: { type: 'plain_text', text: 'x' }, value: desk.world.deps.ids.next() },
    });
    expect(ravi.form()).toContain('no longer there: that lead');
  });

  it('a view closed meanwhile stays closed', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    await ravi.picks(SHORTCUTS.find);
    desk.slack.failNext('views.update', { error: 'not_found' });
    await ravi.submits({ lead: await optionFor('doe') });
    expect(desk.logged).toEqual([]);
  });
});

it('“My day” shows what is before its reader', async () => {
  await desk.readyJane();
  const ravi = desk.as('ravi');
  await ravi.types('claim acme');
  await ravi.picks(SHORTCUTS.day);
  expect(ravi.form()).toContain('My day');
  expect(ravi.form()).toContain('Jane Doe');
  await ravi.pressesInForm('Log');
  expect(ravi.form()).toContain('Log: Jane Doe');
});

describe('suggestions', () => {
  beforeEach(async () => {
    await desk.readyJane();
    await desk.world.send(
      desk.world.event('logged_in', 'bob@globex.com', { profile: { name: 'Bob Roe', company: 'Globex' } }),
    );
    await desk.as('ravi').picks(SHORTCUTS.find);
  });

  it('come by part of a name, a company or an address, misspelt too', async () => {
    for (const typed of ['doe', 'ACM', 'jane@', 'amce'])
      expect((await suggest(typed)).map(({ text }) => text)).toEqual(['Jane Doe · Acme · 90']);
    expect(await suggest('zzz')).toEqual([]);
  });

  it('before the first letter are one’s own leads, else the hottest', async () => {
    expect(await suggest('')).toMatchObject([{ text: 'Jane Doe · Acme · 90' }]);
    await desk.as('ravi').types('claim bob@globex.com');
    await desk.as('ravi').picks(SHORTCUTS.find);
    expect(await suggest('  ')).toMatchObject([{ text: expect.stringContaining('Bob Roe') }]);
  });

  it('stay within Slack’s limits and ping nobody, whatever a lead is called', async () => {
    for (const [at, words] of [
      HOSTILE,
      'W'.repeat(5_000),
      'שלום בע״מ',
      '\u200B',
      '<!channel> & "co"',
    ].entries())
      await desk.world.send(
        desk.world.event('logged_in', `h${at}@hostile.test`, { profile: { name: words, company: words } }),
      );
    const found = await suggest('hostile.test');
    expect(found).toHaveLength(5);
    expect(found.map(({ text }) => text).join()).not.toMatch(/<[!@#]/);
  });

  it('are at most as many as Slack takes', async () => {
    await desk.world.send(
      ...Array.from({ length: 120 }, (_, at) => desk.world.event('logged_in', `p${at}@many.test`)),
    );
    expect((await suggest('many.test')).length).toBeGreaterThan(20);
  });

  it('are none for somebody of another workspace, nor of another team’s leads', async () => {
    const other = desk.world.another();
    await other.send(other.event('logged_in', 'secret@else.test'));
    expect(await suggest('secret@else.test')).toEqual([]);
    const body = {
      type: 'block_suggestion',
      action_id: 'lead',
      block_id: 'lead',
      value: 'acme',
      team: { id: desk.world.team },
      user: { id: 'U0GUEST', team_id: 'T0OTHER' },
    };
    expect(await desk.slack.again(body)).toMatchObject({ response: { options: [] } });
  });

  it('are none, rather than an error, for a select or a request nobody knows', async () => {
    const body = {
      type: 'block_suggestion',
      action_id: 'elsewhere',
      value: 'x',
      team: { id: desk.world.team },
      user: { id: 'U0RAVI' },
    };
    expect(await desk.slack.again(body)).toMatchObject({ response: { options: [] } });
  });
});

describe('strangers and strays', () => {
  it('somebody of another workspace is told whom to ask, and sees no form', async () => {
    const { message } = await desk.slack.talk({ user: 'rosa', channel: LEADS, text: 'wow' });
    const guest = desk.as('guest');
    expect(await guest.picks(SHORTCUTS.log, message)).toMatch(/^Kindling works for the members/);
    expect(await guest.picks(SHORTCUTS.find)).toMatch(/^Kindling works for the members/);
    expect(guest.form()).toBeNull();
  });

  it('a trigger that expired is told of', async () => {
    desk.slack.failNext('views.open', { error: 'expired_trigger_id' });
    expect(await desk.as('ravi').picks(SHORTCUTS.add)).toContain('within three seconds');
  });

  it('a shortcut nobody knows does nothing', async () => {
    expect(await desk.as('ravi').picks('shortcut.dance')).toBe('');
    expect(desk.logged).toEqual([]);
  });
});
