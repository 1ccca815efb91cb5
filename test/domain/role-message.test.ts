import { describe, expect, it, test } from 'vitest';
import { FUNNEL_STAGES } from '../../src/domain/lead.js';
import { type RoleMessages, suggestFor } from '../../src/domain/role-message.js';
import { readYaml } from '../../src/playbook/load.js';
import { loadRoleMessages, roleMessagesSchema } from '../../src/playbook/role-messages.js';

const map = loadRoleMessages();
/** What suits them at any stage; by stage it is tested below. */
const suggested = (
  map: RoleMessages,
  { title, buyingRole }: { title: string | null; buyingRole: string | null },
) => {
  const everyKind = [...Object.values(map.roles).flat(), ...map.titles.flatMap(({ content }) => content)];
  const anyStage = { awareness: everyKind, consideration: everyKind, decision: everyKind };
  return suggestFor({ ...map, stages: anyStage }, { title, buyingRole, funnel: 'decision' });
};
const firstFor = (title: string) => suggested(map, { title, buyingRole: null })[0];

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
    expect(suggested(map, { title: 'Finance Manager', buyingRole: null }).slice(0, 2)).toEqual([
      'roi_calculator',
      'case_study',
    ]);
  });

  it('a CFO and an IT director differ, whatever role both were given', () => {
    for (const buyingRole of [null, 'economic_buyer', 'champion'] as const) {
      const [cfo, director] = ['CFO', 'IT Director'].map((title) => suggested(map, { title, buyingRole }));
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
    expect(suggested(map, { title: null, buyingRole })).toEqual(content);
  });

  it('what a person said goes before what the title suggests', () => {
    const said = suggested(map, { title: 'Marketing Specialist', buyingRole: 'economic_buyer' });
    expect(said).toContain('tco_analysis');
    expect(said).not.toContain('core_tasks');
  });

  it('nothing is suggested twice', () => {
    const both = suggested(map, { title: 'IT Director', buyingRole: 'technical_evaluator' });
    expect(both).toEqual(['integration_details', 'spec_sheet', 'security_documentation']);
  });

  test.each([null, '', 'Wizard', 'Retired CFO', 'Assistant to the CFO'])('%j suggests nothing', (title) => {
    expect(suggested(map, { title, buyingRole: null })).toEqual([]);
  });
});

describe('only what is for the stage is suggested (S39, S62-S64)', () => {
  const AWARENESS = ['blog_post', 'infographic', 'explainer_video', 'checklist', 'ebook'];

  test.each(['CFO', 'IT Director', 'Marketing Specialist', 'Wizard', null])('to %j', (title) => {
    for (const funnel of FUNNEL_STAGES) {
      const found = suggestFor(map, { title, buyingRole: null, funnel });
      expect(found.filter((kind) => !map.stages[funnel].includes(kind))).toEqual([]);
      expect(found.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('a price, a demo and a projection wait until they decide', () => {
    const buyer = { title: 'VP Sales', buyingRole: 'economic_buyer' };
    expect(suggestFor(map, { ...buyer, funnel: 'awareness' })).toEqual(AWARENESS);
    expect(suggestFor(map, { ...buyer, funnel: 'decision' }).slice(0, 3)).toEqual([
      'roi_projection',
      'tco_analysis',
      'risk_reduction',
    ]);
    expect(suggestFor(map, { ...buyer, funnel: 'decision' })).toContain('demo');
  });

  it('a CFO and an IT director differ at every stage (S58)', () => {
    for (const funnel of FUNNEL_STAGES) {
      const [cfo, director] = ['CFO', 'IT Director'].map(
        (title) => suggestFor(map, { title, buyingRole: null, funnel })[0],
      );
      expect(cfo).not.toBe(director);
    }
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
stages:
  awareness: [industry_report]
  consideration: [case_study, spec_sheet]
  decision: [roi_projection, core_tasks]
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
    ['content that is for no stage', '  end_user: [core_tasks]', '  end_user: [daily_tips]'],
    ['a stage there is not', '  decision:', '  late:'],
  ])('%s', (_, from, to) => {
    expect(MAP).toContain(from);
    expect(faultOf(MAP.replace(from, to))).toMatch(/^map\.yaml:\d+:\d+ /);
  });
});
