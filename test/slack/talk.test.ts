import { beforeEach, describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, openDesk } from './desk-world.js';

const BOT = '<@U0KINDLING>';
let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
});

describe('a mention is a command', () => {
  it('in a channel, answered for the asker’s eyes alone', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    expect(await ravi.says(`${BOT} show acme`, { in: LEADS })).toContain('Jane Doe');
    expect(ravi.privately()).toHaveLength(1);
    expect(desk.as('rosa').privately()).toEqual([]);
  });

  it('in a thread, answered in that thread', async () => {
    await desk.readyJane();
    const { message } = await desk.slack.talk({ user: 'rosa', channel: LEADS, text: 'who knows acme?' });
    await desk.as('ravi').says(`hey ${BOT}: find acme`, { in: LEADS, under: message });
    expect(desk.slack.ephemeralsFor('ravi', LEADS)).toMatchObject([{ threadTs: message.ts }]);
  });

  it('is shown to all where that was asked for', async () => {
    await desk.readyJane();
    await desk.as('ravi').says(`${BOT} show acme --share`, { in: LEADS });
    expect(desk.slack.texts(LEADS).join('\n')).toContain('*Owner*');
    expect(desk.as('ravi').privately()).toEqual([]);
  });

  it('is answered once, though Slack tells of it twice and once more', async () => {
    const { told } = await desk.slack.talk({ user: 'ravi', channel: LEADS, text: `${BOT} help` });
    expect(told.map(({ body }) => (body.event as { type: string }).type)).toEqual(['app_mention', 'message']);
    for (const one of told) await desk.slack.retry(one);
    expect(desk.as('ravi').privately()).toHaveLength(1);
  });

  it('is answered once, however many copies race', async () => {
    const { told } = await desk.slack.talk({ user: 'ravi', channel: LEADS, text: 'quiet' });
    const [first] = told;
    if (first === undefined) throw new Error('nothing was told');
    const event = {
      ...(first.body.event as object),
      type: 'app_mention',
      text: `${BOT} add bob@globex.com`,
      ts: '9.1',
    };
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        desk.slack.retry({ ...first, body: { ...first.body, event, event_id: `Ev${at % 5}` } }),
      ),
    );
    await desk.settle();
    expect(desk.as('ravi').privately()).toHaveLength(1);
  });

  it('with nothing behind it gets the help', async () => {
    expect(await desk.as('ravi').says(BOT, { in: LEADS })).toContain('What `/lead` can do');
  });

  it('whatever else is said in a channel is left unread', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    for (const text of ['show acme', 'called, vm', '<@U0ROSA> find acme', ':thinking_face_unknown:'])
      expect(await ravi.says(text, { in: LEADS })).toBe('');
    expect(await desk.world.prisma.heard.count({ where: { teamId: desk.world.team } })).toBe(0);
  });
});

describe('the bot’s own conversation', () => {
  it('takes commands without a slash, answered as a message', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    expect(await ravi.writes('show acme')).toContain('Jane Doe');
    expect(await ravi.writes(`${BOT} mine`)).toContain('You own no leads yet');
    expect(await ravi.writes('claim acme')).toContain('is yours');
    expect(ravi.privately()).toEqual([]);
  });

  it('is answered once, though told again', async () => {
    const { told } = await desk.slack.talk({ user: 'ravi', channel: '@ravi', text: 'help' });
    for (const one of told) await desk.slack.retry(one);
    expect(desk.slack.texts('@ravi').filter((text) => text.includes('What `/lead` can do'))).toHaveLength(1);
  });

  it('does not answer itself, bots, or a message without words', async () => {
    await desk.as('ravi').writes('help');
    const before = desk.slack.calls.length;
    const [answer] = desk.slack.messages('@ravi').filter(({ botId }) => botId !== null);
    if (answer === undefined) throw new Error('no answer');
    await desk.slack.event({
      type: 'message',
      channel: answer.channel,
      channel_type: 'im',
      bot_id: 'B0KINDLING',
      user: 'U0KINDLING',
      text: 'help',
      ts: answer.ts,
    });
    await desk.slack.event({
      type: 'message',
      channel: answer.channel,
      channel_type: 'im',
      subtype: 'bot_message',
      text: 'help',
      ts: '1.1',
    });
    await desk.slack.event({
      type: 'message',
      channel: answer.channel,
      channel_type: 'im',
      user: 'U0RAVI',
      ts: '1.2',
    });
    await desk.slack.talk({
      user: 'ravi',
      channel: '@ravi',
      text: ' ',
      files: [{ id: 'F1' }],
      subtype: 'file_share',
    });
    await desk.slack.event({ type: 'message' });
    await desk.slack.event({ type: 'star_added' });
    await desk.settle();
    expect(desk.slack.calls).toHaveLength(before);
    expect(desk.logged).toEqual([]);
  });
});

describe('a form can’t open by words', () => {
  it('so a button opens it, with all that was said', async () => {
    await desk.readyJane();
    const ravi = desk.as('ravi');
    expect(await ravi.writes('log acme likes the API very much')).toContain('It opens by a click');
    await ravi.presses('Open the form');
    expect(ravi.form()).toContain('Log: Jane Doe');
    expect(ravi.form()).toContain('likes the API very much');
    await ravi.submits({ 'What was it?': 'Note' });
    expect(await desk.world.count('lead.logged')).toBe(1);
  });

  it('and a form nobody may have is refused at once', async () => {
    expect(await desk.as('ravi').writes('log nobody-of-that-name')).toContain('I found no lead');
    expect(await desk.as('ravi').says(`${BOT} rules preset`, { in: LEADS })).toContain('Only managers');
  });

  it('the button of a form with too many words says how to get it', async () => {
    await desk.readyJane();
    expect(await desk.as('ravi').writes(`log acme ${'word '.repeat(500)}`)).toContain(
      'Type it after `/lead`',
    );
  });
});

describe('somebody of another workspace', () => {
  test.each([`${BOT} show acme`, `${BOT} hot --share`])(
    'is told whom to ask, and nothing else: %s',
    async (text) => {
      await desk.readyJane();
      const before = desk.slack.texts(LEADS);
      expect(await desk.as('guest').says(text, { in: LEADS })).toMatch(/^Kindling works for the members/);
      expect(desk.slack.texts(LEADS)).toEqual([...before, expect.stringContaining('@U0KINDLING')]);
      expect(desk.slack.ephemeralsFor('ravi')).toEqual([]);
    },
  );

  it('nor in the conversation with the bot', async () => {
    await desk.readyJane();
    expect(await desk.as('guest').writes('show acme')).toMatch(/^Kindling works for the members/);
  });
});
