import type { Lead } from '../lead.js';
import { type Deed, inOrder } from './deed.js';
import type { Engine } from './engine.js';
import { type Sheet, step } from './fold.js';
import { blankSheet } from './replay.js';
import { silencesAt, totalAt } from './score.js';

const DAY = 86_400_000;

/** What a deed or a silence did to a score: by how much, how much of it for who they are, and to what total. */
export type ScoreMove = { by: number; fit: number; to: number };

/** A silence that was charged (S23): when, by the name the rules have for it, and what it came to. */
export type SilenceCharge = { at: Date; label: string; score: ScoreMove };

export type ScoreMoves = {
  /** By the deed's key; deeds that moved nothing are left out. */
  byDeed: Map<string, ScoreMove>;
  /** Oldest first. */
  silences: SilenceCharge[];
};

/** How a lead's score moved in its past: with each deed when it was done, and with each silence up to `now`. */
export function scoreMoves(
  engine: Engine,
  lead: Pick<Lead, 'createdAt' | 'tags'>,
  deeds: Deed[],
  now: Date,
): ScoreMoves {
  const sheet = blankSheet(engine, lead.createdAt, lead.tags);
  const byDeed = new Map<string, ScoreMove>();
  const silences: SilenceCharge[] = [];
  const silent = (mark: number): void => {
    if (sheet.standing.outAt === null) silences.push(chargeOf(engine, sheet, mark));
  };
  for (const deed of deeds.filter(({ at }) => at <= now).toSorted(inOrder)) {
    const at = deed.at.getTime();
    const { fit } = sheet.standing;
    const before = totalAt(engine, sheet.standing, at);
    step(engine, sheet, deed, { silent: (_from, mark) => silent(mark) });
    const to = totalAt(engine, sheet.standing, at);
    if (to !== before) byDeed.set(deed.id, { by: to - before, fit: sheet.standing.fit - fit, to });
  }
  const { standing } = sheet;
  if (silencesAt(engine, standing, now.getTime()) > standing.silences)
    silent(standing.quietSince + (engine.model.silence?.afterDays ?? 0) * DAY);
  return { byDeed, silences };
}

function chargeOf(engine: Engine, { standing }: Sheet, mark: number): SilenceCharge {
  const { silence } = engine.model;
  return {
    at: new Date(mark),
    label: silence?.label ?? '',
    score: { by: silence?.points ?? 0, fit: 0, to: totalAt(engine, standing, mark) },
  };
}
