import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/views/names.js';
import { readSeal } from '../../src/views/rules/press-values.js';
import { rulesLiveMessage } from '../../src/views/rules/rules-live.js';
import { hoursAgo, inPlain } from './given.js';
import { aRulesMessage } from './given-rules.js';
import { buttonsOf, buttonWords, shown } from './shown.js';

describe('the message that new rules are in force', () => {
  it('asks both teams to sign this very version', () => {
    const message = rulesLiveMessage(aRulesMessage({ missing: ['the MQL score (lines.mql)'] }), inPlain);
    expect(message.text).toBe('New rules are in force: house@4. Marketing and sales are asked to sign them.');
    expect(shown(message)).toContain('⚠️ *Nobody is told of ready leads*: set the MQL score.');
    const seals = buttonsOf(message).filter(({ action_id }) => action_id === ACTIONS.rulesSign);
    expect(seals.map(({ value }) => readSeal(value ?? ''))).toEqual([
      { side: 'marketing', version: 4 },
      { side: 'sales', version: 4 },
    ]);
  });

  it('tells who made them and why, who signed them and when, and asks the other still', () => {
    const marketing = { by: 'U02REP', at: hoursAgo(1) };
    const half = rulesLiveMessage(aRulesMessage({ marketing }), inPlain);
    expect(shown(half)).toBe(
      [
        '📐 *New rules are in force: house@4. Sales is still asked to sign them.*',
        'In force since Thu 14 May 08:30 CEST',
        '“Too many alerts at 80, and few of them won” · <@U01REP>',
        '• SQL line: enter 80 → 90',
        '• Requested a demo: 40 → 50 points',
        '✅ *Marketing* signed off: <@U02REP> · Thu 14 May 09:30 CEST',
        '✍️ *Sales* has not signed off yet',
        '[Sign for sales]',
        '[Undo] [See the rules]',
      ].join('\n'),
    );
    const whole = rulesLiveMessage(aRulesMessage({ marketing, sales: marketing }), inPlain);
    expect(whole.text).toBe('New rules are in force: house@4. Marketing and sales have signed them.');
    expect(buttonWords(whole)).toEqual(['Undo', 'See the rules']);
  });

  it('asks for nothing once they are over, and tells who had signed them', () => {
    const sales = { by: 'U02REP', at: hoursAgo(1) };
    const over = rulesLiveMessage(aRulesMessage({ sales, endedAt: hoursAgo(0) }), inPlain);
    expect(over.text).toBe('These rules are in force no more: house@4');
    expect(shown(over)).toContain('Marketing had not signed them · Sales had signed them: <@U02REP>');
    expect(buttonWords(over)).toEqual(['See the rules']);
  });
});
