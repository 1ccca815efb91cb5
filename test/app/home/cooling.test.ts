import { expect, it } from 'vitest';
import { readDay } from '../../../src/app/home/read-day.js';
import { readTeam } from '../../../src/app/home/read-team.js';
import { proposeRules } from '../../../src/app/rules/propose-rules.js';
import { rescore } from '../../../src/app/rules/rescore.js';
import { switchRules } from '../../../src/app/rules/switch-rules.js';
import { MONA, RAVI, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((fresh) => {
  world = fresh;
});

async function unsubscribing(does: 'keep' | 'remove'): Promise<void> {
  const manager = world.ctx(MONA, undefined, 'manager');
  const { source = '' } = world.deps.playbook.presets.get('preset_002') ?? {};
  const text = source
    .replace('unsubscribe: keep', `unsubscribe: ${does}`)
    .replace('points: 20', 'points: 21');
  const { version } = value(await proposeRules(world.deps, manager, { kind: 'yaml', text }, 'Who leaves'));
  value(await switchRules(world.deps, manager, version));
  await rescore(world.deps, world.at());
}

it.each([
  ['remove', ['jane@acme.com'], 1],
  ['keep', ['jane@acme.com', 'joe@acme.com'], 2],
] as const)(
  'going cold this week, on the rep\u2019s day as in the team\u2019s count, where an unsubscribe means %s',
  async (does, emails, count) => {
    await unsubscribing(does);
    await world.send(world.event('demo_requested'), world.event('demo_requested', 'joe@acme.com'));
    await world.send(world.event('unsubscribed', 'joe@acme.com'));
    await world.prisma.lead.updateMany({ where: { teamId: world.team }, data: { ownerId: RAVI } });
    world.clock.forward({ days: 40 });
    const wanted = { section: null, zone: 'UTC', from: 0 } as const;
    const day = await readDay(world.deps, world.at(), { ...wanted, person: RAVI });
    expect(day.facts.cooling?.rows.map(({ lead }) => lead.email).toSorted()).toEqual(emails);
    const team = await readTeam(world.prisma, world.deps, world.at(), wanted);
    expect(team.facts.reps?.rows.find(({ id }) => id === RAVI)?.cooling).toBe(count);
  },
);
