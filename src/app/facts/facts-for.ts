import type { MessageFacts, MessageKind } from '../../domain/facts.js';
import type { Deps } from '../deps.js';
import { welcomeFacts } from '../welcome/welcome-facts.js';
import { chipFacts } from './chip-facts.js';
import { coldFacts } from './cold-facts.js';
import { handoffFacts } from './handoff-facts.js';
import { lineFacts } from './line-facts.js';
import { rulesLiveFacts } from './rules-live-facts.js';
import { taskFacts } from './task-facts.js';

/** The facts of messages whose rows carry none of their own, read when they are sent. Missing: nothing to show. */
export async function factsFor(
  deps: Deps,
  teamId: string,
  kind: MessageKind,
  refIds: string[],
  now: Date,
): Promise<Map<string, MessageFacts>> {
  const tx = deps.db.prisma;
  if (kind === 'handoff')
    return wrap(await handoffFacts(tx, deps, teamId, refIds, now), (facts) => ({ kind: 'handoff', facts }));
  if (kind === 'cold')
    return wrap(await coldFacts(tx, deps, teamId, refIds, now), (facts) => ({ kind: 'cold', facts }));
  if (kind === 'task')
    return wrap(await taskFacts(tx, deps, { teamId, now }, refIds), (facts) => ({ kind: 'task', facts }));
  if (kind === 'welcome')
    return wrap(await welcomeFacts(tx, deps, teamId, refIds), (facts) => ({ kind: 'welcome', facts }));
  if (kind === 'rules')
    return wrap(await rulesLiveFacts(tx, deps, teamId, refIds), (facts) => ({ kind: 'rules', facts }));
  if (kind === 'line')
    return wrap(await lineFacts(tx, deps, { teamId, now }, refIds), (facts) => ({ kind: 'line', facts }));
  if (kind === 'chip')
    return wrap(await chipFacts(tx, deps, { teamId, now }, refIds), (facts) => ({ kind: 'chip', facts }));
  return new Map();
}

function wrap<T>(found: Map<string, T>, as: (facts: T) => MessageFacts): Map<string, MessageFacts> {
  return new Map([...found].map(([id, facts]) => [id, as(facts)]));
}
