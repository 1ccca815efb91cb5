import { WELCOME_STEPS, type WelcomeStep } from '../domain/welcome.js';
import type { Tx } from './db.js';
import { lastEvent } from './health.js';

/** Which first steps a team has taken, by what is in the tables. */
export async function stepsDone(tx: Tx, teamId: string): Promise<WelcomeStep[]> {
  const [row] = await tx.$queryRaw<Record<Exclude<WelcomeStep, 'event'>, boolean>[]>`
    select exists (select 1 from hello where team_id = ${teamId})
        or exists (select 1 from outbox where team_id = ${teamId} and status = 'sent' and batch_id is not null
          and lane !~ '^[UW][A-Z0-9]+$') as channel,
      exists (select 1 from rulebook where team_id = ${teamId} and live_at is not null
        and (author_id is not null or sales_by is not null or marketing_by is not null)) as preset,
      exists (select 1 from history where team_id = ${teamId} and verb in ('handoff.claimed', 'lead.claimed')) as claim,
      exists (select 1 from history where team_id = ${teamId} and verb = 'lead.logged') as log`;
  const event = (await lastEvent(tx, teamId)) !== null;
  return WELCOME_STEPS.filter((step) => (step === 'event' ? event : row?.[step]));
}

/** Files the welcome of a team that has none; of two at once one comes second. */
export async function fileWelcome(
  tx: Tx,
  welcome: { teamId: string; userId: string; at: Date; steps: WelcomeStep[] },
): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`welcome:${welcome.teamId}`}))`;
  if ((await tx.welcome.count({ where: { teamId: welcome.teamId } })) > 0) return false;
  const isOver = welcome.steps.length === WELCOME_STEPS.length;
  await tx.welcome.create({ data: { ...welcome, doneAt: isOver ? welcome.at : null } });
  return true;
}

/** Welcomes that are not over and began after an instant. */
export const openWelcomes = (
  tx: Tx,
  teamId: string,
  since: Date,
): Promise<{ userId: string; steps: string[] }[]> =>
  tx.welcome.findMany({
    where: { teamId, doneAt: null, at: { gt: since } },
    select: { userId: true, steps: true },
  });

/** Ticks steps off, once: false where they were ticked meanwhile. */
export async function tickSteps(
  tx: Tx,
  at: { teamId: string; userId: string; now: Date },
  before: string[],
  steps: WelcomeStep[],
): Promise<boolean> {
  const { count } = await tx.welcome.updateMany({
    where: { teamId: at.teamId, userId: at.userId, steps: { equals: before } },
    data: { steps, doneAt: steps.length === WELCOME_STEPS.length ? at.now : null },
  });
  return count > 0;
}

/** Notes that we said hello in a channel; false where we had. */
export async function fileHello(
  tx: Tx,
  hello: { teamId: string; channelId: string; at: Date; invitedBy: string | null },
): Promise<boolean> {
  const filed = await tx.$executeRaw`
    insert into hello (team_id, channel_id, at, invited_by)
    values (${hello.teamId}, ${hello.channelId}, ${hello.at}::timestamptz, ${hello.invitedBy}) on conflict do nothing`;
  return filed > 0;
}
