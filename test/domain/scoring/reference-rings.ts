import { idealCriteria } from '../../../src/domain/scoring/attributes.js';
import type { Condition, Named } from '../../../src/domain/scoring/model.js';
import {
  type Book,
  fitOf,
  funnelOf,
  isRemoved,
  knownBy,
  lifecycleOf,
  profileOf,
  quietSinceOf,
  stageOf,
  wholeOf,
} from './reference.js';
import { DAY, holds, touches } from './reference-conditions.js';

/** What the card says they are worth for what they did: what is left of the total without the fit. */
const behaviourOf = (book: Book, known: number, at: number): number =>
  wholeOf(book, known, at) - (isRemoved(book, known) ? 0 : fitOf(book, known));

/** Does a named condition hold at a moment? */
export function holdsThen(book: Book, condition: Condition, known: number, at: number): boolean {
  const { model, deeds, tags } = book;
  const profile = profileOf(book, known);
  return holds(condition, {
    deeds: deeds.slice(0, known),
    mails: deeds.slice(0, known),
    at,
    profile,
    icp: model.icp,
    stands: {
      tags,
      total: wholeOf(book, known, at),
      stage: stageOf(book, known, at).stage,
      isHighFit: idealCriteria(model.icp, profile).met.length >= model.high.fit,
      isHighIntent: behaviourOf(book, known, at) >= model.high.intent,
      funnel: funnelOf(book, known),
      lifecycle: lifecycleOf(book, known, at),
    },
  });
}

export type RingOf = { id: string; by: string; at: number };

/** When the handoff rules rang, in order. A lead that is not to be handed over rings none. */
export function ringsOf(book: Book): RingOf[] {
  const rings: RingOf[] = [];
  for (const [by, deed] of book.deeds.entries()) {
    const at = deed.at.getTime();
    if (!mayRing(book, by + 1, at)) continue;
    for (const { id, when } of book.model.ready) {
      if (!holdsThen(book, when, by + 1, at)) continue;
      if (!touches(when, deed) && holdsThen(book, when, by, at)) continue;
      const since = at - book.model.alert.sameRuleDays * DAY;
      if (!rings.some((ring) => ring.id === id && ring.at > since)) rings.push({ id, by: deed.id, at });
    }
  }
  return rings;
}

function mayRing(book: Book, known: number, at: number): boolean {
  const isCold = at - quietSinceOf(book, known) >= book.model.quiet.coldDays * DAY;
  return !isCold && !isRemoved(book, known) && !isDisqualified(book, known, at);
}

const isDisqualified = (book: Book, known: number, at: number): boolean =>
  book.model.disqualify.some(({ when }) => holdsThen(book, when, known, at));

export const segmentsOf = (book: Book, at: number): string[] =>
  book.model.segments
    .filter(({ when }: Named) => holdsThen(book, when, knownBy(book, at), at))
    .map(({ id }) => id);
