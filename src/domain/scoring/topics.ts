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

/** Properties in which a sender tells what somebody wrote. */
const TEXTS = ['text', 'question', 'notes', 'note', 'subject'] as const;

/**
 * What an event's words ask about. A sender that knows says so in `about`; otherwise the words are searched
 * (English). Longer texts are read up to 4,000 characters.
 */
export function topicsOf(properties: Record<string, unknown>): Topic[] {
  const said = [properties.about].flat().filter((word) => typeof word === 'string');
  const text = TEXTS.map((name) => properties[name])
    .filter((part) => typeof part === 'string')
    .join('\n')
    .slice(0, 4000);
  return TOPICS.filter((topic) => said.includes(topic) || WORDS[topic].test(text));
}
