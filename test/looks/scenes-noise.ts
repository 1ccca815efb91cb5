import type { Message } from '../../src/views/blocks.js';
import { digest } from '../../src/views/digest.js';
import { healthView } from '../../src/views/health/health-view.js';
import { selfTestView } from '../../src/views/health/self-test.js';
import { heldView } from '../../src/views/held-view.js';
import { render } from '../../src/views/message.js';
import { morning } from '../../src/views/morning.js';
import { hello, welcome } from '../../src/views/welcome.js';
import { aCold, aDigest, hoursAgo, inPlain } from '../views/given.js';
import { aHealth, aHeld, aMorning, aSickHealth } from '../views/given-noise.js';

const reader = inPlain;
const places = { handoffs: 'sales-leads', managers: 'sales-managers' };

/** Digests, what is held back, health, and the first five minutes. */
export const NOISE: Record<string, () => Message[]> = {
  'noise-welcome': () => [
    welcome({ done: ['channel', 'event'], places }),
    welcome({ done: ['channel', 'preset', 'event', 'claim', 'log'], places }),
  ],
  'noise-hello': () => [
    hello({ channelId: 'C1', as: 'handoffs', places }),
    hello({ channelId: 'C2', as: 'other', places }),
  ],
  'noise-morning': () => [morning(aMorning(), reader)],
  'noise-digest': () => [digest(aDigest({ held: 4 }), reader)],
  'noise-held': () => [heldView(aHeld(), reader)],
  'noise-late': () => [
    render([{ kind: 'cold', facts: aCold() }], reader, { since: hoursAgo(9), why: 'quiet' }),
    render([{ kind: 'cold', facts: aCold() }], reader, { since: hoursAgo(0.3), why: 'slowed' }),
  ],
  'noise-health': () => [
    healthView(aHealth(), reader, true),
    healthView(aSickHealth('marketing'), reader, true),
    selfTestView({ place: 'sales-leads', post: { ms: 184 }, read: { ms: 92 }, remove: { ms: 120 } }),
  ],
  'noise-health-rep': () => [healthView(aSickHealth('marketing'), reader, false)],
};
