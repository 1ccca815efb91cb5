import { describe, expect, it } from 'vitest';
import type { ColdFacts, MessageFacts, TaskFacts } from '../../src/domain/facts.js';
import type { Message } from '../../src/views/blocks.js';
import { render } from '../../src/views/message.js';
import { ACTIONS } from '../../src/views/names.js';
import { aCold, aDigest, aHandoff, aLead, aTask, did, hoursAgo, inPlain, inSlack } from './given.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

const cold = (more: Partial<ColdFacts> = {}) => render([{ kind: 'cold', facts: aCold(more) }], inPlain);
const task = (more: Partial<TaskFacts> = {}, reader = inPlain) =>
  render([{ kind: 'task', facts: aTask(more) }], reader);

describe('a cold alert', () => {
  it('tells how long, the last touch and what is at stake, with three ways out', () => {
    expect(cold().text).toBe('Going cold: Jane Doe (Acme Field Services), quiet for 47 days');
    expect(shown(cold())).toBe(
      [
        '❄️ *Jane Doe* has gone quiet · VP Operations · Acme Field Services',
        '*Quiet for* 47 days, since 28 Mar',
        '*Last touch* Opened an e-mail: Spring news · 28 Mar',
        '*Value at stake* 48,000',
        '*Score* *55* = 30 who they are + 25 what they did',
        '[[Start re-engagement]] [Snooze] [Let go]',
        '(Owner: <@U01REP> · More: `/lead show jane@acme.com`)',
      ].join('\n'),
    );
  });

  it('says what it does not know', () => {
    const text = shown(cold({ lead: aLead({ value: null }), lastTouch: null, total: 70 }));
    expect(text).toContain('*Value at stake* not known');
    expect(text).toContain('*Last touch* none recorded');
    expect(text).toContain('Owner: nobody yet');
    expect(text).toContain('after 70 before the silence');
  });

  it.each([
    [
      { what: 're-engaging', by: 'U01REP', at: hoursAgo(1), until: null },
      '▶️ *Re-engagement started* by <@U01REP> · Thu 14 May 09:30 CEST',
    ],
    [
      { what: 'snoozed', by: 'U01REP', at: hoursAgo(1), until: hoursAgo(-24) },
      '💤 *Snoozed* until Fri 15 May 10:30 CEST by <@U01REP> · Thu 14 May 09:30 CEST',
    ],
    [
      { what: 'let go', by: 'U01REP', at: hoursAgo(1), until: null },
      '🍃 *Let go* by <@U01REP> · Thu 14 May 09:30 CEST\nAny sign of life from Jane Doe brings it back.',
    ],
    [{ what: 're-warmed', by: null, at: hoursAgo(1), until: null }, '☀️ *Warm again* · Thu 14 May 09:30 CEST'],
  ] as const)('once decided (%o) its buttons give way to the decision', (decision, words) => {
    const message = cold({ decision });
    expect(shown(message)).toContain(words);
    // A rest can be ended.
    expect(buttonsOf(message).map(({ action_id }) => action_id)).toEqual(
      decision.what === 'snoozed' ? [ACTIONS.wake] : [],
    );
  });

  it('folded keeps all three buttons a lead while there are few, and a way to them when there are many', () => {
    const items = (count: number): MessageFacts[] =>
      Array.from({ length: count }, () => ({ kind: 'cold', facts: aCold() }));
    expect(buttonWords(render(items(2), inPlain))).toEqual([
      'Start re-engagement',
      'Snooze',
      'Let go',
      'Start re-engagement',
      'Snooze',
      'Let go',
    ]);
    const dots = overflowsOf(render(items(40), inPlain));
    expect(dots).toHaveLength(40);
    for (const words of dots) expect(words).toEqual(['Show', 'Re-engage', 'Snooze', 'Let go', 'More …']);
  });

  it.each([2, 40])('folded with %d lets one that sleeps be woken, and the decided stand', (count) => {
    const items = [asleep, ...Array.from({ length: count - 1 }, () => letGo)].map(
      (decision): MessageFacts => ({ kind: 'cold', facts: aCold({ decision }) }),
    );
    expect(buttonWords(render(items, inPlain))).toEqual(['Wake']);
  });
});

const asleep = { what: 'snoozed' as const, by: 'U01REP', at: hoursAgo(1), until: hoursAgo(-24) };
const letGo = { what: 'let go' as const, by: 'U01REP', at: hoursAgo(1), until: null };

const overflowsOf = ({ blocks }: Message): string[][] =>
  blocks.flatMap((block) =>
    block.type === 'section' && block.accessory?.type === 'overflow'
      ? [block.accessory.options.map(({ text }) => text.text)]
      : [],
  );

describe('a task', () => {
  it('brings the words to send, ready to copy', () => {
    const message = task({}, inSlack);
    expect(message.text).toBe('To do: Send the pattern interrupt · Jane Doe (Acme Field Services)');
    expect(shown(message)).toContain(
      '*Ready to copy* · subject: Still relevant?\n```Hi Jane,\n\nchecking in',
    );
    expect(buttonWords(message)).toEqual(['Done', 'Skip', 'Snooze', 'Reassign']);
    expect(buttonsOf(message).every(({ value }) => value === 'task-1')).toBe(true);
    expect(shown(task())).toContain(
      '(Due Thu 14 May 10:30 CEST · Step 1 of 3 · Cold lead re-engagement · started by <@U01REP>)',
    );
  });

  it('without a draft is a line and its buttons', () => {
    expect(shown(task({ draft: null, track: null, kind: 'follow_up', title: 'Call about the pilot' }))).toBe(
      [
        '📋 *Call about the pilot*',
        'Jane Doe · VP Operations · Acme Field Services · jane@acme.com · +1 555 0100',
        '[[Done]] [Skip] [Snooze] [Reassign]',
        '(Due Thu 14 May 10:30 CEST)',
      ].join('\n'),
    );
  });

  it('once closed tells how, by whom and why', () => {
    const message = task({ status: 'cancelled', closedAt: hoursAgo(1), closedWhy: 'Jane replied' });
    expect(shown(message)).toBe(
      '📋 *Send the pattern interrupt*\nNot needed any more: Jane replied · Thu 14 May 09:30 CEST · Jane Doe (Acme Field Services)',
    );
    expect(shown(task({ status: 'done', closedBy: 'U01REP', closedAt: hoursAgo(1) }))).toContain(
      'Done by <@U01REP> · Thu 14 May',
    );
  });

  it('folded comes with the longest due first, each to be opened', () => {
    const items: MessageFacts[] = [
      { kind: 'task', facts: aTask({ taskId: 'late', dueAt: hoursAgo(1) }) },
      { kind: 'task', facts: aTask({ taskId: 'later', dueAt: hoursAgo(50) }) },
      {
        kind: 'task',
        facts: aTask({ taskId: 'over', status: 'done', closedBy: 'U01REP', dueAt: hoursAgo(9) }),
      },
    ];
    const message = render(items, inPlain);
    expect(message.text).toBe('2 tasks for you');
    expect(buttonsOf(message).map((each) => [each.action_id, each.value])).toEqual([
      [ACTIONS.taskOpen, 'later'],
      [ACTIONS.taskOpen, 'late'],
    ]);
  });
});

describe('the morning digest', () => {
  it('counts, names and shortens', () => {
    const message = render([{ kind: 'digest', facts: aDigest() }], inPlain);
    expect(message.text).toBe(
      'Morning digest · Thursday 14 May 2026: 2 waiting for a rep · 1 claimed · 17 gone cold · 1 re-warmed · 1 returned · 1 task overdue',
    );
    const text = shown(message);
    expect(text).toContain('• Jane Doe (Acme Field Services) · 86 points · for 2 h');
    expect(text).toContain('• Ann Lee (Umbra Labs) · by <@U01REP> after 12 min');
    expect(text).toContain('• Lead 5 (Globex) · owner <@U02REP> · value 12,000\nand 12 more: `/lead cold`');
    expect(text).toContain('• Mia Wolf (Initech) · by <@U02REP>: No budget: frozen until spring');
    expect(text).toContain('• Call back about the pilot · Lou Reyes (Hooli) · <@U01REP>, due 12 May');
    expect(text).toContain(
      '*41* captured → *12* became MQL (29%) → *6* handed to sales (50%) → *5* claimed (83%)',
    );
  });

  it('of a quiet day says so, and gives no shares of nothing', () => {
    const quiet = aDigest({
      waiting: [],
      claimed: [],
      wentCold: [],
      rewarmed: [],
      returned: [],
      overdue: [],
      week: { captured: 0, mql: 2, handoffs: 0, claimed: 0 },
    });
    const text = shown(render([{ kind: 'digest', facts: quiet }], inPlain));
    expect(text).toContain('Nothing new since the last digest');
    expect(text).toContain('*0* captured → *2* became MQL → *0* handed to sales (0%) → *0* claimed');
  });
});

describe('a notice', () => {
  it.each([
    [
      { about: 'undeliverable', place: 'sales-leads', error: 'not_in_channel', waiting: 3 },
      "⚠️ I can't post to #sales-leads (not_in_channel): 3 messages wait. Invite me there: `/invite @Kindling`. They go out as soon as I am in.",
    ],
    [
      { about: 'awake', lead: aLead(), snoozedBy: 'U01REP', wokenBy: 'time', total: 86 },
      '⏰ The rest is over: Jane Doe (Acme Field Services) is awake again, with 86 points. What next?',
    ],
    [
      { about: 'awake', lead: aLead(), snoozedBy: 'U01REP', wokenBy: 'ready', total: 86 },
      '🔥 Jane Doe (Acme Field Services) woke early: it is ready for sales now, with 86 points.',
    ],
    [
      { about: 'at_risk', lead: aLead(), coldAt: hoursAgo(-24 * 31), total: 86 },
      '⏳ Jane Doe (Acme Field Services) has gone quiet: it goes cold on Sun 14 Jun. It has 86 points.',
    ],
    [
      { about: 'ready', lead: aLead(), total: 86 },
      '🔥 Jane Doe (Acme Field Services), a lead of yours, is ready for sales with 86 points.',
    ],
    [
      { about: 'rewarmed', lead: aLead(), by: did('Opened an e-mail', null, 2), quietDays: 50 },
      '☀️ Jane Doe (Acme Field Services) is back after 50 quiet days: Opened an e-mail · 14 May.',
    ],
    [
      { about: 'track_ended', lead: aLead(), track: 'Re-engagement', reason: 'Replied to an e-mail' },
      '🏁 “Re-engagement” is over for Jane Doe (Acme Field Services): Replied to an e-mail.',
    ],
  ] as const)('%o is told in a line', (facts, words) => {
    expect(render([{ kind: 'notice', facts }], inPlain).text).toBe(words);
  });
});

it('notices folded into one keep a way on each', () => {
  const message = render(
    [
      { kind: 'notice', facts: { about: 'at_risk', lead: aLead(), total: 86, coldAt: hoursAgo(-90) } },
      { kind: 'notice', facts: { about: 'ready', lead: aLead(), total: 86 } },
    ],
    inPlain,
  );
  expect(buttonWords(message)).toEqual(['Show', 'Show']);
});

it('several kinds stand one below the other, and the text sums them up', () => {
  const message = render(
    [
      { kind: 'handoff', facts: aHandoff() },
      { kind: 'cold', facts: aCold() },
    ],
    inPlain,
  );
  expect(message.text).toBe(
    'Ready for a rep: Jane Doe (Acme Field Services), 86 points · Going cold: Jane Doe (Acme Field Services), quiet for 47 days',
  );
  expect(shown(message)).toContain('\n---\n');
});
