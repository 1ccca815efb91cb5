import type { Topics } from './topic.js';

/** Whom to look at. */
export const FIND_TOPICS = Object.freeze({
  mine: {
    what: 'yours',
    short: 'm',
    usage: 'mine',
    examples: ['mine', 'mine --share', 'my leads'],
    more: 'All leads you own, the hottest first, with what is up with each.',
  },
  hot: {
    what: 'the hottest',
    short: 'ho',
    usage: 'hot [how many]',
    examples: ['hot', 'hot 3', 'hot --share'],
    more: 'The highest scores first, with what is missing to be ready for sales.',
  },
  cold: {
    what: 'gone quiet',
    short: 'co',
    usage: 'cold',
    examples: ['cold', 'cold leads', 'cold --share'],
    more: 'The most at stake first, then the longest quiet. Open one to start its re-engagement, snooze it or let it go.',
  },
  stuck: {
    what: 'in the middle for long',
    short: 'sk',
    usage: 'stuck',
    examples: ['stuck', 'stalled', 'stuck --share'],
    more: 'In consideration longer than usual: by owner, each with its next step, or that there is none.',
  },
  snoozed: {
    what: 'who rests, and why',
    short: 'sz',
    usage: 'snoozed',
    examples: ['snoozed', 'resting', 'snoozed --share'],
    more: 'Until when, what wakes them sooner, and how often in a row they were put off. Managers see everybody’s, by rep.',
  },
  watching: {
    what: 'whom you watch',
    short: 'wt',
    usage: 'watching',
    examples: ['watching', 'watchlist', 'watching --share'],
    more: 'Leads of others that you asked to watch when somebody was quicker: who has each, until when you hear of it, and *Unwatch*. I tell you when one is free again or changes hands.',
  },
  neglected: {
    what: 'falling through the cracks',
    short: 'ng',
    usage: 'neglected',
    examples: ['neglected', 'cracks', 'neglected --share'],
    more: 'Open leads without an owner, without a next step, or without a touch for as many days as your team allows. Yours; managers see all.',
  },
  find: {
    what: 'by name, company, address, #tag',
    short: 'f',
    usage: 'find <words or #tag>',
    examples: ['find acme', 'find jd acme', 'find #demo', 'find @acme.com', 'tagged demo'],
    more: 'Part of a name, a company or an address, initials (`jd` for Jane Doe), or a tag behind a #. The nearest first; slips of the pen are forgiven.',
  },
  show: {
    what: 'one lead, whole',
    short: 's',
    usage: 'show <lead>',
    examples: ['show acme', 'show jane@acme.com', 'show "Jane Doe" --share'],
    more: 'Who they are, the score, what they did lately. The lead alone does the same: `/lead acme`.',
  },
  timeline: {
    what: 'its whole journey',
    short: 'tl',
    usage: 'timeline <lead>',
    examples: ['timeline acme', 'history jane@acme.com', 'timeline acme --share'],
    more: 'What they did and were sent, with what it did to the score and whether anybody reacted, what reps did, stages, tracks and alerts: in one line of time, newest page first.',
  },
} as const satisfies Topics);
