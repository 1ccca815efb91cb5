import { describe, expect, it, test } from 'vitest';
import { type DeskWorld, LEADS, useDesk } from './desk-world.js';

let desk: DeskWorld;
const give = async (opened: DeskWorld) => {
  desk = opened;
  await desk.readyJane();
  desk.world.clock.forward({ minutes: 5 });
};
const ravi = () => desk.as('ravi');

describe('what a rep says of a lead', () => {
  useDesk(give);

  test.each([
    ['stage acme consideration', '🧭 Jane Doe (Acme) moves from decision to consideration.'],
    ['stage acme middle', 'Jane Doe (Acme) is in consideration already.'],
    ['stage acme', 'How far is it? `/lead stage acme awareness`'],
    ['stage acme constructor', 'How far is it?'],
    ['stage', 'How far is it?'],
    ['role acme champion', '👤 Jane Doe (Acme) is noted as champion.'],
    ['role acme champion', '👤 Jane Doe (Acme) is noted as champion already.'],
    ['role acme decision-maker', 'is noted as economic buyer.'],
    ['role acme', 'Which part do they play? `/lead role jane@acme.com economic buyer`'],
    ['tag acme +vip -cold', '🏷️ Jane Doe (Acme): tagged `vip`.'],
    ['tag acme +VIP', 'Nothing to change: that is how the tags of Jane Doe (Acme) are already.'],
    ['tag acme -vip +a +b', '🏷️ Jane Doe (Acme): tagged `a`, `b`, no longer `vip`.'],
    ['tag acme -vip', 'Nothing to change'],
    ['tag acme +<!channel>', 'A tag is one word of letters, digits, - and _:'],
    ['account acme', '🏢 *Acme*'],
    ['account jane@acme.com', '🏢 *Acme*'],
    ['account', 'Which company? Say it after the command: `/lead account acme`'],
    ['account nobody', 'I found no lead for “nobody”'],
    ['segment', '*3 segments, with the leads that are in each now*'],
    [
      'segment middle',
      'No lead is in “In consideration, not yet sales-ready” now. All segments: `/lead segment`',
    ],
    ['segment bogus', 'There is no segment “bogus”. There is: `Small agencies`'],
    ['stuck', 'No lead stays in consideration longer than usual.'],
    ['lost', 'Which lead?'],
    ['lost acme because they merged', '🚪 The deal with Jane Doe (Acme) is lost (they merged).'],
    ['lost acme because they merged', 'The deal with Jane Doe (Acme) is lost already (they merged).'],
    ['show acme', ': they merged'],
    ['won acme', '🏆 Jane Doe (Acme) is a customer. Well done!'],
    ['won acme', 'Jane Doe (Acme) is a customer already.'],
    ['won', 'Which lead? Say it after the command: `/lead won acme`'],
    ['track acme', 'is a customer since'],
  ])('/lead %s', async (typed, words) => {
    const answer = await ravi().types(typed, LEADS);
    expect(answer).toContain(words);
    expect(answer).not.toMatch(/ {2}|undefined|null|\bNaN\b/);
  });
});

describe('a company of several people', () => {
  let bob = '';
  useDesk(async (opened) => {
    await give(opened);
    const profile = { name: 'Bob Roe', title: 'CFO', company: 'Acme' };
    await desk.world.send(desk.world.event('product_page_viewed', 'bob@acme.com', { profile }));
    bob = (await desk.world.lead('bob@acme.com')).id;
    desk.world.clock.forward({ minutes: 5 });
  });

  test.each([
    ['stage acme late', 'moves from consideration to decision'],
    ['role acme technical evaluator', 'Bob Roe (Acme) is noted as technical evaluator.'],
    ['tag acme +vip -cold', 'Bob Roe (Acme): tagged `vip`.'],
    ['lost acme because they merged', 'The deal with Bob Roe (Acme) is lost (they merged).'],
    ['won acme', 'Bob Roe (Acme) is a customer.'],
  ])('/lead %s asks which of them is meant, and carries on with all that was said', async (typed, words) => {
    expect(await ravi().types(typed, LEADS)).toContain('2 leads match “acme”. Which one?');
    expect(await ravi().presses('This one', '2 leads match', (value) => value.includes(bob))).toContain(
      words,
    );
  });

  it('is one account, with the part that each plays', async () => {
    const account = await ravi().types('account acme');
    expect(account).toContain('2 people · 2 active lately');
    expect(account).toContain('*Jane Doe*');
    expect(account).toContain('Technical evaluator · last active');
  });
});

describe('a list of a segment, and of those that are stuck', () => {
  useDesk(async (opened) => {
    desk = opened;
    const { world } = desk;
    await world.send(
      ...Array.from({ length: 25 }, (_, at) => world.event('product_page_viewed', `lead${at}@many${at}.com`)),
    );
    world.clock.forward({ days: 31 });
  });

  it('goes on page by page', async () => {
    await ravi().types('segment');
    const first = await ravi().presses('Show', '3 segments', (value) => value === 'middle');
    expect(first).toContain('*25 leads in “In consideration, not yet sales-ready”*');
    const shown = [first];
    for (const _ of ['second', 'third'])
      shown.push(await ravi().presses('Show more', '25 leads in “In consideration'));
    expect(new Set(shown.join().match(/lead\d+@many/g)).size).toBe(25);
  });

  it('of stuck ones names the next step, and goes on, too', async () => {
    const first = await ravi().types('stuck');
    expect(first).toContain('🐢 *25 leads stay in consideration longer than usual*');
    expect(first).toContain('no next step · ⚠️ in no track');
    expect(await ravi().presses('Show more', '25 leads stay')).toContain('13–24 of 25');
    const started = await ravi().presses('Start a track', '25 leads stay');
    expect(started).toContain('started for');
  });

  it('with a button nobody can read any more is answered', async () => {
    const { body } = await desk.slack.click(ravi().pressing('Show more', '25 leads stay'));
    await desk.settle();
    for (const action_id of ['stuck.more', 'segment.more', 'track.anyway'])
      await desk.slack.again({ ...body, actions: [{ action_id, value: '{"x":1}', action_ts: action_id }] });
    await desk.settle();
    expect(
      ravi()
        .privately()
        .filter((words) => words.includes('what that button did')),
    ).toHaveLength(3);
  });
});
