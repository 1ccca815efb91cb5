import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  ACCOUNT_WEIGHTS,
  type AccountMember,
  accountKey,
  businessDomain,
  rollUp,
} from '../../src/domain/account.js';
import { companyKey } from '../../src/domain/company-name.js';

describe('a business address says which account a lead belongs to', () => {
  test.each([
    ['jane@acme.com', 'acme.com'],
    [' Jane@ACME.com ', 'acme.com'],
    ['jane@uk.acme.com', 'acme.com'],
    ['jane@acme.co.uk', 'acme.co.uk'],
    ['jane@mail.acme.co.uk', 'acme.co.uk'],
    ['jane@acme.com.br', 'acme.com.br'],
    ['jane@hmrc.gov.uk', 'hmrc.gov.uk'],
    ['jane@cs.stanford.edu', 'stanford.edu'],
    ['jane@acme.onmicrosoft.com', 'acme.onmicrosoft.com'],
    ['jane@müller.de', 'xn--mller-kva.de'],
    ['jane@xn--mller-kva.de', 'xn--mller-kva.de'],
    // Employers whose names are like a provider's.
    ['jane@google.com', 'google.com'],
    ['jane@yahooinc.com', 'yahooinc.com'],
    ['jane@outlook-consulting.com', 'outlook-consulting.com'],
    ['jane@alibaba.com', 'alibaba.com'],
  ])('%s: %s', (email, key) => {
    expect(accountKey({ email, company: 'Something else' })).toBe(key);
  });

  test.each([
    'jane@gmail.com',
    'Jane@GMAIL.com',
    'jane@yahoo.co.jp',
    'jane@hotmail.fr',
    'jane@live.com.au',
    'jane@t-online.de',
    'jane@qq.com',
    'jane@foo.docomo.ne.jp',
    'jane@privaterelay.appleid.com',
    'jane@mailinator.com',
  ])('%s says nothing; the company’s name does', (email) => {
    expect(accountKey({ email, company: 'ACME, Inc.' })).toBe('acme');
    expect(accountKey({ email, company: null })).toBeNull();
  });

  test.each(['', '@', 'jane', 'jane@', 'jane@localhost', 'jane@1.2.3.4', 'acme.com', 'jane@a b.com'])(
    '%j is no business address',
    (email) => {
      expect(businessDomain(email)).toBeNull();
    },
  );

  it('whatever was typed is read without a fault, and a domain is not taken for a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(businessDomain(text)?.includes('.') ?? true).toBe(true);
        expect(companyKey(text)?.includes('.') ?? false).toBe(false);
      }),
    );
  });
});

describe('a company’s name is one, however it is written', () => {
  test.each([
    'Acme',
    ' ACME ',
    'ACME, Inc.',
    'Acme LLC',
    'Acme, L.L.C.',
    'Acme Ltd.',
    'Acme Corporation',
    'The Acme Company',
    'Acme & Co.',
    'Acme PLC',
    'Acme GmbH',
    'Acme GmbH & Co. KG',
    'Acme UG (haftungsbeschränkt)',
    'Acme AG',
    'Acme e.V.',
    'Acme SA',
    'Acme S.A.',
    'Acme SARL',
    'Acme S.à r.l.',
    'Acme SAS',
    'Acme S.L.',
    'Acme S.A. de C.V.',
    'Acme S. de R.L. de C.V.',
    'Acme S.p.A.',
    'Acme SpA',
    'Acme S.r.l.',
    'Acme Ltda.',
    'Acme B.V.',
    'Acme N.V.',
    'Acme Oy',
    'Acme AB',
    'Acme A/S',
    'Acme ApS',
    'Acme Sp. z o.o.',
    'Acme s.r.o.',
    'Acme d.o.o.',
    'Acme Pty Ltd',
    'Acme (Pty) Ltd',
    'Acme Pvt. Ltd.',
    'Acme Sdn. Bhd.',
    'Acme K.K.',
    'UAB Acme',
    'PT Acme Tbk',
    'ООО Acme',
    'Acme™',
    'Ácmé',
  ])('%s', (company) => {
    expect(companyKey(company)).toBe('acme');
  });

  test.each([
    ['Johnson & Johnson', 'johnson and johnson'],
    ['Johnson and Johnson Inc.', 'johnson and johnson'],
    ['L’Oréal S.A.', 'loreal'],
    ['Ørsted A/S', 'orsted'],
    ['Straße GmbH', 'strasse'],
    ['3M Company', '3m'],
    ['Booking.com B.V.', 'booking com'],
    ['株式会社リコー', 'リコー'],
    ['ソニー株式会社', 'ソニー'],
    ['ガンダム株式会社', 'ガンダム'],
    ['삼성전자 주식회사', '삼성전자'],
    ['ООО Ромашка', 'ромашка'],
  ])('%s: %s', (company, key) => {
    expect(companyKey(company)).toBe(key);
  });

  test.each([
    ['Relax Spa', 'relax spa'],
    ['Coca Cola', 'coca cola'],
    ['Acme Holding AG', 'acme holding'],
    ['Limited', 'limited'],
    ['The Limited', 'the limited'],
    ['AG', 'ag'],
    ['Agora', 'agora'],
    ['Nova Ventures', 'nova ventures'],
  ])('control: what is part of the name stays: %s', (company, key) => {
    expect(companyKey(company)).toBe(key);
  });

  test.each(['', '-', 'n/a', 'N.A.', 'none', 'Self-employed', 'freelance', 'Private', 'Company', '???'])(
    '%j names none, so strangers don’t become colleagues',
    (company) => {
      expect(companyKey(company)).toBeNull();
    },
  );

  it('and read again it is the same', () => {
    const word = fc.constantFrom(
      'Acme',
      'The',
      'of',
      'PT',
      'Co',
      '&',
      'AG',
      'Nova',
      'Ltd.',
      'S.A.',
      'Ørsted',
      '3M',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const key = companyKey(words.join(' '));
        if (key !== null) expect(companyKey(key)).toBe(key);
      }),
    );
  });
});

const NOW = new Date('2026-06-30T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const member = (id: string, known: Partial<AccountMember> = {}): AccountMember => ({
  id,
  name: null,
  email: `${id}@acme.com`,
  fit: 0,
  behaviour: 0,
  total: (known.fit ?? 0) + (known.behaviour ?? 0),
  ownerId: null,
  lastActivityAt: null,
  buyingRole: null,
  title: null,
  stage: 'new',
  ...known,
});
const pointsOf = (members: AccountMember[]) =>
  rollUp(members, NOW).lines.map(({ points, reason }) => `${points} ${reason}`);

describe('an account’s score has its reasons', () => {
  it('one person’s is their own', () => {
    const jane = member('jane', { name: 'Jane Doe', fit: 20, behaviour: 45, lastActivityAt: daysAgo(1) });
    expect(rollUp([jane], NOW)).toMatchObject({ score: 65, hottestId: 'jane', active: 1 });
    expect(pointsOf([jane])).toEqual(['20 Best fit: Jane Doe', '45 Hottest: Jane Doe']);
  });

  it('six stakeholders of one company (S142)', () => {
    const members = [
      member('cfo', { title: 'CFO', fit: 30, behaviour: 40, lastActivityAt: daysAgo(2), ownerId: 'U1' }),
      member('it', {
        title: 'IT Director',
        fit: 20,
        behaviour: 60,
        lastActivityAt: daysAgo(1),
        ownerId: 'U2',
      }),
      member('champ', { buyingRole: 'champion', behaviour: 22, lastActivityAt: daysAgo(29), ownerId: 'U1' }),
      member('user1', { title: 'Sales Specialist', behaviour: 9, lastActivityAt: daysAgo(31) }),
      member('user2', { title: 'Sales Specialist', behaviour: 3 }),
      member('user3', { title: 'Sales Specialist', behaviour: -25, lastActivityAt: daysAgo(3) }),
    ];
    expect(pointsOf(members)).toEqual([
      '30 Best fit: cfo@acme.com',
      '60 Hottest: it@acme.com',
      '10 cfo@acme.com, too: a quarter of their 40 points for what they did',
      '5 champ@acme.com, too: a quarter of their 22 points for what they did, rounded down',
      '2 user1@acme.com, too: a quarter of their 9 points for what they did, rounded down',
      '15 3 people more active in the last 30 days',
      '15 Economic buyer and technical evaluator both active: cfo@acme.com, it@acme.com',
    ]);
    expect(rollUp(members, NOW)).toMatchObject({
      score: 137,
      active: 4,
      lastActivityAt: daysAgo(1),
      missingRoles: ['influencer'],
      ownerIds: ['U2', 'U1'],
    });
  });

  it('one keen person outweighs four lukewarm ones', () => {
    const lukewarm = ['a', 'b', 'c', 'd'].map((id) => member(id, { behaviour: 15 }));
    expect(rollUp([member('keen', { behaviour: 60 })], NOW).score).toBeGreaterThan(
      rollUp(lukewarm, NOW).score,
    );
  });

  it('the size of a company alone does not win: past the sixth, people add nothing', () => {
    const crowd = (size: number) =>
      Array.from({ length: size }, (_, at) =>
        member(`p${at}`, { behaviour: 20, lastActivityAt: daysAgo(1) }),
      );
    expect(rollUp(crowd(6), NOW).score).toBeGreaterThan(rollUp(crowd(5), NOW).score);
    expect(rollUp(crowd(60), NOW).score).toBe(rollUp(crowd(6), NOW).score);
  });

  it('nobody: nothing, and every role is missing', () => {
    expect(rollUp([], NOW)).toMatchObject({ score: 0, lines: [], hottestId: null, active: 0 });
    expect(rollUp([], NOW).missingRoles).toHaveLength(5);
  });
});

describe('who plays which part', () => {
  it('is what a person said, else what the title suggests, and it is told which', () => {
    const members = [
      member('a', { title: 'CFO' }),
      member('b', { title: 'CFO', buyingRole: 'influencer' }),
      member('c', { title: 'Wizard', buyingRole: 'of old' }),
    ];
    expect(rollUp(members, NOW).roles).toEqual([
      { leadId: 'a', role: 'economic_buyer', isSaid: false },
      { leadId: 'b', role: 'influencer', isSaid: true },
    ]);
    expect(rollUp(members, NOW).missingRoles).toEqual(['technical_evaluator', 'champion', 'end_user']);
  });

  it.each([
    [29, ACCOUNT_WEIGHTS.bothRoles + ACCOUNT_WEIGHTS.breadth],
    [30, 0],
  ])('buyer and evaluator count when both are active: %i days ago gives %i', (days, points) => {
    const members = [
      member('a', { title: 'CFO', lastActivityAt: daysAgo(0) }),
      member('b', { title: 'CTO', lastActivityAt: daysAgo(days) }),
    ];
    expect(rollUp(members, NOW).score).toBe(points);
  });
});

describe('whoever belongs to an account', () => {
  const people = fc
    .uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        fit: fc.integer({ min: -20, max: 60 }),
        behaviour: fc.integer({ min: -60, max: 200 }),
        days: fc.option(fc.integer({ min: 0, max: 60 })),
        title: fc.constantFrom(null, 'CFO', 'CTO', 'Sales Specialist', 'Wizard'),
        buyingRole: fc.constantFrom(null, 'champion', 'economic_buyer', 'technical_evaluator'),
      }),
      { selector: ({ id }) => id, maxLength: 10 },
    )
    .map((all) =>
      all.map(({ id, days, ...known }) =>
        member(id, { ...known, lastActivityAt: days === null ? null : daysAgo(days) }),
      ),
    );

  it('the lines are the score, exactly, and none is empty', () => {
    fc.assert(
      fc.property(people, (members) => {
        const { score, lines } = rollUp(members, NOW);
        expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        for (const { points } of lines) expect(Number.isInteger(points) && points !== 0).toBe(true);
      }),
    );
  });

  it('one more never lowers the score', () => {
    fc.assert(
      fc.property(people, (members) => {
        for (const [at] of members.entries()) {
          const without = members.toSpliced(at, 1);
          if (without.length === 0) continue;
          expect(rollUp(members, NOW).score).toBeGreaterThanOrEqual(rollUp(without, NOW).score);
        }
      }),
    );
  });

  it('control: an average would be lowered', () => {
    const average = (members: AccountMember[]) =>
      members.reduce((sum, { behaviour }) => sum + behaviour, 0) / members.length;
    const hot = member('hot', { behaviour: 60 });
    expect(average([hot, member('mild', { behaviour: 10 })])).toBeLessThan(average([hot]));
  });

  it('their order does not matter', () => {
    fc.assert(
      fc.property(
        people.chain((members) =>
          fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })),
        ),
        ([members, shuffled]) => {
          expect(rollUp(shuffled, NOW)).toEqual(rollUp(members, NOW));
        },
      ),
    );
  });
});
