/** Somebody who is away, and who acts for them. Instants are UTC. */
export type Absence = { personId: string; coverId: string | null; startedAt: Date; until: Date };

/** All absences of a team, by person: they are few. */
export type Absences = ReadonlyMap<string, Absence>;

/** Longest absence: nobody plans further, and a slip of the pen must not hide somebody for years. */
export const LONGEST_AWAY_DAYS = 366;

const isAway = (absences: Absences, personId: string, now: Date): Absence | null => {
  const absence = absences.get(personId);
  return absence !== undefined && now < absence.until ? absence : null;
};

/**
 * Who acts for a person at a moment: they themselves unless away, then their cover, or the cover's cover where that one
 * is away, too. Null where nobody does.
 */
export function standIn(absences: Absences, personId: string, now: Date): string | null {
  const seen = new Set<string>();
  for (let at = personId; !seen.has(at); ) {
    seen.add(at);
    const absence = isAway(absences, at, now);
    if (absence === null) return at;
    if (absence.coverId === null) return null;
    at = absence.coverId;
  }
  return null;
}

/** Whether somebody acts for an owner who is away: as the cover, or the cover's cover. */
export const actsFor = (absences: Absences, person: string, owner: string, now: Date): boolean =>
  person !== owner && standIn(absences, owner, now) === person;

/** Those for whom somebody acts now. */
export const coveredBy = (absences: Absences, person: string, now: Date): Absence[] =>
  [...absences.values()].filter(({ personId }) => actsFor(absences, person, personId, now));
