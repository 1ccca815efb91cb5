import { describe, expect, it } from 'vitest';
import { type DeskWorld, useDesk } from './desk-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  desk.slack.world.channels.get('C0MANAGERS')?.members.add('U0ROSA');
  await desk.readyJane();
};
const MANAGERS = 'sales-managers';
const [mona, rosa] = [() => desk.as('mona'), () => desk.as('rosa')];
const posted = () => desk.slack.texts(MANAGERS);

describe('the message in the managers’ channel that new rules are in force', () => {
  useDesk(give);

  it('names who made them and why, and asks both sides to sign', async () => {
    await mona().types('rules try demo=50 because demos win');
    await mona().presses('Switch on');
    expect(posted()).toHaveLength(1);
    for (const words of [
      'New rules are in force: preset_002@2. Marketing and sales are asked to sign them.',
      '“demos win” · @U0MONA',
      '• Requested a demo: 30 → 50 points',
      '[Sign for marketing]',
      '[Sign for sales]',
    ])
      expect(posted()[0]).toContain(words);
  });

  it('shows for everybody who has signed and when, by its button or by the command', async () => {
    await rosa().presses('Sign for sales', 'New rules are in force');
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toContain('Marketing is still asked to sign them.');
    expect(posted()[0]).toContain('✅ *Sales* signed off: @U0ROSA · 1 Jun 2026 12:00 UTC');
    expect(posted()[0]).not.toContain('[Sign for sales]');
    desk.world.clock.forward({ minutes: 30 });
    await mona().types('rules sign marketing');
    expect(posted()[0]).toContain('Marketing and sales have signed them.');
    expect(posted()[0]).toContain('✅ *Marketing* signed off: @U0MONA · 1 Jun 2026 12:30 UTC');
  });

  it('asks nothing any more once other rules are in force, and keeps who had signed', async () => {
    await mona().types('rules try demo=60');
    await mona().presses('Switch on', 'preset_002@3');
    expect(posted()).toHaveLength(2);
    expect(posted()[0]).toContain('These rules are in force no more: preset_002@2');
    expect(posted()[0]).toContain('Sales had signed them: @U0ROSA');
    expect(posted()[0]).not.toMatch(/\[Sign|\[Undo/);
    expect(posted()[1]).toContain('New rules are in force: preset_002@3. Marketing and sales are asked');
  });
});
