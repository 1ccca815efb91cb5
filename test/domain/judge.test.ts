import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityKind } from '../../src/domain/activity.js';
import {
  judge,
  judgeSilence,
  type News,
  needsSilences,
  nextQuietCheck,
  type Tracked,
} from '../../src/domain/judge.js';
import { total } from '../../src/domain/lead.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';
import { newLead } from '../../src/store/lead-rows.js';

const { model, rules } = loadPlaybook();
const DAY = 86_400_000;
const START = new Date('2026-01-01T00:00:00Z');
const day = (days: number) => new Date(START.getTime() + days * DAY);

let made = 0;
const news = (at: number, kind: ActivityKind = 'email_clicked', more: Partial<News> = {}): News => ({
  id: `n${++made}`,
  at: day(at),
  profile: {},
  activity: { kind, properties: {} },
  ...more,
});
const lead = (more: Partial<Tracked> = {}): Tracked => ({
  ...newLead({
    id: 'L',
    teamId: 'T',
    email: 'jane@acme.com',
    now: day(0),
    readyLine: 80,
    quietCheckAt: day(45),
  }),
  ...more,
});
const none = () => ({ counts: new Map(), silence: null });

/** A lead whose news comes at these times, each batch with the past read only where that is asked for. */
function live(batches: number[][], now: number): Tracked {
  let known = lead();
  const times: Date[] = [];
  let charged: Date[] = [];
  for (const batch of batches) {
    const heard = batch.map((at) => news(at));
    times.push(...heard.map(({ at }) => at));
    const silence = needsSilences(model, known, heard, day(now)) ? { times, charged } : null;
    const verdict = judge(model, rules, known, heard, { counts: new Map(), silence }, day(now));
    known = verdict.lead;
    const undone = verdict.lines
      .filter(({ points }) => points > 0)
      .map(({ key }) => key.slice('silence-undone:'.length));
    const added = verdict.lines
      .filter(({ points }) => points < 0)
      .map(({ key }) => new Date(key.slice('silence:'.length)));
    charged = [...charged.filter((start) => !undone.includes(start.toISOString())), ...added];
  }
  return known;
}

describe('the past is read where it matters', () => {
  it('and nowhere else does it change the sum: late news counts as if it had come in time', () => {
    const times = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(times, fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 }), (all, sizes) => {
        const rest = [...all];
        const batches = sizes.map((size) => rest.splice(0, size)).filter((batch) => batch.length > 0);
        const inTurn = [...batches, rest].filter((batch) => batch.length > 0);
        const atOnce = live([all], 201);
        const bit = live(inTurn, 201);
        expect([bit.behaviour, bit.quietSince, bit.lastActivityAt]).toEqual([
          atOnce.behaviour,
          atOnce.quietSince,
          atOnce.lastActivityAt,
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('not for news in order without a long gap, as nearly all is', () => {
    const known = lead({ quietSince: day(10), lastActivityAt: day(10) });
    expect(needsSilences(model, known, [news(20), news(30)], day(31))).toBe(false);
    expect(needsSilences(model, known, [news(5)], day(31))).toBe(true);
    expect(needsSilences(model, known, [news(40)], day(70))).toBe(true);
    expect(needsSilences(model, known, [news(5, 'email_sent')], day(31))).toBe(false);
  });
});

describe('ready', () => {
  const points = (behaviour: number, more: Partial<Tracked> = {}) =>
    lead({ behaviour, quietSince: day(0), lastActivityAt: day(0), ...more });
  const crossed = (before: Tracked, heard: News, now = 1) =>
    judge(model, rules, before, [heard], none(), day(now)).crossed;

  it('is crossed from below, not again above', () => {
    expect(crossed(points(60), news(1, 'email_replied'))).toBe(true);
    expect(crossed(points(59), news(1, 'email_replied'))).toBe(false);
    expect(crossed(points(80), news(1, 'email_replied'))).toBe(false);
  });

  it('is its own line after "not ready"', () => {
    expect(crossed(points(90, { readyLine: 110 }), news(1, 'pricing_page_viewed'))).toBe(false);
    expect(crossed(points(90, { readyLine: 110 }), news(1, 'email_replied'))).toBe(true);
  });

  it('is not what a lead is that has been quiet past the cold mark, until it stirs', () => {
    const old = points(80);
    expect(crossed(old, news(50, 'email_sent'), 50)).toBe(false);
    expect(crossed(old, news(50, 'email_clicked'), 50)).toBe(true);
    expect(crossed(points(60), news(1, 'email_replied'), 50)).toBe(false);
  });

  it('is not what a lead is that was let go, until it stirs', () => {
    const gone = points(80, { letGoAt: day(1) });
    expect(crossed(gone, news(2, 'email_sent'), 2)).toBe(false);
    expect(crossed(gone, news(2, 'email_clicked'), 2)).toBe(true);
  });
});

describe('time alone', () => {
  it('charges a silence once, and never twice for a clock that goes back', () => {
    const before = lead({ behaviour: 30 });
    const first = judgeSilence(
      model,
      before,
      { counts: new Map(), silence: { times: [], charged: [] } },
      day(60),
    );
    expect(first.lines.map(({ points }) => points)).toEqual([-15]);
    const charged = { counts: new Map(), silence: { times: [], charged: [day(0)] } };
    for (const now of [59, 60, 300])
      expect(judgeSilence(model, first.lead, charged, day(now)).lines).toEqual([]);
  });

  it('is looked at on day 45, then on day 60, then no more', () => {
    expect(nextQuietCheck(model, lead({ quietCheckAt: null }), day(0))).toEqual(day(45));
    expect(nextQuietCheck(model, lead({ quietCheckAt: null, coldAt: day(45) }), day(45))).toEqual(day(60));
    expect(nextQuietCheck(model, lead({ quietCheckAt: null, coldAt: day(45) }), day(60))).toBeNull();
  });

  it('is not set again by each activity: a look too early is cheaper than moving it', () => {
    const known = lead({ quietSince: day(30), quietCheckAt: day(45) });
    expect(nextQuietCheck(model, known, day(30))).toEqual(day(45));
  });
});

describe('what is learnt of a lead', () => {
  const learnt = (known: Tracked, heard: News[]) => judge(model, rules, known, heard, none(), day(99)).lead;
  const profile = (at: number, said: News['profile']): News => ({ ...news(at), profile: said });

  it('never blanks what was known', () => {
    const known = lead({ name: 'Jane', company: 'Acme', profileAt: day(1) });
    expect(learnt(known, [profile(2, { name: '', company: null })])).toMatchObject({
      name: 'Jane',
      company: 'Acme',
    });
  });

  it('is the newest word in a batch, whatever its order there', () => {
    expect(learnt(lead(), [profile(3, { name: 'Jane Doe' }), profile(2, { name: 'J.' })])).toMatchObject({
      name: 'Jane Doe',
    });
  });
});

it('the total is fit and behaviour', () => {
  expect(total({ fit: 20, behaviour: -15 })).toBe(5);
});
