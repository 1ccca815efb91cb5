import { describe, expect, it } from 'vitest';
import { editLead } from '../../../src/app/lead/edit-lead.js';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { undoNewest } from '../../../src/app/undo/undo-change.js';
import type { Profile } from '../../../src/domain/lead.js';
import { fingerprints } from '../../../src/domain/profile-fields.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const lead = 'jane@acme.com';
const jane = (profile: Partial<Profile> = {}) =>
  world.send(
    world.event('email_clicked', lead, { profile: { name: 'Jane Doe', company: 'Acme', ...profile } }),
  );
const edit = (
  profile: Partial<Profile>,
  how: { by?: string; key?: string; seen?: Record<string, string> } = {},
) => {
  // Of one instant, what was said first is not to be told.
  world.clock.forward({ minutes: 1 });
  return editLead(world.deps, world.ctx(how.by ?? RAVI, how.key), { lead, profile, seen: how.seen ?? null });
};
const fitOn = async (when: Date | null) => value(await explainLead(world.deps, world.at(), lead, when)).fit;

describe('an edit', () => {
  it('changes what is known of a lead, and writes down who did', async () => {
    await jane({ phone: '123' });
    const { changed, lead: after } = value(await edit({ title: 'CTO', phone: null, name: 'Jane Doe' }));
    expect(changed).toEqual([
      { field: 'title', from: null, to: 'CTO' },
      { field: 'phone', from: '123', to: null },
    ]);
    expect(after).toMatchObject({ title: 'CTO', phone: null, name: 'Jane Doe' });
    const lines = await world.prisma.history.findMany({ where: { teamId: world.team, verb: 'lead.edited' } });
    expect(lines.map(({ actorId }) => actorId)).toEqual([RAVI, RAVI]);
  });

  it('has the lead judged anew, and the past gone through again comes to the same', async () => {
    await jane({ title: 'CTO', companySize: 200, industry: 'software' });
    const before = (await world.lead()).fit;
    expect(before).toBeGreaterThan(0);
    const morning = world.clock.now();
    world.clock.forward({ days: 2 });
    await edit({ title: null, companySize: null, industry: null });
    expect((await world.lead()).fit).toBe(0);
    expect(await fitOn(null)).toBe(0);
    expect(await fitOn(morning)).toBe(before);
    await edit({ title: 'CTO', companySize: 200, industry: 'software' });
    expect((await world.lead()).fit).toBe(before);
    expect(await fitOn(null)).toBe(before);
  });

  it('stays where older news comes late, and gives way to newer', async () => {
    await jane({ title: 'Intern' });
    world.clock.forward({ days: 2 });
    await edit({ title: null });
    await world.send(
      world.event('webinar_attended', lead, { at: world.ago(1), profile: { title: 'Assistant' } }),
    );
    expect(await world.lead()).toMatchObject({ title: null });
    world.clock.forward({ days: 1 });
    await world.send(world.event('email_clicked', lead, { profile: { title: 'CEO' } }));
    expect(await world.lead()).toMatchObject({ title: 'CEO' });
  });

  it('moves the lead to the account its new company speaks of, and is found by its new name', async () => {
    await world.send(world.event('email_clicked', 'jane@gmail.com', { profile: { company: 'Acme' } }));
    const before = (await world.lead('jane@gmail.com')).account;
    world.clock.forward({ minutes: 1 });
    await editLead(world.deps, world.ctx(), {
      lead: 'jane@gmail.com',
      profile: { company: 'Globex' },
      seen: null,
    });
    expect((await world.lead('jane@gmail.com')).account).not.toBe(before);
    value(await editLead(world.deps, world.ctx(), { lead: 'globex', profile: { name: 'J' }, seen: null }));
  });

  it('is no sign of life', async () => {
    await jane();
    world.clock.forward({ days: 5 });
    await edit({ title: 'CTO' });
    expect(await world.lead()).toMatchObject({ quietSince: world.ago(5 + 1 / 1440) });
  });

  it('sent twice changes once, and what is so already not at all', async () => {
    await jane();
    await edit({ title: 'CTO' }, { key: 'same' });
    await edit({ title: 'CEO' });
    await edit({ title: 'CTO' }, { key: 'same' });
    expect(await world.lead()).toMatchObject({ title: 'CEO' });
    expect(value(await edit({ title: 'CEO' })).changed).toEqual([]);
    expect(await world.count('lead.edited')).toBe(2);
  });

  it('can be undone', async () => {
    await jane({ phone: '123' });
    await edit({ title: 'CTO', phone: null });
    value(await undoNewest(world.deps, world.ctx()));
    expect(await world.lead()).toMatchObject({ title: null, phone: '123' });
    expect(await fitOn(null)).toBe((await world.lead()).fit);
  });

  it('of nobody is refused', async () => {
    expect(problem(await edit({ title: 'CTO' }))).toMatchObject({ kind: 'no_such_lead' });
  });
});

describe('two people with one form', () => {
  it('the second is told what changed meanwhile, and nothing of theirs is saved', async () => {
    await jane({ phone: '123' });
    const seen = fingerprints(await world.lead());
    await edit({ phone: '456', title: 'CTO' }, { by: ROSA, seen });
    const refusal = problem(await edit({ phone: '789', country: 'France', title: null }, { seen }));
    expect(refusal).toMatchObject({
      kind: 'edited_meanwhile',
      changes: [{ field: 'phone', now: '456', yours: '789', by: ROSA, at: world.ago(1 / 1440) }],
      yours: { phone: '789', country: 'France' },
    });
    expect(await world.lead()).toMatchObject({ phone: '456', country: null, title: 'CTO' });
  });

  it('who touched other fields both have their way', async () => {
    await jane({ phone: '123' });
    const form = await world.lead();
    const seen = fingerprints(form);
    const { name, company } = form;
    await edit({ name, company, phone: '456' }, { by: ROSA, seen });
    value(await edit({ name, company, phone: '123', country: 'France' }, { seen }));
    expect(await world.lead()).toMatchObject({ phone: '456', country: 'France' });
  });

  it('who wrote the same agree', async () => {
    await jane();
    const seen = fingerprints(await world.lead());
    await edit({ title: 'CTO' }, { by: ROSA, seen });
    expect(value(await edit({ title: 'CTO' }, { seen })).changed).toEqual([]);
  });

  it('of twenty at once one is saved', async () => {
    await jane();
    const seen = fingerprints(await world.lead());
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => edit({ title: `Title ${at}` }, { seen })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.count('lead.edited')).toBe(1);
  });
});
