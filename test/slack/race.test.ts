import { beforeEach, describe, expect, it } from 'vitest';
import { claimHandoff } from '../../src/app/handoff/claim-lead.js';
import { problem as inWords } from '../../src/views/problem.js';
import { problem } from '../support/world.js';
import { inSlack } from '../views/given.js';
import { type DeskWorld, openDesk } from './desk-world.js';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDesk();
  await desk.readyJane();
});

describe('two press Claim at once', () => {
  it('and the second may ask the first, who passes the lead on in one click', async () => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    await ravi.presses('Claim');
    expect(await rosa.types('claim acme')).toContain('was quicker');
    expect(await rosa.presses('Ask', 'was quicker')).toContain(`@${ravi.id} is asked about Jane Doe (Acme)`);
    expect(await rosa.presses('Ask', 'was quicker')).toContain('is asked about Jane Doe (Acme) already');
    expect(ravi.reads()).toContain(`@${rosa.id} asks about Jane Doe (Acme), a lead of yours`);
    expect(await ravi.presses('Pass on to Rosa Rep')).toContain(`is @${rosa.id}'s now`);
    expect((await desk.world.lead()).ownerId).toBe(rosa.id);
  });

  it('and the second may watch, is told when it is free, and claims it from there', async () => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    await ravi.presses('Claim');
    await rosa.types('claim acme');
    expect(await rosa.presses('Watch')).toContain('You watch it now');
    expect(await rosa.presses('Undo', 'You watch it now')).toContain('Undone: watched it.');
    await rosa.presses('Watch', 'was quicker');
    await ravi.types('reject acme because too early');
    expect(rosa.reads()).toContain('which you watch, is free again');
    expect(await rosa.presses('Unwatch', 'free again')).toContain('You no longer watch Jane Doe');
    expect(await rosa.presses('Claim', 'free again')).toContain('is yours');
  });

  it('and whoever watches sees what they watch, with who has it, and may end it there', async () => {
    const [ravi, rosa] = [desk.as('ravi'), desk.as('rosa')];
    await ravi.presses('Claim');
    expect(await rosa.types('watching')).toContain('You watch no lead.');
    await rosa.types('claim acme');
    await rosa.presses('Watch');
    const seen = await rosa.types('watching');
    expect(seen).toContain('You watch 1 lead');
    expect(seen).toMatch(/Jane Doe.*\nowner @U0RAVI · watched until .*\n\[Show\]\n\[Unwatch\]/);
    expect(await ravi.types('watching')).toContain('You watch no lead.');
    await ravi.types('reject acme because too early');
    expect(await rosa.types('wt')).toMatch(/🟢 free .*\n\[\[?Claim/);
    await rosa.presses('Unwatch', 'You watch 1 lead');
    expect(await rosa.types('watchlist')).toContain('You watch no lead.');
    await rosa.types('claim acme');
  });

  it('and of twenty people each of the nineteen losers gets both buttons', async () => {
    const { deps, ctx, handoffs } = desk.world;
    const [handoff] = await handoffs();
    const people = Array.from({ length: 20 }, (_, at) => `U0REP${at}`);
    const outcomes = await Promise.all(people.map((who) => claimHandoff(deps, ctx(who), handoff?.id ?? '')));
    const lost = outcomes.filter(({ ok }) => !ok).map((outcome) => inWords(problem(outcome), inSlack));
    expect(lost).toHaveLength(19);
    for (const { blocks } of lost) {
      const shown = JSON.stringify(blocks);
      expect(shown).toContain('lead.ask');
      expect(shown).toContain('lead.watch');
    }
  });

  it('and of twenty presses at once each that came too late shows both ways on', async () => {
    const people = [desk.as('ravi'), desk.as('rosa'), desk.as('mona')];
    const presses = Array.from({ length: 20 }, (_, at) => people[at % 3]?.pressing('Claim')).filter(
      (press) => press !== undefined,
    );
    await Promise.all(presses.map((press) => desk.slack.click(press)));
    await desk.settle();
    const { ownerId } = await desk.world.lead();
    const late = people.filter(({ id }) => id !== ownerId);
    expect(late).toHaveLength(2);
    for (const one of late) {
      expect(desk.slack.buttonsOf(one.withButton('Ask', 'was quicker'))).toEqual(['Show', 'Ask', 'Watch']);
    }
    expect(await desk.world.count('handoff.claimed')).toBe(1);
  });
});
