import type { ActivityKind } from '../../../src/domain/activity.js';
import type { DidCondition } from '../../../src/domain/scoring/model.js';

/** Events of one kind, whatever they say and how often they come; `more` asks for more. */
export const didOf = (kind: ActivityKind, more: Partial<DidCondition> = {}): DidCondition => ({
  did: [kind],
  where: {},
  about: [],
  times: 1,
  days: null,
  of: null,
  ...more,
});
