import { describe, expect, it } from 'vitest';
import { checkMessage } from './block-kit.js';
import {
  actions,
  button,
  confirm,
  heads,
  input,
  long,
  message,
  mrkdwn,
  option,
  plain,
  section,
  select,
  times,
  typing,
} from './kit.js';

describe('a message within the limits', () => {
  it.each<[string, object]>([
    [
      'text alone',
      { text: 'Hello <@U01> <#C01|leads> <!date^1700000000^{date}|then> <https://a.test|here> &lt;b&gt;' },
    ],
    ['fifty blocks', message(...times(50, () => section()))],
    ['a section of 3000 characters', message(section({ text: mrkdwn(long(3000)) }))],
    ['ten fields of 1000', message({ type: 'section', fields: times(10, () => mrkdwn(long(1000))) })],
    ['a header of 150', message({ type: 'header', text: plain(long(150)) })],
    ['twenty-five buttons', message(actions(...times(25, (at) => button({ action_id: `b${at}` }))))],
    [
      'a button at every limit',
      message(
        actions(button({ text: plain(long(75)), value: long(2000), style: 'danger', confirm: confirm() })),
      ),
    ],
    ['the same action id in two blocks', message(actions(button()), actions(button()))],
    [
      'an option of 75',
      message(actions(select({ options: [option({ text: plain(long(75)), value: long(75) })] }))),
    ],
    [
      'emoji and verbatim',
      message(section({ text: { ...mrkdwn(), verbatim: true } }), {
        type: 'header',
        text: { ...plain(), emoji: true },
      }),
    ],
    [
      'an overflow of five',
      message(
        section({ accessory: { type: 'overflow', action_id: 'more', options: times(5, () => option()) } }),
      ),
    ],
    [
      'a date picker',
      message(
        actions({ type: 'datepicker', action_id: 'day', initial_date: '2026-11-22', placeholder: plain() }),
      ),
    ],
    [
      'a rich text',
      message({
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hi' }] }],
      }),
    ],
    ['a table', message({ type: 'table', rows: times(100, () => [{ type: 'raw_text', text: 'x' }]) })],
  ])('passes: %s', (_, given) => {
    expect(checkMessage(given)).toEqual([]);
  });
});

describe('a message past a limit of Slack', () => {
  it.each<[string, object, string]>([
    ['51 blocks', message(...times(51, () => ({ type: 'divider' }))), '/blocks'],
    ['an unknown block', message({ type: 'sektion' }), '/blocks/0/type'],
    ['an unknown key', message(section({ colour: 'red' })), '/blocks/0'],
    ['a section with nothing in it', message({ type: 'section' }), '/blocks/0'],
    ['a section of 3001', message(section({ text: mrkdwn(long(3001)) })), '/blocks/0/text/text'],
    ['an empty text', message(section({ text: mrkdwn('') })), '/blocks/0/text/text'],
    ['eleven fields', message({ type: 'section', fields: times(11, () => mrkdwn()) }), '/blocks/0/fields'],
    [
      'a field of 2001',
      message({ type: 'section', fields: [mrkdwn(long(2001))] }),
      '/blocks/0/fields/0/text',
    ],
    ['emoji in a mrkdwn text', message(section({ text: { ...mrkdwn(), emoji: true } })), '/blocks/0/text'],
    [
      'verbatim in a plain text',
      message({ type: 'header', text: { ...plain(), verbatim: true } }),
      '/blocks/0/text',
    ],
    ['a header of 151', message({ type: 'header', text: plain(long(151)) }), '/blocks/0/text/text'],
    ['a header in mrkdwn', message({ type: 'header', text: mrkdwn() }), '/blocks/0/text/type'],
    [
      'eleven in a context',
      message({ type: 'context', elements: times(11, () => mrkdwn()) }),
      '/blocks/0/elements',
    ],
    ['an empty context', message({ type: 'context', elements: [] }), '/blocks/0/elements'],
    [
      '26 actions',
      message(actions(...times(26, (at) => button({ action_id: `b${at}` })))),
      '/blocks/0/elements',
    ],
    ['no actions', message(actions()), '/blocks/0/elements'],
    ['text among actions', message(actions(mrkdwn())), '/blocks/0/elements/0/type'],
    ['a button of 76', message(actions(button({ text: plain(long(76)) }))), '/blocks/0/elements/0/text/text'],
    ['a button in mrkdwn', message(actions(button({ text: mrkdwn() }))), '/blocks/0/elements/0/text/type'],
    ['a button value of 2001', message(actions(button({ value: long(2001) }))), '/blocks/0/elements/0/value'],
    ['a button of no known style', message(actions(button({ style: 'loud' }))), '/blocks/0/elements/0/style'],
    ['a button to no address', message(actions(button({ url: 'javascript:x' }))), '/blocks/0/elements/0/url'],
    [
      'an action id of 256',
      message(actions(button({ action_id: long(256) }))),
      '/blocks/0/elements/0/action_id',
    ],
    ['an action id twice in a block', message(actions(button(), button())), '/blocks/0/elements/1/action_id'],
    [
      'a block id twice',
      message(section({ block_id: 'a' }), section({ block_id: 'a' })),
      '/blocks/1/block_id',
    ],
    ['a block id of 256', message(section({ block_id: long(256) })), '/blocks/0/block_id'],
    [
      'a confirm title of 101',
      message(actions(button({ confirm: confirm({ title: plain(long(101)) }) }))),
      '/blocks/0/elements/0/confirm/title/text',
    ],
    [
      'a confirm text of 301',
      message(actions(button({ confirm: confirm({ text: plain(long(301)) }) }))),
      '/blocks/0/elements/0/confirm/text/text',
    ],
    [
      'a confirm button of 31',
      message(actions(button({ confirm: confirm({ confirm: plain(long(31)) }) }))),
      '/blocks/0/elements/0/confirm/confirm/text',
    ],
    [
      'a deny button of 31',
      message(actions(button({ confirm: confirm({ deny: plain(long(31)) }) }))),
      '/blocks/0/elements/0/confirm/deny/text',
    ],
    [
      'an option of 76',
      message(actions(select({ options: [option({ text: plain(long(76)) })] }))),
      '/blocks/0/elements/0/options/0/text/text',
    ],
    [
      'an option value of 76',
      message(actions(select({ options: [option({ value: long(76) })] }))),
      '/blocks/0/elements/0/options/0/value',
    ],
    [
      '101 options',
      message(actions(select({ options: times(101, () => option()) }))),
      '/blocks/0/elements/0/options',
    ],
    ['no options', message(actions(select({ options: [] }))), '/blocks/0/elements/0/options'],
    [
      'options and groups',
      message(actions(select({ option_groups: [{ label: plain(), options: [option()] }] }))),
      '/blocks/0/elements/0',
    ],
    [
      'an initial option that is none',
      message(actions(select({ initial_option: option({ value: 'w' }) }))),
      '/blocks/0/elements/0',
    ],
    [
      'a placeholder of 151',
      message(actions(select({ placeholder: plain(long(151)) }))),
      '/blocks/0/elements/0/placeholder/text',
    ],
    [
      'eleven checkboxes',
      message(actions({ type: 'checkboxes', action_id: 'c', options: times(11, () => option()) })),
      '/blocks/0/elements/0/options',
    ],
    [
      'an overflow of six',
      message(actions({ type: 'overflow', action_id: 'o', options: times(6, () => option()) })),
      '/blocks/0/elements/0/options',
    ],
    [
      'a date that is none',
      message(actions({ type: 'datepicker', action_id: 'd', initial_date: '22.11.2026' })),
      '/blocks/0/elements/0/initial_date',
    ],
    [
      'a time that is none',
      message(actions({ type: 'timepicker', action_id: 't', initial_time: '9am' })),
      '/blocks/0/elements/0/initial_time',
    ],
    [
      'an image without words',
      message({ type: 'image', image_url: 'https://a.test/a.png' }),
      '/blocks/0/alt_text',
    ],
    ['an image without a source', message({ type: 'image', alt_text: 'a' }), '/blocks/0'],
    ['an alert', message({ type: 'alert', text: mrkdwn() }), '/blocks/0/type'],
    [
      'two tables',
      message(...times(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }))),
      '/blocks/1',
    ],
    [
      'a table of 101 rows',
      message({ type: 'table', rows: times(101, () => [{ type: 'raw_text', text: 'x' }]) }),
      '/blocks/0/rows',
    ],
    [
      'more than Slack ever took',
      message(...times(5, () => section({ text: mrkdwn(long(2900)) }))),
      '/blocks',
    ],
    [
      'focus in a message',
      message({ ...input({ element: typing({ focus_on_load: true }) }) }),
      '/blocks/0/element',
    ],
  ])('is refused: %s', (_, given, pointer) => {
    expect(heads(checkMessage(given))).toContain(`slack ${pointer}`);
  });
});
