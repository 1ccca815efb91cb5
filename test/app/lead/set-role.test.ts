import { expect, it } from 'vitest';
import { setRole } from '../../../src/app/lead/set-role.js';
import type { BuyingRole } from '../../../src/domain/buying-role.js';
import { problem, RAVI, useWorld, value, type World } from '../../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const set = (role: BuyingRole, key?: string) =>
  setRole(world.deps, world.ctx(RAVI, key), { lead: 'jane@acme.com', role });

it('a buying role is on the lead, in its log and in its history', async () => {
  await world.send(world.event('email_clicked'));
  expect(value(await set('champion'))).toMatchObject({ before: null, lead: { buyingRole: 'champion' } });
  world.clock.forward({ days: 1 });
  expect(value(await set('economic_buyer'))).toMatchObject({ before: 'champion' });
  const lines = await world.prisma.history.findMany({
    where: { teamId: world.team, verb: 'lead.edited' },
    orderBy: { id: 'asc' },
  });
  expect(lines).toMatchObject([
    { actorId: RAVI, facts: { field: 'buyingRole', from: null, to: 'champion' } },
    { actorId: RAVI, facts: { field: 'buyingRole', from: 'champion', to: 'economic_buyer' } },
  ]);
  const said = await world.prisma.activity.findMany({
    where: { teamId: world.team, kind: 'profile_stated' },
    orderBy: { id: 'asc' },
  });
  expect(said).toMatchObject([
    { actorId: RAVI, profile: { buyingRole: 'champion' } },
    { actorId: RAVI, profile: { buyingRole: 'economic_buyer' } },
  ]);
});

it('a role that is set already changes nothing, nor does the same request again', async () => {
  await world.send(world.event('email_clicked'));
  await set('champion', 'the-same');
  await set('champion');
  world.clock.forward({ minutes: 1 });
  await set('end_user');
  await set('champion', 'the-same');
  expect(await world.lead()).toMatchObject({ buyingRole: 'end_user' });
  expect(await world.count('lead.edited')).toBe(2);
});

it('a role is no sign of life', async () => {
  await world.send(world.event('email_clicked'));
  world.clock.forward({ days: 5 });
  await set('champion');
  expect(await world.lead()).toMatchObject({ quietSince: world.ago(5) });
});

it('a role of nobody is refused', async () => {
  expect(problem(await set('champion'))).toMatchObject({ kind: 'no_such_lead' });
});
