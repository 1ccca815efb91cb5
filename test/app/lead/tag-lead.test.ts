import { describe, expect, it } from 'vitest';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { tagLead } from '../../../src/app/lead/tag-lead.js';
import type { Model } from '../../../src/domain/scoring/model.js';
import { problem, RAVI, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const lead = 'jane@acme.com';
const tag = (add: string[], remove: string[] = []) => tagLead(world.deps, world.ctx(), { lead, add, remove });

/** Has the team begin with rules that ask for tags. */
function rulesWith(change: (model: Model) => Partial<Model>): void {
  const { playbook } = world.deps;
  const base = playbook.presets.get('preset_002');
  if (base === undefined) throw new Error('no preset');
  const model = { ...base.model, ...change(base.model) };
  playbook.presets.set(model.name, { model, source: '' });
}

describe('tags', () => {
  it('are put on and taken off, and written down with who did it', async () => {
    await world.send(world.event('email_clicked'));
    expect(value(await tag(['Trade Show', 'vip', 'trade-show', ' ']))).toMatchObject({
      added: ['trade_show', 'vip'],
      removed: [],
      lead: { tags: ['trade_show', 'vip'] },
    });
    expect(value(await tag(['berlin'], ['VIP', 'nothing']))).toMatchObject({
      added: ['berlin'],
      removed: ['vip'],
    });
    expect(await world.lead()).toMatchObject({ tags: ['trade_show', 'berlin'] });
    const lines = await world.prisma.history.findMany({
      where: { teamId: world.team, verb: 'lead.tagged' },
      orderBy: { id: 'asc' },
    });
    expect(lines).toMatchObject([
      { actorId: RAVI, facts: { added: ['trade_show', 'vip'], removed: [] } },
      { actorId: RAVI, facts: { added: ['berlin'], removed: ['vip'] } },
    ]);
  });

  it('that are there already change nothing', async () => {
    await world.send(world.event('email_clicked'));
    await tag(['vip']);
    expect(value(await tag(['VIP'], ['gone']))).toMatchObject({ added: [], removed: [] });
    expect(await world.count('lead.tagged')).toBe(1);
  });

  it('of twenty people at once are all there', async () => {
    await world.send(world.event('email_clicked'));
    await Promise.all(Array.from({ length: 20 }, (_, at) => tag([`tag${at}`])));
    expect((await world.lead()).tags).toHaveLength(20);
    expect(problem(await tag(['one_more']))).toEqual({
      kind: 'too_many',
      what: 'tags',
      limit: 20,
      count: 21,
    });
  });

  it('have an end to their length', async () => {
    await world.send(world.event('email_clicked'));
    expect(problem(await tag(['x'.repeat(51)]))).toMatchObject({ kind: 'too_long', limit: 50, length: 51 });
    expect(await world.lead()).toMatchObject({ tags: [] });
  });
});

describe('rules that ask for a tag', () => {
  it('see it at once: a segment gains and loses the lead with it', async () => {
    rulesWith(() => ({ segments: [{ id: 'fair', label: 'Met at the fair', when: { tag: 'fair' } }] }));
    await world.send(world.event('email_clicked'));
    const stored = async () =>
      (await world.prisma.standing.findFirstOrThrow({ where: { teamId: world.team } })).segments;
    await tag(['fair']);
    expect(await stored()).toEqual(['fair']);
    await tag([], ['fair']);
    expect(await stored()).toEqual([]);
  });

  it('count what the lead did before as that of a lead with it, and explain it to the point', async () => {
    rulesWith(({ rules }) => ({
      rules: rules.map((rule) =>
        rule.id === 'demo' ? { ...rule, when: { all: [rule.when, { tag: 'partner' }] } } : rule,
      ),
    }));
    await world.send(world.event('demo_requested'));
    expect(await world.total()).toBe(0);
    await tag(['partner']);
    expect(await world.total()).toBe(30);
    expect(value(await explainLead(world.deps, world.at(), lead, null)).total).toBe(30);
    await tag([], ['partner']);
    expect(await world.total()).toBe(0);
  });

  it('hold a competitor back whatever its points, and let it go once that proves wrong', async () => {
    rulesWith(() => ({ disqualify: [{ id: 'rival', label: 'Competitor', when: { tag: 'competitor' } }] }));
    await world.send(world.event('email_clicked'));
    await tag(['Competitor']);
    await world.ready();
    expect(await world.handoffs()).toEqual([]);
    await tag([], ['competitor']);
    expect(await world.handoffs()).toMatchObject([{ status: 'waiting', rule: 'Reached 80 points' }]);
    expect(await world.outbox('handoff')).toHaveLength(1);
  });
});
