import { activityType, type Family } from '../activity.js';
import type { Deed } from './deed.js';

/** What a question is about: those that make a lead ready at any score (S26). */
export const TOPICS = ['pricing', 'timeline', 'integration'] as const;
export type Topic = (typeof TOPICS)[number];

const WORDS: Record<Topic, RegExp> = {
  pricing:
    /\b(pric(e|es|ed|ing)|costs?|quotes?|quotation|how much|budget|discounts?|licen[cs]e fees?|per (seat|user|month)|invoice)\b/i,
  timeline:
    /\b(timelines?|time ?frame|how (long|soon|quickly)|go[- ]live|roll[- ]?out|implement(ed|ing|ation)?|onboard(ed|ing)?|deadline|kick[- ]?off|up and running)\b/i,
  integration:
    /\b(integrat(e|es|ed|ing|ion|ions)|apis?|webhooks?|sso|saml|scim|connectors?|sync(s|ing)?|salesforce|hubspot|compatib(le|ility)|work with our)\b/i,
};

/** What a title says of what they read. Narrower: "The cost of slow follow-up" or "API" in a list asks us nothing. */
const TITLE_WORDS: Record<Topic, RegExp> = {
  pricing:
    /\b(pric(e|es|ing)|rate cards?|quot(e|es|ation)|licen[cs]e fees?|per (seat|user|month)|costs? (calculator|breakdown|overview)|plans? (and|&) costs?)\b/i,
  timeline:
    /\b(timelines?|go[- ]live|roll[- ]?out|implementation|up and running|time to (value|launch)|onboarding (plan|guide|checklist))\b/i,
  integration: /\b(integrat(e|es|ed|ing|ion|ions)|apis?|webhooks?|sso|saml|scim|connectors?|works with)\b/i,
};

/** Properties in which a sender tells what somebody wrote, and those that name what they read or attended. */
const TEXTS = ['text', 'question', 'notes', 'note', 'subject'] as const;
const TITLES = ['title', 'name'] as const;

/**
 * What an event's words ask about. A sender that knows says so in `about`; otherwise the words are searched
 * (English), and with content, pages and events their titles: elsewhere a `name` may be a person's. Longer texts are
 * read up to 4,000 characters.
 */
export function topicsOf({ kind, properties }: Pick<Deed, 'kind' | 'properties'>): Topic[] {
  const said = [properties.about].flat().filter((word) => typeof word === 'string');
  const text = wordsIn(properties, TEXTS);
  const title = TITLED.has(activityType(kind).family) ? wordsIn(properties, TITLES) : '';
  return TOPICS.filter(
    (topic) => said.includes(topic) || WORDS[topic].test(text) || TITLE_WORDS[topic].test(title),
  );
}

const TITLED = new Set<Family>(['content', 'page', 'event']);

const wordsIn = (properties: Record<string, unknown>, names: readonly string[]): string =>
  names
    .map((name) => properties[name])
    .filter((part) => typeof part === 'string')
    .join('\n')
    .slice(0, 4000);
