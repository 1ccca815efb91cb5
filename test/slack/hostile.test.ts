import { describe, expect, it, test } from 'vitest';
import { findQuiet } from '../../src/app/quiet/find-quiet.js';
import { type DeskWorld, LEADS, openDesk, useDesk } from './desk-world.js';
import { HOSTILE, LIVE, mrkdwnIn } from './hostile-words.js';

const KINDS = {
  'a ping in a company name': HOSTILE,
  'ten thousand letters': 'Wolfeschlegelsteinhausen'.repeat(420),
  'right to left, a family, flags, and a heap of accents': `שלום בע״מ \u202Eevil 👨‍👩‍👧‍👦🇩🇪🚀 Z${'\u0301'.repeat(500)}oe`,
  'nothing that can be seen': '\u200B\u2060 ',
};

/** Takes a lead with such words in every field through every surface there is. */
async function tour(desk: DeskWorld, words: string): Promise<string[]> {
  const { world } = desk;
  const profile = { name: words, title: words, company: words, industry: words, phone: words, source: words };
  await world.send(
    world.event('demo_requested', 'jane@acme.com', {
      profile,
      properties: { notes: words, question: words },
    }),
    world.event('email_replied', 'jane@acme.com', { properties: { text: words, subject: words } }),
    world.event('content_downloaded', 'jane@acme.com', { properties: { kind: 'case_study', title: words } }),
    world.event('pricing_page_viewed', 'jane@acme.com', { properties: { url: words, title: words } }),
    world.event('webinar_attended', 'jane@acme.com', { properties: { title: words } }),
  );
  await desk.settle();
  const ravi = desk.as('ravi');
  const typed = words.replace(/\s+/g, ' ').replaceAll('"', '');
  const seen: string[] = [];
  for (const command of [
    'show jane@acme.com --share',
    'why jane@acme.com',
    'hot --share',
    `find ${typed}`,
    typed,
    `show "${typed}"`,
    `log jane@acme.com call reached ${typed} --next ${typed} friday`,
    `snooze jane@acme.com ${typed}`,
    `track jane@acme.com ${typed}`,
    `add bob@globex.com ${typed}`,
    `add ${typed}`,
    `${typed} --share`,
    'mine',
  ])
    seen.push(await ravi.types(command, LEADS));
  seen.push(await ravi.presses('Not ready', 'Ready for a rep'), ravi.form() ?? '');
  await desk.slack.closeView({ user: 'ravi' });
  seen.push(
    await ravi.presses('Claim', 'Ready for a rep'),
    await ravi.types('log jane@acme.com'),
    ravi.form() ?? '',
  );
  seen.push(
    await ravi.submits({
      'What was it?': 'Note',
      'What happened?': words.slice(0, 3000),
      'Next step': words.slice(0, 150),
      'On which day?': '2026-06-09',
    }),
  );
  seen.push(
    await ravi.types('snooze jane@acme.com'),
    ravi.form() ?? '',
    await ravi.submits({ 'Until when?': 'Tomorrow' }),
  );
  world.clock.forward({ days: 60 });
  await findQuiet(world.deps, world.team, world.clock.now());
  await desk.settle();
  seen.push(await ravi.types('track jane@acme.com'), ravi.reads());
  return seen;
}

describe('whatever a lead is called, every surface stays within Slack’s rules and pings nobody', () => {
  test.each(Object.entries(KINDS))(
    '%s',
    async (_kind, words) => {
      const desk = await openDesk();
      expect((await tour(desk, words)).join('\n')).not.toContain('it is our fault');
      const sent = desk.slack.calls.flatMap(({ args }) => mrkdwnIn(args)).join('\n');
      expect(sent).not.toMatch(LIVE);
      expect(sent).toContain('<!date^');
      expect(desk.logged.filter(({ msg }) => msg === 'a request broke')).toEqual([]);
    },
    30_000,
  );

  it('the double would have noticed', async () => {
    const desk = await openDesk();
    await desk.slack.command({ user: 'ravi', text: 'help', channel: LEADS });
    const url = String((await desk.slack.command({ user: 'ravi', text: 'help' })).body.response_url);
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Acme <!channel>', response_type: 'ephemeral' }),
    });
    expect(desk.slack.complaints.splice(0).join()).toContain('ping');
  });
});

describe('what people type', () => {
  let desk: DeskWorld;
  useDesk((opened) => {
    desk = opened;
    return desk.readyJane();
  });

  test.each([
    ['<!channel>'],
    ['show <!channel>'],
    ['show <@U0ROSA>'],
    ['snooze acme <!date^1^x|y>'],
    ['log acme call told <@U0ROSA> &amp; <#C0LEADS|sales-leads>'],
    ['x'.repeat(8_000)],
    [`show ${'y'.repeat(8_000)}`],
    [`log acme call ${'z'.repeat(8_000)}`],
    [`add ${'a'.repeat(300)}@acme.com`],
    [`add bob@globex.com ${'Bob '.repeat(3_000)}`],
    ['find %'],
    ["find '; drop table lead; --"],
    ['\u0000show acme\u0000'],
    ['show \u202Eemca'],
    ['help constructor'],
    ['__proto__'],
  ])('is answered, whatever it is: %.40j', async (typed) => {
    expect(await desk.as('ravi').types(typed, LEADS)).not.toBe('');
    expect(desk.logged.filter(({ msg }) => msg === 'a request broke')).toEqual([]);
  });
});
