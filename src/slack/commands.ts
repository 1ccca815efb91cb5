import { claimLead } from '../app/handoff/claim-lead.js';
import { addLead } from '../app/lead/add-lead.js';
import { logActivity } from '../app/lead/log-activity.js';
import { showLead } from '../app/lead/show-lead.js';
import { snoozeLead } from '../app/lead/snooze-lead.js';
import { whichLead } from '../app/lead/which-lead.js';
import { startTrack } from '../app/track/start-track.js';
import { type Lead, leadRef } from '../domain/lead.js';
import type { Problem } from '../domain/outcome.js';
import { help, isTopic, unknownCommand } from '../views/help.js';
import { leadView } from '../views/lead-view.js';
import { LOG_OUTCOMES } from '../views/modals/log.js';
import type { Answer, Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { listAnswer, whyAnswer } from './lookups.js';
import { buildForm, openForm, tooLate } from './modals.js';
import { type Command, type NextStep, parseCommand, sayAgain } from './parse.js';
import { parseProblem } from './parse-problem.js';
import { loggedWith, refuse, say } from './say.js';
import type { Verb } from './words/verbs.js';

/** What was typed after `/lead`. `lead` is set where a chooser settled which one is meant. */
export type Typed = { command: string; lead?: string; triggerId: string; channelId: string | null };

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;
type Asked = { desk: Desk; visit: Visit; typed: Typed };
/** Null: a form was opened, and that is the answer. */
type Run<K extends Command['kind']> = (asked: Asked, command: Of<K>) => Promise<Said | null>;

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
  show,
  why: ({ desk, visit, typed }, { lead, share }) =>
    needsLead(visit, 'why', typed.lead ?? lead, (asked) =>
      whyAnswer(desk, visit, asked, again('why', asked, '', share)),
    ),
  find: ({ desk, visit }, { query }) =>
    needsLead(visit, 'find', query, (asked) => listAnswer(desk, visit, { list: 'find', asked, from: 0 })),
  mine: ({ desk, visit }) => listAnswer(desk, visit, { list: 'mine', asked: null, from: 0 }),
  hot: ({ desk, visit }) => listAnswer(desk, visit, { list: 'hot', asked: null, from: 0 }),
  cold: ({ desk, visit }) => listAnswer(desk, visit, { list: 'cold', asked: null, from: 0 }),
  claim: ({ desk, visit, typed }, { lead, share }) =>
    needsLead(visit, 'claim', typed.lead ?? lead, async (asked) => {
      const outcome = await claimLead(desk.deps, visit.ctx, asked);
      return say(
        visit,
        outcome,
        ({ lead: claimed, already }) =>
          already
            ? { kind: 'unchanged', what: 'It is yours already.' }
            : { kind: 'claimed', lead: leadRef(claimed) },
        again('claim', asked, '', share),
      );
    }),
  track,
  log,
  snooze,
  help: async (_, { topic }) => help(topic !== null && isTopic(topic) ? topic : null),
  unknown,
  problem: async (_, command) => parseProblem(command.problem),
};

async function show({ desk, visit, typed }: Asked, { lead, bare, share }: Of<'show'>): Promise<Said> {
  return needsLead(visit, 'show', typed.lead ?? lead, async (asked) => {
    const found = await showLead(desk.deps, desk.teamId, asked);
    if (found.ok) return leadView(found.value, visit.reader);
    // No command was typed: it may have been meant for one.
    const nothingNear = found.problem.kind === 'no_such_lead' && found.problem.near.length === 0;
    if (bare && nothingNear) return { ...unknownCommand(asked, null), aside: true };
    return refuse(visit, found.problem, again('show', asked, '', share));
  });
}

/** A word near a command's may be a lead's name all the same: Shaw is no slip of `show` where there is a Shaw. */
async function unknown({ desk, visit }: Asked, { typed, near, rest, asLead }: Of<'unknown'>): Promise<Said> {
  const [nearest = null] = near;
  const found = asLead === null ? null : await showLead(desk.deps, desk.teamId, asLead);
  if (found?.ok && asLead !== null && isNamed(found.value.lead, asLead))
    return leadView(found.value, visit.reader);
  return {
    ...unknownCommand(typed, nearest !== null && isTopic(nearest) ? nearest : null, rest),
    aside: true,
  };
}

/** Whether a word of the lead's begins with what was typed. */
function isNamed({ name, company, email }: Lead, typed: string): boolean {
  const words = ` ${[name, company, email].join(' ').toLowerCase().replace(/\s+/g, ' ')}`;
  return words.includes(` ${typed.toLowerCase().replace(/\s+/g, ' ')}`);
}

async function track({ desk, visit, typed }: Asked, { readings, share }: Of<'track'>): Promise<Said> {
  const reading = await whichLead(desk.deps, desk.teamId, readings);
  if (reading === undefined) throw new Error('a track command always has a reading');
  return needsLead(visit, 'track', typed.lead ?? reading.lead, async (asked) => {
    const outcome = await startTrack(desk.deps, visit.ctx, { lead: asked, track: reading.track });
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
      again('track', asked, reading.track ?? '', share),
    );
  });
}

async function snooze(
  { desk, visit, typed }: Asked,
  { readings, share }: Of<'snooze'>,
): Promise<Said | null> {
  const reading = await whichLead(desk.deps, desk.teamId, readings);
  if (reading === undefined) throw new Error('a snooze command always has a reading');
  const asked = typed.lead ?? reading.lead;
  if (asked === '') return refuse(visit, { kind: 'which_lead', command: 'snooze' });
  const { when } = reading;
  if (when === null) return formFor(desk, visit, typed, 'snooze', asked, '');
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
    again('snooze', asked, reading.typed, share),
  );
}

async function log(
  { desk, visit, typed }: Asked,
  { readings, next, share }: Of<'log'>,
): Promise<Said | null> {
  const reading = await whichLead(desk.deps, desk.teamId, readings);
  if (reading === undefined) throw new Error('a log command always has a reading');
  const asked = typed.lead ?? reading.lead;
  if (asked === '') return refuse(visit, { kind: 'which_lead', command: 'log' });
  if (reading.asked !== null)
    return refuse(visit, { kind: 'no_such_activity', asked: reading.asked, near: reading.near });
  if (reading.activity === null) return formFor(desk, visit, typed, 'log', asked, reading.rest);
  const step = readNext(next);
  if (step !== null && 'kind' in step) return refuse(visit, step);
  const result = reading.outcome === null ? null : LOG_OUTCOMES[reading.outcome];
  const outcome = await logActivity(desk.deps, visit.ctx, {
    lead: asked,
    kind: reading.activity,
    outcome: result,
    note: reading.note,
    at: reading.at,
    next: step,
  });
  return say(visit, outcome, loggedWith(result), again('log', asked, reading.rest, share));
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

async function formFor(
  desk: Desk,
  visit: Visit,
  typed: Typed,
  form: 'log' | 'snooze',
  asked: string,
  rest: string,
): Promise<Said | null> {
  const message = typed.channelId === null ? null : { channelId: typed.channelId, ts: '' };
  const building = buildForm(desk, form, asked, { about: 'lead', id: asked, message });
  const opened = await openForm(desk, typed.triggerId, building);
  if (opened.kind === 'refused') return refuse(visit, opened.problem, sayAgain(form, asked, rest));
  return opened.kind === 'open' ? null : tooLate;
}

async function needsLead(
  visit: Visit,
  command: string,
  asked: string,
  work: (asked: string) => Promise<Said>,
): Promise<Said> {
  return asked === '' ? refuse(visit, { kind: 'which_lead', command }) : work(asked);
}

const again = (verb: Verb, asked: string, rest: string, share: boolean): string =>
  `${sayAgain(verb, asked, rest)}${share ? ' --share' : ''}`;
