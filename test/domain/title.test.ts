import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Department,
  isAtLeast,
  readTitle,
  SENIORITY_NAMES,
  type Seniority,
} from '../../src/domain/title.js';

type Row = [title: string, seniority: Seniority | null];

const PLAIN: Row[] = [
  ['Student', 'student'],
  ['Intern', 'intern'],
  ['Executive Assistant', 'assistant'],
  ['Receptionist', 'assistant'],
  ['Junior Developer', 'junior'],
  ['Graduate Engineer', 'junior'],
  ['Management Trainee', 'junior'],
  ['Software Engineer', 'individual'],
  ['Account Executive', 'individual'],
  ['Compliance Officer', 'individual'],
  ['Sales Associate', 'individual'],
  ['Freelancer', 'individual'],
  ['Senior Consultant', 'senior'],
  ['Sr Developer', 'senior'],
  ['Principal Engineer', 'senior'],
  ['Staff Software Engineer', 'senior'],
  ['Tech Lead', 'lead'],
  ['Lead Engineer', 'lead'],
  ['Marketing Lead', 'lead'],
  ['Manager', 'manager'],
  ['Team Lead', 'manager'],
  ['Team Leader Customer Service', 'manager'],
  ['Shift Supervisor', 'manager'],
  ['Senior Manager', 'manager'],
  ['Sr. Mgr.', 'manager'],
  ['Head of Growth', 'head'],
  ['Head, Sales', 'head'],
  ['Interim Head', 'head'],
  ['General Manager', 'head'],
  ['Director', 'director'],
  ['DIRECTOR OF FINANCE', 'director'],
  ['Director – Global Procurement', 'director'],
  ['Acting Director', 'director'],
  ['Principal', 'director'],
  ['VP', 'vp'],
  ['SVP', 'vp'],
  ['EVP Sales', 'vp'],
  ['VP, Sales (EMEA)', 'vp'],
  ['V.P. Operations', 'vp'],
  ['sr vice-president', 'vp'],
  ['CEO', 'c-level'],
  ['C.E.O.', 'c-level'],
  ['cfo', 'c-level'],
  ['Chief Revenue Officer', 'c-level'],
  ['Chief Executive', 'c-level'],
  ['Fractional CFO', 'c-level'],
  ['C-Level', 'c-level'],
  ['President', 'c-level'],
  ['Managing Director, Sales', 'c-level'],
  ['MD', 'c-level'],
  ['Board Member', 'c-level'],
  ['Managing Partner', 'partner'],
  ['Tax Partner', 'partner'],
  ['Partner at Bain', 'partner'],
  ['Junior Partner', 'partner'],
  ['Founder', 'founder'],
  ['Co-Founder', 'founder'],
  ['Business Owner', 'founder'],
];

/** Titles in which a word stands for another rung than it seems to. */
const TRAPS: Row[] = [
  ['Assistant to the CEO', 'assistant'],
  ['Executive Assistant, CEO', 'assistant'],
  ['EA to CEO/COO', 'assistant'],
  ['CEO’s Assistant', 'assistant'],
  ['CEO Assistant', 'assistant'],
  ['Assistant to the Vice President', 'assistant'],
  ['Secretary to the Board of Directors', 'assistant'],
  ['Assistant Manager', 'lead'],
  ['Assistant Store Manager', 'lead'],
  ['Associate Product Manager', 'lead'],
  ['Assistant Director', 'head'],
  ['Deputy Head of IT', 'manager'],
  ['Deputy CEO', 'vp'],
  ['Vice Chairman', 'vp'],
  ['Vice President', 'vp'],
  ['Assistant Vice President', 'vp'],
  ['Product Owner', 'individual'],
  ['Budget Owner', 'individual'],
  ['Platform Owner', 'individual'],
  ['Go-to-Market Manager', 'manager'],
  ['Order to Cash Manager', 'manager'],
  ['Analyst, reporting to the CFO', 'individual'],
  ['Owner’s Representative', 'individual'],
  ['Director of Photography', 'individual'],
  ['Art Director', 'senior'],
  ['Scrum Master', 'individual'],
  ['Founder’s Associate', 'individual'],
  ['Founding Engineer', 'senior'],
  ['Chief of Staff', 'head'],
  ['Chief Engineer', 'head'],
  ['Editor-in-Chief', 'head'],
  ['Partner Manager', 'manager'],
  ['HR Business Partner', 'individual'],
  ['Partner Marketing Specialist', 'individual'],
  ['Director at Smith & Partner', 'director'],
  ['CFO @ Founder Group', 'c-level'],
  ['Lead Generation Specialist', 'individual'],
  ['Head Office Clerk', 'individual'],
  ['Head Chef', 'lead'],
  ['Manager, Office of the CEO', 'manager'],
  ['CEO Intern', 'intern'],
  ['Student, future CEO', 'student'],
  ['Founder, ex-Google CTO', 'founder'],
  ['Product Manager (ex-VP at Uber)', 'manager'],
  ['Physician, MD', null],
  ['Former CEO', null],
  ['Ex-CEO', null],
  ['CEO (former)', null],
  ['CEO (retired)', null],
  ['Aspiring Founder', null],
  ['Looking for a Head of Sales role', null],
  ['Managerial Economist', null],
  ['Amministratore di sistema', 'individual'],
  ['Assistenz der Geschäftsführung', 'assistant'],
  ['Assistante du Directeur', 'assistant'],
  ['Junior Sales & Account Manager', 'junior'],
];

const SEVERAL: Row[] = [
  ['CTO & Co-founder', 'founder'],
  ['Founder/CEO', 'founder'],
  ['Founder, CEO & Head of Product', 'founder'],
  ['Engineer and Team Lead', 'manager'],
  ['Executive Assistant & Office Manager', 'manager'],
  ['Assistant to the CEO / Office Manager', 'manager'],
  ['Former CEO, now Advisor', 'individual'],
  ['Retired | Board Member', 'c-level'],
  ['Student & Founder', 'founder'],
];

const ABROAD: Row[] = [
  ['Geschäftsführer', 'c-level'],
  ['Geschäftsführerin', 'c-level'],
  ['Geschaeftsfuehrer', 'c-level'],
  ['GESCHÄFTSFÜHRER/IN', 'c-level'],
  ['Stellvertretende Geschäftsführerin', 'vp'],
  ['Vorstand', 'c-level'],
  ['Finanzvorstand', 'c-level'],
  ['Vorstandsassistentin', 'assistant'],
  ['Leiter Marketing', 'head'],
  ['Leiter*in Vertrieb (m/w/d)', 'head'],
  ['IT-Leiterin', 'head'],
  ['Vertriebsleiter', 'head'],
  ['Abteilungsleiter Einkauf', 'head'],
  ['Bereichsleiter Finanzen', 'director'],
  ['Teamleiterin', 'manager'],
  ['Projektleiter(in)', 'manager'],
  ['stellv. Leiter Einkauf', 'manager'],
  ['Gründer & Geschäftsführer', 'founder'],
  ['Geschäftsführender Gesellschafter', 'partner'],
  ['Sachbearbeiter', 'individual'],
  ['Praktikantin', 'intern'],
  ['Werkstudent', 'student'],
  ['Werkstudentin Marketing', 'student'],
  ['PDG', 'c-level'],
  ['Président-directeur général', 'c-level'],
  ['Directeur général adjoint', 'vp'],
  ['Directrice commerciale', 'director'],
  ['Directeur/trice Marketing', 'director'],
  ['Directeur adjoint', 'head'],
  ['Chef de service', 'head'],
  ['Responsable RH', 'manager'],
  ['Chef de projet', 'manager'],
  ['Chef d’équipe', 'manager'],
  ['Chef d’entreprise', 'founder'],
  ['Chef de cuisine', 'individual'],
  ['Fondateur·rice', 'founder'],
  ['Chargé·e de communication', 'individual'],
  ['Stagiaire', 'intern'],
  ['Ancien directeur', null],
  ['Director(a) de Ventas', 'director'],
  ['Directora General', 'c-level'],
  ['Gerente General', 'c-level'],
  ['Gerente de TI', 'manager'],
  ['Jefe de compras', 'head'],
  ['Jefa de equipo', 'manager'],
  ['Subdirector', 'head'],
  ['Socio fundador', 'founder'],
  ['Becaria', 'intern'],
  ['Direttore generale', 'c-level'],
  ['Amministratrice delegata', 'c-level'],
  ['Direttrice Vendite', 'director'],
  ['Responsabile acquisti', 'manager'],
  ['Tirocinante', 'intern'],
  ['Diretora Financeira', 'director'],
  ['Gerente de vendas', 'manager'],
  ['Estagiário', 'intern'],
  ['Directeur', 'director'],
  ['Algemeen directeur', 'c-level'],
  ['Hoofd inkoop', 'head'],
  ['Afdelingshoofd', 'head'],
  ['Eigenaar', 'founder'],
  ['Försäljningschef', 'head'],
  ['Kierownik', 'manager'],
];

describe('a job title speaks of a rung', () => {
  test.each(PLAIN)('%s: %s', (title, seniority) => {
    expect(readTitle(title).seniority).toBe(seniority);
  });
});

describe('a word that only looks like a rung, or is somebody else’s, does not count', () => {
  test.each(TRAPS)('%s: %s', (title, seniority) => {
    expect(readTitle(title).seniority).toBe(seniority);
  });

  it('control: who only looks for the words falls into most of these traps', () => {
    const words = [
      'founder|owner',
      'partner',
      'chief|c[eft]o|md',
      'vp|president',
      'director',
      'head',
      'manager',
    ];
    const names: Seniority[] = ['founder', 'partner', 'c-level', 'vp', 'director', 'head', 'manager'];
    const naive = (title: string): Seniority | null =>
      names[words.findIndex((word) => new RegExp(`\\b(?:${word})`, 'i').test(title))] ?? null;
    const fooled = TRAPS.filter(([title, seniority]) => naive(title) !== seniority);
    expect(fooled.length).toBeGreaterThan(TRAPS.length * 0.7);
  });
});

describe('of several jobs the highest counts', () => {
  test.each(SEVERAL)('%s: %s', (title, seniority) => {
    expect(readTitle(title).seniority).toBe(seniority);
  });
});

describe('titles in other languages', () => {
  test.each(ABROAD)('%s: %s', (title, seniority) => {
    expect(readTitle(title).seniority).toBe(seniority);
  });
});

describe('"Manager or higher"', () => {
  test.each(['Manager', 'Account Manager', 'Head of Growth', 'Director', 'VP', 'CFO', 'Partner', 'Owner'])(
    '%s is',
    (title) => {
      expect(isAtLeast(readTitle(title).seniority, 'manager')).toBe(true);
    },
  );

  test.each([
    'Student',
    'Assistant Manager',
    'Lead Engineer',
    'Assistant to the CEO',
    'Former CEO',
    'Wizard',
    '',
  ])('%j is not', (title) => {
    expect(isAtLeast(readTitle(title).seniority, 'manager')).toBe(false);
  });

  it('an unknown rung is not even a student’s', () => {
    expect(isAtLeast(null, 'student')).toBe(false);
    expect(SENIORITY_NAMES.every((name) => isAtLeast(name, 'student'))).toBe(true);
  });
});

describe('a manager is over people, or over work only', () => {
  test.each([
    ['Sales Manager', 'people'],
    ['Head of IT', 'people'],
    ['Team Lead', 'people'],
    ['Account Manager', 'work'],
    ['Office Manager', 'work'],
    ['Senior Community Manager', 'work'],
    ['Customer Success Manager', 'work'],
    ['Partner Manager', 'work'],
    ['Produktmanagerin', 'work'],
    ['Projektleiter', 'work'],
    ['Chef de projet', 'work'],
    ['Software Engineer', null],
    ['', null],
  ])('%s: %s', (title, manages) => {
    expect(readTitle(title).manages).toBe(manages);
  });
});

describe('a job title speaks of a department', () => {
  test.each<[string, Department | null]>([
    ['CFO', 'finance'],
    ['Finance Manager', 'finance'],
    ['IT Director', 'it'],
    ['Gerente de TI', 'it'],
    ['COO', 'operations'],
    ['Supply Chain Director', 'operations'],
    ['Engineering Manager', 'engineering'],
    ['CTO & Co-founder', 'engineering'],
    ['Head of R&D', 'engineering'],
    ['Chief Information Security Officer', 'security'],
    ['Purchasing Manager', 'procurement'],
    ['Einkaufsleiter', 'procurement'],
    ['VP, Sales (EMEA)', 'sales'],
    ['Vertriebsleiter', 'sales'],
    ['CMO', 'marketing'],
    ['VP People', 'people'],
    ['Responsable RH', 'people'],
    ['General Counsel', 'legal'],
    ['Customer Success Manager', 'support'],
    ['UX Designer', 'design'],
    ['Data Scientist', 'data'],
    ['Product Owner', 'product'],
    ['CEO', 'general'],
    ['Founder', 'general'],
    ['Geschäftsführerin', 'general'],
    ['Vice President', null],
    ['Manager', null],
    ['Wizard', null],
  ])('%s: %s', (title, department) => {
    expect(readTitle(title).department).toBe(department);
  });

  test.each<[string, Department]>([
    ['IT Procurement Manager', 'procurement'],
    ['Product Marketing Manager', 'marketing'],
    ['Sales Engineer', 'sales'],
    ['Marketing Operations Manager', 'marketing'],
    ['Media Buyer', 'marketing'],
    ['Geschäftsführer Vertrieb', 'sales'],
    ['Director of Engineering, Data Platform', 'engineering'],
    ['Director of Finance and Operations', 'finance'],
  ])('of two the one meant: %s: %s', (title, department) => {
    expect(readTitle(title).department).toBe(department);
  });
});

it('the words of the jobs held now are kept, plain', () => {
  expect(readTitle('Directrice de l’Innovation & de la Qualité').words).toEqual([
    'directrice',
    'innovation',
    'qualite',
  ]);
  expect(readTitle('Advisor, former CFO of Acme').words).toEqual(['advisor']);
  expect(readTitle('Assistant to the CFO').words).toEqual(['assistant']);
});

describe('whatever was typed', () => {
  const known = [...PLAIN, ...TRAPS, ...SEVERAL, ...ABROAD].filter(
    ([title]) => !/^md|assist|[|]/i.test(title),
  );
  const title = fc.constantFrom(...known);
  const rank = (seniority: Seniority | null) => (seniority ? SENIORITY_NAMES.indexOf(seniority) : -1);

  it('it is read without a fault, in any case and with any space', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          title.map(([text]) => text),
        ),
        (text) => {
          const { seniority, department } = readTitle(text);
          expect(seniority === null || SENIORITY_NAMES.includes(seniority)).toBe(true);
          expect(readTitle(`  ${text.slice(0, 150)}\u200b `)).toEqual(readTitle(text.slice(0, 150)));
          expect(department).not.toBe('');
        },
      ),
    );
  });

  it.each(known)('%s reads the same in capitals', (text, seniority) => {
    expect(readTitle(text.toUpperCase()).seniority).toBe(seniority);
  });

  it('two jobs side by side are the higher of them, whichever comes first', () => {
    fc.assert(
      fc.property(title, title, ([one, rung], [other, otherRung]) => {
        const higher = rank(rung) > rank(otherRung) ? rung : otherRung;
        expect(readTitle(`${one} | ${other}`).seniority).toBe(higher);
        expect(readTitle(`${other} | ${one}`).seniority).toBe(higher);
      }),
    );
  });

  it('one that is over counts for nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLAIN.filter(([text]) => !/[,(–]/.test(text))), ([text]) => {
        expect(readTitle(`Former ${text}`).seniority).toBeNull();
      }),
    );
  });

  it('a text of any length is read in no time', () => {
    for (const text of [
      'a/'.repeat(5000),
      'head of '.repeat(5000),
      `${'('.repeat(9000)}a`,
      ' - '.repeat(9000),
    ]) {
      const before = performance.now();
      readTitle(text);
      expect(performance.now() - before).toBeLessThan(100);
    }
  });
});
