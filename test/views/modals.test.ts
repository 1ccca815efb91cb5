import { describe, expect, it } from 'vitest';
import { NOTHING } from '../../src/domain/snooze.js';
import { type Origin, readOrigin } from '../../src/views/modals/form.js';
import { LOG_KINDS, LOG_OUTCOMES, logModal, readLogModal } from '../../src/views/modals/log.js';
import { NOT_READY_REASONS, notReadyModal, readNotReadyModal } from '../../src/views/modals/not-ready.js';
import { readSnoozeModal, snoozeModal } from '../../src/views/modals/snooze.js';
import { filled, inputs } from './fill.js';
import { aLead, inPlain } from './given.js';

const origin: Origin = { about: 'handoff', id: 'handoff-1', message: { channelId: 'C1', ts: '1.2' } };

const log = logModal(aLead(), origin);
const snooze = snoozeModal('Jane Doe', origin, 30);
const notReady = notReadyModal(aLead(), origin);

describe.each([
  ['log', log],
  ['snooze', snooze],
  ['not ready', notReady],
])('the %s modal', (_, view) => {
  it('remembers what it is about and where it was opened', () => {
    expect(readOrigin(view.private_metadata ?? '')).toEqual(origin);
  });

  it('names every block, so that answers and errors find their place', () => {
    expect(inputs(view).every((block) => block.block_id)).toBe(true);
  });
});

describe('the log modal', () => {
  it('offers what reps do and what comes of it', () => {
    expect(Object.values(LOG_KINDS)).toEqual(['Call', 'E-mail', 'Meeting', 'LinkedIn', 'Note']);
    expect(Object.values(LOG_OUTCOMES)).toEqual([
      'Reached',
      'Voicemail',
      'No answer',
      'Interested',
      'Not now',
      'Wrong person',
    ]);
  });

  it('shows filled in what was said already', () => {
    const next = { title: 'Send the sheet', date: '2026-05-20' };
    const said = JSON.stringify(
      logModal(aLead(), origin, { kind: null, outcome: 'voicemail', note: 'x'.repeat(4_000), next }),
    );
    expect(said).toContain('"initial_option":{"text":{"type":"plain_text","text":"Voicemail"');
    expect(said).toContain('"initial_date":"2026-05-20"');
    expect(said).toContain('"initial_value":"Send the sheet"');
    expect(said).not.toContain('x'.repeat(3_001));
    expect(JSON.stringify(log)).not.toContain('initial');
  });

  it('reads what it asked', () => {
    const values = filled(log, {
      'What was it?': 'Call',
      'What came of it?': 'Interested',
      'What happened?': '  wants a pilot ',
      'Next step': 'Send the security sheet',
      'On which day?': '2026-05-20',
    });
    expect(readLogModal(values, inPlain)).toEqual({
      ok: true,
      value: {
        kind: 'call_logged',
        outcome: 'interested',
        note: 'wants a pilot',
        next: { title: 'Send the security sheet', date: '2026-05-20' },
      },
    });
  });

  it('calls a day without words a follow-up, and today will do', () => {
    const values = filled(log, { 'What was it?': 'Meeting', 'On which day?': '2026-05-14' });
    expect(readLogModal(values, inPlain)).toMatchObject({
      ok: true,
      value: { outcome: null, next: { title: 'Follow up', date: '2026-05-14' } },
    });
  });

  it.each([
    [{}, { kind: 'Pick what it was, or say it above' }],
    [{ 'What was it?': 'Call' }, { outcome: 'What came of the call?' }],
    [{ 'What was it?': 'Note' }, { note: 'Write the note here' }],
    [{ 'What was it?': 'E-mail', 'Next step': 'Call back' }, { due_date: 'Pick the day for it' }],
    [
      { 'What was it?': 'E-mail', 'On which day?': '2026-05-13' },
      { due_date: 'That day is past: pick today or later' },
    ],
  ] as [Record<string, string>, Record<string, string>][])(
    'given %o says what is missing, at its place',
    (answers, errors) => {
      expect(readLogModal(filled(log, answers), inPlain)).toEqual({ ok: false, errors });
    },
  );

  it('shows its errors only at blocks it has', () => {
    const ids = new Set(inputs(log).map((block) => block.block_id));
    const read = readLogModal({}, inPlain);
    expect(read.ok ? [] : Object.keys(read.errors).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the snooze modal', () => {
  it.each([
    ['Tomorrow', 'tomorrow'],
    ['In 3 days', '3 days'],
    ['Next Monday', 'next monday'],
    ['In a week', 'in a week'],
    ['In a quarter', 'in 3 months'],
  ])('reads %s', (words, when) => {
    expect(readSnoozeModal(filled(snooze, { 'Until when?': words }), inPlain)).toEqual({
      ok: true,
      value: { end: { when }, on: NOTHING },
    });
  });

  it('takes a day of the rep’s own before any choice', () => {
    const values = filled(snooze, { 'Until when?': 'Tomorrow', 'Or another day': '2026-06-01' });
    expect(readSnoozeModal(values, inPlain)).toEqual({
      ok: true,
      value: { end: { date: '2026-06-01' }, on: NOTHING },
    });
  });

  it('is next Monday where nothing was touched: two clicks in all', () => {
    for (const values of [filled(snooze, {}), {}])
      expect(readSnoozeModal(values, inPlain)).toEqual({
        ok: true,
        value: { end: { when: 'next monday' }, on: NOTHING },
      });
  });

  it('reads what is to wake it sooner, with a day or without', () => {
    const ticks = {
      'Or sooner, as soon as': ['They reply', 'They visit the pricing page'],
      'Or they reach so many points': '80',
    };
    const on = { reply: true, pricing: true, score: 80 };
    expect(readSnoozeModal(filled(snooze, ticks), inPlain)).toMatchObject({ value: { on } });
    const noDay = { 'Until when?': 'No day: at most 30 days' };
    expect(readSnoozeModal(filled(snooze, { ...ticks, ...noDay }), inPlain)).toEqual({
      ok: true,
      value: { end: null, on },
    });
    expect(readSnoozeModal(filled(snooze, noDay), inPlain)).toEqual({
      ok: false,
      errors: { choice: 'Pick a day, or tick below what it is to wake by' },
    });
  });

  it('offers a task no conditions: it does nothing by itself', () => {
    const form = snoozeModal('Call', { about: 'task', id: 'task-1', message: null }, 30);
    expect(JSON.stringify(form)).not.toContain('They reply');
  });

  it('refuses today', () => {
    const today = filled(snooze, { 'Or another day': '2026-05-14' });
    expect(readSnoozeModal(today, inPlain)).toEqual({
      ok: false,
      errors: { date: 'Pick a day after today' },
    });
  });
});

describe('the not-ready modal', () => {
  it.each(Object.values(NOT_READY_REASONS).filter((words) => words !== NOT_READY_REASONS.other))(
    'takes “%s” as it is',
    (words) => {
      const read = readNotReadyModal(filled(notReady, { 'Why is it not ready?': words }));
      expect(read).toMatchObject({ ok: true, value: { words, note: null } });
    },
  );

  it('puts the rep’s own words after the reason', () => {
    const values = filled(notReady, {
      'Why is it not ready?': 'No budget',
      'In your words': 'frozen until spring',
    });
    expect(readNotReadyModal(values)).toEqual({
      ok: true,
      value: { reason: 'no_budget', note: 'frozen until spring', words: 'No budget: frozen until spring' },
    });
  });

  it('returns nothing without a reason, nor “something else” without words', () => {
    expect(readNotReadyModal(filled(notReady, {}))).toEqual({
      ok: false,
      errors: { reason: 'Pick a reason' },
    });
    expect(readNotReadyModal(filled(notReady, { 'Why is it not ready?': 'Something else' }))).toEqual({
      ok: false,
      errors: { note: 'Say in a few words what it is' },
    });
  });
});

it.each(['', '{}', '[]', '{"about":"cat","id":"1"}', '{"about":"lead"}'])(
  'metadata that is not ours (%j) is no origin',
  (text) => {
    expect(readOrigin(text)).toBeNull();
  },
);
