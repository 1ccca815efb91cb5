import type { Button } from '@slack/types';
import { button } from './blocks.js';
import { fromJson, isRecord } from './json.js';
import { ACTIONS } from './names.js';
import { clip } from './text.js';

/** The value of the buttons that plan a follow-up: whose, and after which request. Another day moves it. */
export type FollowUp = { lead: string; request: string };

// Requests have short keys; this only holds a button within its limits whatever comes.
const MOST = 200;

/** The days a follow-up is put on with one click (S54). */
export function followUpButtons(lead: string, request: string): Button[] {
  const wanted: FollowUp = { lead, request: clip(request, MOST) };
  const value = JSON.stringify(wanted);
  return [
    button('Tomorrow', ACTIONS.followTomorrow, value),
    button('In 3 days', ACTIONS.followIn3Days, value),
    button('Next week', ACTIONS.followNextWeek, value),
    button('Pick a day', ACTIONS.followPick, value),
  ];
}

/** Reads the value of such a button; null for anything else. */
export function readFollowUp(value: string): FollowUp | null {
  const read = fromJson(value);
  if (!isRecord(read) || typeof read.lead !== 'string' || typeof read.request !== 'string') return null;
  return { lead: read.lead, request: read.request };
}
