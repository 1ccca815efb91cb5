import { describe, expect, it } from 'vitest';
import { leadList, readListPage } from '../../src/views/lead-list.js';
import { leadView } from '../../src/views/lead-view.js';
import { ACTIONS } from '../../src/views/names.js';
import { aLead, did, hoursAgo, inPlain } from './given.js';
import { aPersona } from './given-lists.js';
import { aWhy } from './given-why.js';
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
        '*Funnel* | Decision (late)',
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

  it('tells where it stands in funnel, life and matrix, its part, its segments, and what time will do', () => {
    const text = shown(
      view({
        lead: aLead({ buyingRole: 'economic_buyer', budget: 20_000, funnel: 'consideration', behaviour: 30 }),
        lifecycle: 'at-risk',
        verdict: { fit: 'low', intent: 'high' },
        segments: ['Decision-makers', 'Up to 50 people', 'Slipping', 'In trial', 'Outbound'],
        ahead: aWhy().ahead,
        advice: { persona: aPersona(), send: ['case_study'] },
      }),
    );
    expect(text).toContain('*Stage* | SQL · 20 points from ready for sales');
    expect(text).toContain('*Funnel* | Consideration (middle) · At risk');
    expect(text).toContain('*Verdict* | *Low fit*, high intent');
    expect(text).toContain('*Buying role* | Economic buyer');
    expect(text).toContain('*Budget* | 20,000');
    expect(text).toContain('*Segments* Decision-makers, Up to 50 people, Slipping, In trial and 1 more');
    expect(text).toContain('⏳ If nothing happens: drops to MQL on Thu 4 Jun, with 69 points');
    expect(text).toContain('*Worth sending*: case study');
  });

  it('says what keeps it from sales, and then promises no points', () => {
    const text = shown(view({ lead: aLead({ behaviour: 30 }), barred: { by: 'rule', label: 'Student' } }));
    expect(text).toContain('⛔ *Not handed over*, whatever the score: student');
    expect(text).not.toContain('from ready for sales');
    const won = aLead({ wonAt: hoursAgo(24) });
    expect(shown(view({ lead: won, barred: { by: 'fit' } }))).not.toContain('⛔');
  });

  it('of who has no score, or is won or lost, says that', () => {
    const out = shown(view({ lead: aLead({ out: true, fit: 0, behaviour: 0 }) }));
    expect(out).toContain('*Score* | *none*: the rules take the score of whoever unsubscribes');
    expect(out).not.toContain('from ready');
    const won = aLead({ wonAt: hoursAgo(24) });
    expect(shown(view({ lead: won, ahead: aWhy().ahead }))).toContain(
      '🏆 *Became a customer* yesterday at 10:30',
    );
    expect(shown(view({ lead: won, ahead: aWhy().ahead }))).not.toContain('If nothing happens');
    const lost = aLead({ lostAt: hoursAgo(24), lostReason: 'budget: frozen' });
    expect(shown(view({ lead: lost }))).toContain('🚪 *Deal lost* yesterday at 10:30: budget: frozen');
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
