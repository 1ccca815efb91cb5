import type { Topics } from './topic.js';

/** Why a score is what it is, and the rules behind it. */
export const SCORE_TOPICS = Object.freeze({
  why: {
    what: 'every point of a score',
    short: 'w',
    usage: 'why <lead>',
    flags: { '--at': 'as it stood then: `--at friday 3pm`, by the rules of that day' },
    examples: ['why acme', 'why acme --at yesterday', 'why jane@acme.com --at 2026-07-01'],
    more: 'Who they are and what they did, line by line with dates and how far each has faded, what is one step away, and when it goes cold or drops a stage if nothing happens.',
  },
  segment: {
    what: 'leads of one kind',
    short: 'sg',
    usage: 'segment [name]',
    examples: ['segment', 'segment decision-makers', 'segments'],
    more: 'Without a name: all segments and how many are in each now. They are part of the rules.',
  },
  rules: {
    what: 'when sales is told, and the SLA',
    short: 'ru',
    usage: 'rules [preset | edit | try | upload | download | versions | calibrate | sign]',
    examples: [
      'rules',
      'rules preset',
      'rules edit',
      'rules try sql=90 demo=50 because too many come back',
      'rules upload',
      'rules download',
      'rules versions',
      'rules calibrate',
      'rules sign sales',
    ],
    more: 'What an MQL, an SQL, cold and the SLA are. Everybody reads them, managers change them: by a preset, a form, a few words or a file. `try` shows on history which alerts would have come and gone, before anything changes. Every change is a version with its author and reason, and marketing and sales sign it.',
  },
  calibrate: {
    what: 'does the line sit well?',
    short: 'ca',
    usage: 'calibrate',
    examples: ['calibrate', 'calibrate --share', 'ca'],
    more: 'What became of the leads handed over, by their score and by the rule that fired, and a better line where the past shows one. The same as `/lead rules calibrate`.',
  },
} as const satisfies Topics);
