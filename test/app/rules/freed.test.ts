import { expect, it } from 'vitest';
import { explainLead } from '../../../src/app/lead/explain-lead.js';
import { findQuiet } from '../../../src/app/quiet/find-quiet.js';
import { proposeRules } from '../../../src/app/rules/propose-rules.js';
import { rescore } from '../../../src/app/rules/rescore.js';
import { switchRules } from '../../../src/app/rules/switch-rules.js';
import { MONA, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((fresh) => {
  world = fresh;
});

/** The rules in force, and who looked at the career page twice in ten days is not handed over. */
async function keepJobHunters(): Promise<void> {
  const manager = world.ctx(MONA, undefined, 'manager');
  const { source = '' } = world.deps.playbook.presets.get('preset_002') ?? {};
  const never =
    '\ndisqualify:\n  - { id: job, label: Looks for a job, when: { did: career_page_viewed, times: 2, days: 10 } }\n';
  const { version } = value(
    await proposeRules(world.deps, manager, { kind: 'yaml', text: source + never }, 'Job hunters'),
  );
  value(await switchRules(world.deps, manager, version));
  await rescore(world.deps, world.at());
}

const tick = () => findQuiet(world.deps, world.team, world.clock.now());

it('a lead that was not handed over for what it did lately is, once, by the tick after that is over', async () => {
  await keepJobHunters();
  await world.send(
    world.event('career_page_viewed'),
    world.event('career_page_viewed', 'jane@acme.com', { id: 'two' }),
  );
  world.clock.forward({ days: 1 });
  await world.ready();
  expect(await world.handoffs()).toEqual([]);
  const over = new Date(world.clock.now().getTime() + 9 * 86_400_000);
  const { ahead } = value(await explainLead(world.deps, world.at(), 'jane@acme.com', null));
  expect(ahead[0]).toEqual({ what: 'freed', at: over, label: 'Looks for a job' });
  world.clock.set(new Date(over.getTime() - 1));
  await tick();
  expect(await world.handoffs()).toEqual([]);
  // Two days late, and on two machines.
  world.clock.forward({ days: 2 });
  await Promise.all([tick(), tick()]);
  await tick();
  expect(await world.handoffs()).toMatchObject([{ rule: 'Reached 80 points', status: 'waiting' }]);
  expect(await world.outbox('handoff')).toHaveLength(1);
});
