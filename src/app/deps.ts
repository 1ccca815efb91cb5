import type { Playbook } from '../domain/playbook.js';
import type { Role } from '../domain/role.js';
import type { Rules } from '../domain/scoring/rules.js';
import type { Ids } from '../lib/ids.js';
import type { Log } from '../lib/log.js';
import type { Db } from '../store/db.js';

/** What every use case is given once, at the start of the program. */
export type Deps = {
  db: Db;
  ids: Ids;
  log: Log;
  playbook: Playbook;
  /** Versions of the rules made ready before, by team and version. They never change. */
  rules: Map<string, Rules>;
  /** Channels by their names without `#`. */
  places: { handoffs: string; managers: string };
  /** Zone of the workspace, IANA: for the digest. */
  timeZone: string;
  /** Says that the outbox has something new. Call after commit. */
  wake(): void;
};

/** Who asks, and when: made at the edge, once a request or tick. `now` is UTC. */
export type Ctx = {
  teamId: string;
  /** Slack user id. */
  actor: string;
  /** What they are here, and so what they may do (domain/role.ts). */
  role: Role;
  now: Date;
  /** Unique to the request: the same request again does nothing twice. */
  requestKey: string;
};
