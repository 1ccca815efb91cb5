import { beforeAll, describe, expect, it } from 'vitest';
import { showAccount } from '../../../src/app/lead/show-account.js';
import { startTrack } from '../../../src/app/track/start-track.js';
import { total } from '../../../src/domain/lead.js';
import { makeWorld, problem, value, type World } from '../../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const of = (email: string, name: string, company: string | null, title: string) =>
    world.event('email_clicked', email, {
      profile: { name, title, ...(company === null ? {} : { company }) },
    });
  await world.send(
    of('jane@acme.com', 'Jane Doe', 'Acme, Inc.', 'CFO'),
    of('tom@mail.acme.com', 'Tom Berger', 'Acme, Inc.', 'Software Engineer'),
    of('ola@acme.com', 'Ola Lind', 'Acme Labs', 'Intern'),
    of('freelance.ann@gmail.com', 'Ann Lee', 'ACME GmbH', 'Consultant'),
    of('liam@globex.com', 'Liam Reilly', 'Globex', 'CTO'),
    of('rita@globex.de', 'Rita Globex', 'Globex Germany', 'CEO'),
    of('solo@gmail.com', 'Sol Oh', null, 'Founder'),
    of('kim@gmail.com', 'Kim Park', 'Kiosk Ltd', 'Owner'),
    world.event('pricing_page_viewed', 'tom@mail.acme.com'),
  );
  return () => world.drop();
});

const show = (asked: string, from = world) => showAccount(from.deps, from.at(), asked);

describe('an account', () => {
  it('is its people as they stand now, hottest first, with the score that comes of them', async () => {
    const facts = value(await show('acme.com'));
    expect(facts).toMatchObject({ key: 'acme.com', name: 'Acme, Inc.' });
    expect(facts.members.map(({ email }) => email)).toEqual([
      'tom@mail.acme.com',
      'jane@acme.com',
      'ola@acme.com',
    ]);
    expect(facts.members.map(total)).toEqual([15, 10, 0]);
    expect(facts.score.score).toBe(facts.score.lines.reduce((sum, { points }) => sum + points, 0));
    expect(facts.score).toMatchObject({ active: 3, hottestId: facts.members[0]?.id });
    expect(facts.score.roles).toContainEqual({
      leadId: facts.members[1]?.id,
      role: 'economic_buyer',
      isSaid: false,
    });
    expect(facts.score.missingRoles).not.toContain('economic_buyer');
  });

  it.each([
    ['its domain', 'acme.com'],
    ['a domain under it', ' mail.ACME.com '],
    ['one of its people', 'jane@acme.com'],
    ['a person’s name', 'tom berger'],
    ['its name, though somebody with a private address works there, too', 'acme'],
    ['its name with another legal form', 'Acme LLC'],
  ])('is found by %s', async (_, asked) => {
    expect(value(await show(asked)).key).toBe('acme.com');
  });

  it('is found by the name of its company where nobody has an address of it', async () => {
    expect(value(await show('Kiosk'))).toMatchObject({ key: 'kiosk', name: 'Kiosk Ltd' });
    expect(value(await show('kim@gmail.com'))).toMatchObject({ key: 'kiosk' });
  });

  it('that could be either of two is asked about', async () => {
    const refused = problem(await show('glob'));
    expect(refused.kind === 'several_leads' && refused.found.map(({ email }) => email).toSorted()).toEqual([
      'liam@globex.com',
      'rita@globex.de',
    ]);
  });

  it('of the very name asked for goes before one that only has it in its name', async () => {
    expect(value(await show('Globex')).key).toBe('globex.com');
  });

  it('of nobody is refused, with the lead where there is one', async () => {
    expect(problem(await show('solo@gmail.com'))).toMatchObject({
      kind: 'no_account',
      lead: { email: 'solo@gmail.com' },
    });
    expect(problem(await show('zzzzqqqq'))).toMatchObject({ kind: 'no_such_lead' });
    expect(problem(await show(''))).toMatchObject({ kind: 'no_such_lead' });
  });

  it('of another team is never seen', async () => {
    expect(problem(await show('acme.com', world.another()))).toMatchObject({ kind: 'no_such_lead' });
  });
});

describe('what its people are in', () => {
  it('is the track of each, by its name; of those in none nothing is said (S139)', async () => {
    value(await startTrack(world.deps, world.ctx(), { lead: 'ola@acme.com', track: null, confirmed: true }));
    const { members, tracks } = value(await show('acme.com'));
    const ola = members.find(({ email }) => email === 'ola@acme.com');
    expect([...tracks]).toEqual([[ola?.id, 'Cold lead re-engagement']]);
  });
});
