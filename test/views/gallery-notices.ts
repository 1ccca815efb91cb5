import type { Lead } from '../../src/domain/lead.js';
import type { NoticeFacts } from '../../src/domain/notice-facts.js';
import type { PeopleNotice } from '../../src/domain/people-facts.js';
import type { WatchNotice } from '../../src/domain/watch.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { render } from '../../src/views/message.js';
import { did, hoursAgo } from './given.js';

type About = Exclude<NoticeFacts['about'], (PeopleNotice | WatchNotice)['about']>;

/** One of each private word: adding a kind without adding it here doesn't compile. Others have galleries of their own. */
const noticesAbout = (words: string, lead: Lead): { [K in About]: Extract<NoticeFacts, { about: K }> } => ({
  undeliverable: { about: 'undeliverable', place: words, error: words, waiting: 2 },
  awake: {
    about: 'awake',
    lead,
    snoozedBy: words,
    wokenBy: 'reply',
    by: did(words, words, 1),
    on: { reply: true, pricing: true, score: 80 },
    total: 90,
  },
  rewarmed: { about: 'rewarmed', lead, by: did(words, words, 1), quietDays: 50 },
  at_risk: { about: 'at_risk', lead, coldAt: hoursAgo(-300), total: 60 },
  acted_for: { about: 'acted_for', lead, what: words, by: words },
  replied: { about: 'replied', lead, reply: did(words, words, 1) },
  ready_alone: { about: 'ready_alone', lead, total: 90, owner: words, until: hoursAgo(-90) },
  ready: { about: 'ready', lead, total: 90 },
  undone: { about: 'undone', lead, what: words, by: words },
  passed: {
    about: 'passed',
    lead,
    by: 'U01REP',
    from: 'U02REP',
    to: 'U01REP',
    isNew: true,
    note: words,
    tasks: 3,
    total: 90,
  },
  task_given: { about: 'task_given', lead, taskId: 'task-1', title: words, dueAt: hoursAgo(-20), by: words },
  task_missed: {
    about: 'task_missed',
    lead,
    taskId: 'task-1',
    title: words,
    dueAt: hoursAgo(20),
    assigneeId: words,
    toManagers: true,
  },
  too_automated: { about: 'too_automated', lead, count: 3, since: hoursAgo(300) },
  track_ended: { about: 'track_ended', lead, track: words, reason: words },
});

/** Each private word alone and for whoever covers, all of them folded, and a card that moved. */
export function noticesSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const all = Object.values(noticesAbout(words, lead)).map((facts) => ({ kind: 'notice' as const, facts }));
  const moved = {
    kind: 'moved' as const,
    facts: { lead, to: { channelId: 'C1', ts: '1.2' }, link: 'https://acme.slack.com/archives/C1/p12' },
  };
  return {
    ...Object.fromEntries(all.map((each) => [`notice ${each.facts.about}`, render([each], reader)])),
    ...Object.fromEntries(
      all.map(({ kind, facts }) => [
        `notice ${facts.about} to a cover`,
        render([{ kind, facts: { ...facts, coverFor: words } }], reader),
      ]),
    ),
    'all notices': render(all, reader),
    moved: render([moved], reader),
    'moved without a link': render([{ ...moved, facts: { ...moved.facts, link: null } }], reader),
    'many moved': render(
      Array.from({ length: 40 }, () => moved),
      reader,
    ),
  };
}
