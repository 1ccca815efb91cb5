import type { Compiled } from '../domain/behaviour.js';
import type { ScoringModel } from '../domain/model.js';
import type { Track } from '../domain/track.js';
import type { Ids } from '../lib/ids.js';
import type { Log } from '../lib/log.js';
import type { Db } from '../store/db.js';

/** What every use case is given once, at the start of the program. */
export type Deps = {
  db: Db;
  ids: Ids;
  log: Log;
  playbook: Playbook;
  /** Channels by their names without `#`. */
  places: { handoffs: string; managers: string };
  /** Zone of the workspace, IANA: for the digest. */
  timeZone: string;
  /** Says that the outbox has something new. Call after commit. */
  wake(): void;
};

export type Playbook = { model: ScoringModel; rules: Compiled; tracks: Track[] };

/** Who asks, and when: made at the edge, once a request or tick. `now` is UTC. */
export type Ctx = {
  teamId: string;
  /** Slack user id. */
  actor: string;
  now: Date;
  /** Unique to the request: the same request again does nothing twice. */
  requestKey: string;
};
