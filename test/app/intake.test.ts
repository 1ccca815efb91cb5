import { describe, expect, it, vi } from 'vitest';
import { openIntake } from '../../src/app/intake.js';
import type { Entry } from '../../src/app/record-news.js';
import { useWorld, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const poison = (): Entry => ({
  ...world.event('demo_requested', 'poison@acme.com'),
  at: new Date(Number.NaN),
});

describe('the intake', () => {
  it('answers each request with its own receipts, in its own order', async () => {
    const desk = openIntake(world.deps, world.team);
    const requests = Array.from({ length: 30 }, (_, request) =>
      Array.from({ length: (request % 4) + 1 }, (_, at) =>
        world.event('email_replied', `lead${(request * 7 + at * 3) % 11}@acme.com`),
      ),
    );
    const receipts = await Promise.all(requests.map((entries) => desk.take(entries, world.clock.now())));
    const ids = new Map((await world.leads()).map(({ email, id }) => [email, id]));
    for (const [at, entries] of requests.entries())
      expect(receipts[at]?.map(({ leadId }) => leadId)).toEqual(entries.map(({ email }) => ids.get(email)));
    const sum = (await world.leads()).reduce((all, { behaviour }) => all + behaviour, 0);
    expect(sum).toBe(requests.flat().length * 20);
  });

  it('writes many requests in one transaction while it is busy', async () => {
    const desk = openIntake(world.deps, world.team);
    const commits = vi.spyOn(world.deps.db.prisma, '$transaction');
    await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        desk.take([world.event('email_clicked', `lead${at}@acme.com`)], world.clock.now()),
      ),
    );
    expect(commits.mock.calls.length).toBeLessThan(10);
    commits.mockRestore();
    expect(await world.leads()).toHaveLength(200);
  });

  it('answers only after commit', async () => {
    const desk = openIntake(world.deps, world.team);
    const [receipt] = await desk.take([world.event('demo_requested')], world.clock.now());
    expect(receipt).toMatchObject({ duplicate: false, created: true, total: 30, stage: 'new' });
    expect(await world.total()).toBe(30);
  });

  it('lets one poisoned request fail alone, and takes the next as if nothing had been', async () => {
    const desk = openIntake(world.deps, world.team);
    const good = (at: number) =>
      desk.take([world.event('email_replied', `lead${at}@acme.com`)], world.clock.now());
    const taken = await Promise.allSettled([
      good(1),
      good(2),
      good(3),
      desk.take([world.event('email_replied', 'poison@acme.com'), poison()], world.clock.now()),
      good(4),
      good(5),
    ]);
    expect(taken.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect((await world.leads()).map(({ email, behaviour }) => `${email} ${behaviour}`)).toEqual(
      [1, 2, 3, 4, 5].map((at) => `lead${at}@acme.com 20`),
    );
    expect(await good(6)).toMatchObject([{ total: 20 }]);
  });

  it('writes nothing twice when a batch is tried again one by one', async () => {
    const desk = openIntake(world.deps, world.team);
    const taken = await Promise.allSettled([
      desk.take([poison()], world.clock.now()),
      desk.take([poison()], world.clock.now()),
      ...Array.from({ length: 10 }, () => desk.take([world.event('demo_requested')], world.clock.now())),
    ]);
    expect(taken.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(await world.total()).toBe(300);
    expect(await world.handoffs()).toHaveLength(1);
  });

  it('takes the same event from twenty senders at once as one', async () => {
    const desk = openIntake(world.deps, world.team);
    const event = world.event('demo_requested');
    const receipts = await Promise.all(
      Array.from({ length: 20 }, () => desk.take([event], world.clock.now())),
    );
    expect(receipts.flat().filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await world.total()).toBe(30);
  });

  it('takes a request larger than a batch, and one with nothing in it', async () => {
    const desk = openIntake(world.deps, world.team);
    const many = Array.from({ length: 1200 }, (_, at) =>
      world.event('email_clicked', `lead${at % 50}@acme.com`),
    );
    expect(await desk.take(many, world.clock.now())).toHaveLength(1200);
    expect(await desk.take([], world.clock.now())).toEqual([]);
  });

  it('is idle when all it took is written', async () => {
    const desk = openIntake(world.deps, world.team);
    const taken = Array.from({ length: 20 }, (_, at) =>
      desk.take([world.event('demo_requested', `lead${at}@acme.com`)], world.clock.now()),
    );
    await desk.idle();
    expect(await world.leads()).toHaveLength(20);
    await Promise.all(taken);
    await desk.idle();
  });
});
