import fc from 'fast-check';
import type { ActivityKind } from '../../../src/domain/activity.js';
import type { Profile } from '../../../src/domain/lead.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import { DAY } from './reference-conditions.js';

export const CREATED = new Date('2026-03-02T09:00:00Z');
/** When the streams end at the latest. */
export const LAST_DAY = 220;
export const onDay = (day: number): Date => new Date(CREATED.getTime() + Math.round(day * DAY));

/** Few kinds, so that they meet the conditions of random models often; those by which more depends come oftener. */
const KINDS: [kind: ActivityKind, weight: number][] = [
  ['email_sent', 4],
  ['email_opened', 6],
  ['email_clicked', 2],
  ['email_replied', 3],
  ['page_viewed', 3],
  ['pricing_page_viewed', 5],
  ['content_downloaded', 4],
  ['demo_requested', 3],
  ['career_page_viewed', 2],
  ['webinar_missed', 1],
  ['profile_stated', 3],
  ['funnel_set', 1],
  ['unsubscribed', 1],
];
export const ANY_KINDS = KINDS.map(([kind]) => kind);

const anyKind = fc.oneof(...KINDS.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) })));

/** What a sender may say, well or badly. The last of `sequence` are words that every object knows. */
const PROPERTIES: Record<string, unknown[]> = {
  kind: [
    'case_study',
    'Case  Study',
    'e-book',
    ['guide', 'case-study'],
    [],
    [null, ''],
    7,
    true,
    null,
    ' ',
    'Unknown',
    { is: 'guide' },
  ],
  sequence: ['a', 'a', 'b', 1, '1', true, 'constructor', '__proto__'],
  email: ['m1', 'm2', 'm3', 4, null],
  text: ['What does it cost?', 'How long until go-live?', 'Do you sync with Salesforce?', 'Thanks.', 12],
  title: ['Price list', 'Webhooks and SSO', 'Forty subject lines', 3],
  about: ['pricing', ['timeline', 'weather'], 'weather'],
  cleared: [['title'], ['industry', 'companySize'], ['title', 'constructor', 7], [], 'title'],
  to: ['awareness', 'consideration', 'decision', 'nowhere'],
};

const anyProperties: fc.Arbitrary<Record<string, unknown>> = fc.record(
  Object.fromEntries(Object.entries(PROPERTIES).map(([name, values]) => [name, fc.constantFrom(...values)])),
  { requiredKeys: [] },
);

const anyProfile: fc.Arbitrary<Partial<Profile> | null> = fc.option(
  fc.record(
    {
      title: fc.constantFrom('VP Sales', 'Intern', 'Marketing Manager', '', null),
      industry: fc.constantFrom('Software', 'manufacturing', 'Banking', null),
      companySize: fc.constantFrom(5, 40, 600),
      country: fc.constantFrom('Germany', 'US'),
      source: fc.constantFrom('cold call', 'website'),
    },
    { requiredKeys: [] },
  ),
  { freq: 3 },
);

const QUARTER = DAY / 4;

/** Instants that meet (quarters of days) and instants that don't, in bursts and with gaps, some before the lead. */
export const anyInstant = (from = -15, to = LAST_DAY - 20): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: from * 4, max: to * 4 }).map((each) => each * QUARTER) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }).map((each) => each * QUARTER) },
    { weight: 2, arbitrary: fc.integer({ min: from * DAY, max: to * DAY }) },
  );

/** A lead's past, as it may have come in: in any order, each deed once. */
export const anyPast = (maxLength = 40): fc.Arbitrary<Deed[]> =>
  fc
    .array(
      fc.record({
        after: anyInstant(),
        letter: fc.constantFrom('a', 'b', 'c'),
        kind: anyKind,
        properties: anyProperties,
        profile: anyProfile,
      }),
      { maxLength, size: 'max' },
    )
    .map((deeds) =>
      deeds.map(({ after, letter, ...deed }, index) => ({
        ...deed,
        id: `${letter}${index}`,
        at: new Date(CREATED.getTime() + after),
      })),
    );

/** The same deeds in another order, in batches. */
export const batches = (deeds: Deed[]): fc.Arbitrary<Deed[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray(deeds, { minLength: deeds.length }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: deeds.length, maxLength: deeds.length }),
    )
    .map(([shuffled, sizes]) => {
      const parts: Deed[][] = [];
      let taken = 0;
      for (const size of sizes) {
        if (taken >= shuffled.length) break;
        parts.push(shuffled.slice(taken, taken + size));
        taken += size;
      }
      return parts;
    });
