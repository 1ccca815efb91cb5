import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS } from '../../src/domain/activity.js';
import { nearestKinds } from '../../src/domain/event.js';
import { nearestWord, nearestWords } from '../../src/domain/nearest.js';

describe('the word that was probably meant', () => {
  it.each([
    ['pricing_page_view', 'pricing_page_viewed'],
    ['Demo Requested', 'demo_requested'],
    ['demo-request', 'demo_requested'],
    ['webinar', 'webinar_missed'],
    ['unsubscribe', 'unsubscribed'],
  ])('for %s is %s', (asked, meant) => {
    expect(nearestWord(asked, ACTIVITY_KINDS)).toBe(meant);
  });

  it.each([
    ['form', 'from'],
    ['lable', 'label'],
    ['pionts', 'points'],
    ['utnil', 'until'],
  ])('is found though letters changed places: %s', (asked, meant) => {
    expect(nearestWord(asked, ['id', 'label', 'points', 'when', 'cap', 'from', 'until'])).toBe(meant);
  });

  it.each(['', 'x', 'colour', '🙂', '__proto__', 'x'.repeat(100_000)])('is none for %.10s', (asked) => {
    expect(nearestWord(asked, ACTIVITY_KINDS)).toBeNull();
  });

  it('is none where no words are known', () => {
    expect(nearestWord('demo', [])).toBeNull();
    expect(nearestWords('demo', [])).toEqual([]);
  });
});

it('of several, the most alike comes first, and there are always as many as asked for', () => {
  expect(nearestKinds('pricing_page')).toEqual([
    'pricing_page_viewed',
    'pricing_abandoned',
    expect.stringContaining('page_viewed'),
  ]);
  expect(nearestKinds('', 5)).toHaveLength(5);
});
