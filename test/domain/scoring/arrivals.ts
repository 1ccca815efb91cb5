import fc from 'fast-check';
import { judge, judgeTime, needsPast, type Verdict } from '../../../src/domain/judge.js';
import { total } from '../../../src/domain/lead.js';
import { type Deed, inOrder } from '../../../src/domain/scoring/deed.js';
import type { Engine } from '../../../src/domain/scoring/engine.js';
import { nextDue } from '../../../src/domain/scoring/forecast.js';
import { blankSheet } from '../../../src/domain/scoring/replay.js';
import { daysAfter } from '../../../src/domain/silence.js';
import { standingOf, type Tracked } from '../../../src/domain/stand.js';
import { rowOf } from './any-lead.js';
import { CREATED } from './any-past.js';
import { DAY } from './reference-conditions.js';

/** What reaches the program at a moment: news, perhaps late, or a person's word about the lead. */
export type Arrival = { now: Date; news: Deed[]; word: 'let go' | 'not ready' | null };

export const LEAD = { createdAt: CREATED, tags: ['vip'] };

const anyDelay = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 * DAY }) },
);

/** The same deeds as they may arrive: most at once, some late, in batches of any size and any order. */
export const arrivalsOf = (past: Deed[], delay: fc.Arbitrary<number> = anyDelay): fc.Arbitrary<Arrival[]> =>
  fc
    .array(fc.tuple(delay, fc.nat(1000), fc.nat(4)), { minLength: past.length, maxLength: past.length })
    .map((fates) => {
      const due = past
        .map((deed, index) => {
          const [late, place, joins] = fates[index] ?? [0, 0, 0];
          const known = Math.max(deed.at.getTime(), CREATED.getTime()) + late;
          return { deed, known, place, joins };
        })
        .toSorted((a, b) => a.known - b.known || a.place - b.place);
      const batches: Arrival[] = [];
      for (const { deed, known, joins } of due) {
        const last = batches.at(-1);
        if (last === undefined || joins > 0) batches.push({ now: new Date(known), news: [deed], word: null });
        else {
          last.news.push(deed);
          last.now = new Date(known);
        }
      }
      return batches;
    });

/** A lead as the app reads it back at a moment: what is stored is JSON. */
export const readAgain = (engine: Engine, { sheet, ...row }: Tracked, now: Date): Tracked =>
  standingOf(engine, row, { ...sheet, standing: JSON.parse(JSON.stringify(sheet.standing)) }, now);

export const bornAs = (engine: Engine, tags = LEAD.tags): Tracked =>
  standingOf(
    engine,
    { ...rowOf({ ...LEAD, tags }), dueAt: null, scored: false },
    blankSheet(engine, CREATED, tags),
    CREATED,
  );

/** How the app goes about it. Controls put a worse one in its place. */
export type Ways = {
  needsPast: typeof needsPast;
  isRepeat: (deed: Deed, known: Deed[]) => boolean;
  looks: boolean;
  carry: (lead: Tracked) => Tracked;
};
export const APP: Ways = {
  needsPast,
  isRepeat: (deed, known) => known.some(({ id }) => id === deed.id),
  looks: true,
  carry: (lead) => lead,
};

/** What became of a lead at a moment, and what was known of its past by then. */
export type Moment = { now: Date; verdict: Verdict; known: Deed[]; word: Arrival['word'] };

/** Lives through what arrives, and looks at the lead whenever that is due, as the app does. */
export function live(
  engine: Engine,
  arrivals: Arrival[],
  until: Date,
  ways = APP,
  tags = LEAD.tags,
): Moment[] {
  const moments: Moment[] = [];
  const known: Deed[] = [];
  let lead = bornAs(engine, tags);
  const note = (now: Date, verdict: Verdict, word: Arrival['word'] = null) => {
    lead = ways.carry(verdict.lead);
    moments.push({ now, verdict: { ...verdict, lead }, known: [...known], word });
  };
  const lookUntil = (end: Date) => {
    for (let looks = 0; ways.looks && lead.dueAt !== null && lead.dueAt <= end; looks++) {
      if (looks > 500) throw new Error('looked at five hundred times without end');
      const now = lead.dueAt;
      const verdict = judgeTime(engine, readAgain(engine, lead, now), now);
      note(now, { ...verdict, lead: chilled(engine, verdict.lead, now) });
    }
  };
  for (const { now, news, word } of arrivals) {
    lookUntil(now);
    const before = readAgain(engine, lead, now);
    if (word !== null) lead = said(engine, before, word, now);
    const fresh: Deed[] = [];
    for (const deed of news) if (!ways.isRepeat(deed, [...known, ...fresh])) fresh.push(deed);
    fresh.sort(inOrder);
    const past = ways.needsPast(before, fresh) ? [...known] : null;
    known.push(...fresh);
    note(now, judge(engine, readAgain(engine, lead, now), fresh, past, now), word);
  }
  lookUntil(until);
  note(until, judgeTime(engine, readAgain(engine, lead, until), until));
  return moments;
}

/** A silence that is long enough makes the lead cold, and ready to be handed over anew. */
function chilled(engine: Engine, lead: Tracked, now: Date): Tracked {
  const mark = daysAfter(lead.quietSince, engine.model.quiet.coldDays);
  if (lead.coldAt !== null || mark > now) return lead;
  return { ...lead, coldAt: mark, handed: false, dueAt: nextDue(engine, lead.sheet, now, true) };
}

function said(engine: Engine, lead: Tracked, word: Arrival['word'], now: Date): Tracked {
  if (word === 'let go') return { ...lead, handed: false, letGoAt: lead.letGoAt ?? now };
  const { alert, lines } = engine.model;
  const line = (lines[alert.at] ?? lines.sql)?.enter ?? 0;
  return { ...lead, handed: false, raisedLine: Math.max(line, total(lead) + alert.pointsAfterNotReady) };
}

/** Whether a property fails, as it must where what it is about was made wrong: the control of each property. */
export const isCaught = <T>(property: fc.IProperty<T>): boolean =>
  fc.check(property, { numRuns: 2000, endOnFailure: true }).failed;
