import { claimLead } from '../app/handoff/claim-lead.js';
import { lookAtLead } from '../app/lead/look-at-lead.js';
import { whichLead } from '../app/lead/which-lead.js';
import { startTrack } from '../app/track/start-track.js';
import { type Lead, leadRef } from '../domain/lead.js';
import { threadsHelp } from '../views/help/threads.js';
import { help, isTopic, unknownCommand, unknownTopic } from '../views/help.js';
import { ROWS_IN_A_LIST } from '../views/lead-list.js';
import { leadView } from '../views/lead-view.js';
import { addAnswer } from './add-answer.js';
import type { Answer, Said } from './answer.js';
import { type Asked, again, needsLead, type Of, type Run, type Typed } from './asked.js';
import { dayAnswer } from './day.js';
import type { Desk, Visit } from './desk.js';
import { digestAnswer, heldAnswer } from './digest-commands.js';
import { EXPORTS, exportAnswer } from './export-command.js';
import { askSlack } from './grants.js';
import { healthAnswer } from './health-command.js';
import {
  account,
  lost,
  personaAnswer,
  role,
  segmentAnswer,
  stage,
  stuckAnswer,
  tag,
  won,
} from './lead-commands.js';
import { log } from './log-command.js';
import { listAnswer, timelineAnswer, whyAnswer } from './lookups.js';
import { type Command, parseCommand } from './parse.js';
import { parseProblem } from './parse-problem.js';
import { PEOPLE_RUNS } from './people-commands.js';
import { rules } from './rules-commands.js';
import { calibrateAnswer } from './rules-files.js';
import { refuse, said, say, trackStarted } from './say.js';
import { attentionAnswer, snooze, wake } from './snooze-commands.js';
import { task, tasksAnswer } from './task-commands.js';
import { undoAnswer } from './undo.js';
import { startAnswer, welcomeOnce } from './welcome.js';
import { edit, holdTrack, pass, reject } from './work-commands.js';

/** Carries out a command and answers whoever typed it. */
export async function runCommand(desk: Desk, visit: Visit, typed: Typed, answer: Answer): Promise<void> {
  const command = parseCommand(typed.command, { now: visit.ctx.now, zone: visit.zone });
  const run = RUNS[command.kind] as Run<Command['kind']>;
  const message = await run({ desk, visit, typed }, command);
  if (desk.welcomes) await welcomeOnce(desk, visit);
  if (message !== null) await answer(message, { share: command.share, replace: typed.lead !== undefined });
}

const RUNS: { [K in Command['kind']]: Run<K> } = {
  ...PEOPLE_RUNS,
  add: ({ desk, visit }, entry) => addAnswer(desk, visit, entry),
  show,
  why: ({ desk, visit, typed }, { lead, at, share }) =>
    needsLead(visit, 'why', typed.lead ?? lead, (asked) =>
      whyAnswer(
        desk,
        visit,
        asked,
        at,
        again('why', asked, at === null ? '' : `--at ${at.toISOString()}`, share),
      ),
    ),
  timeline: ({ desk, visit, typed }, { lead, share }) =>
    needsLead(visit, 'timeline', typed.lead ?? lead, (asked) =>
      timelineAnswer(desk, visit, asked, 0, again('timeline', asked, '', share)),
    ),
  rules,
  calibrate: ({ desk, visit }) => calibrateAnswer(desk, visit),
  digest: ({ desk, visit }) => digestAnswer(desk, visit),
  held: ({ desk, visit }) => heldAnswer(desk, visit),
  health: ({ desk, visit }) => healthAnswer(desk, visit),
  start: ({ desk }) => startAnswer(desk),
  export: async ({ desk, visit }, { wish }) =>
    wish === null ? said(EXPORTS) : exportAnswer(desk, visit, wish),
  won,
  lost,
  stage,
  role,
  tag,
  account,
  segment: ({ desk, visit }, { asked }) => segmentAnswer(desk, visit, asked, 0),
  stuck: ({ desk, visit }) => stuckAnswer(desk, visit, 0),
  persona: ({ desk, visit }, { asked }) => personaAnswer(desk, visit, asked),
  find: ({ desk, visit }, { query }) =>
    needsLead(visit, 'find', query, (asked) => listAnswer(desk, visit, { list: 'find', asked, from: 0 })),
  mine: listed,
  hot: listed,
  cold: listed,
  claim: ({ desk, visit, typed }, { lead, share }) =>
    needsLead(visit, 'claim', typed.lead ?? lead, async (asked) => {
      const outcome = await claimLead(desk.deps, visit.ctx, asked);
      return say(
        visit,
        outcome,
        ({ lead: claimed, already }) =>
          already
            ? { kind: 'unchanged', what: 'It is yours already.', lead: leadRef(claimed) }
            : { kind: 'claimed', lead: leadRef(claimed) },
        again('claim', asked, '', share),
      );
    }),
  track,
  edit,
  pass,
  reject,
  pause: holdTrack,
  resume: holdTrack,
  log,
  note: log,
  snooze,
  wake,
  task,
  tasks: ({ desk, visit }) => tasksAnswer(desk, visit, 'mine', 0),
  overdue: ({ desk, visit }) => tasksAnswer(desk, visit, 'overdue', 0),
  snoozed: ({ desk, visit }) => attentionAnswer(desk, visit, { list: 'snoozed', from: 0 }),
  watching: ({ desk, visit }) => attentionAnswer(desk, visit, { list: 'watching', from: 0 }),
  neglected: ({ desk, visit }) => attentionAnswer(desk, visit, { list: 'neglected', from: 0 }),
  help: async (_, { topic }) => help(topic !== null && isTopic(topic) ? topic : null),
  day: ({ desk, visit }) => dayAnswer(desk, visit),
  undo: ({ desk, visit }) => undoAnswer(desk, visit),
  unknown,
  help_threads: async ({ desk }) => {
    const slack = await askSlack(desk);
    const granted = slack.kind === 'reached' ? slack.scopes : null;
    const may = (scope: string): boolean => granted?.includes(scope) ?? false;
    return threadsHelp(granted && { channels: may('channels:history'), groups: may('groups:history') });
  },
  unknown_topic: async (_, { typed, near }) => ({
    ...unknownTopic(typed, near !== null && isTopic(near) ? near : null),
    aside: true,
  }),
  problem: async (_, command) => parseProblem(command.problem),
};

function listed({ desk, visit }: Asked, { kind, count }: Of<'mine' | 'hot' | 'cold'>): Promise<Said> {
  return listAnswer(desk, visit, { list: kind, asked: null, from: 0 }, count ?? ROWS_IN_A_LIST);
}

async function show({ desk, visit, typed }: Asked, { lead, bare, share }: Of<'show'>): Promise<Said> {
  return needsLead(visit, 'show', typed.lead ?? lead, async (asked) => {
    const found = await lookAtLead(desk.deps, visit.ctx, asked);
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
  const found = asLead === null ? null : await lookAtLead(desk.deps, visit.ctx, asLead);
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
  const reading = await whichLead(desk.deps, visit.ctx, readings);
  if (reading === undefined) throw new Error('a track command always has a reading');
  return needsLead(visit, 'track', typed.lead ?? reading.lead, async (asked) => {
    const outcome = await startTrack(desk.deps, visit.ctx, { lead: asked, track: reading.track });
    return say(visit, outcome, trackStarted, again('track', asked, reading.track ?? '', share));
  });
}
