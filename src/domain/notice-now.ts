import type { NoticeFacts } from './facts.js';
import { type Lead, total } from './lead.js';

/** The lead and the task a notice is about as they are now, whom it is for (null: a channel), and when. */
export type NoticeWorld = {
  lead: Lead | null;
  task: { title: string; dueAt: Date; isOpen: boolean } | null;
  to: string | null;
  now: Date;
};

/** What a notice that waited says now; null where what it told of has passed. What simply happened stays true. */
export function noticeNow(facts: NoticeFacts, world: NoticeWorld): NoticeFacts | null {
  if (!('lead' in facts)) return isPast(facts, world.now) ? null : facts;
  const { lead, task } = world;
  // A lead that was undone is gone because of what is told.
  if (lead === null) return facts.about === 'undone' ? facts : null;
  if (!holds(facts, lead, world)) return null;
  if (facts.about === 'asked' || facts.about === 'watched') {
    const { id, email, name, company } = lead;
    return { ...facts, lead: { id, email, name, company } };
  }
  if (facts.about === 'task_given' || facts.about === 'task_missed')
    return task === null ? null : { ...facts, lead, title: task.title, dueAt: task.dueAt };
  return 'total' in facts ? { ...facts, lead, total: total(lead) } : { ...facts, lead };
}

/** Of an absence that is over by now, or has begun: another notice tells of that. */
const isPast = (facts: NoticeFacts, now: Date): boolean =>
  (facts.about === 'cover_begins' && facts.until <= now) ||
  (facts.about === 'cover_planned' && !facts.isOff && facts.from <= now);

type AboutLead = Extract<NoticeFacts, { lead: unknown }>;

function holds(facts: AboutLead, lead: Lead, { task, to, now }: NoticeWorld): boolean {
  const isTheirs = to === null || lead.ownerId === to;
  switch (facts.about) {
    case 'at_risk':
      return isTheirs && !isOver(facts.lead, lead) && isSameSilence(facts.lead, lead) && !sleeps(lead, now);
    case 'rewarmed':
      return isTheirs && !isOver(facts.lead, lead) && lead.coldAt === null;
    case 'ready':
    case 'too_automated':
      return isTheirs && !isOver(facts.lead, lead);
    case 'ready_alone':
      return lead.ownerId === facts.owner && !isOver(facts.lead, lead);
    case 'awake':
      return (lead.ownerId === null || isTheirs) && !isOver(facts.lead, lead) && !sleeps(lead, now);
    case 'task_given':
    case 'task_missed':
      return task?.isOpen === true;
    case 'passed':
      return !facts.isNew || lead.ownerId === facts.to;
    case 'asked':
      return isTheirs;
    case 'watched':
      return lead.ownerId === facts.owner;
    default:
      return true;
  }
}

/** The silence it was filed in goes on, and has not come to its end. */
const isSameSilence = (was: Lead, is: Lead): boolean =>
  is.coldAt === null && is.quietSince.getTime() === was.quietSince.getTime();

const sleeps = ({ snoozedUntil }: Lead, now: Date): boolean => snoozedUntil !== null && snoozedUntil > now;

/** Won, lost or let go since. */
const isOver = (was: Lead, is: Lead): boolean =>
  (['wonAt', 'lostAt', 'letGoAt'] as const).some(
    (end) => is[end] !== null && is[end].getTime() !== was[end]?.getTime(),
  );
