import { describe, expect, it } from 'vitest';
import { contextPackage, happened, lastAsked, type Told } from '../../src/domain/context.js';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const told = (kind: string, day: number, properties: unknown = {}): Told => ({
  kind,
  occurredAt: at(day),
  properties,
});

describe('the context package', () => {
  it('is empty lists where nothing is recorded', () => {
    expect(contextPackage([])).toEqual({ content: [], pages: [], emails: [], forms: [], questions: [] });
  });

  it('has at most three of each, the newest', () => {
    const downloads = [9, 8, 7, 6].map((day) => told('content_downloaded', day, { title: `No ${day}` }));
    expect(contextPackage(downloads).content.map(({ detail }) => detail)).toEqual(['No 9', 'No 8', 'No 7']);
  });

  it('counts repeats of one kind in one line, with the newest’s detail', () => {
    const opens = [3, 2, 1].map((day) => told('email_opened', day, { subject: `Mail ${day}` }));
    expect(contextPackage(opens).emails).toEqual([
      { what: 'Opened an e-mail ×3', detail: 'Mail 3', at: at(3) },
    ]);
  });

  it('counts visits page by page', () => {
    const visits = ['/a', '/b', '/a', null].map((page, at) =>
      told('page_viewed', 9 - at, page === null ? {} : { page }),
    );
    expect(contextPackage(visits).pages).toEqual([
      { what: 'Viewed a page', detail: '/a ×2', at: at(9) },
      { what: 'Viewed a page', detail: '/b', at: at(8) },
      { what: 'Viewed a page', detail: null, at: at(6) },
    ]);
  });

  it('takes for a question what is called one, and what has a question mark in a form or a mail', () => {
    const asked = [
      told('page_viewed', 5, { question: 'Is there an API' }),
      told('form_submitted', 4, { notes: 'Can we talk?' }),
      told('email_replied', 3, { text: 'Thanks!' }),
      told('page_viewed', 2, { text: 'What?' }),
    ];
    expect(contextPackage(asked).questions.map(({ detail }) => detail)).toEqual([
      'Is there an API',
      'Can we talk?',
    ]);
  });
});

describe('what was asked last', () => {
  it('is the newest question or hand-raise, in the lead’s own words where there are any', () => {
    const opened = told('email_opened', 9);
    expect(lastAsked([opened, told('demo_requested', 8)])).toEqual({
      what: 'Requested a demo',
      detail: null,
      at: at(8),
    });
    const form = told('form_submitted', 7, { title: 'Contact', message: 'How much?' });
    expect(lastAsked([opened, form])).toMatchObject({ detail: 'How much?' });
    expect(lastAsked([opened])).toBeNull();
  });
});

describe('something that happened', () => {
  it.each([
    [{ title: 'The guide', url: 'https://x' }, 'The guide'],
    [{ url: 'https://x' }, 'https://x'],
    [{ title: '   ', page: '/p' }, '/p'],
    [{ title: 7 }, null],
    [null, null],
    ['text', null],
    [[1], null],
  ])('of %j has the detail %j', (properties, detail) => {
    expect(happened(told('page_viewed', 1, properties)).detail).toBe(detail);
  });

  it('has a detail of at most a thousand characters', () => {
    expect(happened(told('page_viewed', 1, { title: 'x'.repeat(10_000) })).detail).toHaveLength(1000);
  });

  it('of a kind we no longer know is called what it was called', () => {
    expect(happened(told('carrier_pigeon', 1)).what).toBe('carrier_pigeon');
  });
});
