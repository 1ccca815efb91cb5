import type { Outcome, Problem } from '../domain/outcome.js';
import { problem } from '../views/problem.js';
import { type Reply, reply } from '../views/reply.js';
import type { Said } from './answer.js';
import type { Visit } from './desk.js';

/** An outcome in words. `command` is what was typed, for a choice among several leads to take up. */
export function say<T>(visit: Visit, outcome: Outcome<T>, words: (value: T) => Reply, command = ''): Said {
  return outcome.ok
    ? reply(words(outcome.value), visit.reader)
    : refuse(visit, outcome.problem, command);
}

/** A refusal, or a question back, is for the asker's eyes even where the answer was to be shared. */
export const refuse = (visit: Visit, problem_: Problem, command = ''): Said => ({
  ...problem(problem_, visit.reader, command),
  aside: true,
});
