import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLead } from '../../src/app/lead/explain-lead.js';
import { recordNews } from '../../src/app/record-news.js';
import type { ActivityKind } from '../../src/domain/activity.js';
import { useWorld, value, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

describe('preset smb scores exactly as S18', () => {
  const rows: [string, ActivityKind, Record<string, unknown>, number][] = [
    ['a demo request', 'demo_requested', {}, 30],
    ['a reply', 'email_replied', {}, 20],
    ['a pricing visit', 'pricing_page_viewed', {}, 15],
    ['a webinar attended', 'webinar_attended', {}, 15],
    ['a case study', 'content_downloaded', { kind: 'Case study' }, 10],
    ['a guide', 'content_downloaded', { kind: 'guide' }, 10],
    ['a whitepaper, which the preset does not name', 'content_downloaded', { kind: 'whitepaper' }, 0],
    ['a career page visit, which the preset does not name', 'career_page_viewed', {}, 0],
    ['an unsubscribe', 'unsubscribed', {}, -25],
  ];
  it.each(rows)('%s', async (_, kind, properties, points) => {
    await world.send(world.event(kind, 'jane@acme.com', { properties }));
    expect(await world.total()).toBe(points);
  });

  it('gives ten points for the third open within one sequence, once', async () => {
    const open = (sequence: string) =>
      world.event('email_opened', 'jane@acme.com', { properties: { sequence } });
    const totals: number[] = [];
    for (const sequence of ['welcome', 'news', 'welcome', 'news', 'welcome', 'welcome', 'news', 'news']) {
      await world.send(open(sequence));
      totals.push(await world.total());
    }
    expect(totals).toEqual([0, 0, 0, 0, 10, 10, 20, 20]);
  });

  it('gives ten points each for industry, size and seniority, and takes them back when they no longer hold', async () => {
    const profile = { industry: 'Software', companySize: 40, title: 'VP Sales' };
    await world.send(world.event('logged_in', 'jane@acme.com', { profile }));
    expect(await world.lead()).toMatchObject({ fit: 30, behaviour: 0 });
    await world.send(world.event('logged_in', 'jane@acme.com', { profile: { title: 'Intern' } }));
    expect(await world.lead()).toMatchObject({ fit: 20, title: 'Intern' });
    expect((await world.ledger()).toSorted()).toEqual(['industry +10', 'size +10']);
  });

  it('writes who, why, when and by which model for every point', async () => {
    await world.send(world.event('demo_requested'));
    const { lines, rules } = value(await explainLead(world.deps, world.at(), 'jane@acme.com', null));
    expect(rules).toBe('preset_002@1');
    expect(lines).toMatchObject([
      { rule: 'demo', points: 30, reason: 'Requested a demo', at: world.clock.now() },
    ]);
  });
});

describe('a profile', () => {
  it('is completed, never blanked, and newer words win over older ones', async () => {
    await world.send(
      world.event('logged_in', 'jane@acme.com', { profile: { name: 'Jane', company: 'Acme' } }),
    );
    await world.send(world.event('logged_in', 'JANE@acme.com ', { profile: { name: '', title: 'CTO' } }));
    await world.send(
      world.event('logged_in', 'jane@acme.com', {
        at: world.ago(3),
        profile: { name: 'J.', phone: '+49 170' },
      }),
    );
    expect(await world.lead()).toMatchObject({
      name: 'Jane',
      company: 'Acme',
      title: 'CTO',
      phone: '+49 170',
    });
    expect(await world.leads()).toHaveLength(1);
  });
});

describe('once', () => {
  it('the same event ten times is one ledger line', async () => {
    const event = world.event('demo_requested');
    for (let time = 0; time < 10; time++) await world.send(event);
    expect(await world.ledger()).toEqual(['demo +30']);
    expect(await world.send(event)).toMatchObject([{ duplicate: true, total: 30 }]);
  });

  it('an event sent again under another address changes nothing, and makes no lead', async () => {
    await world.send(world.event('demo_requested', 'first@acme.com', { id: 'one' }));
    const again = await world.send(
      world.event('demo_requested', 'second@acme.com', { id: 'one' }),
      world.event('email_replied', 'first@acme.com'),
    );
    expect(again).toMatchObject([
      { duplicate: true, total: 50 },
      { duplicate: false, total: 50 },
    ]);
    expect(await world.prisma.lead.count({ where: { teamId: world.team, email: 'second@acme.com' } })).toBe(
      0,
    );
  });

  it('the same event twice in one batch counts once', async () => {
    const event = world.event('demo_requested');
    expect(await world.send(event, event)).toMatchObject([{ duplicate: false }, { duplicate: true }]);
    expect(await world.total()).toBe(30);
  });

  it('twenty concurrent events that cross 80 make one handoff and one message', async () => {
    await Promise.all(Array.from({ length: 20 }, () => world.send(world.event('pricing_page_viewed'))));
    expect(await world.total()).toBe(300);
    expect(await world.handoffs()).toHaveLength(1);
    expect(await world.outbox('handoff')).toHaveLength(1);
  });

  it('twenty concurrent batches about the same new leads, in any order, neither double nor deadlock', async () => {
    const emails = Array.from({ length: 12 }, (_, at) => `lead${at}@acme.com`);
    const batch = (turn: number) =>
      emails.map((_, at) => world.event('email_replied', emails[(at * 5 + turn) % emails.length]));
    await Promise.all(Array.from({ length: 20 }, (_, turn) => world.send(...batch(turn))));
    expect(await world.leads()).toHaveLength(12);
    for (const email of emails) expect(await world.total(email)).toBe(400);
    expect(await world.handoffs()).toHaveLength(12);
  });
});

describe('the lines', () => {
  it('49 is no MQL, 50 is one without a page to a rep, 79 still, and 80 is a handoff', async () => {
    const steps: [ActivityKind[], number, string, number][] = [
      [['demo_requested'], 30, 'new', 0],
      [['email_replied'], 50, 'mql', 0],
      [['pricing_page_viewed'], 65, 'mql', 0],
      [['webinar_attended'], 80, 'sql', 1],
    ];
    for (const [kinds, total, stage, handoffs] of steps) {
      await world.send(...kinds.map((kind) => world.event(kind)));
      expect([await world.total(), (await world.lead()).stage, (await world.handoffs()).length]).toEqual([
        total,
        stage,
        handoffs,
      ]);
    }
    expect(await world.deeds()).toEqual(['lead.created', 'lead.funnel', 'lead.mql', 'lead.ready']);
  });

  it('more points on an open handoff make no second one', async () => {
    await world.ready();
    await world.send(world.event('demo_requested'), world.event('email_replied'));
    expect(await world.handoffs()).toHaveLength(1);
  });

  it('a lead that falls below 80 closes its handoff, and a second crossing opens a new one', async () => {
    await world.ready();
    await world.send(world.event('unsubscribed'));
    expect(await world.handoffs()).toMatchObject([{ status: 'closed' }]);
    await world.send(world.event('email_replied'));
    expect(await world.handoffs()).toMatchObject([{ status: 'closed' }, { status: 'waiting', episode: 2 }]);
  });

  it('points from long ago make no handoff: a lead silent since is cold, not ready', async () => {
    const at = world.ago(50);
    await world.send(
      ...(['demo_requested', 'email_replied', 'pricing_page_viewed', 'webinar_attended'] as const).map(
        (kind) => world.event(kind, 'jane@acme.com', { at }),
      ),
    );
    expect(await world.total()).toBe(80);
    expect(await world.handoffs()).toEqual([]);
  });
});

describe('order', () => {
  it('the order and the batches in which events arrive change neither score nor ledger', async () => {
    const kinds = [
      'demo_requested',
      'email_opened',
      'email_opened',
      'email_opened',
      'pricing_page_viewed',
      'unsubscribed',
    ] as const;
    const story = fc.array(
      fc.record({ kind: fc.constantFrom(...kinds), day: fc.integer({ min: 0, max: 400 }) }),
      { minLength: 1, maxLength: 9 },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(story, fc.infiniteStream(fc.nat({ max: 1_000_000 })), async (events, shuffle) => {
        round += 1;
        const made = (email: string) =>
          events.map(({ kind, day }, at) =>
            world.event(kind, email, { id: `${email}:${at}`, at: world.ago(day) }),
          );
        const [once, apart] = [`once${round}@acme.com`, `apart${round}@acme.com`];
        await world.send(...made(once));
        const shuffled = made(apart)
          .map((event) => ({ event, at: shuffle.next().value }))
          .toSorted((a, b) => a.at - b.at);
        for (const { event } of shuffled) await world.send(event);
        expect((await world.ledger(apart)).toSorted()).toEqual((await world.ledger(once)).toSorted());
        expect(await world.total(apart)).toBe(await world.total(once));
      }),
      { numRuns: 25 },
    );
  });
});

it('a batch that breaks half way leaves nothing behind', async () => {
  const broken = { ...world.event('demo_requested'), at: new Date('not a date') };
  await expect(
    recordNews(world.deps, world.team, world.clock.now(), [world.event('email_replied'), broken]),
  ).rejects.toThrow();
  expect(await world.leads()).toEqual([]);
});
