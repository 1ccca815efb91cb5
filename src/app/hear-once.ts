import { hear } from '../store/heard.js';
import type { Ctx, Deps } from './deps.js';

/**
 * Whether this is the first time that all of these keys are heard of; from then on they are known. Slack repeats what
 * it thinks unheard, and tells of a mention twice: as one, and as a message.
 */
export const hearOnce = (
  deps: Pick<Deps, 'db'>,
  at: Pick<Ctx, 'teamId' | 'now'>,
  keys: string[],
): Promise<boolean> => hear(deps.db.prisma, at, [...new Set(keys)]);
