import { FUNNEL_STAGES, type FunnelStage, type Lead } from './lead.js';
import { asWord } from './scoring/attributes.js';

/** One step of a track: what the rep is to send, and how many days after the step before it was dealt with. */
export type Step = { title: string; afterDays: number; subject: string; body: string };

/** A track, as data (S78). `quietDaysToEnd`: days of silence after the last step until it ends without an answer. */
export type Track = {
  id: string;
  name: string;
  source: string;
  /** Whom it is for, by their stage in the funnel; null for anybody. */
  stage: FunnelStage | null;
  /** Whom it is for, by their tags: any one of these; empty for anybody (S09). */
  tags: string[];
  steps: Step[];
  quietDaysToEnd: number;
};

const isEarlier = (one: FunnelStage, other: FunnelStage): boolean =>
  FUNNEL_STAGES.indexOf(one) < FUNNEL_STAGES.indexOf(other);

/** Is the track for leads who are not as far as this? It has nothing more to say to them (S38). */
export const isBehind = ({ stage }: Pick<Track, 'stage'>, funnel: FunnelStage): boolean =>
  stage !== null && isEarlier(stage, funnel);

/** Is the track for leads further on? Who asks what there is does not want a demo yet (S39). */
export const isAhead = ({ stage }: Pick<Track, 'stage'>, funnel: FunnelStage): boolean =>
  stage !== null && isEarlier(funnel, stage);

/** Does the lead lack every tag the track asks for? A tag is one word, however it was written. */
export const lacksTags = ({ tags }: Pick<Track, 'tags'>, has: string[]): boolean =>
  tags.length > 0 && !tags.some((tag) => has.some((one) => asWord(one) === asWord(tag)));

const FALLBACK = {
  firstName: 'there',
  company: 'your team',
  title: 'your role',
  industry: 'your industry',
};

type Token = keyof typeof FALLBACK;
const isToken = (text: string): text is Token => Object.hasOwn(FALLBACK, text);

/** Fills `{firstName}`, `{company}`, `{title}`, `{industry}`: what is not known falls back, and never shows raw (S71). */
export function fill(template: string, lead: Pick<Lead, 'name' | 'company' | 'title' | 'industry'>): string {
  const known: Record<Token, string | null> = {
    firstName: lead.name?.trim().split(/\s+/)[0] || null,
    company: lead.company,
    title: lead.title,
    industry: lead.industry,
  };
  return template.replace(/\{(\w+)\}/g, (whole, token: string) =>
    isToken(token) ? known[token] || FALLBACK[token] : whole,
  );
}

export const TOKENS = Object.keys(FALLBACK);
