import { claimLead } from '../app/handoff/claim-lead.js';
import { addLead } from '../app/lead/add-lead.js';
import { logActivity } from '../app/lead/log-activity.js';
import { snoozeLead } from '../app/lead/snooze-lead.js';
import { whichLead } from '../app/lead/which-lead.js';
import { startTrack } from '../app/track/start-track.js';
import { activityType } from '../domain/activity.js';
import { leadRef } from '../domain/lead.js';
import type { Problem } from '../domain/outcome.js';
import type { Message } from '../views/blocks.js';
import { help, isTopic, unknownCommand } from '../views/help.js';
import { LOG_OUTCOMES } from '../views/modals/log.js';
import { problem } from '../views/problem.js';
import type { Answer } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { listAnswer, showAnswer, whyAnswer } from './lookups.js';
import { buildForm, openView, tooLate } from './modals.js';
import { type Command, type NextStep, parseCommand, sayAgain } from './parse.js';
import { parseProblem } from './parse-problem.js';
import { say } from './submissions.js';

/** What was typed after `/lead`. `lead` is set where a chooser settled which one is meant. */
export type Typed = { command: string; lead?: string; triggerId: string; channelId: string | null };

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;
type Asked = { desk: Desk; visit: Visit; typed: Typed };
/** Null: a form was opened, and that is the answer. */
type Run<K extends Command['kind']> = (asked: Asked, command: Of<K>) => Promise<Message | null>;

/** Carries out a command and answers whoever typed it. */
export async function runCommand(desk: Desk, visit: Visit, typed: Typed, answer: Answer): Promise<void> {
  const command = parseCommand(typed.command, { now: visit.ctx.now, zone: visit.zone });
  const run = RUNS[command.kind] as Run<Command['kind']>;
  const message = await run({ desk, visit, typed }, command);
  if (message !== null) await answer(message, { share: command.share, replace: typed.lead !== undefined });
}

const RUNS: { [K in Command['kind']]: Run<K> } = {
  add: async ({ desk, visit }, { email, profile }) => {
    const outcome = await addLead(desk.deps, visit.ctx, { email, profile });
    return say(visit, outcome, ({ lead, created }) =>
      created
        ? { kind: 'added', lead: leadRef(lead) }
        : { kind: 'unchanged', what: 'I knew that lead already; what was new is noted.' },
    );
  },
  show: ({ desk, visit, typed }, { lead }) =>
    needsLead(visit, 'show', typed.lead ?? lead, (asked) => showAnswer(desk, visit, asked)),
  why: ({ desk, visit, typed }, { lead }) =>
    needsLead(visit, 'why', typed.lead ?? lead, (asked) => whyAnswer(desk, visit, asked)),
  find: ({ desk, visit }, { query }) =>
    needsLead(visit, 'find', query, (asked) => listAnswer(desk, visit, { list: 'find', asked, from: 0 })),
  mine: ({ desk, visit }) => listAnswer(desk, visit, { list: 'mine', asked: null, from: 0 }),
  hot: ({ desk, visit }) => listAnswer(desk, visit, { list: 'hot', asked: null, from: 0 }),
  cold: ({ desk, visit }) => listAnswer(desk, visit, { list: 'cold', asked: null, from: 0 }),
  claim: ({ desk, visit, typed }, { lead }) =>
    needsLead(visit, 'claim', typed.lead ?? lead, async (asked) => {
      const outcome = await claimLead(desk.deps, visit.ctx, asked);
      const command = sayAgain('claim', asked, '');
      return say(
        visit,
        outcome,
        ({ lead: claimed, already }) =>
          already
            ? { kind: 'unchanged', what: 'It is yours already.' }
            : { kind: 'claimed', lead: leadRef(claimed) },
        command,
      );
    }),
  track,
  log,
  snooze,
  help: async (_, { topic }) => help(topic !== null && isTopic(topic) ? topic : null),
  unknown: async ({ desk, visit }, { typed, near, asLead }) => {
    const found =
      asLead === null ? null : await whichLead(desk.deps, desk.teamId, [{ lead: asLead }, { lead: '' }]);
    if (found?.lead && near.length === 0) return showAnswer(desk, visit, found.lead);
    const [nearest = null] = near;
    return unknownCommand(typed, nearest !== null && isTopic(nearest) ? nearest : null);
  },
  problem: async (_, command) => parseProblem(command.problem),
};

async function track({ desk, visit, typed }: Asked, { readings }: Of<'track'>): Promise<Message> {
  const reading = await whichLead(desk.deps, desk.teamId, readings);
  if (reading === undefined) throw new Error('a track command always has a reading');
  return needsLead(visit, 'track', typed.lead ?? reading.lead, async (asked) => {
    const outcome = await startTrack(desk.deps, visit.ctx, { lead: asked, track: reading.track });
    const command = sayAgain('track', asked, reading.track ?? '');
    return say(
      visit,
      outcome,
      ({ lead, track: name, steps, assigneeId }) => ({
        kind: 'track_started',
        lead: leadRef(lead),
        track: name,
        steps,
        assignee: assigneeId,
      }),
      command,
    );
  });
}

async function snooze({ desk, visit, typed }: Asked, { readings }: Of<'snooze'>): Promise<Message | null> {
  const reading = await whichLead(desk.deps, desk.teamId, readings);
  if (reading === undefined) throw new Error('a snooze command always has a reading');
  const asked = typed.lead ?? reading.lead;
  if (asked === '') return refuse(visit, { kind: 'which_lead', command: 'snooze' });
  const { when } = reading;
  if (when === null) return openForm(desk, visit, typed, 'snooze', asked, '');
  if (when.kind === 'unclear')
    return refuse(visit, { kind: 'date_unclear', typed: reading.typed, understood: when.understood });
  if (when.kind !== 'at')
    return refuse(visit, {
      kind: when.kind === 'past' ? 'date_past' : 'date_too_far',
      typed: reading.typed,
      at: when.at,
    });
  const outcome = await snoozeLead(desk.deps, visit.ctx, {
    lead: asked,
    until: when.at,
    typed: reading.typed,
  });
  return say(
    visit,
    outcome,
    ({ lead, until }) => ({ kind: 'snoozed', lead: leadRef(lead), until }),
    sayAgain('snooze', asked, reading.typed),
  );
}

async function log({ desk, visit, typed }: Asked, { readings, next }: Of<'log'>): Promise<Message | null> {
  const reading = await whichLead(desk.deps, desk.teamId, readings);
  if (reading === undefined) throw new Error('a log command always has a reading');
  const asked = typed.lead ?? reading.lead;
  if (asked === '') return refuse(visit, { kind: 'which_lead', command: 'log' });
  if (reading.asked !== null)
    return refuse(visit, { kind: 'no_such_activity', asked: reading.asked, near: reading.near });
  if (reading.activity === null) return openForm(desk, visit, typed, 'log', asked, reading.rest);
  const step = readNext(next);
  if (step !== null && 'kind' in step) return refuse(visit, step);
  const outcome = await logActivity(desk.deps, visit.ctx, {
    lead: asked,
    kind: reading.activity,
    outcome: reading.outcome === null ? null : LOG_OUTCOMES[reading.outcome],
    note: reading.note,
    at: reading.at,
    next: step,
  });
  return say(
    visit,
    outcome,
    (logged) =>
      logged.duplicate
        ? { kind: 'unchanged', what: 'That was logged already.' }
        : {
            kind: 'logged',
            lead: leadRef(logged.lead),
            what: activityType(logged.kind).label,
            gained: logged.after - logged.before,
            next: logged.next && { title: logged.next.title, at: logged.next.dueAt },
          },
    sayAgain('log', asked, reading.rest),
  );
}

/** A next step needs a day; without one nobody would be told of it. */
function readNext(next: NextStep | null): { title: string; dueAt: Date } | Problem | null {
  if (next === null) return null;
  if (next.when === null || next.when.kind === 'unclear')
    return { kind: 'date_unclear', typed: next.typed, understood: next.when?.understood ?? null };
  if (next.when.kind !== 'at')
    return {
      kind: next.when.kind === 'past' ? 'date_past' : 'date_too_far',
      typed: next.typed,
      at: next.when.at,
    };
  return { title: next.title === '' ? 'Follow up' : next.title, dueAt: next.when.at };
}

async function openForm(
  desk: Desk,
  visit: Visit,
  typed: Typed,
  form: 'log' | 'snooze',
  asked: string,
  rest: string,
): Promise<Message | null> {
  const message = typed.channelId === null ? null : { channelId: typed.channelId, ts: '' };
  const view = await buildForm(desk, form, asked, { about: 'lead', id: asked, message });
  if (!view.ok) return problem(view.problem, visit.reader, sayAgain(form, asked, rest));
  return (await openView(desk, typed.triggerId, view.value)) === 'open' ? null : tooLate(visit);
}

async function needsLead(
  visit: Visit,
  command: string,
  asked: string,
  work: (asked: string) => Promise<Message>,
): Promise<Message> {
  return asked === '' ? refuse(visit, { kind: 'which_lead', command }) : work(asked);
}

const refuse = (visit: Visit, refusal: Problem): Message => problem(refusal, visit.reader);
