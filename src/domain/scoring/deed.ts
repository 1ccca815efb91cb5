import type { ActivityKind } from '../activity.js';
import type { Profile } from '../lead.js';

/** One entry of a lead's past: what was done, and what was said of who the lead is. */
export type Deed = {
  /** The key under which it counts once: the same whenever, and in whatever order, it becomes known. */
  id: string;
  at: Date;
  kind: ActivityKind;
  properties: Record<string, unknown>;
  profile: Partial<Profile> | null;
};

/** The order of the past: by time, then by id. */
export const inOrder = (a: Deed, b: Deed): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
