import type { KnownBlock } from '@slack/types';
import type { NewThing, SinceFacts } from '../domain/since.js';
import { section } from './blocks.js';
import { ago, type Reader } from './dates.js';
import { deedLine } from './deed-words.js';
import { happened } from './lead-words.js';
import { TIGHT } from './limits.js';
import { number, points } from './text.js';

/** What changed about a lead since the reader last looked. */
export function sinceYouLooked(since: SinceFacts | null, reader: Reader): KnownBlock[] {
  if (since === null) return [];
  const { at, score, things, more } = since;
  const moved =
    score === null
      ? ''
      : `: score ${number(score.before)} → *${number(score.after)}* (${points(score.after - score.before)})`;
  const rest = more === 0 ? [] : [`and ${number(more)} more`];
  return [
    section([
      `*Since you last looked*, ${ago(at, reader)}${moved}`,
      ...things.map((one) => line(one, reader)),
      ...rest,
    ]),
  ];
}

function line(thing: NewThing, reader: Reader): string {
  if (thing.of === 'deed') return `• ${deedLine(thing.deed, reader, TIGHT)}`;
  const times = thing.times === 1 ? '' : ` ×${number(thing.times)}`;
  return `• ${happened(thing.what, TIGHT.detail)}${times} · ${ago(thing.what.at, reader)}`;
}
