import { describe, expect, it } from 'vitest';
import { LOST_REASONS, lostReasonText, readLostReason } from '../../src/domain/lost-reason.js';

describe('the reason of a loss is read', () => {
  it.each([
    ['budget', 'budget', null],
    ['BUDGET', 'budget', null],
    ['budget: none before May', 'budget', 'none before May'],
    ['timing - call in autumn', 'timing', 'call in autumn'],
    ['Other, they merged', 'other', 'they merged'],
    ['went with a competitor', 'competitor', 'went with a competitor'],
    ['Lost to the competition', 'competitor', 'Lost to the competition'],
    ['not now, ask next year', 'timing', 'not now, ask next year'],
    ['too expensive for them', 'budget', 'too expensive for them'],
    ['the price, and a rival', 'other', 'the price, and a rival'],
    ['Priceless people, sadly', 'other', 'Priceless people, sadly'],
    ['Das Budget ist weg', 'budget', 'Das Budget ist weg'],
    ['担当者が退職', 'other', '担当者が退職'],
  ])('%j', (typed, reason, words) => {
    expect(readLostReason(typed)).toEqual({ reason, words });
  });

  it('back from what was kept of it', () => {
    for (const typed of [...LOST_REASONS, 'budget: none', 'went with a competitor', 'they merged', 'a: b']) {
      const once = readLostReason(lostReasonText(typed));
      expect(once).toEqual(readLostReason(typed));
      expect(lostReasonText(lostReasonText(typed))).toBe(lostReasonText(typed));
    }
  });
});
