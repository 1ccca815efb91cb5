import type { ActivityKind } from '../../src/domain/activity.js';
import type { Random } from './random.js';

/** An event as a sender has it, before it is written as JSON. */
export type BenchEvent = {
  id: string;
  type: ActivityKind;
  lead: {
    email: string;
    name?: string;
    title?: string;
    company?: string;
    companySize?: number;
    industry?: string;
  };
  occurredAt: Date;
  properties: Record<string, unknown>;
};

export type EventWish = {
  random: Random;
  /** Part of every id and new address, so that no two lots share one. */
  lot: string;
  /** How many leads there are to choose from. */
  leads: number;
  /** When the first of them happened; the others follow, so many ms apart: 10 unless told. */
  from: Date;
  apart?: number;
  /** Of a hundred: events about leads never heard of, events sent twice, and events that come a day late. */
  newLeads?: number;
  repeats?: number;
  late?: number;
};

/** The address of one of the leads that a seeded database has. */
export const emailOf = (lead: number): string => `lead${lead}@firm${lead % 2000}.example`;

/** Spans of time one after the other, each up to now: for lots of events that come in order. */
export function makeSpans(): (count: number) => { from: Date; apart: number } {
  let end = Date.now();
  return (count) => {
    const from = end;
    end = Math.max(Date.now(), from + 1);
    return { from: new Date(from), apart: (end - from) / count };
  };
}

/** So many events, in a mix of kinds as a marketing stack sends them. */
export function makeEvents(count: number, wish: EventWish): BenchEvent[] {
  const { random, newLeads = 3, repeats = 3 } = wish;
  const events: BenchEvent[] = [];
  for (let at = 0; at < count; at++) {
    const again = random.next() * 100 < repeats ? events[random.below(events.length)] : undefined;
    events.push(again ?? oneEvent(at, wish, random.next() * 100 < newLeads));
  }
  return events;
}

function oneEvent(
  at: number,
  { random, lot, leads, from, apart = 10, late = 1 }: EventWish,
  isNew: boolean,
): BenchEvent {
  const kind = kindOf(random);
  const lag = random.next() * 100 < late ? random.below(86_400_000) : 0;
  const email = isNew ? `${lot}-${at}@newcomer${at % 50}.example` : emailOf(1 + random.below(leads));
  return {
    id: `${lot}-${at}`,
    type: kind.type,
    lead: { email, ...(isNew || random.below(100) === 0 ? profileOf(random) : {}) },
    occurredAt: new Date(from.getTime() + at * apart - lag),
    properties: kind.properties(random),
  };
}

/** As it goes over the wire. */
export const jsonOf = (event: BenchEvent): string => JSON.stringify(event);

type Kind = { type: ActivityKind; share: number; properties(random: Random): Record<string, unknown> };

const campaign = (random: Random) => ({
  sequence: `nurture-${random.below(12)}`,
  subject: 'Five ways to shorten the quarter',
});
const page = (random: Random) => ({ url: `https://www.example.com/p/${random.below(400)}` });

/** Parts of a hundred. */
const KINDS: [Kind, ...Kind[]] = [
  { type: 'email_sent', share: 18, properties: campaign },
  { type: 'email_opened', share: 24, properties: campaign },
  { type: 'email_clicked', share: 8, properties: campaign },
  { type: 'page_viewed', share: 18, properties: page },
  { type: 'website_visited', share: 8, properties: page },
  { type: 'product_page_viewed', share: 5, properties: page },
  { type: 'pricing_page_viewed', share: 4, properties: page },
  { type: 'blog_read', share: 4, properties: page },
  {
    type: 'content_downloaded',
    share: 3,
    properties: (random) => ({
      kind: random.pick(['case_study', 'guide', 'white paper', 'template']),
      title: 'How Globex did it',
    }),
  },
  { type: 'webinar_registered', share: 2, properties: () => ({ title: 'Pipeline hygiene' }) },
  { type: 'webinar_attended', share: 1.5, properties: () => ({ title: 'Pipeline hygiene', minutes: 42 }) },
  { type: 'form_submitted', share: 1.5, properties: () => ({ form: 'contact' }) },
  {
    type: 'email_replied',
    share: 1.2,
    properties: (random) => ({
      text: random.pick([
        'Thank you, that was useful.',
        'What does it cost for 40 seats?',
        'Not now, please.',
      ]),
    }),
  },
  { type: 'demo_requested', share: 0.8, properties: () => ({ form: 'demo' }) },
  { type: 'unsubscribed', share: 0.5, properties: () => ({ list: 'newsletter' }) },
  { type: 'email_bounced', share: 0.5, properties: campaign },
];
const ALL = KINDS.reduce((sum, { share }) => sum + share, 0);

function kindOf(random: Random): Kind {
  let left = random.next() * ALL;
  for (const kind of KINDS) {
    left -= kind.share;
    if (left < 0) return kind;
  }
  return KINDS[0];
}

function profileOf(random: Random) {
  return {
    name: random.pick(['Jane Doe', 'Ravi Patel', 'Ana Souza', 'Lars Holm', 'Mei Chen']),
    title: random.pick(['VP Sales', 'Marketing Manager', 'Software Engineer', 'Head of Growth', 'Analyst']),
    company: `Firm ${random.below(2000)}`,
    companySize: 1 + random.below(1200),
    industry: random.pick(['Software', 'Manufacturing', 'Retail', 'Consulting', 'Logistics']),
  };
}
