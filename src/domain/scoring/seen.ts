import type { Lifecycle, Profile } from '../lead.js';
import type { Seen } from './condition.js';
import type { Engine } from './engine.js';
import type { Named } from './model.js';
import { intentAt, totalAt } from './score.js';
import type { Standing } from './standing.js';

const DAY = 86_400_000;

type Looked = Pick<Seen, 'standing' | 'profile' | 'tags'>;

/** The lead as conditions look at it. A class, as it is made for every deed, and functions of its own cost more. */
class View implements Seen {
  readonly standing: Standing;
  readonly profile: Profile;
  readonly tags: string[];

  constructor(
    private readonly engine: Engine,
    { standing, profile, tags }: Looked,
  ) {
    this.standing = standing;
    this.profile = profile;
    this.tags = tags;
  }

  total(at: number): number {
    return totalAt(this.engine, this.standing, at);
  }

  intent(at: number): number {
    return intentAt(this.engine, this.standing, at);
  }

  lifecycle(at: number): Lifecycle {
    return lifecycleOf(this.engine, this.standing, at);
  }
}

export const seenOf = (engine: Engine, sheet: Looked): Seen => new View(engine, sheet);

/** What disqualifies the lead at an instant (ms), the first that does; null for nothing. */
export function disqualifierOf(engine: Engine, sheet: Looked, at: number): Named | null {
  if (engine.disqualify.length === 0) return null;
  const seen = seenOf(engine, sheet);
  return engine.disqualify.find(({ test }) => test.holds(seen, at))?.named ?? null;
}

/** Where the lead is in its life with us, at an instant (S31). */
export function lifecycleOf({ model }: Engine, { last, quietSince, stage }: Standing, at: number): Lifecycle {
  if (last === null) return 'new';
  if (stage === 'new') return 'engaged';
  return at >= quietSince + model.quiet.atRiskDays * DAY ? 'at-risk' : 'qualified';
}
