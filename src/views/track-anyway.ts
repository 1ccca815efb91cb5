import type { Button } from '@slack/types';
import { button } from './blocks.js';
import { fromJson, isRecord } from './json.js';
import { LIMITS } from './limits.js';
import { ACTIONS } from './names.js';
import { clip } from './text.js';

/** The value of "Start it anyway": a track that may come too early for a lead, and which lead (S39). */
export type TrackAnyway = { lead: string; track: string };

/** The yes to a track that is for leads further on. */
export function trackAnywayButton({ lead, track }: TrackAnyway): Button {
  const value: TrackAnyway = { lead, track: clip(track, LIMITS.buttonText) };
  return button('Start it anyway', ACTIONS.trackAnyway, JSON.stringify(value));
}

/** Reads the value of that button; null for anything else. */
export function readTrackAnyway(value: string): TrackAnyway | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.lead !== 'string' || typeof read.track !== 'string') return null;
  return { lead: read.lead, track: read.track };
}
