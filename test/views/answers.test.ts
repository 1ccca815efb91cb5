import { describe, expect, it } from 'vitest';
import { leadList, readListPage } from '../../src/views/lead-list.js';
import { leadView } from '../../src/views/lead-view.js';
import { ACTIONS } from '../../src/views/names.js';
import { why } from '../../src/views/why.js';
import { aLead, did, hoursAgo, inPlain, line } from './given.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

describe('/lead show', () => {
  const view = (more: Partial<Parameters<typeof leadView>[0]> = {}) =>
    leadView(
      {
        lead: aLead(),
        timeline: [did('Requested a demo', null, 2)],
        waitingHandoffId: null,
        track: null,
        ...more,
      },
      inPlain,
    );

  it('tells all there is to know about a lead', () => {
    expect(shown(view({ waitingHandoffId: 'handoff-1' }))).toBe(
      [
        '*Jane Doe* · VP Operations · Acme Field Services',
        'jane@acme.com · +1 555 0100 · 240 people · Field services',
        '🔥 *Ready for a rep*, and nobody has claimed it yet',
        '*Score* | *86* = 30 who they are + 56 what they did',
        '*Stage* | SQL',
        '*Owner* | nobody yet',
        '*Last active* | 2 h ago',
        '*Value* | 48,000',
        '*Handed to sales* | 1 time',
        '*Lately*',
        '• Requested a demo · 2 h ago',
        '[[Claim]] [Log] [Snooze]',
        '(Every point: `/lead why jane@acme.com` · It is 04:30 where they are · came from webinar)',
      ].join('\n'),
    );
  });

  it('shows eight things done lately, and counts the rest', () => {
    const timeline = Array.from({ length: 11 }, (_, at) => did(`Thing ${at}`, null, at));
    expect(shown(view({ timeline }))).toContain('• Thing 7 · 7 h ago\nand 3 more before that');
  });

  it('claims the handoff where one waits, else the lead, and nothing that has an owner', () => {
    expect(buttonsOf(view({ waitingHandoffId: 'h' }))[0]).toMatchObject({
      action_id: ACTIONS.claim,
      value: 'h',
    });
    expect(buttonsOf(view())[0]).toMatchObject({ action_id: ACTIONS.claimLead, value: 'lead-1' });
    expect(buttonWords(view({ lead: aLead({ ownerId: 'U01REP' }) }))).toEqual(['Log', 'Snooze']);
  });

  it('tells every state out of the ordinary', () => {
    const lead = aLead({
      ownerId: 'U01REP',
      coldAt: hoursAgo(40),
      quietSince: hoursAgo(24 * 47),
      suppressedAt: hoursAgo(30),
      letGoAt: hoursAgo(20),
      snoozedUntil: hoursAgo(-48),
      snoozedBy: 'U02REP',
    });
    const text = shown(view({ lead, track: { name: 'Re-engagement', step: 2, steps: 3 } }));
    expect(text).toContain('🚫 *Not to be written to*, since yesterday at 04:30');
    expect(text).toContain('🍃 *Let go* 20 h ago; any sign of life brings it back');
    expect(text).toContain('💤 *Snoozed* until Sat 16 May at 10:30 by <@U02REP>');
    expect(text).toContain('❄️ *Cold*: quiet for 47 days');
    expect(text).toContain('📋 *In a track*: Re-engagement, step 2 of 3');
  });

  it('offers a cold lead its way back, but never to one who asked not to be written to', () => {
    const cold = { ownerId: 'U01REP', coldAt: hoursAgo(4) };
    expect(buttonWords(view({ lead: aLead(cold) }))).toEqual([
      'Start re-engagement',
      'Snooze',
      'Let go',
      'Log',
    ]);
    expect(buttonWords(view({ lead: aLead({ ...cold, suppressedAt: hoursAgo(4) }) }))).toEqual([
      'Log',
      'Snooze',
    ]);
  });
});

describe('the lists', () => {
  const rows = [{ lead: aLead({ fit: 10, behaviour: 60 }), why: null }];
  const list = (name: 'mine' | 'hot' | 'cold' | 'find') =>
    shown(leadList({ list: name, asked: 'akme', rows, from: 0, count: 1 }, inPlain));

  it('say of each lead why it is there', () => {
    expect(list('hot')).toBe(
      [
        '*1 hot lead, the hottest first*',
        '*Jane Doe* · VP Operations · Acme Field Services · 70 points',
        '10 points from ready · last active 2 h ago · owner nobody yet',
        '[Show]',
      ].join('\n'),
    );
    expect(list('mine')).toContain('*1 lead of yours*');
    expect(list('find')).toContain('*1 lead for “akme”*');
    expect(list('cold')).toContain('quiet for 2 h · owner nobody yet');
  });

  it('go on where they stopped', () => {
    const ten = Array.from({ length: 10 }, () => ({ lead: aLead(), why: 'because' }));
    const message = leadList({ list: 'find', asked: 'acme', rows: ten, from: 10, count: 33 }, inPlain);
    expect(shown(message)).toContain('(11–20 of 33, and 13 more)\n[Show more]');
    const next = buttonsOf(message).at(-1);
    expect(next?.action_id).toBe(ACTIONS.listMore);
    expect(readListPage(next?.value ?? '')).toEqual({ list: 'find', asked: 'acme', from: 20 });
  });

  it.each(['', 'x', '[]', '{"list":"toString","from":0}', '{"list":"hot","from":"1"}'])(
    'take no page from %j',
    (value) => {
      expect(readListPage(value)).toBeNull();
    },
  );

  it.each(['mine', 'hot', 'cold', 'find'] as const)('when empty, %s says what to do next', (name) => {
    expect(leadList({ list: name, asked: 'x', rows: [], from: 0, count: 0 }, inPlain).text).toContain(
      '`/lead ',
    );
  });
});

describe('/lead why', () => {
  const lines = [
    line(10, 'Matches target industry', 900, 'fit'),
    line(30, 'Requested a demo', 2),
    line(-15, 'No activity for 60 days', 1600),
  ];
  const lead = aLead({ fit: 10, behaviour: 15 });

  it('shows every point, and sums that make the score', () => {
    expect(
      shown(why({ lead, lines, oneStepAway: ['Requested a demo (+30)'], model: 'smb@1' }, inPlain)),
    ).toBe(
      [
        '*Why Jane Doe has 25 points*',
        '*25* = 10 who they are + 15 what they did · SQL',
        '*Who they are: 10*',
        '• *+10* Matches target industry · 6 Apr',
        '*What they did: 15*',
        '• *+30* Requested a demo · 14 May',
        '• *−15* No activity for 60 days · 8 Mar',
        '*One step away* · 55 points from ready for sales',
        '• Requested a demo (+30)',
        '(Scoring model smb@1)',
      ].join('\n'),
    );
  });

  it('of a long ledger still adds up: what has no room stands as one line with its sum', () => {
    const long = Array.from({ length: 300 }, (_, at) =>
      line((at % 7) - 2, `Something with a rather long reason, number ${at}`, at),
    );
    const behaviour = long.reduce((sum, each) => sum + each.points, 0);
    const text = shown(
      why({ lead: aLead({ fit: 0, behaviour }), lines: long, oneStepAway: [], model: 'm' }, inPlain),
    );
    const points = [...text.matchAll(/^• \*([+−])(\d+)\*/gm)].map(
      ([, sign, digits]) => (sign === '−' ? -1 : 1) * Number(digits),
    );
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(behaviour);
    expect(text).toMatch(/in \d+ earlier lines up to/);
  });

  it('never hides a score that does not add up', () => {
    const text = shown(
      why({ lead: aLead({ fit: 20, behaviour: 15 }), lines, oneStepAway: [], model: 'm' }, inPlain),
    );
    expect(text).toContain('⚠️ The score counts 20 here, these lines make 10');
  });
});
