import { expect, it } from 'vitest';
import { actions, button, mrkdwn, option, plain, section, select } from './kit.js';
import { buttonsOf, textOf } from './read.js';

it.each<[string, object[], string]>([
  [
    'a section with fields and a button',
    [{ ...section(), fields: [mrkdwn('a'), plain('b')], accessory: button() }],
    'words\na\nb\n[words]',
  ],
  [
    'a header, a divider and a context',
    [
      { type: 'header', text: plain('Hot') },
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn('x')] },
    ],
    'Hot\nx',
  ],
  ['escaped data', [section({ text: mrkdwn('Smith &amp; Sons &lt;b&gt;') })], 'Smith & Sons <b>'],
  [
    'links, dates and people',
    [section({ text: mrkdwn('<https://a.test|Acme> <!date^1^{date}|1 May> <@U01> <#C01|leads>') })],
    'Acme 1 May @U01 #C01',
  ],
  ['plain text as it is', [section({ text: plain('&amp; <b>') })], '&amp; <b>'],
  [
    'a select by its choice, else its placeholder',
    [actions(select({ initial_option: option() }), select({ placeholder: plain('Snooze') }))],
    '[words v]\n[Snooze v]',
  ],
  [
    'an input',
    [{ type: 'input', label: plain('Note'), hint: plain('short'), element: { type: 'plain_text_input' } }],
    'Note\n[plain_text_input v]\nshort',
  ],
  [
    'rich text',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', elements: [{ elements: [{ type: 'text', text: 'one' }] }] }],
      },
    ],
    '• one',
  ],
  [
    'a table',
    [
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'raw_text', text: 'b' },
          ],
        ],
      },
    ],
    'a | b',
  ],
])('a person reads %s', (_, blocks, words) => {
  expect(textOf({ text: 'notification', blocks })).toBe(words);
});

it('the top-level text is read only where there are no blocks', () => {
  expect(textOf({ text: 'a &amp; b', blocks: [] })).toBe('a & b');
});

it('buttons are told by their words', () => {
  expect(
    buttonsOf({
      blocks: [actions(button({ text: plain('Claim') }), select(), button({ text: plain('Log') }))],
    }),
  ).toEqual(['Claim', 'Log']);
});
