import { describe, expect, it } from 'vitest';
import { addLead } from '../../../src/app/lead/add-lead.js';
import type { Profile } from '../../../src/domain/lead.js';
import { problem, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const add = (email: string, profile: Partial<Profile> = {}) =>
  addLead(world.deps, world.ctx(), { email, profile });

describe('adding a lead', () => {
  it('makes one, with its fit points, and says that it came by Slack', async () => {
    const added = value(await add('Jane@Acme.com', { name: 'Jane Doe', title: 'CTO' }));
    expect(added).toMatchObject({
      created: true,
      lead: { email: 'jane@acme.com', name: 'Jane Doe', source: 'slack', fit: 10 },
    });
    expect(await world.deeds()).toEqual(['lead.created']);
  });

  it('completes one that is known, and leaves alone where it came from', async () => {
    await world.send(
      world.event('webinar_attended', 'jane@acme.com', { profile: { company: 'Acme', source: 'webinar' } }),
    );
    expect(value(await add('jane@acme.com', { name: 'Jane Doe' }))).toMatchObject({
      created: false,
      lead: { name: 'Jane Doe', company: 'Acme', source: 'webinar' },
    });
    expect(await world.leads()).toHaveLength(1);
  });

  it('says whether anything of what was said of a known one was new', async () => {
    expect(value(await add('jane@acme.com', { name: 'Jane Doe' }))).toMatchObject({ created: true });
    expect(value(await add('jane@acme.com', { name: 'Jane Doe' }))).toMatchObject({ changed: false });
    expect(value(await add('jane@acme.com'))).toMatchObject({ created: false, changed: false });
    expect(value(await add('jane@acme.com', { title: 'CTO' }))).toMatchObject({ changed: true });
  });

  it('makes one of twenty who add it at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => add('jane@acme.com')));
    expect(outcomes.map(value).filter(({ created }) => created)).toHaveLength(1);
    expect(await world.count('lead.created')).toBe(1);
  });

  it.each(['jane', 'jane@acme', 'jane doe@acme.com', '@acme.com', `${'j'.repeat(250)}@acme.com`, ''])(
    'refuses %j, which is no address',
    async (typed) => {
      expect(problem(await add(typed))).toMatchObject({ kind: 'bad_email' });
      expect(await world.leads()).toEqual([]);
    },
  );

  it('refuses a name of ten thousand characters, and says what is allowed', async () => {
    expect(problem(await add('jane@acme.com', { name: 'x'.repeat(10_000) }))).toEqual({
      kind: 'too_long',
      field: 'name',
      limit: 500,
      length: 10_000,
    });
  });

  it('keeps emoji, right-to-left text and mark-up as they were typed', async () => {
    const profile = { name: 'ליאת 🌱', company: '<!channel> & Söhne' };
    expect(value(await add('jane@acme.com', profile)).lead).toMatchObject(profile);
  });
});
