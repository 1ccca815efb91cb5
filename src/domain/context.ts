import { type ActivityKind, activityType, isActivityKind } from './activity.js';
import type { ContextPackage, Happened } from './facts.js';

/** An activity as read back: newest first is expected by all functions here. */
export type Told = { kind: string; occurredAt: Date; properties: unknown; origin?: string };

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
    pages: grouped(family('page'), ({ kind, properties }) => `${kind} ${detailOf(kind, properties)}`),
    emails: grouped(family('email'), ({ kind }) => kind),
    forms: grouped(family('form'), ({ kind, properties }) => `${kind} ${detailOf(kind, properties)}`),
    questions: told.flatMap(questionIn).slice(0, MOST),
  };
}

/** What the lead last asked for, or asked, in its own words where it used any. */
export function lastAsked(told: Told[]): Happened | null {
  const asking = told.filter(
    (item) => questionIn(item).length > 0 || ASKING.some((kind) => kind === item.kind),
  );
  // Their own words go before a bare request, even a newer one that a rep wrote down.
  const newest = asking.find((item) => wordsOf(item) !== null) ?? asking[0];
  return newest === undefined ? null : (questionIn(newest)[0] ?? happened(newest));
}

/** One activity in words: what, the detail that names it, when. */
export function happened({ kind, occurredAt, properties }: Told): Happened {
  const what = isActivityKind(kind) ? activityType(kind).label : kind;
  return { what, detail: detailOf(kind, properties), at: occurredAt };
}

const wordsOf = (item: Told): string | null => questionIn(item)[0]?.detail ?? happened(item).detail;

const newestFirst = (a: Told, b: Told): number => b.occurredAt.getTime() - a.occurredAt.getTime();

const isEmail = (kind: string): boolean => isActivityKind(kind) && activityType(kind).family === 'email';

/** A page is known by its detail; of e-mails it is said what became of them. */
function times(one: Happened, count: number, onWhat: boolean): Happened {
  if (onWhat || one.detail === null) return { ...one, what: `${one.what} ×${count}` };
  return { ...one, detail: `${one.detail} ×${count}` };
}

/** Repeats of one thing in one line: "Opened an e-mail ×4", with the newest's detail. */
function grouped(items: Told[], keyOf: (item: Told) => string): Happened[] {
  const groups = new Map<string, Told[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()]
    .flatMap(([newest, ...rest]) => {
      if (newest === undefined) return [];
      const one = happened(newest);
      return [rest.length === 0 ? one : times(one, rest.length + 1, isEmail(newest.kind))];
    })
    .slice(0, MOST);
}

const DETAILS = [
  'question',
  'reason',
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

// What an e-mail is about says its subject; what stands in it is a question or a note.
const SUBJECTS = ['subject', 'sequence', 'title', 'topic'];
const ANSWERS = ['text', 'body', 'message', 'question', ...SUBJECTS];

function detailOf(kind: string, properties: unknown): string | null {
  const isAnswer = kind === 'email_replied';
  for (const name of isAnswer ? ANSWERS : isEmail(kind) ? SUBJECTS : DETAILS) {
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
