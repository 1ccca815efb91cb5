import type { Ctx, Deps } from '../app/deps.js';
import { claimLead } from '../app/handoff/claim-lead.js';
import { returnHandoff } from '../app/handoff/return-handoff.js';
import { letGo } from '../app/lead/let-go.js';
import { logActivity } from '../app/lead/log-activity.js';
import { snoozeLead } from '../app/lead/snooze-lead.js';
import { wakeLeads } from '../app/lead/wake-leads.js';
import { findQuiet } from '../app/quiet/find-quiet.js';
import { type Entry, recordNews } from '../app/record-news.js';
import { closeTask } from '../app/task/close-task.js';
import { remindTasks } from '../app/task/remind-tasks.js';
import { advanceTracks } from '../app/track/advance-tracks.js';
import { startTrack } from '../app/track/start-track.js';
import type { Outcome } from '../domain/outcome.js';
import { instantOf, type Rep, type Step, type Story } from './demo-story.js';

type Stage = { deps: Deps; teamId: string; now: Date; people: Record<Rep, string> };
type Scene = { at: Date; step: Step; story: Story; key: string };

const DAY_MS = 86_400_000;
const TICK_HOUR_MS = 6.5 * 3_600_000;
/** Events so close together make one batch, as they would have come. */
const BATCH_MS = 15 * 60_000;

/**
 * Plays stories through the use cases, in the order of their times, each with its own time for now; once a
 * simulated day, and at the end, what is due is looked for as the ticks would have.
 */
export async function play(stage: Stage, stories: Story[]): Promise<void> {
  const scenes = stories
    .flatMap((story) => scenesOf(stage, story))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = scenes;
  if (first === undefined) return;
  let nextTick = Math.floor(first.at.getTime() / DAY_MS) * DAY_MS + TICK_HOUR_MS;
  let batch: Scene[] = [];
  const flush = async () => {
    await record(stage, batch);
    batch = [];
  };
  for (const scene of scenes) {
    for (; nextTick <= scene.at.getTime(); nextTick += DAY_MS) {
      await flush();
      await tick(stage, new Date(nextTick));
    }
    const isNews = scene.step.what === 'did' || scene.step.what === 'seen';
    const begun = batch[0]?.at ?? scene.at;
    if (!isNews || scene.at.getTime() - begun.getTime() > BATCH_MS) await flush();
    if (isNews) batch.push(scene);
    else await act(stage, scene);
  }
  await flush();
  for (; nextTick < stage.now.getTime(); nextTick += DAY_MS) await tick(stage, new Date(nextTick));
  await tick(stage, stage.now);
}

function scenesOf({ now }: Stage, story: Story): Scene[] {
  return story.steps.map((step, at) => ({
    at: instantOf(step.at, now),
    step,
    story,
    key: `demo:${story.email}:${at}`,
  }));
}

async function tick({ deps, teamId }: Stage, now: Date): Promise<void> {
  await wakeLeads(deps, teamId, now);
  await findQuiet(deps, teamId, now);
  await advanceTracks(deps, teamId, now);
  await remindTasks(deps, teamId, now);
}

async function record({ deps, teamId }: Stage, batch: Scene[]): Promise<void> {
  const last = batch.at(-1);
  if (last !== undefined) await recordNews(deps, teamId, last.at, batch.map(entryOf));
}

function entryOf({ at, step, story, key }: Scene): Entry {
  const isFirst = story.steps[0] === step;
  const activity =
    step.what === 'did'
      ? {
          dedupeKey: key,
          kind: step.kind,
          origin: 'webhook' as const,
          actorId: null,
          properties: step.properties,
        }
      : null;
  return { email: story.email, profile: isFirst ? story.profile : {}, at, activity };
}

async function act(stage: Stage, { at, step, story, key }: Scene): Promise<void> {
  if (step.what === 'did' || step.what === 'seen') return;
  const { deps, teamId, now, people } = stage;
  const ctx: Ctx = { teamId, actor: people[step.by], role: 'rep', now: at, requestKey: key };
  const lead = story.email;
  const well = (outcome: Outcome<unknown>): void => {
    if (!outcome.ok)
      throw new Error(`the demo book can't ${step.what} ${lead} at ${step.at}: ${outcome.problem.kind}`);
  };
  switch (step.what) {
    case 'claim':
      return well(await claimLead(deps, ctx, lead));
    case 'log': {
      const next = step.next && { title: step.next.title, dueAt: instantOf(step.next.due, now) };
      const { kind, outcome, note } = step;
      return well(await logActivity(deps, ctx, { lead, kind, outcome, note, at: null, next }));
    }
    case 'snooze':
      return well(
        await snoozeLead(deps, ctx, { lead, until: instantOf(step.until, now), typed: step.until }),
      );
    case 'return': {
      const handoffId = await idOf(stage, lead, 'handoff');
      return well(await returnHandoff(deps, ctx, { handoffId, reason: step.reason, note: step.note }));
    }
    case 'start':
      return well(await startTrack(deps, ctx, { lead, track: null }));
    case 'finish':
      return well(await closeTask(deps, ctx, await idOf(stage, lead, 'task'), 'done'));
    case 'letGo':
      return well(await letGo(deps, ctx, lead));
  }
}

/** The lead's newest handoff, or its open task. */
async function idOf({ deps, teamId }: Stage, email: string, what: 'handoff' | 'task'): Promise<string> {
  const { prisma } = deps.db;
  const lead = await prisma.lead.findUniqueOrThrow({ where: { teamId_email: { teamId, email } } });
  const { id } =
    what === 'handoff'
      ? await prisma.handoff.findFirstOrThrow({ where: { leadId: lead.id }, orderBy: { episode: 'desc' } })
      : await prisma.task.findFirstOrThrow({ where: { leadId: lead.id, status: 'open' } });
  return id;
}
