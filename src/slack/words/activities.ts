import { ACTIVITY_KINDS, type ActivityKind, isActivityKind } from '../../domain/activity.js';
import type { LogOutcome } from '../../views/modals/log.js';
import type { Token } from '../tokens.js';
import { nearest } from './spelling.js';

const SPOKEN: Partial<Record<ActivityKind, string[]>> = {
  call_logged: ['call', 'called', 'phone', 'phoned', 'phone call', 'rang', 'call with'],
  email_logged: ['email', 'e-mail', 'emailed', 'mail', 'mailed', 'sent email', 'sent an email'],
  meeting_logged: ['meeting', 'met', 'met with', 'meeting with', 'coffee', 'visit'],
  linkedin_touched: ['linkedin', 'li', 'linkedin message', 'inmail'],
  note_logged: ['note'],
  email_replied: ['reply', 'replied', 'answered', 'email reply'],
  email_opened: ['opened', 'opened email'],
  email_clicked: ['clicked'],
  demo_requested: [
    'demo',
    'demo request',
    'requested demo',
    'requested a demo',
    'wants a demo',
    'asked for a demo',
  ],
  demo_attended: [
    'demoed',
    'gave a demo',
    'gave demo',
    'did a demo',
    'held a demo',
    'demo held',
    'demo done',
    'saw demo',
    'saw the demo',
    'had demo',
    'had a demo',
    'attended demo',
  ],
  meeting_requested: ['asked for a meeting', 'wants a meeting', 'meeting request', 'requested a meeting'],
  pricing_page_viewed: ['pricing', 'pricing page', 'viewed pricing', 'visited pricing', 'price page'],
  content_downloaded: [
    'download',
    'downloaded',
    'whitepaper',
    'white paper',
    'ebook',
    'e-book',
    'case study',
  ],
  webinar_registered: ['registered for webinar', 'signed up for webinar', 'webinar signup'],
  webinar_attended: ['webinar', 'attended webinar'],
  webinar_missed: ['missed webinar', 'webinar no show'],
  event_attended: ['event', 'conference', 'trade show'],
  info_requested: ['question', 'asked', 'enquiry', 'inquiry'],
  form_submitted: ['form', 'filled form', 'contact form'],
  trial_started: ['trial', 'started trial', 'started a trial'],
  logged_in: ['login'],
  unsubscribed: ['unsubscribe', 'opted out', 'opt out'],
  website_visited: ['website', 'visited website', 'visit website'],
};

const MOST_WORDS = 4;

const PHRASES = new Map<string, ActivityKind>([
  // A rep who types "email sent" sent one; what marketing sent is `email_sent`.
  ...ACTIVITY_KINDS.filter((kind) => kind !== 'email_sent').map((kind): [string, ActivityKind] => [
    kind.replaceAll('_', ' '),
    kind,
  ]),
  ...ACTIVITY_KINDS.flatMap((kind) =>
    (SPOKEN[kind] ?? []).map((phrase): [string, ActivityKind] => [phrase, kind]),
  ),
]);

/** The activity that words name from a place on: the longest phrase that fits, and how many words it takes. */
export function activityAt(tokens: Token[], at: number): { kind: ActivityKind; words: number } | null {
  for (let words = MOST_WORDS; words > 0; words--) {
    const phrase = tokens.slice(at, at + words);
    if (phrase.length < words || phrase.some(({ quoted }) => quoted)) continue;
    const kind = activityNamed(phrase.map(({ text }) => text).join(' '));
    if (kind !== null) return { kind, words };
  }
  return null;
}

/** The activity a word or phrase stands for: `demo_requested`, "Demo requested", "demo". */
export function activityNamed(text: string): ActivityKind | null {
  const plain = text.toLowerCase().replace(/[,:;.!]+$/, '');
  if (isActivityKind(plain)) return plain;
  return PHRASES.get(plain) ?? PHRASES.get(plain.replace(/[_-]/g, ' ')) ?? null;
}

/** The kinds that a misspelt word, or half of one, may have meant. */
export function activitiesNear(text: string): ActivityKind[] {
  const plain = text.toLowerCase().replace(/[\s-]+/g, '_');
  const spoken = nearest(plain.replaceAll('_', ' '), [...PHRASES.keys()], 5).map((phrase) =>
    PHRASES.get(phrase),
  );
  const half =
    plain.length < 4
      ? []
      : ACTIVITY_KINDS.filter((kind) => kind.split('_').includes(plain.split('_')[0] ?? ''));
  return [...new Set([...spoken, ...half])].filter((kind) => kind !== undefined).slice(0, 3);
}

const OUTCOMES: [RegExp, LogOutcome][] = [
  [/\bvoice ?mail\b|\bvm\b|\bleft (?:a |her |him |them )?message\b/i, 'voicemail'],
  [/\bno[ _](?:answer|pick ?up|reply)\b|\bdid(?:n['’]t| not) (?:pick up|answer)\b/i, 'no_answer'],
  [/\bwrong[ _](?:number|person)\b/i, 'wrong_person'],
  [/\bnot[ _](?:now|yet|interested)\b/i, 'not_now'],
  [/\binterested\b/i, 'interested'],
  [/\b(?:reached|connected|spoke|talked)\b/i, 'reached'],
];

/** How a touch ended, where the note says so in words everybody uses. */
export const outcomeIn = (note: string): LogOutcome | null =>
  OUTCOMES.find(([pattern]) => pattern.test(note))?.[1] ?? null;
