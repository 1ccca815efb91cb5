import type { Attention } from './attention.js';
import type { Outcome } from './outcome.js';
import type { Persona } from './persona.js';
import type { RoleMessages } from './role-message.js';
import type { Model } from './scoring/model.js';
import type { Track } from './track.js';

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
  attention: Attention;
  /** Checks a model written as YAML, whoever wrote it. */
  readModel(text: string): Outcome<Preset>;
  writeModel(model: Model): string;
};
