import type { FunnelStage, Lifecycle, Profile, Stage } from '../../../src/domain/lead.js';
import { asWord, passes } from '../../../src/domain/scoring/attributes.js';
import type { Deed } from '../../../src/domain/scoring/deed.js';
import type { Condition, DidCondition, Icp } from '../../../src/domain/scoring/model.js';
import { topicsOf } from '../../../src/domain/scoring/topics.js';

export const DAY = 86_400_000;

/** All that a condition may look at: the deeds so far, in order, the moment, and how the lead stands then. */
export type Then = {
  deeds: Deed[];
  mails: Deed[];
  at: number;
  profile: Profile;
  icp: Icp;
  stands: Stands | null;
};
export type Stands = {
  tags: string[];
  total: number;
  stage: Stage;
  isHighFit: boolean;
  isHighIntent: boolean;
  funnel: FunnelStage;
  lifecycle: Lifecycle;
};

/** Does the condition hold then? Everything is counted anew each time it is asked. */
export function holds(condition: Condition, then: Then): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, then));
  if ('any' in condition) return condition.any.some((each) => holds(each, then));
  if ('not' in condition) return !holds(condition.not, then);
  if ('did' in condition) return hasDone(condition, then);
  if ('opened' in condition) return lastOpened(condition.opened, then.mails);
  if ('is' in condition) return passes(condition, then.icp, then.profile);
  const { stands } = then;
  if (stands === null) throw new Error('a rule that gives points may not ask how the lead stands');
  if ('score' in condition) return stands.total >= condition.score;
  if ('stage' in condition) return STAGES.indexOf(stands.stage) >= STAGES.indexOf(condition.stage);
  if ('fit' in condition) return stands.isHighFit;
  if ('intent' in condition) return stands.isHighIntent;
  if ('funnel' in condition) return stands.funnel === condition.funnel;
  if ('lifecycle' in condition) return stands.lifecycle === condition.lifecycle;
  return stands.tags.includes(condition.tag);
}

export const STAGES: Stage[] = ['new', 'mql', 'sql'];

/** Does the deed match a `did` or `opened` anywhere within the condition? */
export function touches(condition: Condition, deed: Deed): boolean {
  if ('all' in condition) return condition.all.some((each) => touches(each, deed));
  if ('any' in condition) return condition.any.some((each) => touches(each, deed));
  if ('not' in condition) return touches(condition.not, deed);
  if ('did' in condition) return matches(condition, deed);
  return 'opened' in condition && deed.kind === 'email_opened';
}

/** Does it ask anywhere who the lead is? */
export function asksWho(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksWho);
  if ('any' in condition) return condition.any.some(asksWho);
  return 'not' in condition ? asksWho(condition.not) : 'is' in condition;
}

export function matches({ did, where, about }: DidCondition, deed: Deed): boolean {
  if (!did.includes(deed.kind)) return false;
  for (const [property, words] of Object.entries(where)) {
    const value = deed.properties[property];
    const told = (Array.isArray(value) ? value : [value]).filter(isPlain).map((item) => asWord(String(item)));
    const known = told.filter((item) => item !== '');
    const meant = known.length > 0 ? known : ['unknown'];
    if (!meant.some((item) => words.map(asWord).includes(item))) return false;
  }
  return about.length === 0 || topicsOf(deed).some((topic) => about.includes(topic));
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The value by which `of` counts. */
export function namedBy(deed: Deed, property: string): string {
  const value = deed.properties[property];
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
}

export const within = (deeds: Deed[], at: number, days: number): Deed[] =>
  deeds.filter((deed) => deed.at.getTime() > at - days * DAY && deed.at.getTime() <= at);

function hasDone(condition: DidCondition, { deeds, at }: Then): boolean {
  const { of, days, times } = condition;
  const done = deeds.filter((deed) => matches(condition, deed));
  if (of !== null)
    return done.some(
      (deed) => done.filter((other) => namedBy(other, of) === namedBy(deed, of)).length >= times,
    );
  return (days === null ? done : within(done, at, days)).length >= times;
}

function lastOpened(count: number, deeds: Deed[]): boolean {
  let mails: { key: string | null; opened: boolean }[] = [];
  for (const { kind, properties } of deeds) {
    const { email } = properties;
    const key = typeof email === 'string' || typeof email === 'number' ? String(email) : null;
    if (kind === 'email_sent') mails.push({ key, opened: false });
    if (kind === 'email_opened') {
      const mail = mails.findLast((each) => (key === null ? !each.opened : each.key === key));
      if (mail === undefined) mails.push({ key, opened: true });
      else mail.opened = true;
    }
    mails = mails.slice(-20);
  }
  return mails.length >= count && mails.slice(-count).every(({ opened }) => opened);
}
