import type { Topics } from './topic.js';

/** What to do with one. */
export const WORK_TOPICS = Object.freeze({
  claim: {
    what: 'make it yours',
    short: 'c',
    usage: 'claim <lead>',
    examples: ['claim acme', 'claim jane@acme.com', 'take acme'],
    more: 'The same as the Claim button on its card. The first one wins, and everybody sees who did.',
  },
  log: {
    what: 'a call, a mail, a meeting',
    short: 'l',
    usage: 'log <lead> [what] [how it went] [note]',
    flags: {
      '--next': 'the next step and its day: `--next send the deck friday 10am`',
      '--at': 'when it was: `--at yesterday 3pm`',
      '--outcome': 'reached, voicemail, no answer, interested, not now, wrong person',
      '--note': 'your words',
      '--kind': 'what it was',
    },
    examples: [
      'log jane@acme.com',
      'log acme demo_requested',
      'log acme call reached likes the API --next send the deck friday 10am',
    ],
    more: 'With the lead alone a form opens. In one line: lead, what it was, how it went, your note.',
  },
  snooze: {
    what: 'let it rest until a day or sign',
    short: 'z',
    usage: 'snooze <lead> [day] [or reply] [or pricing] [or score <points>]',
    examples: [
      'snooze acme 3d',
      'snooze jane@acme.com next tuesday 9am',
      'snooze acme mon or reply or pricing or score 80',
      'snooze acme until they reply',
    ],
    more: 'In your own time zone, and whichever comes first. No alerts, steps or reminders meanwhile. Without a day it rests 30 days at most. A lead that becomes ready for sales wakes early. The third time in a row I ask what is to become of it.',
  },
  wake: {
    what: 'end its rest now',
    short: 'wk',
    usage: 'wake <lead>',
    examples: ['wake acme', 'wake jane@acme.com', 'snooze acme off'],
    more: 'Its tasks, steps and alerts come again as usual. The same as the Wake button.',
  },
  track: {
    what: 'start a track',
    short: 't',
    usage: 'track <lead> [track]',
    examples: ['track acme', 'track jane@acme.com re-engagement', 'track "Jane Doe" in re-engagement'],
    more: 'Each step comes to you as a task with the words to send. An answer of the lead ends the track.',
  },
  won: {
    what: 'became a customer',
    short: 'wn',
    usage: 'won <lead>',
    examples: ['won acme', 'won jane@acme.com', 'win acme'],
    more: 'Ends its track. Calibration learns from it which scores were right.',
  },
  lost: {
    what: 'the deal is off, and why',
    short: 'lt',
    usage: 'lost <lead> <reason>[: your words]',
    flags: { '--reason': 'why, where the words alone would be read otherwise' },
    examples: [
      'lost acme competitor',
      'lost jane@acme.com budget: frozen until spring',
      'lost acme because they merged',
    ],
    more: 'The reason first: competitor, timing, budget or other, then your words. It decides how to come back to them.',
  },
} as const satisfies Topics);
