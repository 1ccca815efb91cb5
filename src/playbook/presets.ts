import { readFileSync } from 'node:fs';
import type { Preset } from '../domain/playbook.js';
import { readYaml } from './load.js';
import { modelSchema } from './model-schema.js';

/** The first is the one a workspace starts with. */
const FILES = ['house', 'articles_002', 'articles_001', 'articles_004'];

/** Reads the scoring models that ship with Kindling, by name. Throws with file, line and column. */
export function loadPresets(): Map<string, Preset> {
  return new Map(
    FILES.map((file) => {
      const source = readFileSync(new URL(`./presets/${file}.yaml`, import.meta.url), 'utf8');
      const model = readYaml(source, `presets/${file}.yaml`, modelSchema);
      return [model.name, { model, source }];
    }),
  );
}
