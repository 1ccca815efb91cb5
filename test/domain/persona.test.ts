import { describe, expect, it, test } from 'vitest';
import { type Matchable, type Persona, personaFor } from '../../src/domain/persona.js';
import { readYaml } from '../../src/playbook/load.js';
import { loadPersonas, personasSchema } from '../../src/playbook/personas.js';

const personas = loadPersonas();
const NOBODY: Matchable = { title: null, buyingRole: null, industry: null };
const idFor = (who: Partial<Matchable>, of: Persona[] = personas) =>
  personaFor(of, { ...NOBODY, ...who })?.id ?? null;

describe('a lead gets the persona that fits its title', () => {
  test.each([
    ['CEO', 'founder'],
    ['Owner', 'founder'],
    ['Geschäftsführerin', 'founder'],
    ['CFO', 'finance-buyer'],
    ['Finance Manager', 'finance-buyer'],
    ['CTO & Co-founder', 'technical-evaluator'],
    ['IT Director', 'technical-evaluator'],
    ['Software Engineer', 'technical-evaluator'],
    ['System Administrator', 'technical-evaluator'],
    ['COO', 'operations-head'],
    ['Head of Customer Service', 'operations-head'],
    ['Purchasing Manager', 'operations-head'],
    ['CMO', 'marketing-leader'],
    ['VP Sales', 'marketing-leader'],
    ['Account Executive', 'end-user'],
    ['Account Manager', 'end-user'],
    ['Financial Analyst', 'end-user'],
    ['Trial Admin', 'end-user'],
  ])('%s: %s', (title, id) => {
    expect(idFor({ title })).toBe(id);
  });

  test.each([
    'Manager',
    'Director',
    'Wizard',
    'Intern',
    'Former CFO',
    'Assistant to the CFO',
    'CFO Assistant',
    '',
  ])('%j fits none: a rung alone says too little', (title) => {
    expect(idFor({ title })).toBeNull();
  });
});

describe('what a person said of the buying role counts', () => {
  it('where the title is not known', () => {
    expect(idFor({ buyingRole: 'technical_evaluator' })).toBe('technical-evaluator');
    expect(idFor({ buyingRole: 'end_user' })).toBe('end-user');
  });

  it('but does not make a finance buyer of an engineer', () => {
    expect(idFor({ title: 'Software Engineer', buyingRole: 'economic_buyer' })).toBe('technical-evaluator');
  });
});

describe('of two that fit', () => {
  const [first] = personas;
  if (first === undefined) throw new Error('no persona ships');
  const persona = (id: string, matches: Partial<Persona['matches']>): Persona => ({
    ...first,
    id,
    matches: { seniorities: [], departments: [], words: [], buyingRoles: [], industries: [], ...matches },
  });
  const wide = persona('wide', { departments: ['sales'] });
  const narrow = persona('narrow', { departments: ['sales'], seniorities: ['vp'] });
  const banks = persona('banks', { departments: ['sales'], industries: ['banking'] });

  it('the one with more in common is taken, wherever it stands', () => {
    expect(idFor({ title: 'VP Sales' }, [wide, narrow])).toBe('narrow');
    expect(idFor({ title: 'VP Sales' }, [narrow, wide])).toBe('narrow');
    expect(idFor({ title: 'Sales Specialist' }, [narrow, wide])).toBe('wide');
  });

  it('an industry is a reason for, and another industry one against', () => {
    expect(idFor({ title: 'VP Sales', industry: ' Banking' }, [wide, banks])).toBe('banks');
    expect(idFor({ title: 'VP Sales', industry: 'Farming' }, [banks])).toBeNull();
    expect(idFor({ title: 'VP Sales' }, [banks])).toBe('banks');
  });

  it('the first of equals is taken', () => {
    expect(idFor({ title: 'VP Sales' }, [wide, persona('same', wide.matches)])).toBe('wide');
  });

  it('a word of the title outweighs a department that is another', () => {
    const growth = persona('growth', { departments: ['sales'], words: ['growth'] });
    expect(idFor({ title: 'Growth Engineer' }, [growth])).toBe('growth');
    expect(idFor({ title: 'Software Engineer' }, [growth])).toBeNull();
  });
});

describe('the personas that ship', () => {
  it('have something in every field of S59 and S60', () => {
    expect(personas).toHaveLength(6);
    for (const { id, name, matches, notes, ...fields } of personas) {
      expect(`${id} ${name}`).not.toMatch(/^ | $/);
      expect(Object.keys(matches)).toContain('words');
      expect(notes).toEqual([]);
      expect(Object.values(fields)).toHaveLength(10);
      for (const field of Object.values(fields)) expect(field.length).toBeGreaterThan(0);
    }
  });

  test.each(personas.map(({ id, titles }): [string, string[]] => [id, titles]))(
    'most of the titles that %s names lead back to it',
    (id, titles) => {
      const back = titles.filter((title) => idFor({ title }) === id);
      expect(back.length).toBeGreaterThanOrEqual(titles.length - 1);
    },
  );
});

describe('a mistake in a persona is answered with its place', () => {
  const ONE = `- id: one
  name: One
  matches: { words: [cfo] }
  titles: [CFO]
  reportsTo: CEO
  responsibilities: [Budget]
  decisionAuthority: Signs
  goals: [Save]
  successMetrics: [Payback]
  pains: [Waste]
  buyingTriggers: [Audit]
  contentPreferences: [Reports]
  objections: [Price]
`;
  const faultOf = (text: string): string => {
    try {
      readYaml(text, 'personas.yaml', personasSchema);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it('control: without one there is none', () => {
    expect(faultOf(ONE)).toBe('');
  });

  test.each([
    'titles',
    'reportsTo',
    'responsibilities',
    'decisionAuthority',
    'goals',
    'successMetrics',
    'pains',
    'buyingTriggers',
    'contentPreferences',
    'objections',
  ])('a missing field: %s', (field) => {
    expect(faultOf(ONE.replace(new RegExp(`  ${field}: .*\n`), ''))).toMatch(
      new RegExp(`^personas\\.yaml:1:\\d+ 0\\.${field}`),
    );
  });

  test.each([
    ['an empty list', 'pains: [Waste]', 'pains: []'],
    ['a rung there is not', '{ words: [cfo] }', '{ words: [cfo], seniorities: [boss] }'],
    ['a word that no title can have', 'words: [cfo]', 'words: [Gérant]'],
    ['two words in one', 'words: [cfo]', 'words: [finance lead]'],
    ['nobody meant', '{ words: [cfo] }', '{ seniorities: [vp] }'],
    ['a field there is not', 'name: One', 'name: One\n  colour: red'],
  ])('%s', (_, from, to) => {
    expect(ONE).toContain(from);
    expect(faultOf(ONE.replace(from, to))).toMatch(/^personas\.yaml:\d+:\d+ /);
  });

  it('two of one id', () => {
    expect(faultOf(ONE + ONE)).toContain('same id');
  });
});
