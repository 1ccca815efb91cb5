import { describe, expect, it } from 'vitest';
import { claimHandoff } from '../../../src/app/handoff/claim-lead.js';
import { returnHandoff } from '../../../src/app/handoff/return-handoff.js';
import { closeDeal } from '../../../src/app/lead/close-deal.js';
import { calibrate } from '../../../src/app/rules/calibrate.js';
import { proposeRules } from '../../../src/app/rules/propose-rules.js';
import { rescore } from '../../../src/app/rules/rescore.js';
import { switchRules } from '../../../src/app/rules/switch-rules.js';
import { MONA, RAVI, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

/** 80 points at once, and 15 for each further look at the prices. */
const ready = (email: string, looks = 1) =>
  world.send(
    world.event('demo_requested', email),
    world.event('email_replied', email),
    world.event('webinar_attended', email),
    ...Array.from({ length: looks }, () => world.event('pricing_page_viewed', email)),
  );
const handoffOf = async (email: string) => {
  const { id } = await world.lead(email);
  return prismaHandoff(id);
};
const prismaHandoff = (leadId: string) =>
  world.prisma.handoff.findFirstOrThrow({ where: { leadId }, orderBy: { episode: 'desc' } });
const claim = async (email: string) =>
  value(await claimHandoff(world.deps, world.ctx(), (await handoffOf(email)).id));
const giveBack = async (email: string) =>
  value(
    await returnHandoff(world.deps, world.ctx(), {
      handoffId: (await handoffOf(email)).id,
      reason: 'Too early',
      note: null,
    }),
  );
const close = async (lead: string, outcome: 'won' | 'lost') =>
  value(await closeDeal(world.deps, world.ctx(), { lead, outcome, reason: 'budget' }));
const look = () => calibrate(world.deps, world.at());

describe('a calibration', () => {
  it('of a team that has handed over nobody says that it is too early to tell', async () => {
    expect(await look()).toMatchObject({
      name: 'preset_002@1',
      line: 80,
      suggested: null,
      bands: [],
      rules: [],
      customers: 0,
      neverHandedOver: 0,
      evidence: expect.stringContaining('Too few to tell'),
      to: world.clock.now(),
      from: world.ago(365),
    });
  });

  it('shows what became of handoffs by the score they were made at', async () => {
    for (const email of ['won@a.com', 'lost@a.com', 'back@a.com', 'open@a.com']) await ready(email);
    await ready('high@a.com', 3);
    await close('won@a.com', 'won');
    await close('lost@a.com', 'lost');
    await giveBack('back@a.com');
    await claim('high@a.com');
    const none = { won: 0, lost: 0, notReady: 0, open: 0 };
    expect((await look()).bands).toEqual([
      { from: 80, to: 90, won: 1, lost: 1, notReady: 1, open: 1 },
      { from: 90, to: 100, ...none },
      { from: 100, to: 110, ...none },
      { from: 110, to: 120, ...none, open: 1 },
    ]);
    expect(await look()).toMatchObject({ customers: 1, neverHandedOver: 0 });
  });

  it('has one band for all that lies far above the line', async () => {
    await ready('far@a.com', 8);
    await ready('farther@a.com', 20);
    expect((await look()).bands).toMatchObject([{ from: 160, to: Infinity, open: 2 }]);
  });

  it('charges a handoff sent back to its score, though a later one of that lead was won', async () => {
    await ready('jane@acme.com');
    await giveBack('jane@acme.com');
    world.clock.forward({ days: 8 });
    await ready('jane@acme.com');
    await close('jane@acme.com', 'won');
    expect((await world.handoffs()).map(({ status }) => status)).toEqual(['returned', 'closed']);
    expect((await look()).bands.filter(({ won, notReady }) => won + notReady > 0)).toMatchObject([
      { from: 80, notReady: 1, won: 0 },
      { from: 160, notReady: 0, won: 1 },
    ]);
  });

  it('forgets what is more than a year old', async () => {
    await ready('jane@acme.com');
    world.clock.forward({ days: 366 });
    expect((await look()).bands).toEqual([]);
  });

  it('shows how often sales took what each rule had a share in', async () => {
    await ready('a@a.com');
    await ready('b@a.com');
    await world.send(
      ...Array.from({ length: 3 }, () => world.event('demo_requested', 'c@a.com')),
      world.event('demo_requested', 'open@a.com'),
      world.event('demo_requested', 'open@a.com'),
      world.event('demo_requested', 'open@a.com'),
    );
    await claim('a@a.com');
    await giveBack('b@a.com');
    await close('c@a.com', 'won');
    expect((await look()).rules).toEqual([
      { id: 'demo', label: 'Requested a demo', accepted: 2, returned: 1 },
      { id: 'pricing', label: 'Visited the pricing page', accepted: 1, returned: 1 },
      { id: 'reply', label: 'Replied to an e-mail', accepted: 1, returned: 1 },
      { id: 'webinar', label: 'Attended a live webinar', accepted: 1, returned: 1 },
    ]);
  });

  it('compares by the rules of today: what was handed over by others is scored anew', async () => {
    await ready('jane@acme.com');
    const manager = world.ctx(MONA);
    const change = { kind: 'words' as const, settings: [{ name: 'demo', value: '50' }] };
    const { version } = value(await proposeRules(world.deps, manager, change, 'Demos win more'));
    value(await switchRules(world.deps, manager, version));
    await rescore(world.deps, world.at());
    expect(await look()).toMatchObject({ name: 'preset_002@2', bands: [{ from: 100, open: 1 }] });
    expect((await handoffOf('jane@acme.com')).behaviour).toBe(80);
  });
});

describe('a better line', () => {
  it('is a higher one, where it keeps the customers and spares sales the others', async () => {
    for (let at = 0; at < 12; at += 1) {
      await ready(`back${at}@a.com`);
      await giveBack(`back${at}@a.com`);
      await ready(`won${at}@a.com`, 3);
      await close(`won${at}@a.com`, 'won');
    }
    const { suggested, evidence, line } = await look();
    expect(line).toBe(80);
    expect(suggested).toEqual({ line: 85, because: evidence });
    expect(evidence).toBe(
      'A line of 85 would have kept 12 of 12 customers and spared sales 12 of 12 handoffs that came to nothing.',
    );
  });

  it('is a lower one, where customers were never handed over', async () => {
    for (const email of ['a@a.com', 'b@a.com', 'c@a.com', 'd@a.com']) {
      await world.send(
        world.event('demo_requested', email),
        world.event('email_replied', email),
        world.event('content_downloaded', email, { properties: { kind: 'guide' } }),
      );
      await world.send(world.event('deal_won', email, { at: world.ago(-1) }));
    }
    await ready('handed@a.com');
    world.clock.forward({ days: 2 });
    await close('handed@a.com', 'won');
    expect(await look()).toMatchObject({
      customers: 5,
      neverHandedOver: 4,
      suggested: {
        line: 60,
        because: '4 of 5 customers had never been handed over; a line of 60 would have caught 4 of them.',
      },
    });
  });

  it('does not depend on handoffs that no line had a say in: who asks is ready at any score', async () => {
    for (let at = 0; at < 4; at += 1) {
      await world.send(
        world.event('email_replied', `asks${at}@a.com`, { properties: { text: 'What is the price?' } }),
      );
      await giveBack(`asks${at}@a.com`);
    }
    const found = await look();
    expect(found.bands).toMatchObject([{ from: 20, to: 30, notReady: 4 }]);
    expect(found.evidence).toContain('0 are decided');
  });

  it('is a team’s own business', async () => {
    await ready('jane@acme.com');
    const other = world.another();
    expect(await calibrate(other.deps, other.at())).toMatchObject({ bands: [], customers: 0 });
  });

  it('is looked for without a claim of anybody’s', async () => {
    await ready('jane@acme.com');
    await look();
    expect((await handoffOf('jane@acme.com')).status).toBe('waiting');
    expect((await world.lead()).ownerId).not.toBe(RAVI);
  });
});
