import { describe, expect, it } from 'vitest';
import { checkView } from './block-kit.js';
import { button, heads, home, input, long, modal, mrkdwn, plain, section, times, typing } from './kit.js';

describe('a view past a limit of Slack', () => {
  it.each<[string, object, string]>([
    ['inputs without submit', modal({ submit: undefined }), '/submit'],
    ['a title of 25', modal({ title: plain(long(25)) }), '/title/text'],
    ['no title', modal({ title: undefined }), '/title'],
    ['a submit of 25', modal({ submit: plain(long(25)) }), '/submit/text'],
    ['a close of 25', modal({ close: plain(long(25)) }), '/close/text'],
    ['private metadata of 3001', modal({ private_metadata: long(3001) }), '/private_metadata'],
    ['a callback id of 256', modal({ callback_id: long(256) }), '/callback_id'],
    ['an unknown key', modal({ text: 'x' }), ''],
    ['101 blocks', modal({}, ...times(101, () => ({ type: 'divider' }))), '/blocks'],
    ['a label of 2001', modal({}, input({ label: plain(long(2001)) })), '/blocks/0/label/text'],
    ['a hint of 2001', modal({}, input({ hint: plain(long(2001)) })), '/blocks/0/hint/text'],
    ['a button in an input', modal({}, input({ element: button() })), '/blocks/0/element/type'],
    [
      'max_length 3001',
      modal({}, input({ element: typing({ max_length: 3001 }) })),
      '/blocks/0/element/max_length',
    ],
    [
      'more typed than allowed',
      modal({}, input({ element: typing({ max_length: 3, initial_value: 'long' }) })),
      '/blocks/0/element',
    ],
    [
      'focus twice',
      modal({}, ...times(2, (at) => input({ block_id: `b${at}`, element: typing({ focus_on_load: true }) }))),
      '/blocks/1/element',
    ],
    ['a markdown block in a modal', modal({}, { type: 'markdown', text: 'x' }), '/blocks/0/type'],
    [
      'a container on the home',
      home({ type: 'container', title: plain(), child_blocks: [section()] }),
      '/blocks/0/type',
    ],
    ['a title on the home', { ...home(section()), title: plain() }, ''],
    ['250 kB', modal({}, ...times(90, () => section({ text: mrkdwn(long(2900)) }))), ''],
  ])('is refused: %s', (_, given, pointer) => {
    expect(heads(checkView(given))).toContain(`slack ${pointer}`);
  });

  it('passes within them', () => {
    const metadata = { private_metadata: long(3000), callback_id: 'log', notify_on_close: true };
    expect(
      checkView(
        modal(metadata, section(), input({ element: typing({ multiline: true, max_length: 3000 }) })),
      ),
    ).toEqual([]);
    expect(checkView(home(...times(100, () => section())))).toEqual([]);
  });
});
