import { describe, expect, it } from 'vitest';
import { showLead } from '../../src/app/lead/show-lead.js';
import { closeTask } from '../../src/app/task/close-task.js';
import { advanceTracks } from '../../src/app/track/advance-tracks.js';
import { pauseTrack, resumeTrack } from '../../src/app/track/pause-track.js';
import { startTrack } from '../../src/app/track/start-track.js';
import { undoNewest } from '../../src/app/undo/undo-change.js';
import { problem, RAVI, ROSA, useWorld, value, type World } from '../support/world.js';

let world: World;
useWorld((made) => {
  world = made;
});

const lead = 'jane@acme.com';
const pause = (by = RAVI) => pauseTrack(world.deps, world.ctx(by), lead);
const resume = (by = RAVI) => resumeTrack(world.deps, world.ctx(by), lead);
const tick = () => advanceTracks(world.deps, world.team, world.clock.now());
const running = () => world.prisma.enrolment.findFirstOrThrow({ where: { teamId: world.team } });

async function started(): Promise<void> {
  await world.send(world.event('email_clicked'));
  await startTrack(world.deps, world.ctx(), { lead, track: null });
}

/** The first step done, so that the second is waited for. */
async function stepDone(): Promise<void> {
  const [first] = await world.tasks();
  value(await closeTask(world.deps, world.ctx(), first?.id ?? '', 'done'));
}

describe('a paused track', () => {
  it('puts the open step aside, and brings it back', async () => {
    await started();
    value(await pause());
    expect(await world.tasks()).toMatchObject([{ status: 'paused' }]);
    expect(await running()).toMatchObject({ pausedBy: RAVI, pausedAt: world.clock.now(), nextStepAt: null });
    world.clock.forward({ days: 3 });
    value(await resume());
    expect(await world.tasks()).toMatchObject([{ status: 'open', dueAt: world.clock.now() }]);
    expect(await running()).toMatchObject({ pausedBy: null, pausedAt: null });
    expect(await world.outbox('task')).toHaveLength(2);
  });

  it('hands out no step, however late, and one when it goes on', async () => {
    await started();
    await stepDone();
    const due = (await running()).nextStepAt;
    expect(due).not.toBeNull();
    value(await pause());
    world.clock.forward({ days: 60 });
    await tick();
    expect(await world.tasks()).toHaveLength(1);
    value(await resume());
    expect(await running()).toMatchObject({ nextStepAt: world.clock.now() });
    await tick();
    await tick();
    expect((await world.tasks()).map(({ status }) => status)).toEqual(['done', 'open']);
  });

  it('keeps the day of a step that is still to come', async () => {
    await started();
    await stepDone();
    const { nextStepAt } = await running();
    await pause();
    await resume();
    expect(await running()).toMatchObject({ nextStepAt, heldStepAt: null });
  });

  it('ends by an answer all the same, and its step with it', async () => {
    await started();
    await pause();
    await world.send(world.event('email_replied'));
    expect(await world.tasks()).toMatchObject([{ status: 'cancelled' }]);
    expect(problem(await resume())).toMatchObject({ kind: 'no_track' });
  });

  it('paused twice, or by twenty at once, is paused once', async () => {
    await started();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => pause()));
    expect(outcomes.filter((outcome) => value(outcome).already)).toHaveLength(19);
    expect(await world.count('track.paused')).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => resume()));
    expect(await world.count('track.resumed')).toBe(1);
    expect((await world.tasks()).map(({ status }) => status)).toEqual(['open']);
  });

  it('is its owner’s to pause', async () => {
    await started();
    expect(problem(await pause(ROSA))).toMatchObject({ kind: 'owned_by_other', owner: RAVI });
    expect(problem(await pauseTrack(world.deps, world.ctx(), 'nobody@nowhere.com'))).toMatchObject({
      kind: 'no_such_lead',
    });
  });

  it('can be undone, both ways', async () => {
    await started();
    world.clock.forward({ minutes: 1 });
    await pause();
    value(await undoNewest(world.deps, world.ctx()));
    expect(await world.tasks()).toMatchObject([{ status: 'open' }]);
    expect(await running()).toMatchObject({ pausedAt: null });
  });

  it('a step put aside is not to be closed', async () => {
    await started();
    await pause();
    const [task] = await world.tasks();
    expect(problem(await closeTask(world.deps, world.ctx(), task?.id ?? '', 'done'))).toMatchObject({
      kind: 'task_over',
      status: 'paused',
    });
  });
});

it('a paused track says so where the lead is shown', async () => {
  await started();
  await pause();
  const { track } = value(await showLead(world.deps, world.ctx(), lead));
  expect(track).toMatchObject({ step: 1, pausedAt: world.clock.now() });
});
