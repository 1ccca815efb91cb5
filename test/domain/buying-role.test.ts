import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  BUYING_ROLES,
  type BuyingRole,
  buyingRoleLabel,
  isBuyingRole,
  readBuyingRole,
  roleFromTitle,
} from '../../src/domain/buying-role.js';

describe('a buying role is read as people type it', () => {
  test.each<[string, BuyingRole]>([
    ['economic_buyer', 'economic_buyer'],
    ['Economic buyer', 'economic_buyer'],
    ['decision maker', 'economic_buyer'],
    ['Decision-Maker', 'economic_buyer'],
    ['decision makers', 'economic_buyer'],
    ['the budget holder', 'economic_buyer'],
    ['exec sponsor', 'economic_buyer'],
    ['influencer', 'influencer'],
    ['an influencer', 'influencer'],
    ['Champion', 'champion'],
    ['champ', 'champion'],
    ['sponsor', 'champion'],
    ['tech evaluator', 'technical_evaluator'],
    ['technical evaluator', 'technical_evaluator'],
    ['technical', 'technical_evaluator'],
    ['IT', 'technical_evaluator'],
    ['IT person', 'technical_evaluator'],
    ['user', 'end_user'],
    ['End users', 'end_user'],
    ['end-user role', 'end_user'],
    [' :end_user: ', 'end_user'],
    ['trial admin', 'end_user'],
  ])('%s: %s', (typed, role) => {
    expect(readBuyingRole(typed)).toBe(role);
  });

  test.each(['', '  ', '?', 'boss', 'deci maker', 'tec', 'adv', 'maker', 'no user', 'userland', '決裁者'])(
    '%j is none',
    (typed) => {
      expect(readBuyingRole(typed)).toBeNull();
    },
  );

  it('the beginning of a name will do from four letters on', () => {
    expect(readBuyingRole('advo')).toBe('champion');
    expect(readBuyingRole('advi')).toBe('influencer');
    expect(readBuyingRole('adv')).toBeNull();
    expect(readBuyingRole('econ')).toBe('economic_buyer');
  });

  it('its own name and its label are always understood', () => {
    for (const role of BUYING_ROLES) {
      expect(isBuyingRole(role)).toBe(true);
      expect(readBuyingRole(role)).toBe(role);
      expect(readBuyingRole(buyingRoleLabel(role))).toBe(role);
    }
    expect(isBuyingRole('decision maker')).toBe(false);
  });

  it('whatever was typed is read without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const role = readBuyingRole(typed);
        expect(role === null || isBuyingRole(role)).toBe(true);
      }),
    );
  });
});

describe('a job title suggests a buying role', () => {
  test.each<[string, BuyingRole | null]>([
    ['CFO', 'economic_buyer'],
    ['Finance Manager', 'economic_buyer'],
    ['CEO', 'economic_buyer'],
    ['CTO & Co-founder', 'economic_buyer'],
    ['VP Sales', 'economic_buyer'],
    ['Head of Marketing', 'economic_buyer'],
    ['COO', 'economic_buyer'],
    ['IT Director', 'technical_evaluator'],
    ['CTO', 'technical_evaluator'],
    ['CISO', 'technical_evaluator'],
    ['Solutions Architect', 'technical_evaluator'],
    ['Software Engineer', 'technical_evaluator'],
    ['IT-Leiter', 'technical_evaluator'],
    ['Purchasing Manager', 'influencer'],
    ['General Counsel', 'influencer'],
    ['Sales Manager', 'influencer'],
    ['Account Manager', 'end_user'],
    ['Marketing Specialist', 'end_user'],
    ['Trial Admin', 'end_user'],
    ['Assistant to the CEO', null],
    ['Intern', null],
    ['Former CFO', null],
    ['Wizard', null],
    ['', null],
  ])('%s: %s', (title, role) => {
    expect(roleFromTitle(title)).toBe(role);
  });
});
