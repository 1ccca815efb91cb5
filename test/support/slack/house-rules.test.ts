import { describe, expect, it } from 'vitest';
import { checkMessage, checkSafeText, checkView } from './block-kit.js';
import { actions, button, heads, home, long, message, mrkdwn, plain, section, times } from './kit.js';

describe('what Slack takes and people mind', () => {
  it.each<[string, object, string]>([
    ['blocks without text', { blocks: [section()] }, '/text'],
    ['a text nobody reads to the end', { text: long(4001) }, '/text'],
    [
      'a message near the size limit',
      message(...times(5, () => section({ text: mrkdwn(long(2500)) }))),
      '/blocks',
    ],
    [
      'a button without an action id',
      message(actions(button({ action_id: undefined }))),
      '/blocks/0/elements/0',
    ],
  ])('is a fault of the house: %s', (_, given, pointer) => {
    expect(heads(checkMessage(given))).toEqual([`house ${pointer}`]);
  });

  it.each(['<!channel>', '<!here>', '<!everyone>', '<!here|here>', '<!subteam^S01|@sales>', '<!CHANNEL>'])(
    '%s pings people',
    (ping) => {
      expect(heads(checkMessage({ text: `Acme ${ping}` }))).toEqual(['house /text']);
      expect(heads(checkMessage(message(section({ text: mrkdwn(ping) }))))).toEqual([
        'house /blocks/0/text/text',
      ]);
      expect(heads(checkMessage(message({ type: 'section', fields: [mrkdwn(ping)] })))).toEqual([
        'house /blocks/0/fields/0/text',
      ]);
      expect(heads(checkView(home(section({ text: mrkdwn(ping) }))))).toEqual(['house /blocks/0/text/text']);
      expect(checkMessage({ text: ping }, { mayPing: true })).toEqual([]);
    },
  );

  it('a broadcast in rich text pings people as well', () => {
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }];
    expect(checkSafeText({ type: 'rich_text', elements })).toHaveLength(1);
  });

  it('an escaped ping, plain text, a person, a channel, a date and a link ping nobody', () => {
    const safe =
      '&lt;!channel&gt; <@U01RAVI> <#C01|leads> <!date^1700000000^{date}|then> <https://a.test?a=1&amp;b=2|Acme &amp; Co>';
    expect(
      checkMessage({
        ...message(section({ text: mrkdwn(safe) }), section({ text: plain('<!channel> & co') })),
        text: safe,
      }),
    ).toEqual([]);
  });

  it.each(['Smith & Sons', '<b>Acme</b>', 'a < b', '<acme>', '&nbsp;'])('raw data shows: %s', (raw) => {
    expect(heads(checkMessage(message(section({ text: mrkdwn(raw) }))))).toContain(
      'house /blocks/0/text/text',
    );
  });
});
