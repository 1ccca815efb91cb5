import { describe, expect, it } from 'vitest';
import { unheard } from '../../src/domain/timeline.js';

const now = new Date('2026-06-20T12:00:00Z');
const mail = (id: string, kind: string, day: number) => ({
  id,
  kind,
  at: new Date(Date.UTC(2026, 5, day, 9)),
});

describe('what was sent and went unheard (S07)', () => {
  it('is what nobody opened, clicked or answered before the next was sent', () => {
    const heard = unheard(
      [
        mail('c', 'email_sent', 9),
        mail('a', 'email_sent', 1),
        mail('o', 'email_opened', 2),
        mail('b', 'email_sent', 5),
      ],
      now,
    );
    expect([...heard]).toEqual([
      ['a', 'no'],
      ['b', 'yes'],
      ['c', 'yes'],
    ]);
  });

  it('of the last two days may yet be heard', () => {
    expect(unheard([mail('a', 'email_sent', 19)], now).get('a')).toBe('so_far');
  });

  it('is not answered by what else the lead did', () => {
    expect(unheard([mail('a', 'email_sent', 1), mail('p', 'page_viewed', 2)], now).get('a')).toBe('yes');
  });
});
