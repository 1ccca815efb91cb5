import type { Topics } from './topic.js';

/** Your own day, and Kindling itself. */
export const YOUR_TOPICS = Object.freeze({
  help: {
    what: 'this page, or one command',
    short: 'h',
    usage: 'help [command]',
    examples: ['help', 'help snooze', 'h log'],
    more: 'Ask whenever you like: only you see the answer.',
  },
} as const satisfies Topics);
