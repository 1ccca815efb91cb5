import { describe, expect, it } from 'vitest';
import { render } from '../../src/views/message.js';
import { ACTIONS } from '../../src/views/names.js';
import { aHandoff, aLead, did, hoursAgo, inPlain, NO_CONTEXT } from './given.js';
import { aPersona } from './given-lists.js';
import { aWhy } from './given-why.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

const card = (more: Parameters<typeof aHandoff>[0] = {}) =>
  render([{ kind: 'handoff', facts: aHandoff(more) }], inPlain);

describe('a handoff card', () => {
  it('tells who, why now, what they asked and what they saw, with four buttons', () => {
    expect(card().text).toBe('Ready for a rep: Jane Doe (Acme Field Services), 86 points');
    expect(shown(card())).toBe(
      [
        '🔥 *Jane Doe* · VP Operations · Acme Field Services',
        '*Ready for a rep* · Thu 14 May 08:30 CEST',
        '*Ready because:* reached 80 points',
        'jane@acme.com · +1 555 0100 · 240 people · Field services',
        '*Score* *86* = 30 who they are + 56 what they did',
        '• *+30* Requested a demo · 14 May',
        '• *+20* Replied to an e-mail · 13 May',
        '• *+15* Visited the pricing page · 14 May',
        '*Asked* 14 May (Requested a demo)',
        '>Does it talk to QuickBooks, and can 60 technicians use it offline?',
        '*Content consumed* | Field service benchmark 2026 · 11 May | Quote to invoice in a day · 6 May',
        '*Pages visited* | Pricing · 14 May | QuickBooks integration · 14 May | Scheduling · 12 May | and 1 more',
        '*E-mail history* | Replied to an e-mail: Re: your benchmark report · 13 May | Opened an e-mail: Your benchmark report · 13 May',
        '*Form notes* | Team of 60 technicians; wants to start in June · 14 May',
        '*Open questions* | none recorded',
        '[[Claim]] [Log] [Snooze] [Not ready]',
        '(Every point: `/lead why jane@acme.com` · rules house@3)',
      ].join('\n'),
    );
  });

  it('says "none recorded" under all five labels when nothing is', () => {
    const text = shown(card({ context: NO_CONTEXT, asked: null }));
    for (const label of [
      'Content consumed',
      'Pages visited',
      'E-mail history',
      'Form notes',
      'Open questions',
    ]) {
      expect(text).toContain(`*${label}* | none recorded`);
    }
  });

  it('carries the handoff in Claim and Not ready, the lead in Log and Snooze', () => {
    expect(buttonsOf(card()).map((each) => [each.action_id, each.value])).toEqual([
      [ACTIONS.claim, 'handoff-1'],
      [ACTIONS.log, 'lead-1'],
      [ACTIONS.snooze, 'lead-1'],
      [ACTIONS.notReady, 'handoff-1'],
    ]);
  });

  it('once claimed says by whom and how fast, and offers no second claim', () => {
    const claimed = card({ status: 'claimed', claimedBy: 'U01REP', claimedAt: hoursAgo(1.8) });
    expect(shown(claimed)).toContain(
      '*Claimed* by <@U01REP> · Thu 14 May 08:42 CEST · 12 min after it came in',
    );
    expect(buttonWords(claimed)).toEqual(['Log', 'Snooze', 'Not ready']);
    expect(claimed.text).toBe('Claimed by <@U01REP>: Jane Doe (Acme Field Services), 86 points');
  });

  it('tells at its foot what people did since, and until when it rests', () => {
    const text = shown(
      card({
        episode: 2,
        worked: [
          { by: 'U01REP', did: 'logged', kind: 'call_logged', at: hoursAgo(1) },
          { by: 'U02REP', did: 'planned', kind: null, at: hoursAgo(1) },
        ],
        snooze: { until: hoursAgo(-72), by: 'U01REP' },
      }),
    );
    expect(text).toContain('<@U01REP> logged: call · Thu 14 May 09:30 CEST');
    expect(text).toContain('<@U02REP> planned a next step · Thu 14 May');
    expect(text).toContain('💤 Snoozed until Sun 17 May 10:30 CEST by <@U01REP>');
    expect(text).toContain('2nd time ready');
  });

  it('once returned shows the reason and no buttons', () => {
    const returned = card({
      status: 'returned',
      returnedBy: 'U01REP',
      returnedAt: hoursAgo(1),
      returnReason: 'No budget: frozen',
    });
    expect(shown(returned)).toBe(
      [
        '🌱 *Jane Doe* · VP Operations · Acme Field Services',
        '*Returned to nurture* by <@U01REP> · Thu 14 May 09:30 CEST',
        '>No budget: frozen',
        '(Score *86* = 30 who they are + 56 what they did',
        'Every point: `/lead why jane@acme.com` · rules house@3)',
      ].join('\n'),
    );
  });

  it('once closed says whom it was with', () => {
    const closed = card({ status: 'closed', claimedBy: 'U02REP' });
    expect(shown(closed)).toContain('*Closed* · it was with <@U02REP>');
    expect(buttonsOf(closed)).toEqual([]);
  });

  it('of a lead without a name calls it by its address, once', () => {
    const text = shown(card({ lead: aLead({ name: null, title: null, company: null, phone: null }) }));
    expect(text.split('\n').slice(0, 4)).toEqual([
      '🔥 *jane@acme.com*',
      '*Ready for a rep* · Thu 14 May 08:30 CEST',
      '*Ready because:* reached 80 points',
      '240 people · Field services',
    ]);
  });

  it('names the rule that fired, and how fit and intent stand', () => {
    const text = shown(
      card({
        rule: 'Asked about pricing, timeline or integration',
        atAnyScore: true,
        verdict: { fit: 'high', intent: 'high' },
      }),
    );
    expect(text).toContain(
      '*Ready because:* asked about pricing, timeline or integration, whatever the score\n',
    );
    expect(text).toContain('*86* = 30 who they are + 56 what they did · High fit, high intent');
    expect(shown(card({ rule: '' }))).not.toContain('Ready because');
  });

  it('marks a low fit where nobody can overlook it', () => {
    const low = card({ verdict: { fit: 'low', intent: 'high' } });
    expect(low.text).toBe('Ready for a rep: Jane Doe (Acme Field Services), 86 points, low fit');
    expect(shown(low)).toContain('⚠️ *Low fit*, high intent: check whether we can help them before you call');
    const asked = shown(card({ verdict: { fit: 'low', intent: 'low' } }));
    expect(asked).toContain('⚠️ *Low fit*, low intent: check whether we can help them before you call');
    const [one, other] = [{}, { verdict: { fit: 'low' as const, intent: 'high' as const } }];
    const folded = render(
      [one, other].map((more) => ({ kind: 'handoff' as const, facts: aHandoff(more) })),
      inPlain,
    );
    expect(shown(folded).match(/86 points · \*Low fit\*/g)).toHaveLength(1);
  });

  it('remembers leads that come and go', () => {
    const sentBack = { by: 'U02REP', at: hoursAgo(48), reason: 'No budget' };
    const before = { at: hoursAgo(24 * 9 + 2) };
    expect(shown(card({ episode: 2, before, sentBack }))).toContain(
      '🔁 *2nd time in 9 days*; sent back by <@U02REP> · Tue 12 May 10:30 CEST: No budget',
    );
    expect(shown(card({ episode: 4, before }))).toContain('🔁 *4th time*, 9 days after the last\n');
    expect(shown(card({ episode: 2, sentBack }))).toContain('↩️ *Sent back before* by <@U02REP> · Tue 12 May');
    expect(shown(card({ episode: 2, before }))).not.toContain('time ready');
  });

  it('tells in a line each what to say and send, which segments it is in, and what time will do', () => {
    const advice = { persona: aPersona(), send: ['roi_calculator', 'case_study', 'Webinars'] };
    const more = { advice, segments: ['Decision-makers'], ahead: aWhy().ahead };
    const text = shown(card(more));
    expect(text).toContain(
      [
        '*Pains* (head of operations): Work that falls between two teams; Numbers that come a month late',
        '*Objections*: The team has had enough change; Our process is too special',
        '*Worth sending*: ROI calculator; case study',
      ].join('\n'),
    );
    expect(text).toContain(
      '(Segments: Decision-makers\n⏳ If nothing happens: drops to MQL on Thu 4 Jun, with 69 points\n',
    );
    const closed = shown(card({ ...more, status: 'closed' }));
    expect(closed).not.toMatch(/Pains|If nothing happens/);
    expect(shown(card({ advice: { persona: null, send: [] } }))).toBe(shown(card()));
  });

  it('shows points lost with a minus', () => {
    expect(shown(card({ lead: aLead({ behaviour: -15 }) }))).toContain(
      '*15* = 30 who they are − 15 what they did',
    );
  });
});

describe('handoffs folded into one message', () => {
  const folded = render(
    [
      {
        kind: 'handoff',
        facts: aHandoff({ handoffId: 'h1', lead: aLead({ id: 'l1', name: 'Cool', behaviour: 52 }) }),
      },
      {
        kind: 'handoff',
        facts: aHandoff({
          handoffId: 'h2',
          lead: aLead({ id: 'l2', name: 'Hot', behaviour: 70 }),
          asked: null,
        }),
      },
      {
        kind: 'handoff',
        facts: aHandoff({
          handoffId: 'h3',
          status: 'claimed',
          claimedBy: 'U02REP',
          claimedAt: hoursAgo(1),
          asked: did('x', null, 1),
        }),
      },
    ],
    inPlain,
  );

  it('come hottest first, each with its own Claim, and with who has it already', () => {
    expect(shown(folded)).toBe(
      [
        '🔥 *3 leads ready for a rep, 2 not claimed yet*',
        '*Hot* · VP Operations · Acme Field Services · 100 points',
        'Ready because: reached 80 points · Requested a demo',
        '[Claim]',
        '*Jane Doe* · VP Operations · Acme Field Services · 86 points',
        '*Claimed* by <@U02REP>',
        '*Cool* · VP Operations · Acme Field Services · 82 points',
        'Asked: Does it talk to QuickBooks, and can 60 technicians use it offline?',
        '[Claim]',
        '(They came in together, so here they are in one message · Their whole story: `/lead show` and the name)',
      ].join('\n'),
    );
    expect(buttonsOf(folded).map(({ value }) => value)).toEqual(['h2', 'h1']);
  });
});
