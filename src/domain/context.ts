import { type ActivityKind, activityType, isActivityKind } from './activity.js';
import type { ContextPackage, Happened } from './facts.js';

/** An activity as read back: newest first is expected by all functions here. */
export type Told = { kind: string; occurredAt: Date; properties: unknown };

const MOST = 3;
const ASKING: ActivityKind[] = [
  'demo_requested',
  'meeting_requested',
  'info_requested',
  'form_submitted',
  'email_replied',
];

/** The context package of S44 out of the timeline, newest first, at most three a section. */
export function contextPackage(told: Told[]): ContextPackage {
  const of = (...kinds: string[]) => told.filter(({ kind }) => kinds.includes(kind));
  const family = (name: string) =>
    told.filter(({ kind }) => isActivityKind(kind) && activityType(kind).family === name);
  const content = [
    ...family('content'),
    ...of('webinar_attended', 'event_attended', 'demo_attended'),
  ].toSorted(newestFirst);
  return {
    content: content.slice(0, MOST).map((item) => happened(item)),
    pages: grouped(family('page')),
    emails: grouped(family('email')),
    forms: family('form')
      .slice(0, MOST)
      .map((item) => happened(item)),
    questions: told.flatMap(questionIn).slice(0, MOST),
  };
}

/** What the lead last asked for, or asked, in its own words where it used any. */
export function lastAsked(told: Told[]): Happened | null {
  const newest = told.find(
    (item) => questionIn(item).length > 0 || ASKING.some((kind) => kind === item.kind),
  );
  return newest === undefined ? null : (questionIn(newest)[0] ?? happened(newest));
}

/** One activity in words: what, the detail that names it, when. */
export function happened({ kind, occurredAt, properties }: Told): Happened {
  const what = isActivityKind(kind) ? activityType(kind).label : kind;
  return { what, detail: detailOf(properties), at: occurredAt };
}

const newestFirst = (a: Told, b: Told): number => b.occurredAt.getTime() - a.occurredAt.getTime();

/** Repeats of one thing in one line: "Opened an e-mail ×4", with the newest's detail. */
function grouped(items: Told[]): Happened[] {
  const byKind = groupByKind(items);
  return [...byKind.values()]
    .flatMap(([newest, ...rest]) => {
      if (newest === undefined) return [];
      const one = happened(newest);
      return [rest.length === 0 ? one : { ...one, what: `${one.what} ×${rest.length + 1}` }];
    })
    .slice(0, MOST);
}

function groupByKind(items: Told[]): Map<string, Told[]> {
  const groups = new Map<string, Told[]>();
  for (const item of items) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return groups;
}

const DETAILS = [
  'question',
  'notes',
  'note',
  'message',
  'comment',
  'text',
  'title',
  'subject',
  'name',
  'page',
  'path',
  'url',
  'topic',
  'outcome',
  'kind',
  'sequence',
];

function detailOf(properties: unknown): string | null {
  for (const name of DETAILS) {
    const value = textAt(properties, name);
    if (value !== null) return value;
  }
  return null;
}

/** A question is what its sender calls one, or a reply or note with a question mark in it. */
function questionIn({ kind, occurredAt, properties }: Told): Happened[] {
  const named = textAt(properties, 'question');
  const written = ['notes', 'message', 'comment', 'text', 'note']
    .map((name) => textAt(properties, name))
    .find((text) => text?.includes('?'));
  const words =
    named ??
    (isActivityKind(kind) && ['form', 'email'].includes(activityType(kind).family) ? written : undefined);
  return words
    ? [{ what: isActivityKind(kind) ? activityType(kind).label : kind, detail: words, at: occurredAt }]
    : [];
}

function textAt(properties: unknown, name: string): string | null {
  if (typeof properties !== 'object' || properties === null || !Object.hasOwn(properties, name)) return null;
  const value: unknown = Object.entries(properties).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 1000) : null;
}
