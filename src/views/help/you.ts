import type { Topics } from './topic.js';

/** Your own day, and Kindling itself. */
export const YOUR_TOPICS = Object.freeze({
  day: {
    what: 'your day: what waits for you',
    short: 'd',
    usage: 'day',
    examples: ['day', 'd', 'today'],
    more: 'To claim, overdue and due today, your hot leads, who goes cold this week and when, who rests: the first of each. The *Home* tab of this app has all of them, with one click for each; managers see the team there, too.',
  },
  undo: {
    what: 'take back what you just did',
    short: 'u',
    usage: 'undo',
    examples: ['undo', 'u', 'oops'],
    more: 'For ten minutes: lead, card, clocks, track and tasks are as before. The button Undo under an answer takes back that one thing. Where somebody has gone on from there, I leave it and say so.',
  },
  help: {
    what: 'this page, or one command',
    short: 'h',
    usage: 'help [command]',
    examples: ['help', 'help snooze', 'h log'],
    more: 'Ask whenever you like: only you see the answer.',
  },
} as const satisfies Topics);
