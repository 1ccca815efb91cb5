import { beforeAll, describe, expect, it } from 'vitest';
import { claimLead } from '../../../src/app/handoff/claim-lead.js';
import { listOf, searchLeads } from '../../../src/app/lead/list-leads.js';
import { resolveLead } from '../../../src/app/lead/resolve-lead.js';
import { showLead } from '../../../src/app/lead/show-lead.js';
import { tagLead } from '../../../src/app/lead/tag-lead.js';
import { whichLead } from '../../../src/app/lead/which-lead.js';
import { inTx } from '../../../src/store/db.js';
import { makeWorld, problem, RAVI, ROSA, useWorld, value, type World } from '../../support/world.js';

let book: World;
beforeAll(async () => {
  book = await makeWorld();
  await fill(book);
  return () => book.drop();
});

const BOOK: [email: string, name: string | null, company: string][] = [
  ['jane@acme.com', 'Jane Doe', 'Acme'],
  ['tom@umbrella.io', 'Tom Berger', 'Umbrella Corp'],
  ['k.mueller@werk.de', 'Karin Müller', 'Werk Süd'],
  ['liam@globex.com', "Liam O'Reilly", 'Globex'],
  ['ann@initech.com', 'Ann Lee', 'Initech'],
  ['anna@initech.com', 'Anna Lindt', 'Initech'],
  ['jo@percent.com', '100% Jo_', 'Percent'],
  ['office@nobody.org', null, 'Nobody'],
];

const fill = (world: World) =>
  world.send(
    ...BOOK.map(([email, name, company]) =>
      world.event('email_clicked', email, { profile: { ...(name === null ? {} : { name }), company } }),
    ),
  );

const resolve = (asked: string, world = book) =>
  inTx(world.deps.db, (tx) => resolveLead(tx, world.deps, world.at(), asked));
const whoIs = async (asked: string) => value(await resolve(asked)).email;

describe('a lead is found', () => {
  it.each([
    ['by its address', 'jane@acme.com', 'jane@acme.com'],
    ['by its address in capitals, with space around', '  JANE@ACME.COM ', 'jane@acme.com'],
    ['by part of its address', 'globex.com', 'liam@globex.com'],
    ['by its name', 'jane doe', 'jane@acme.com'],
    ['by its first name', 'karin', 'k.mueller@werk.de'],
    ['by the end of its name', 'berger', 'tom@umbrella.io'],
    ['by its company', 'Acme', 'jane@acme.com'],
    ['by part of its company', 'umbrel', 'tom@umbrella.io'],
    ['with two spaces between the names', 'jane   doe', 'jane@acme.com'],
    ['misspelt, a letter missing: umbrela', 'umbrela', 'tom@umbrella.io'],
    ['misspelt, two letters swapped: amce', 'amce', 'jane@acme.com'],
    ['misspelt, an e forgotten: globx', 'globx', 'liam@globex.com'],
    ['without its umlaut: muller', 'muller', 'k.mueller@werk.de'],
    ['without its apostrophe: oreilly', 'oreilly', 'liam@globex.com'],
    ['with a % in its name', '100%', 'jo@percent.com'],
    ['with a _ in its name', 'jo_', 'jo@percent.com'],
    ['by initials: jd', 'jd', 'jane@acme.com'],
    ['by initials with the company: jd acme', 'JD acme', 'jane@acme.com'],
    ['by the initials of its company: ws', 'ws', 'k.mueller@werk.de'],
    ['by words apart from each other: jane acme', 'jane acme', 'jane@acme.com'],
    ['by the beginning of a short name: jo', 'jo', 'jo@percent.com'],
    ['exactly, though another begins the same: ann lee', 'ann lee', 'ann@initech.com'],
  ])('%s', async (_, asked, email) => {
    expect(await whoIs(asked)).toBe(email);
  });

  it('by its id', async () => {
    const { id } = await book.lead();
    expect(await whoIs(id)).toBe('jane@acme.com');
    expect(await whoIs(id.toUpperCase())).toBe('jane@acme.com');
  });
});

describe('where several match', () => {
  it('all of them are offered', async () => {
    const refused = problem(await resolve('initech'));
    expect(refused.kind === 'several_leads' && refused.found.map(({ email }) => email).toSorted()).toEqual([
      'ann@initech.com',
      'anna@initech.com',
    ]);
  });

  it('a misspelling that could be either is asked about: amce may be Acme or Amcor', async () => {
    const other = book.another();
    await other.send(
      other.event('email_clicked', 'jane@first.com', { profile: { company: 'Acme' } }),
      other.event('email_clicked', 'ada@second.com', { profile: { company: 'Amcor' } }),
    );
    const refused = problem(await resolve('amce', other));
    expect(refused.kind === 'several_leads' && refused.found.map(({ company }) => company)).toEqual([
      'Acme',
      'Amcor',
    ]);
  });

  it('an exact address wins over longer ones that contain it', async () => {
    expect(await whoIs('ann@initech.com')).toBe('ann@initech.com');
  });
});

describe('what is not found', () => {
  it.each([
    'zzzzqqqq',
    '🎉',
    '_____',
    'x'.repeat(10_000),
    "'; drop table lead; --",
    'a\u0000b',
    '<!channel>',
  ])('is answered: %s', async (asked) => {
    const refused = problem(await resolve(asked));
    expect(['no_such_lead', 'several_leads']).toContain(refused.kind);
  });

  it('is nobody at all where nothing was asked', async () => {
    expect(problem(await resolve('   '))).toMatchObject({ kind: 'no_such_lead', near: [] });
  });

  it('is an id of nobody: gone', async () => {
    expect(problem(await resolve('00000000-0000-7000-8000-000000000000'))).toMatchObject({ kind: 'gone' });
  });
});

describe('another team', () => {
  it('never finds our leads, by whatever way', async () => {
    const other = book.another();
    const { id } = await book.lead();
    for (const asked of ['jane@acme.com', 'acme', 'jane', 'amce', id]) {
      const refused = problem(await resolve(asked, other));
      expect(refused).not.toHaveProperty('found');
      if ('near' in refused) expect(refused.near).toEqual([]);
    }
    expect(await searchLeads(other.deps, other.at(), 'acme', 0, 10)).toMatchObject({ leads: [], count: 0 });
    expect((await listOf(other.deps, other.ctx(), 'hot', 0, 10)).leads).toEqual([]);
    expect(problem(await showLead(other.deps, other.at(), id))).toMatchObject({ kind: 'gone' });
  });

  it('has leads of the same address as ours', async () => {
    const other = book.another();
    await other.send(other.event('demo_requested'));
    expect(value(await resolve('jane@acme.com', other))).toMatchObject({ teamId: other.team, behaviour: 30 });
    expect(await book.total()).toBe(0);
  });
});

describe('tags', () => {
  let tagged: World;
  beforeAll(async () => {
    tagged = book.another();
    await fill(tagged);
    for (const [lead, add] of [
      ['jane@acme.com', ['demo', 'vip']],
      ['tom@umbrella.io', ['demo_day']],
      ['ann@initech.com', ['demo']],
    ] as const)
      await tagLead(tagged.deps, tagged.ctx(), { lead, add: [...add], remove: [] });
  });
  const listed = async (asked: string) =>
    (await searchLeads(tagged.deps, tagged.at(), asked, 0, 10)).leads.map(({ email }) => email).toSorted();

  it('list who has them, each as a whole', async () => {
    expect(await listed('#demo')).toEqual(['ann@initech.com', 'jane@acme.com']);
    expect(await listed('#demo #vip')).toEqual(['jane@acme.com']);
    expect(await listed('#DEMO_day')).toEqual(['tom@umbrella.io']);
    expect(await listed('#gone')).toEqual([]);
  });

  it('are found by part without their sign', async () => {
    expect(await listed('demo')).toEqual(['ann@initech.com', 'jane@acme.com', 'tom@umbrella.io']);
  });

  it('name nobody: a word that is only a tag is no lead', async () => {
    expect(problem(await resolve('vip', tagged))).toMatchObject({ kind: 'no_such_lead' });
    expect(value(await resolve('acme', tagged)).email).toBe('jane@acme.com');
    const readings = [{ lead: 'acme demo' }, { lead: 'acme' }];
    expect(await whichLead(tagged.deps, tagged.at(), readings)).toEqual({ lead: 'acme' });
  });

  it('are gone from the search when they are taken off', async () => {
    await tagLead(tagged.deps, tagged.ctx(), { lead: 'ann@initech.com', add: [], remove: ['demo'] });
    expect(await listed('#demo')).toEqual(['jane@acme.com']);
  });
});

it('of the same points the deal that is worth more comes first', async () => {
  const world = book.another();
  await world.send(
    world.event('email_clicked', 'a@x.com', { profile: { value: 10 } }),
    world.event('email_clicked', 'b@x.com'),
    world.event('email_clicked', 'c@x.com', { profile: { value: 9_000 } }),
  );
  for (const email of ['a@x.com', 'b@x.com', 'c@x.com']) await claimLead(world.deps, world.ctx(), email);
  const { leads } = await listOf(world.deps, world.ctx(), 'mine', 0, 10);
  expect(leads.map(({ email }) => email)).toEqual(['c@x.com', 'a@x.com', 'b@x.com']);
});

it('of very many that hold a word the hottest are shown, and that there are more', async () => {
  const world = book.another();
  await world.send(
    ...Array.from({ length: 700 }, (_, at) =>
      world.event('profile_stated', `lead${at}@many.com`, { profile: { company: 'Many Systems' } }),
    ),
  );
  await world.ready('lead650@many.com');
  const { leads, count } = await searchLeads(world.deps, world.at(), 'many', 0, 10);
  expect(count).toBe(100);
  expect(leads[0]?.email).toBe('lead650@many.com');
});

it('of several ways to read what was typed, the first whose lead exists is meant', async () => {
  const typo = [{ lead: 'umbrela in' }, { lead: 'umbrela' }];
  expect(await whichLead(book.deps, book.at(), typo)).toEqual({ lead: 'umbrela in' });
  const readings = [{ lead: 'jane doe until' }, { lead: 'jane doe' }, { lead: 'jane' }];
  expect(await whichLead(book.deps, book.at(), readings)).toEqual({ lead: 'jane doe' });
  expect(await whichLead(book.deps, book.at(), [{ lead: 'zzzzqqqq' }, { lead: 'qqqqzzzz' }])).toEqual({
    lead: 'zzzzqqqq',
  });
  expect(await whichLead(book.deps, book.at(), [{ lead: '' }])).toEqual({ lead: '' });
});

it('a search shows pages, the best first, and how many there are', async () => {
  const first = await searchLeads(book.deps, book.at(), 'initech', 0, 1);
  const second = await searchLeads(book.deps, book.at(), 'initech', 1, 1);
  expect([first.count, second.count]).toEqual([2, 2]);
  expect([...first.leads, ...second.leads].map(({ email }) => email).toSorted()).toEqual([
    'ann@initech.com',
    'anna@initech.com',
  ]);
});

describe('the lists', () => {
  let world: World;
  useWorld((made) => {
    world = made;
  });
  const emails = async (list: 'mine' | 'hot' | 'cold', who = RAVI) =>
    (await listOf(world.deps, world.ctx(who), list, 0, 10)).leads.map(({ email }) => email);

  it('mine: what I own', async () => {
    await fill(world);
    await claimLead(world.deps, world.ctx(RAVI), 'jane@acme.com');
    await claimLead(world.deps, world.ctx(ROSA), 'tom@umbrella.io');
    expect(await emails('mine')).toEqual(['jane@acme.com']);
    expect(await emails('mine', ROSA)).toEqual(['tom@umbrella.io']);
  });

  it('hot: from 50 points up, the hottest first, without those asleep', async () => {
    await world.send(world.event('demo_requested', 'a@x.com'), world.event('email_replied', 'a@x.com'));
    await world.ready('b@x.com');
    await world.send(world.event('demo_requested', 'c@x.com'));
    await world.ready('asleep@x.com');
    await world.prisma.lead.update({
      where: { teamId_email: { teamId: world.team, email: 'asleep@x.com' } },
      data: { snoozedUntil: world.ago(-1) },
    });
    expect(await emails('hot')).toEqual(['b@x.com', 'a@x.com']);
  });

  it('cold: the highest value first, without those let go or not to be written to', async () => {
    const leads: [string, object][] = [
      ['small@x.com', { value: 100 }],
      ['unknown@x.com', {}],
      ['large@x.com', { value: 9000 }],
      ['gone@x.com', { letGoAt: world.clock.now() }],
      ['silent@x.com', { suppressedAt: world.clock.now() }],
    ];
    for (const [email, data] of leads) {
      await world.send(world.event('email_clicked', email));
      await world.prisma.lead.update({
        where: { teamId_email: { teamId: world.team, email } },
        data: { ...data, coldAt: world.clock.now() },
      });
    }
    expect(await emails('cold')).toEqual(['large@x.com', 'small@x.com', 'unknown@x.com']);
  });

  it('come in pages with the count of all', async () => {
    await fill(world);
    for (const [email] of BOOK.slice(0, 5)) await claimLead(world.deps, world.ctx(), email);
    const pages = [
      await listOf(world.deps, world.ctx(), 'mine', 0, 2),
      await listOf(world.deps, world.ctx(), 'mine', 4, 2),
    ];
    expect(pages.map(({ leads, count }) => [leads.length, count])).toEqual([
      [2, 5],
      [1, 5],
    ]);
  });
});
