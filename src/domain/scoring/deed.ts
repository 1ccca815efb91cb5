import type { ActivityKind } from '../activity.js';
import { EMPTY_PROFILE, type Profile } from '../lead.js';

/** One entry of a lead's past: what was done, and what was said of who the lead is. */
export type Deed = {
  /** The key under which it counts once: the same whenever, and in whatever order, it becomes known. */
  id: string;
  at: Date;
  kind: ActivityKind;
  properties: Record<string, unknown>;
  profile: Partial<Profile> | null;
};

/** What is really said of a lead; null where nothing is. */
export function saidIn(profile: Partial<Profile>): Partial<Profile> | null {
  let said: Record<string, unknown> | null = null;
  for (const name in profile) {
    const value = profile[name as keyof Profile];
    if (value === null || value === undefined || value === '') continue;
    said ??= {};
    said[name] = value;
  }
  return said;
}

/** The fields of the profile that a person blanked by an edit; news never blanks any. */
export function clearedBy({ kind, properties }: Deed): (keyof Profile)[] {
  if (kind !== 'profile_stated') return NONE;
  const { cleared } = properties;
  if (!Array.isArray(cleared)) return NONE;
  return cleared.filter((name): name is keyof Profile => Object.hasOwn(EMPTY_PROFILE, String(name)));
}

const NONE: (keyof Profile)[] = [];

/**
 * The order of the past: by time, then by id. Deeds of one millisecond have no order of their own, and when they arrived
 * must not make one: their ids are the same whenever they are told of, and so is this order. Folding news as it comes
 * (fold.ts, `isNext`) and going through the past anew (replay.ts) both keep to it.
 */
export const inOrder = (a: Deed, b: Deed): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
