import { expect, it } from 'vitest';
import { forgetOld } from '../../src/app/forget-old.js';
import { useWorld, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const forget = () => forgetOld(world.deps, world.team, world.clock.now());

it('messages are forgotten a month after they were sent, or became needless; those still to be sent never', async () => {
  await world.handed('sent@acme.com');
  await world.handed('needless@acme.com');
  await world.handed('waiting@acme.com');
  const mark = async (email: string, data: object) => {
    const { id: leadId } = await world.lead(email);
    const { id: refId } = await world.prisma.handoff.findFirstOrThrow({ where: { leadId } });
    await world.prisma.outbox.updateMany({ where: { teamId: world.team, refId }, data });
  };
  await mark('sent@acme.com', { status: 'sent', sentAt: world.clock.now() });
  await mark('needless@acme.com', { status: 'sent', error: 'obsolete' });
  world.clock.forward({ days: 30 });
  expect(await forget()).toBe(0);
  world.clock.forward({ minutes: 1 });
  expect(await forget()).toBe(2);
  expect(await world.outbox('handoff')).toMatchObject([{ status: 'pending' }]);
});

it('what another team keeps is its own', async () => {
  await world.handed();
  await world.prisma.outbox.updateMany({
    where: { teamId: world.team },
    data: { status: 'sent', sentAt: world.clock.now() },
  });
  world.clock.forward({ days: 31 });
  const other = world.another();
  expect(await forgetOld(other.deps, other.team, world.clock.now())).toBe(0);
  expect(await forget()).toBe(1);
});
