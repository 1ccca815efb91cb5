import { describe, expect, it, test } from 'vitest';
import { fitMatches, seniorityOf } from '../../src/domain/fit.js';
import { EMPTY_PROFILE, type Profile } from '../../src/domain/lead.js';
import { loadPlaybook } from '../../src/playbook/playbook.js';

const { model } = loadPlaybook();
const fits = (profile: Partial<Profile>) =>
  fitMatches(model, { ...EMPTY_PROFILE, ...profile }).map(({ reason }) => reason);

describe('a job title speaks of a seniority', () => {
  test.each([
    ['Manager', 'manager'],
    ['Marketing Manager', 'manager'],
    ['Team Lead', 'manager'],
    ['Teamlead Sales', 'manager'],
    ['International Sales Manager', 'manager'],
    ['Director', 'director'],
    ['Director of Operations', 'director'],
    ['Head of Growth', 'head'],
    ['VP', 'vp'],
    ['VP, Sales', 'vp'],
    ['SVP Marketing', 'vp'],
    ['Vice President', 'vp'],
    ['Vice-President of Sales', 'vp'],
    ['Senior Vice President', 'vp'],
    ['Assistant Vice President', 'vp'],
    ['CEO', 'c-level'],
    ['cto', 'c-level'],
    ['CMO & Speaker', 'c-level'],
    ['Chief Revenue Officer', 'c-level'],
    ['President', 'c-level'],
    ['Managing Director', 'c-level'],
    ['Geschäftsführer', 'c-level'],
    ['Founder', 'founder'],
    ['Co-Founder & CEO', 'founder'],
    ['Cofounder', 'founder'],
    ['Owner', 'founder'],
    ['Managing Partner', 'partner'],
  ])('%s: %s', (title, seniority) => {
    expect(seniorityOf(title)).toBe(seniority);
    expect(fits({ title })).toEqual([`Target seniority: ${title}`]);
  });

  test.each([
    'Assistant Manager',
    'Executive Assistant to the CEO',
    'Assistant to the Vice President',
    'Marketing Intern',
    'Management Trainee',
    'Product Owner',
    'Software Engineer',
    'Sales Representative',
    'Headhunter',
    'Directory Editor',
    'Partnerships Associate',
    'Student',
    '',
    '部長',
  ])('%s: of none we look for', (title) => {
    expect(seniorityOf(title)).toBeNull();
    expect(fits({ title })).toEqual([]);
  });
});

describe('a company fits by its size', () => {
  test.each([
    [9, 0],
    [10, 1],
    [500, 1],
    [501, 0],
  ])('%i people: %i match', (companySize, matches) => {
    expect(fits({ companySize })).toHaveLength(matches);
  });
});

describe('a company fits by its industry', () => {
  test.each(['Software', ' saas ', 'IT SERVICES', 'Manufacturing'])('%s', (industry) => {
    expect(fits({ industry })).toHaveLength(1);
  });
  test.each(['Fishing', 'software for fishing', ''])('not %s', (industry) => {
    expect(fits({ industry })).toEqual([]);
  });
});

it('what is not known fits nothing', () => {
  expect(fits({})).toEqual([]);
});
