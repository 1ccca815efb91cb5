import type { Deps } from '../app/deps.js';
export async function loadDemoBook(_deps: Deps, _teamId: string, _now: Date): Promise<void> {}
