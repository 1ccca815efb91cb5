import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageFacts } from '../../src/domain/facts.js';
import { type Message, wordsIn } from '../../src/views/blocks.js';
import { LIMITS } from '../../src/views/limits.js';
import { render } from '../../src/views/message.js';
import { checkMessage, checkView } from '../support/slack/block-kit.js';
import { gallery, leadSaying, many, modals } from './gallery.js';
import { homes } from './gallery-home.js';
import { inPlain, inSlack } from './given.js';
import { buttonsOf } from './shown.js';

const WORDS: Record<string, string> = {
  'plain words': 'Jane Doe',
  'ten thousand letters': 'x'.repeat(10_000),
  'ten thousand ampersands': '&'.repeat(10_000),
  'ten thousand angles': '<>'.repeat(5_000),
  'ten thousand emoji': '👩‍👩‍👧‍👦'.repeat(900),
  'one letter under ten thousand marks': `e${'\u0301'.repeat(9_999)}`,
  'ten thousand right-to-left letters': 'שלום עולם '.repeat(1_000),
  'ten thousand line breaks': 'a\n'.repeat(5_000),
  'ten thousand quotation marks': '"\\'.repeat(5_000),
  'nothing but space': ' \n\t ',
  'no letter at all': '',
  'control characters': '\u0000\u0007\u202e\ud800',
  'a mention of everybody': '<!channel> <!here> @channel <@U01REP> <#C01|x> <!subteam^S1>',
  'a link and a date': '<https://evil.test|click> <!date^1^{date}|x>',
};

const faults = (message: Message): string[] =>
  checkMessage(message).map(({ pointer, words }) => `${pointer}: ${words}`);

describe.each(Object.entries(WORDS))('with %s in every field', (_, words) => {
  it('every message stays within the limits of Slack and pings nobody', () => {
    // Slack's own dates are the longer ones; without them the drafts are quoted.
    const messages = { ...gallery(words, inSlack), 'quoted task': render(many(words, 'task', 1), inPlain) };
    for (const [name, message] of Object.entries(messages)) {
      expect(faults(message), name).toEqual([]);
      expect(wordsIn(message.blocks), name).toBeLessThanOrEqual(LIMITS.messageChars);
      expect(message.text.length, name).toBeLessThanOrEqual(600);
    }
  });

  it('every Home stays within the limits of Slack', () => {
    for (const [name, view] of Object.entries(homes(words, leadSaying(words), inSlack)))
      expect(
        checkView(view).map(({ pointer, words: what }) => `${pointer}: ${what}`),
        name,
      ).toEqual([]);
  });

  it('every modal stays within the limits of Slack', () => {
    for (const [name, view] of Object.entries(modals(words))) {
      expect(
        checkView(view).map(({ pointer, words: what }) => `${pointer}: ${what}`),
        name,
      ).toEqual([]);
    }
  });
});

it('nothing a lead says can ping a channel or a person, whatever it says', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'<>!@#&;|^*_~`\n :UWC019achnelr'.split('')), maxLength: 60 }),
    fc.constantFrom('<!channel>', '<@U01REP>', '&lt;!here&gt;', '@everyone', '```<!here>'),
  );
  fc.assert(
    fc.property(nasty, (words) => {
      const all = seen([
        gallery(words, inPlain),
        modals(words),
        homes(words, leadSaying(words), inPlain),
      ]).join('\n');
      // In the fields of people's ids, an id is an id: those alone may become a mention.
      const mentions = all.match(/<@[^>]*>/g) ?? [];
      const known = new Set(['<@U01REP>', '<@U02REP>', `<@${words}>`]);
      expect(all).not.toMatch(/<!(?!date\^)/);
      expect(
        mentions.filter((mention) => !known.has(mention) || !/^<@[UW][A-Z0-9]+>$/.test(mention)),
      ).toEqual([]);
    }),
    { numRuns: 12, seed: 20260514 },
  );
}, 60_000);

/** Comes back to us and to nobody else; in a field stands what was typed, as it was typed. */
const OURS = ['value', 'private_metadata', 'initial_value'];

/** Every string that Slack reads and people see. */
function seen(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (OURS.includes(key) ? [] : [inner]) : seen(inner),
  );
}

it('the check would notice a ping (control)', () => {
  const careless: Message = {
    text: 'x',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Acme <!channel>' } }],
  };
  expect(faults(careless)).not.toEqual([]);
});

describe('forty folded into one message', () => {
  it('keep a Claim each, within 50 blocks', () => {
    const message = render(many('x'.repeat(10_000), 'handoff'), inSlack);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(buttonsOf(message).filter(({ text }) => text.text === 'Claim')).toHaveLength(40);
  });

  it('of several kinds say so where not all of them fit', () => {
    const items: MessageFacts[] = [...many('x', 'handoff', 40), ...many('x', 'task', 40)];
    const message = render(items, inSlack);
    expect(message.blocks).toHaveLength(50);
    expect(JSON.stringify(message.blocks.at(-1))).toContain('There was more than fits here');
  });

  it('of every kind together all fit', () => {
    const items = (['handoff', 'cold', 'task', 'notice'] as const).flatMap((kind) =>
      many('x'.repeat(10_000), kind, 10),
    );
    const message = render(items, inSlack);
    expect(JSON.stringify(message.blocks)).not.toContain('There was more than fits here');
  });
});
