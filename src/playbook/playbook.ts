import { type Compiled, compile } from '../domain/behaviour.js';
import type { ScoringModel } from '../domain/model.js';
import type { Track } from '../domain/track.js';
import { loadYaml } from './load.js';
import { scoringSchema } from './scoring.js';
import { trackSchema } from './tracks.js';

/** Reads the playbook that ships with Kindling, checked and compiled. Throws with file, line and column. */
export function loadPlaybook(): { model: ScoringModel; rules: Compiled; tracks: Track[] } {
  const model = loadYaml(new URL('./smb.yaml', import.meta.url), scoringSchema);
  return {
    model,
    rules: compile(model),
    tracks: [loadYaml(new URL('./cold-3-step.yaml', import.meta.url), trackSchema)],
  };
}
