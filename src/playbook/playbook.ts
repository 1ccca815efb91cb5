import { done, refused } from '../domain/outcome.js';
import type { Playbook } from '../domain/playbook.js';
import { loadAttention } from './attention.js';
import { checkYaml, loadYaml } from './load.js';
import { modelSchema } from './model-schema.js';
import { loadPersonas } from './personas.js';
import { loadPresets } from './presets.js';
import { loadRoleMessages } from './role-messages.js';
import { trackSchema } from './tracks.js';
import { writeYaml } from './write-model.js';

/** The first is the one that starts where none is named. */
const TRACKS = ['cold-3-step', 'demo-invitation'];

/** Reads the playbook that ships with Kindling, checked. Throws with file, line and column. */
export function loadPlaybook(firstPreset = 'house'): Playbook {
  return {
    presets: loadPresets(),
    firstPreset,
    tracks: TRACKS.map((file) => loadYaml(new URL(`./${file}.yaml`, import.meta.url), trackSchema)),
    personas: loadPersonas(),
    roleMessages: loadRoleMessages(),
    attention: loadAttention(),
    readModel(text) {
      const checked = checkYaml(text, 'rules.yaml', modelSchema);
      return checked.ok
        ? done({ model: checked.value, source: text })
        : refused({ kind: 'bad_rules', faults: checked.faults });
    },
    writeModel: writeYaml,
  };
}
