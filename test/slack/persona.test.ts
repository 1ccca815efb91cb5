import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, useDesk } from './desk-world.js';

let desk: DeskWorld;
const give = (opened: DeskWorld) => {
  desk = opened;
};
const mona = () => desk.as('mona');

describe('/lead persona', () => {
  useDesk(give);

  test.each([
    ['persona', '*6 personas: who buys, and what to say to them*'],
    ['persona finance', '👤 *Economic buyer in finance*'],
    ['persona cfo', '👤 *Economic buyer in finance*'],
    ['persona Technical evaluator', '👤 *Technical evaluator*'],
    ['persona bogus', 'I know no persona “bogus”. 6 personas: who buys'],
    ['persona <!channel>', 'I know no persona “@'],
  ])('/lead %s', async (typed, words) => {
    expect(await desk.as('ravi').types(typed, LEADS)).toContain(words);
  });

  it('is opened from the list, and edited by managers alone', async () => {
    await desk.as('ravi').types('persona');
    const shown = await desk.as('ravi').presses('Show', '6 personas');
    expect(shown).toContain('A manager can change this.');
    expect(shown).not.toContain('[Edit]');
  });
});

describe('the form for a persona', () => {
  useDesk(give);

  it('opens with what is known, and adds what a deal taught', async () => {
    await mona().types('persona cfo');
    await mona().presses('Edit', 'Economic buyer in finance');
    expect(mona().form()).toContain('It is not in the budget');
    const answer = await mona().submits({
      Objections: 'It is not in the budget\n• We build that ourselves',
      'Learned from a deal': 'Signed once the audit was over',
    });
    expect(answer).toContain('• We build that ourselves');
    expect(answer).toContain('• Signed once the audit was over · @U0MONA');
    expect(await desk.as('ravi').types('persona finance')).toContain('We build that ourselves');
  });

  it('says what is too long beside it, and that nothing was changed where nothing was', async () => {
    await mona().types('persona finance');
    await mona().presses('Edit', 'Economic buyer in finance');
    await mona().submits({ Pains: 'x'.repeat(301) });
    expect(mona().errors()).toEqual({ pains: expect.stringContaining('300 letters at most') });
    const pains = 'Software that is paid for and not used';
    await mona().submits({ Pains: pains });
    await mona().types('persona finance');
    await mona().presses('Edit', 'Economic buyer in finance');
    expect(await mona().submits()).toContain('nothing was changed. All of them: `/lead persona`');
  });
});
