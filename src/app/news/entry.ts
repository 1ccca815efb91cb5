import type { ActivityKind, Origin } from '../../domain/activity.js';
import type { Profile } from '../../domain/lead.js';

/** A piece of news as it arrives: about whom, and what they did, if anything. `at` is when it happened (UTC). */
export type Entry = {
  email: string;
  profile: Partial<Profile>;
  at: Date;
  activity: {
    /** The same key again is the same activity, and changes nothing. */
    dedupeKey: string;
    kind: ActivityKind;
    origin: Origin;
    actorId: string | null;
    properties: Record<string, unknown>;
  } | null;
};
