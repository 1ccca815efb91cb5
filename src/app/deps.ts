import type { Outcome } from '../domain/outcome.js';
import type { Persona } from '../domain/persona.js';
import type { RoleMessages } from '../domain/role-message.js';
import type { Model } from '../domain/scoring/model.js';
import type { Rules } from '../domain/scoring/rules.js';
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
  /** Versions of the rules made ready before, by team and version. They never change. */
  rules: Map<string, Rules>;
  /** Channels by their names without `#`. */
  places: { handoffs: string; managers: string };
  /** Zone of the workspace, IANA: for the digest. */
  timeZone: string;
  /** Says that the outbox has something new. Call after commit. */
  wake(): void;
};

/** A scoring model that ships with Kindling, and the YAML it was read from. */
export type Preset = { model: Model; source: string };

/** What the owner may change, as files. `firstPreset` names the rules a new team begins with. */
export type Playbook = {
  presets: Map<string, Preset>;
  firstPreset: string;
  tracks: Track[];
  /** Kinds of buyers, before a team's own edits. */
  personas: Persona[];
  /** What to send whom. */
  roleMessages: RoleMessages;
  /** Checks a model written as YAML, whoever wrote it. */
  readModel(text: string): Outcome<Preset>;
  writeModel(model: Model): string;
};

/** Who asks, and when: made at the edge, once a request or tick. `now` is UTC. */
export type Ctx = {
  teamId: string;
  /** Slack user id. */
  actor: string;
  now: Date;
  /** Unique to the request: the same request again does nothing twice. */
  requestKey: string;
};
