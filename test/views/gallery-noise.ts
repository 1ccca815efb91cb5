import type { Lead } from '../../src/domain/lead.js';
import { WELCOME_STEPS } from '../../src/domain/welcome.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { digest } from '../../src/views/digest.js';
import { healthView } from '../../src/views/health/health-view.js';
import { selfTestView } from '../../src/views/health/self-test.js';
import { heldView } from '../../src/views/held-view.js';
import { render } from '../../src/views/message.js';
import { morning } from '../../src/views/morning.js';
import { hello, welcome } from '../../src/views/welcome.js';
import { aCold, aDigest, hoursAgo } from './given.js';
import { aHealth, aHeld, aMorning, aSickHealth, heldItems } from './given-noise.js';

const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

/** Digests, what is held back, health and the first five minutes, with `words` wherever a person may write any. */
export function noiseSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const task = { taskId: 'task-1', lead, title: words, dueAt: hoursAgo(26) };
  const day = aMorning({
    toClaim: many(40, { lead, handoffId: 'handoff-1', since: hoursAgo(3) }),
    overdue: many(40, task),
    dueToday: many(40, task),
    goingCold: many(40, { lead, at: hoursAgo(-50) }),
    held: 100_000,
  });
  const held = heldItems(lead);
  return {
    morning: morning(day, reader),
    'morning of nothing': morning(
      aMorning({ toClaim: [], overdue: [], dueToday: [], goingCold: [], held: 0 }),
      reader,
    ),
    'digest with messages held back': digest(aDigest({ held: 100_000 }), reader),
    held: heldView(aHeld({ mine: many(10, held).flat(), channels: many(10, held).flat() }, lead), reader),
    'held nothing': heldView(
      {
        mine: [],
        channels: [],
        quietUntil: null,
        counts: { mine: { quiet: 0, budget: 0, off: 0 }, channels: { quiet: 0, budget: 0, off: 0 } },
      },
      reader,
    ),
    ...Object.fromEntries(
      [0, 2, 5].map((count) => [
        `welcome with ${count} done`,
        welcome({ done: WELCOME_STEPS.slice(0, count), places: { handoffs: words, managers: words } }),
      ]),
    ),
    ...Object.fromEntries(
      (['handoffs', 'managers', 'other'] as const).map((as) => [
        `hello: ${as}`,
        hello({ channelId: 'C1', as, places: { handoffs: words, managers: words } }),
      ]),
    ),
    health: healthView(aHealth(), reader, true),
    'health of nothing right': healthView(aSickHealth(words, 60), reader, true),
    'health for reps': healthView(aSickHealth(words, 60), reader, false),
    'health in the dark': healthView(
      aHealth({ slack: { kind: 'unreachable', error: words }, stored: { error: words } }),
      reader,
      true,
    ),
    'self-test': selfTestView({ place: words, post: { ms: 84 }, read: { ms: 20 }, remove: { ms: 30 } }),
    'self-test that fails': selfTestView({ place: words, post: { error: words }, read: null, remove: null }),
    'self-test that leaves something': selfTestView({
      place: words,
      post: { ms: 9 },
      read: { error: words },
      remove: { error: words },
    }),
    ...Object.fromEntries(
      (['quiet', 'slowed', 'unreachable'] as const).map((why) => [
        `late: ${why}`,
        render([{ kind: 'cold', facts: aCold({ lead }) }], reader, { since: hoursAgo(9), why }),
      ]),
    ),
  };
}
