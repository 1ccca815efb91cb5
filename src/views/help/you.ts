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
  digest: {
    what: 'your day, or the team’s',
    short: 'dg',
    usage: 'digest',
    examples: ['digest', 'dg', 'digest --share'],
    more: 'What waits, what is due, what goes cold this week. Managers see the team’s digest. It comes by itself every working morning, if there is something in it.',
  },
  held: {
    what: 'messages held back, and why',
    short: 'hd',
    usage: 'held',
    examples: ['held', 'hd', 'held back'],
    more: 'Alerts wait for your quiet hours to end, and what is more than a day’s worth goes into your next digest. Ready leads and answers are never held back.',
  },
  health: {
    what: 'does all of it work?',
    short: 'he',
    usage: 'health',
    examples: ['health', 'he', 'status'],
    more: 'Last posts, what waits or is held back, jobs, people nobody can tell, missing rights, each with what to do. A test posts a message and deletes it again.',
  },
  start: {
    what: 'the first five minutes',
    short: 'st',
    usage: 'start',
    examples: ['start', 'setup', 'welcome'],
    more: 'Five small steps until all of it runs, ticked off as they are done, each with how to do it.',
  },
  export: {
    what: 'leads as a CSV file',
    short: 'ex',
    usage: 'export [mine | hot | cold | segment <name> | all]',
    examples: ['export', 'export hot', 'export segment decision-makers', 'export all'],
    more: 'Comes as a file in our direct messages: who they are, scores as of now, times in UTC. The import reads it back. All leads of the team are for managers, and who took how many is written down.',
  },
  help: {
    what: 'this page, or one command',
    short: 'h',
    usage: 'help [command]',
    examples: ['help', 'help snooze', 'h log'],
    more: 'Ask whenever you like: only you see the answer.',
  },
} as const satisfies Topics);
