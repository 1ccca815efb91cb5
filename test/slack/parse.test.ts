import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/domain/activity.js';
import { wakeWords } from '../../src/domain/snooze.js';
import { type Command, parseCommand, sayAgain } from '../../src/slack/parse.js';
import { tokenise } from '../../src/slack/tokens.js';
import { VERBS, verbFor } from '../../src/slack/words/verbs.js';
import type { Topic } from '../../src/views/help/topic.js';
import { TOPICS } from '../../src/views/help.js';

/** Tuesday 24 November 2026, 10:30 in New York. */
const NEW_YORK = { now: new Date('2026-11-24T15:30:00Z'), zone: 'America/New_York' };

const parse = (text: string): Command => parseCommand(text, NEW_YORK);

describe('which command is meant', () => {
  test.each([
    ['', { kind: 'help', topic: null }],
    ['tagged demo +vip', { kind: 'find', query: '#demo #vip' }],
    ['find #demo', { kind: 'find', query: '#demo' }],
    ['   ', { kind: 'help', topic: null }],
    ['help', { kind: 'help', topic: null }],
    ['?', { kind: 'help', topic: null }],
    ['help snooze', { kind: 'help', topic: 'snooze' }],
    ['mine', { kind: 'mine', count: null }],
    ['my leads', { kind: 'mine', count: null }],
    ['HOT', { kind: 'hot', count: null }],
    ['cold', { kind: 'cold', count: null }],
    ['hot 3', { kind: 'hot', count: 3 }],
    ['mine 2', { kind: 'mine', count: 2 }],
    ['show mine', { kind: 'mine', count: null }],
    ['show my leads', { kind: 'mine', count: null }],
    ['show hot', { kind: 'hot', count: null }],
    ['show cold 5', { kind: 'cold', count: 5 }],
    ['show "hot"', { kind: 'show', lead: 'hot', bare: false }],
    ['hi', { kind: 'help', topic: null }],
    ['Hello!', { kind: 'help', topic: null }],
    ['help me', { kind: 'help', topic: null }],
    ['help snoze', { kind: 'unknown_topic', typed: 'snoze', near: 'snooze' }],
    ['help bogus', { kind: 'unknown_topic', typed: 'bogus', near: null }],
    ['find jane doe', { kind: 'find', query: 'jane doe' }],
    ['f 24" monitors', { kind: 'find', query: '24" monitors' }],
    ['show acme', { kind: 'show', lead: 'acme', bare: false }],
    ['s Jane@Acme.com', { kind: 'show', lead: 'jane@acme.com', bare: false }],
    ['why "Acme Corp"', { kind: 'why', lead: 'Acme Corp', at: null }],
    ['score acme', { kind: 'why', lead: 'acme', at: null }],
    ['won acme', { kind: 'won', lead: 'acme' }],
    ['lost acme budget: frozen', { kind: 'lost', lead: 'acme', reason: 'budget: frozen' }],
    ['lost acme', { kind: 'lost', lead: 'acme', reason: null }],
    ['lost acme because they went quiet', { kind: 'lost', lead: 'acme', reason: 'they went quiet' }],
    ['stage acme late', { kind: 'stage', lead: 'acme', to: 'decision' }],
    ['stage acme', { kind: 'stage', lead: 'acme', to: null }],
    ['role jane@acme.com decision maker', { kind: 'role', lead: 'jane@acme.com', role: 'economic_buyer' }],
    [
      'tag acme corp +vip -cold #expo',
      { kind: 'tag', lead: 'acme corp', add: ['vip', 'expo'], remove: ['cold'], bad: null },
    ],
    ['account acme', { kind: 'account', asked: 'acme' }],
    ['segment', { kind: 'segment', asked: '' }],
    ['segment decision-makers', { kind: 'segment', asked: 'decision-makers' }],
    ['stuck', { kind: 'stuck' }],
    ['persona finance', { kind: 'persona', asked: 'finance' }],
    ['calibrate', { kind: 'calibrate' }],
    ['rules', { kind: 'rules', wish: { wish: 'show' } }],
    ['rules sign sales', { kind: 'rules', wish: { wish: 'sign', side: 'sales' } }],
    ['rules download v3', { kind: 'rules', wish: { wish: 'download', version: 3 } }],
    ['rules vresions', { kind: 'rules', wish: { wish: 'unknown', typed: 'vresions', near: ['versions'] } }],
    ['claim', { kind: 'claim', lead: '' }],
    ['show O’Brien', { kind: 'show', lead: "O'Brien", bare: false }],
  ])('"%s"', (text, expected) => expect(parse(text)).toEqual({ ...expected, share: false }));

  test.each([
    ['acme', 'acme'],
    ['acme corp', 'acme corp'],
    ['jane@acme.com', 'jane@acme.com'],
    ['<mailto:jane@acme.com|jane@acme.com>', 'jane@acme.com'],
    ['Hot Chocolate Ltd', 'Hot Chocolate Ltd'],
    ['"show"', 'show'],
    ['مها', 'مها'],
  ])('a lead alone is shown: %s', (text, lead) =>
    expect(parse(text)).toEqual({ kind: 'show', lead, bare: true, share: false }),
  );

  test.each([
    ['shwo acme', ['show'], 'acme'],
    ['hlep', ['help'], ''],
    ['snoooze acme 3d', ['snooze', 'snoozed'], 'acme 3d'],
    ['cliam acme', ['claim'], 'acme'],
  ])('a misspelt command is told what it comes near: %s', (text, near, rest) =>
    expect(parse(text)).toMatchObject({ kind: 'unknown', near, rest, asLead: text }),
  );

  test.each([
    ['delete jane', 'delete', [], 'jane'],
    ['call sven', 'call', ['log'], 'call sven'],
  ])('a deed it has no command for is no part of a lead’s name: %s', (text, typed, near, rest) =>
    expect(parse(text)).toMatchObject({ kind: 'unknown', typed, near, rest, asLead: text }),
  );

  test.each(['snooze jane off', 'snooze jane cancel', 'wake jane', 'unsnooze jane'])('%s wakes', (text) =>
    expect(parse(text)).toMatchObject({ kind: 'wake', lead: 'jane' }),
  );

  it('a lead called Shaw is still a lead', () => {
    expect(parse('Shaw')).toMatchObject({ kind: 'unknown', near: ['show'], asLead: 'Shaw' });
  });

  test.each(['!!!', '🔥', '-', 'x'.repeat(500)])('nonsense is neither: %s', (text) =>
    expect(parse(text)).toMatchObject({ kind: 'unknown', asLead: null }),
  );

  it('the answer is private unless asked otherwise, in front or behind', () => {
    for (const text of ['show acme --share', '--share show acme', 'show acme —share', 'show --public acme']) {
      expect(parse(text)).toEqual({ kind: 'show', lead: 'acme', bare: false, share: true });
    }
    expect(parse('show "--share"')).toEqual({ kind: 'show', lead: '--share', bare: false, share: false });
  });

  it('an address may come before the command', () => {
    expect(parse('jane@acme.com why')).toMatchObject({ kind: 'why', lead: 'jane@acme.com' });
  });

  test.each(Object.entries(TOPICS))('the examples of help %s are that command', (topic, { examples }) => {
    for (const example of examples) expect(parse(example).kind).toBe(topic);
  });

  it('every command has its help, and no help is of no command', () => {
    expect(Object.keys(TOPICS).toSorted()).toEqual([...VERBS].toSorted());
  });

  test.each(Object.entries<Topic>(TOPICS))(
    '%s has a short form of one or two letters',
    (topic, { short }) => {
      expect(short ?? topic).toMatch(/^[a-z]{1,2}$/);
      expect(verbFor(short ?? topic)).toBe(topic);
    },
  );
});

describe('quotes, dashes and what Slack escapes', () => {
  test.each([
    ['show “Acme Corp”', 'Acme Corp'],
    ['show „Acme Corp“', 'Acme Corp'],
    ['show «Acme Corp»', 'Acme Corp'],
    ["show 'Acme Corp'", 'Acme Corp'],
    ["show '90s Tech", "'90s Tech"],
    ["show jane's", "jane's"],
    ['show Smith &amp; Sons', 'Smith & Sons'],
    ['show a &lt;b&gt; c', 'a <b> c'],
    ['show &amp;lt; x', '&lt; x'],
    ['show <@U123|ravi>', '@ravi'],
    ['show <https://acme.com|acme.com>', 'acme.com'],
    ['show <https://acme.com/x?a=1&amp;b=2>', 'https://acme.com/x?a=1&b=2'],
    ['show <!channel> Ltd', '@channel Ltd'],
  ])('%s', (text, lead) => expect(parse(text)).toMatchObject({ kind: 'show', lead }));

  it('a quote that nothing closes is told, with where it began', () => {
    expect(parse('log acme call "she said')).toEqual({
      kind: 'problem',
      problem: { kind: 'unclosed_quote', near: '"she said' },
      command: 'log',
      share: false,
    });
  });

  it('words keep their quotes inside', () => {
    const found = tokenise('a “b c” it\'s 24" --note="x y"');
    expect(found.ok && found.tokens.map(({ text }) => text)).toEqual([
      'a',
      'b c',
      "it's",
      '24"',
      '--note=x y',
    ]);
  });
});

describe('add', () => {
  const FULL = { name: 'Jane Doe', title: 'CTO', company: 'Acme' };

  test.each([
    ['jane@acme.com', {}],
    ['jane@acme.com Jane Doe', { name: 'Jane Doe' }],
    ['jane@acme.com Jane Doe, Acme', { name: 'Jane Doe', company: 'Acme' }],
    ['jane@acme.com Jane Doe, CTO at Acme', FULL],
    ['jane@acme.com Jane Doe, CTO, Acme', FULL],
    ['jane@acme.com Jane Doe CTO at Acme', FULL],
    ['Jane Doe <jane@acme.com>, CTO at Acme', FULL],
    ['"Jane Doe" jane@acme.com (Acme)', { name: 'Jane Doe', company: 'Acme' }],
    ['<mailto:jane@acme.com|jane@acme.com> Jane Doe - CTO - Acme', FULL],
    ['jane@acme.com Jane Doe —title CTO —company “Acme”', FULL],
    [
      'jane@acme.com Jane Doe Senior Product Manager at Acme &amp; Sons',
      { name: 'Jane Doe', title: 'Senior Product Manager', company: 'Acme & Sons' },
    ],
    ['--size 40 jane@acme.com Jane Doe', { name: 'Jane Doe', companySize: 40 }],
    [
      'jane@acme.com Jane --industry real estate --value $20k',
      { name: 'Jane', industry: 'real estate', value: 20_000 },
    ],
    ['jane@acme.com Jane --name="Jane B. Doe" --value 1.5m', { name: 'Jane B. Doe', value: 1_500_000 }],
    ['jane@acme.com --value €20.000 --tz Europe/Berlin', { value: 20_000, timeZone: 'Europe/Berlin' }],
    [
      'jane@acme.com Jane Doe, CTO at Acme --size 40 --industry software --source webinar --value 20000',
      { ...FULL, companySize: 40, industry: 'software', source: 'webinar', value: 20_000 },
    ],
  ])('%s', (text, profile) =>
    expect(parse(`add ${text}`)).toEqual({ kind: 'add', email: 'jane@acme.com', profile, share: false }),
  );

  it('hands on what was to be an address, for the answer to quote', () => {
    expect(parse('add jane@acme')).toMatchObject({ kind: 'add', email: 'jane@acme' });
  });

  test.each([
    ['add', { kind: 'no_address', typed: '' }],
    ['add Jane Doe', { kind: 'no_address', typed: 'Jane Doe' }],
    ['add sam6@x.io, sam7@x.io', { kind: 'several_addresses', addresses: ['sam6@x.io', 'sam7@x.io'] }],
    ['add sam6@x.io,sam7@x.io', { kind: 'several_addresses', addresses: ['sam6@x.io', 'sam7@x.io'] }],
    ['add jane@acme.com --sise 40', { kind: 'unknown_flag', flag: 'sise', near: ['size'] }],
    ['add jane@acme.com --size', { kind: 'empty_flag', flag: 'size' }],
    ['add jane@acme.com --value lots', { kind: 'bad_number', flag: 'value', typed: 'lots' }],
    ['add jane@acme.com --value 99999999999', { kind: 'bad_number', flag: 'value', typed: '99999999999' }],
  ])('%s is a slip that is told', (text, problem) =>
    expect(parse(text)).toMatchObject({ kind: 'problem', command: 'add', problem }),
  );
});

describe('log', () => {
  function first(text: string) {
    const command = parse(text);
    if (command.kind !== 'log' || command.readings[0] === undefined) throw new Error(JSON.stringify(command));
    const { lead, activity, note, outcome } = command.readings[0];
    return { lead, activity, note, outcome };
  }
  const said = (
    lead: string,
    activity: string | null,
    note: string | null = null,
    outcome: string | null = null,
  ) => ({
    lead,
    activity,
    note,
    outcome,
  });

  test.each([
    ['log Acme demo_requested', said('Acme', 'demo_requested')],
    ['log acme: demo requested', said('acme', 'demo_requested')],
    ['log acme requested a demo', said('acme', 'demo_requested')],
    ['log jane call left a voicemail', said('jane', 'call_logged', 'left a voicemail', 'voicemail')],
    ['log acme note “likes the API”', said('acme', 'note_logged', 'likes the API')],
    [
      'log acme corp call went well - email later',
      said('acme corp', 'call_logged', 'went well - email later'),
    ],
    ["log acme call it's great", said('acme', 'call_logged', "it's great")],
    ['log acme call', said('acme', 'call_logged')],
    ['log acme ebook', said('acme', 'content_downloaded', 'ebook')],
    ['log acme case study on pricing', said('acme', 'content_downloaded', 'case study on pricing')],
    ['log acme downloaded the guide', said('acme', 'content_downloaded', 'the guide')],
    ['log call acme', said('acme', 'call_logged')],
    ['log call with jane doe: no answer', said('jane doe', 'call_logged', 'no answer', 'no_answer')],
    ['log jane@acme.com pricing', said('jane@acme.com', 'pricing_page_viewed')],
    ['log call jane@acme.com spoke to her', said('jane@acme.com', 'call_logged', 'spoke to her', 'reached')],
    [
      'log acme call asked me to write to bob@acme.com',
      said('acme', 'call_logged', 'asked me to write to bob@acme.com'),
    ],
    ['log "Blue Call Ltd" call hi', said('Blue Call Ltd', 'call_logged', 'hi')],
    [
      'log acme call --outcome no answer --note “tried twice”',
      said('acme', 'call_logged', 'tried twice', 'no_answer'),
    ],
    ['log acme —kind meeting', said('acme', 'meeting_logged')],
    ['log acme email sent pricing', said('acme', 'email_logged', 'sent pricing')],
    ['log acme mail pricing and a demo', said('acme', 'email_logged', 'pricing and a demo')],
    ['log acme wants a demo', said('acme', 'demo_requested')],
    ['log acme', said('acme', null)],
    ['log', said('', null)],
    ['log acme "likes the API"', said('acme', null, 'likes the API')],
  ])('%s', (text, expected) => expect(first(text)).toEqual(expected));

  it.each(ACTIVITY_KINDS)('every kind can be logged by its own name: %s', (kind) => {
    expect(first(`log acme ${kind}`)).toEqual(said('acme', kind));
    // "email sent" is what a rep says of a mail of their own.
    if (kind !== 'email_sent')
      expect(first(`log acme ${kind.replaceAll('_', ' ')}`)).toEqual(said('acme', kind));
  });

  it('a name with an activity in it is one of the readings', () => {
    expect(parse('log Blue Call Ltd call hi')).toMatchObject({
      readings: [
        { lead: 'Blue', activity: 'call_logged' },
        { lead: 'Blue Call Ltd', activity: 'call_logged', note: 'hi' },
      ],
    });
  });

  it('a misspelt activity is told what it comes near', () => {
    const asked = {
      lead: 'acme',
      activity: null,
      asked: 'demo_requsted',
      near: ['demo_requested', 'demo_attended'],
    };
    expect(parse('log acme demo_requsted')).toMatchObject({ readings: [asked, {}, {}] });
    expect(parse('log jane@acme.com meting')).toMatchObject({
      readings: [{ asked: 'meting', near: ['meeting_logged'] }],
    });
    expect(parse('log acme xyz_abc')).toMatchObject({ readings: [{ asked: 'xyz_abc', near: [] }, {}, {}] });
  });

  it('words without an activity open the form with the note', () => {
    const command = parse('log acme they liked it');
    expect(command).toMatchObject({
      readings: [{ lead: 'acme they liked it' }, {}, {}, { lead: 'acme', note: 'they liked it' }],
    });
  });

  test.each([
    ['sven spoke, wants a demo', 'sven', 'spoke, wants a demo', 'reached'],
    ['priya left a voicemail', 'priya', 'left a voicemail', 'voicemail'],
    ['sven sms sent', 'sven', 'sms sent', null],
  ])(
    'an activity counts only right after the lead, and every word is kept: %s',
    (text, lead, note, outcome) => {
      const command = parse(`log ${text}`);
      if (command.kind !== 'log') throw new Error(command.kind);
      expect(command.readings.every(({ activity }) => activity === null)).toBe(true);
      expect(command.readings).toContainEqual(expect.objectContaining({ lead, note, outcome }));
    },
  );

  it('a past time right after the activity is when it happened, in the rep’s zone', () => {
    const reading = { at: new Date('2026-11-23T20:00:00Z'), note: 'spoke to her' };
    expect(parse('log acme call yesterday 3pm spoke to her')).toMatchObject({ readings: [reading] });
    expect(parse('log acme call spoke to her --at yesterday 3pm')).toMatchObject({ readings: [reading] });
    expect(parse('log acme call wants to talk friday')).toMatchObject({
      readings: [{ at: null, note: 'wants to talk friday' }],
    });
    expect(parse('log acme call --at tomorrow')).toMatchObject({
      kind: 'problem',
      problem: { kind: 'bad_moment', typed: 'tomorrow' },
    });
  });

  it('takes the next step and its day', () => {
    expect(parse('log acme call --next send the deck friday')).toMatchObject({
      next: { title: 'send the deck', when: { kind: 'at', at: new Date('2026-11-27T14:00:00Z') } },
    });
  });

  test.each([
    ['friday 10am', '', '2026-11-27T15:00:00Z'],
    ['tomorrow 9am', '', '2026-11-25T14:00:00Z'],
    ['next tuesday', '', '2026-12-01T14:00:00Z'],
    ['"friday 10am"', '', '2026-11-27T15:00:00Z'],
    ['tomorrow: send quote', 'send quote', '2026-11-25T14:00:00Z'],
    ['friday 10am send quote', 'send quote', '2026-11-27T15:00:00Z'],
    ['send quote friday 10am', 'send quote', '2026-11-27T15:00:00Z'],
  ])('a next step’s date may stand alone, before or behind: %s', (typed, title, at) =>
    expect(parse(`log acme call reached --next ${typed}`)).toMatchObject({
      next: { title, when: { kind: 'at', at: new Date(at) }, assumed: false },
    }),
  );

  it('a next step without a day is tomorrow morning’s, and is known to be assumed', () => {
    expect(parse('log acme call --next send the deck')).toMatchObject({
      next: {
        title: 'send the deck',
        when: { kind: 'at', at: new Date('2026-11-25T14:00:00Z') },
        assumed: true,
      },
    });
  });

  it('an outcome that is none is told', () => {
    expect(parse('log acme call --outcome splendid')).toMatchObject({
      kind: 'problem',
      problem: { kind: 'bad_outcome' },
    });
  });
});

describe('snooze', () => {
  function readings(text: string): string[] {
    const command = parse(text);
    if (command.kind !== 'snooze') throw new Error(command.kind);
    return command.readings.map(
      ({ lead, when, typed }) => `${lead || '-'} / ${typed || '-'} / ${when?.kind ?? '-'}`,
    );
  }

  test.each([
    ['snooze acme 3d', 'acme / 3d / at'],
    ['z acme fri', 'acme / fri / at'],
    ['snooze jane@acme.com next tuesday 9am', 'jane@acme.com / next tuesday 9am / at'],
    ['snooze friday jane@acme.com', 'jane@acme.com / friday / at'],
    ['snooze acme corp in 2 weeks', 'acme corp / in 2 weeks / at'],
    ['snooze acme, until friday', 'acme / until friday / at'],
    ['snooze May Smith tomorrow', 'May Smith / tomorrow / at'],
    ['snooze 3D Systems friday', '3D Systems / friday / at'],
    ['snooze 3D Systems', '3D Systems / - / -'],
    ['snooze March Industries', 'March Industries / - / -'],
    ['snooze Jane March', 'Jane March / - / -'],
    ['snooze "Black Friday" 9am', 'Black Friday / 9am / at'],
    ['snooze acme yesterday', 'acme / yesterday / past'],
    ['snooze acme 3 years', 'acme / 3 years / too_far'],
    ['snooze acme 3/4', 'acme / 3/4 / unclear'],
    ['snooze acme after Easter', 'acme / after Easter / unclear'],
    ['snooze acme soon', 'acme / soon / unclear'],
    ['snooze jane@acme.com 32nd of May', 'jane@acme.com / 32nd of May / unclear'],
    ['snooze acme', 'acme / - / -'],
    ['snooze friday', '- / friday / at'],
    ['snooze', '- / - / -'],
  ])('%s is read first as %s', (text, expected) => expect(readings(text)[0]).toBe(expected));

  test.each([
    ['snooze Black Friday 9am', 'Black Friday / 9am / at'],
    ['snooze Jane March', 'Jane / March / at'],
    ['snooze acme nxet tuesday', 'acme / nxet tuesday / unclear'],
    ['snooze tomorrow acme', 'acme / tomorrow / at'],
    ['snooze friday', 'friday / - / -'],
  ])('%s can also be %s', (text, expected) => expect(readings(text)).toContain(expected));

  function conditions(text: string): string {
    const command = parse(text);
    if (command.kind !== 'snooze') throw new Error(command.kind);
    const [first] = command.readings;
    if (first === undefined) throw new Error('no reading');
    return `${first.lead || '-'} / ${first.typed || '-'} / ${wakeWords(first.on) || '-'}`;
  }

  const ALL = 'or reply or pricing or score 80';
  test.each([
    ['snooze acme mon or reply or pricing or score 80', `acme / mon / ${ALL}`],
    ['snooze acme until they reply', 'acme / - / or reply'],
    ['snooze acme until reply', 'acme / - / or reply'],
    ['snooze acme reply or pricing', 'acme / - / or reply or pricing'],
    ['snooze acme next tuesday 9am unless they visit pricing', 'acme / next tuesday 9am / or pricing'],
    ['snooze acme until they reply or monday', 'acme / monday / or reply'],
    ['snooze acme mon, they reply, reaches 80', 'acme / mon / or reply or score 80'],
    ['snooze Acme Field Services in 2 weeks or 90 points', 'Acme Field Services / in 2 weeks / or score 90'],
    ['snooze jane@acme.com reply or score 80', 'jane@acme.com / - / or reply or score 80'],
    ['snooze jane@acme.com reply', 'jane@acme.com / - / or reply'],
    ['snooze "Reply Ltd" mon or reply', 'Reply Ltd / mon / or reply'],
    ['snooze "Reply Ltd" until they visit the pricing page', 'Reply Ltd / - / or pricing'],
    ['snooze acme once they get back to me', 'acme / - / or reply'],
    ['snooze acme until they hit a score of 80', 'acme / - / or score 80'],
    ['snooze Light or Dark friday', 'Light or Dark / friday / -'],
    ['snooze acme 3d', 'acme / 3d / -'],
    ['snooze Jane Price', 'Jane Price / - / -'],
    ['snooze Reply 3d', 'Reply / 3d / -'],
  ])('%s waits for %s', (text, expected) => expect(conditions(text)).toBe(expected));

  it('what was read, said again, is read the same', () => {
    for (const on of [
      { reply: true, pricing: false, score: null },
      { reply: true, pricing: true, score: 80 },
    ])
      for (const when of ['mon', ''])
        expect(conditions(sayAgain('snooze', 'Jane Doe', `${when} ${wakeWords(on)}`))).toBe(
          `Jane Doe / ${when || '-'} / ${wakeWords(on)}`,
        );
  });

  it('an address or quotes leave one reading', () => {
    expect(readings('snooze jane@acme.com march')).toHaveLength(1);
    expect(readings('snooze "May March" april')).toHaveLength(1);
  });

  it('a choice carries on with the same words', () => {
    const again = sayAgain('snooze', 'Jane "JD" March', 'next tuesday 9am');
    expect(readings(again)).toEqual(['Jane JD March / next tuesday 9am / at']);
  });

  it('two reps in two zones get two instants for the same words', () => {
    const at = (zone: string) => parseCommand('snooze acme tomorrow 9am', { now: NEW_YORK.now, zone });
    expect(at('America/New_York')).toMatchObject({
      readings: [{ when: { at: new Date('2026-11-25T14:00:00Z') } }, {}, {}],
    });
    expect(at('Europe/Berlin')).toMatchObject({
      readings: [{ when: { at: new Date('2026-11-25T08:00:00Z') } }, {}, {}],
    });
    expect(at('Mars/Olympus')).toMatchObject({
      readings: [{ when: { at: new Date('2026-11-25T09:00:00Z') } }, {}, {}],
    });
  });
});

describe('track', () => {
  test.each([
    ['track acme', [{ lead: 'acme', track: null }]],
    ['track jane@acme.com re-engagement', [{ lead: 'jane@acme.com', track: 're-engagement' }]],
    ['track "Acme Corp" Cold lead re-engagement', [{ lead: 'Acme Corp', track: 'Cold lead re-engagement' }]],
    [
      'track acme re-engagement',
      [
        { lead: 'acme re-engagement', track: null },
        { lead: 'acme', track: 're-engagement' },
      ],
    ],
  ])('%s', (text, expected) => expect(parse(text)).toMatchObject({ kind: 'track', readings: expected }));

  it('a joining word settles where the track begins', () => {
    expect(parse('track acme corp in "Cold lead re-engagement"')).toMatchObject({
      readings: expect.arrayContaining([{ lead: 'acme corp', track: 'Cold lead re-engagement' }]),
    });
  });
});

describe('anything at all', () => {
  const WORDS = [
    'snooze',
    'log',
    'add',
    'track',
    'acme',
    'jane@acme.com',
    '3d',
    'next',
    'tuesday',
    '9am',
    '“',
    '"',
    "'",
    '—size',
    '--at',
    '--next',
    '--outcome',
    'call',
    'demo',
    'in',
    '2',
    'weeks',
    'until',
    'may',
    '24/12',
    'end',
    'of',
    'month',
    '5pm',
    'PST',
    '-',
    'a',
    'ago',
    'dec',
    '9999y',
    '31',
    'half',
    'an',
    'hour',
    '<@U1|x>',
    '&amp;',
    '🔥',
    '\n',
    '0',
  ]; // prettier-ignore

  function check(text: string): void {
    const command = parse(text);
    expect(command.kind).toBeTypeOf('string');
    if ('readings' in command) expect(command.readings.length).toBeGreaterThan(0);
  }

  it('is a command, of any letters', () => {
    fc.assert(fc.property(fc.string({ maxLength: 3000, unit: 'binary' }), check), { numRuns: 400 });
  });

  it('is a command, of words that mean something', () => {
    const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(fc.property(sentence, check), { numRuns: 1500 });
  });

  test.each([
    "'a ".repeat(1000),
    '- '.repeat(1500),
    '“'.repeat(3000),
    `snooze ${'next 3d '.repeat(370)}`,
    `log ${'call '.repeat(599)}`,
    `track ${'in '.repeat(997)}`,
    `add ${'at '.repeat(998)}`,
    '<@'.repeat(1500),
    `snooze a ${'9'.repeat(2990)}`,
  ])('is read well within Slack’s three seconds, at 3,000 letters (%#)', (text) => {
    const before = process.hrtime.bigint();
    check(text);
    expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(1000);
  });
});
