import { describe, expect, it, test } from 'vitest';
import { suggestFor } from '../../src/domain/role-message.js';
import { readYaml } from '../../src/playbook/load.js';
import { loadRoleMessages, roleMessagesSchema } from '../../src/playbook/role-messages.js';

const map = loadRoleMessages();
const firstFor = (title: string) => suggestFor(map, { title, buyingRole: null })[0];

describe('the next content suits the job title (S58)', () => {
  test.each([
    ['CFO', 'industry_report'],
    ['Chief Financial Officer', 'industry_report'],
    ['Finance Director', 'industry_report'],
    ['IT Director', 'integration_details'],
    ['CIO', 'integration_details'],
    ['COO', 'roi_benchmark'],
    ['Engineering Manager', 'spec_sheet'],
    ['Finance Manager', 'roi_calculator'],
    ['Head of Procurement', 'comparison_guide'],
    ['Trial Admin', 'configuration_tips'],
    ['Marketing Specialist', 'core_tasks'],
  ])('%s: %s', (title, content) => {
    expect(firstFor(title)).toBe(content);
  });

  it('a finance manager gets case studies as well', () => {
    expect(suggestFor(map, { title: 'Finance Manager', buyingRole: null }).slice(0, 2)).toEqual([
      'roi_calculator',
      'case_study',
    ]);
  });

  it('a CFO and an IT director differ, whatever role both were given', () => {
    for (const buyingRole of [null, 'economic_buyer', 'champion'] as const) {
      const [cfo, director] = ['CFO', 'IT Director'].map((title) => suggestFor(map, { title, buyingRole }));
      expect(cfo?.[0]).toBe('industry_report');
      expect(director?.[0]).toBe('integration_details');
    }
  });
});

describe('the next content suits the buying role', () => {
  test.each([
    ['technical_evaluator', ['spec_sheet', 'integration_details', 'security_documentation']],
    ['economic_buyer', ['roi_projection', 'tco_analysis', 'risk_reduction']],
    ['end_user', ['core_tasks', 'ease_of_use', 'workflow_example']],
  ] as const)('%s', (buyingRole, content) => {
    expect(suggestFor(map, { title: null, buyingRole })).toEqual(content);
  });

  it('what a person said goes before what the title suggests', () => {
    const said = suggestFor(map, { title: 'Marketing Specialist', buyingRole: 'economic_buyer' });
    expect(said).toContain('tco_analysis');
    expect(said).not.toContain('core_tasks');
  });

  it('nothing is suggested twice', () => {
    const both = suggestFor(map, { title: 'IT Director', buyingRole: 'technical_evaluator' });
    expect(both).toEqual(['integration_details', 'spec_sheet', 'security_documentation']);
  });

  test.each([null, '', 'Wizard', 'Retired CFO', 'Assistant to the CFO'])('%j suggests nothing', (title) => {
    expect(suggestFor(map, { title, buyingRole: null })).toEqual([]);
  });
});

describe('a mistake in the map is answered with its place', () => {
  const MAP = `titles:
  - id: cfo
    label: CFO
    is: { departments: [finance], from: head }
    content: [industry_report]
roles:
  economic_buyer: [roi_projection]
  technical_evaluator: [spec_sheet]
  champion: [case_study]
  influencer: [case_study]
  end_user: [core_tasks]
`;
  const faultOf = (text: string): string => {
    try {
      readYaml(text, 'map.yaml', roleMessagesSchema);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  it('control: without one there is none', () => {
    expect(faultOf(MAP)).toBe('');
  });

  test.each([
    ['a role without content', '  champion: [case_study]\n', ''],
    ['a role there is not', 'champion:', 'boss:'],
    ['a department there is not', '[finance]', '[money]'],
    ['a rung there is not', 'from: head', 'from: boss'],
    ['a title test that every title passes', '{ departments: [finance], from: head }', '{ below: head }'],
    ['a title test that no title passes', 'from: head', 'from: head, below: manager'],
    ['a word that no title can have', 'from: head', 'words: [Gérant]'],
    ['no content', '[industry_report]', '[]'],
    ['content in words of a sentence', '[industry_report]', '[Industry report]'],
  ])('%s', (_, from, to) => {
    expect(MAP).toContain(from);
    expect(faultOf(MAP.replace(from, to))).toMatch(/^map\.yaml:\d+:\d+ /);
  });
});
