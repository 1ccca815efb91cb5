import { describe, expect, it, test } from 'vitest';
import { readReply } from '../../src/slack/words/reply-line.js';

// A Monday noon in New York.
const context = { now: new Date('2026-06-01T16:00:00Z'), zone: 'America/New_York' };
const read = (text: string) => readReply(text, context);
const plan = (title: string, dueAt: string) => ({ title, dueAt: new Date(dueAt) });
const THU = '2026-06-04T19:00:00Z';

describe('what was done, how it went, what comes next', () => {
  test.each([
    ['called, vm, try thu 3pm', 'call_logged', 'voicemail', null, plan('Try again', THU)],
    ['Called; left a message; retry thursday 3pm', 'call_logged', 'voicemail', null, plan('Try again', THU)],
    ['called vm try thu 3pm', 'call_logged', 'voicemail', null, plan('Try again', THU)],
    ['called and left a voicemail and try thu 3pm', 'call_logged', 'voicemail', null, plan('Try again', THU)],
    ['called\n- vm\n- try thu, 3pm', 'call_logged', 'voicemail', null, plan('Try again', THU)],
    ['vm, try again thu 3pm', 'call_logged', 'voicemail', null, plan('Try again', THU)],
    ['call: vm → thu 3pm', 'call_logged', 'voicemail', null, plan('Follow up', THU)],
    ['call no answer', 'call_logged', 'no_answer', null, null],
    [
      'rang, na, call back tomorrow',
      'call_logged',
      'no_answer',
      null,
      plan('Call back', '2026-06-02T13:00:00Z'),
    ],
    ['no answer', 'call_logged', 'no_answer', null, null],
    ['left vm', 'call_logged', 'voicemail', null, null],
    [
      'called her, connected, likes the API and pricing, will send the deck friday',
      'call_logged',
      'reached',
      'likes the API and pricing',
      plan('Send the deck', '2026-06-05T13:00:00Z'),
    ],
    ['spoke to Jane, wants SSO', 'call_logged', null, 'to Jane, wants SSO', null],
    ['I just called. Not interested.', 'call_logged', 'not_now', null, null],
    [
      'met with Tom at the fair, next: demo next tue 10am',
      'meeting_logged',
      null,
      'with Tom at the fair',
      plan('Demo', '2026-06-09T14:00:00Z'),
    ],
    ['meeting, went well', 'meeting_logged', null, 'went well', null],
    [
      'meeting with Tom, follow up in 2 weeks',
      'meeting_logged',
      null,
      'with Tom',
      plan('Follow up', '2026-06-15T13:00:00Z'),
    ],
    ['emailed the deck', 'email_logged', null, 'the deck', null],
    ['sent the proposal, chase monday', 'email_logged', null, null, plan('Chase', '2026-06-08T13:00:00Z')],
    ['connected on linkedin', 'linkedin_touched', null, null, null],
    ['linkedin, she accepted', 'linkedin_touched', null, 'she accepted', null],
    ['demo went great, they want a quote', 'demo_attended', null, 'great, they want a quote', null],
    ['she wants a demo', 'demo_requested', null, null, null],
    ['they replied: not before autumn', 'email_replied', null, 'not before autumn', null],
    ['note: budget is approved', 'note_logged', null, 'budget is approved', null],
    ['*called*, _vm_', 'call_logged', 'voicemail', null, null],
    [':telephone_receiver: called, vm', 'call_logged', 'voicemail', null, null],
    [
      'called Tom &amp; Jane, ask <@U0ROSA> about <https://acme.com|the site>',
      'call_logged',
      null,
      'Tom & Jane, ask @U0ROSA about the site',
      null,
    ],
  ])('%s', (text, kind, outcome, note, next) => {
    expect(read(text)).toMatchObject({ kind, outcome, note, next });
  });

  it('when it happened, where that is said', () => {
    expect(read('called yesterday 3pm, vm')).toMatchObject({
      at: new Date('2026-05-31T19:00:00Z'),
      outcome: 'voicemail',
      note: null,
    });
    expect(read('met Tom this morning')).toMatchObject({ at: new Date('2026-06-01T13:00:00Z'), note: 'Tom' });
    expect(read('called, vm')?.at).toBeNull();
  });

  it('a plan without a day that can be read is kept as a wish', () => {
    expect(read('called, vm, try again after Easter')).toMatchObject({
      next: null,
      wish: 'Try again after Easter',
    });
    expect(read('called, will send the deck')).toMatchObject({
      next: null,
      wish: 'Send the deck',
      note: null,
    });
    expect(read('called, try 6/7')).toMatchObject({ next: null, wish: 'Try 6/7' });
    expect(read('called, send the deck, tomorrow')).toMatchObject({
      next: { title: 'Send the deck' },
      wish: null,
    });
  });

  it('is read in the author’s own zone, through the change of clocks', () => {
    const berlin = { now: new Date('2026-10-23T10:00:00Z'), zone: 'Europe/Berlin' };
    expect(readReply('called, vm, try mon 9am', berlin)?.next?.dueAt).toEqual(
      new Date('2026-10-26T08:00:00Z'),
    );
    expect(readReply('called, vm, try sat 9am', berlin)?.next?.dueAt).toEqual(
      new Date('2026-10-24T07:00:00Z'),
    );
  });
});

describe('talk is not logged', () => {
  test.each([
    'this one looks great',
    'called her yet?',
    'called, vm, anybody else tried?',
    'call me when you are free',
    'call',
    'call tomorrow 3pm',
    'call, tomorrow 3pm',
    'meeting tomorrow at 3',
    'meeting room is booked',
    'email me the deck',
    'note to self is what I do',
    'demo is broken',
    'called off the meeting',
    'called you earlier',
    'met the deadline',
    'spoke too soon',
    'sent you the deck',
    'not called yet',
    'I will call her tomorrow',
    "haven't called",
    'na',
    'vm is full of messages, annoying',
    '<@U0ROSA> called, vm',
    '<!here> called, vm',
    'thanks!',
    ':+1:',
    '',
    '   ',
    'x'.repeat(5_000),
    `called ${'y'.repeat(4_000)}`,
    '\u0000',
  ])('%.60j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('whatever is written', () => {
  test.each([
    'called, '.repeat(300),
    'called and '.repeat(250),
    `called ${'try '.repeat(600)}thu`,
    `vm${',;\n'.repeat(900)}`,
    'called, <!channel> <@U0ROSA> "',
    'called —— → . ! ; ,',
  ])('is read in no time: %.30j', (text) => {
    const from = performance.now();
    read(text);
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
