import { listNeglected } from '../app/attention/list-adrift.js';
import { listWatching } from '../app/lead/list-watched.js';
import { snoozeLead } from '../app/lead/snooze-lead.js';
import { whichLead } from '../app/lead/which-lead.js';
import { listSnoozed } from '../app/snooze/list-snoozed.js';
import { wakeLead } from '../app/snooze/wake-lead.js';
import { atHour, localDay, MORNING, shiftDay } from '../domain/calendar.js';
import { leadRef } from '../domain/lead.js';
import { done } from '../domain/outcome.js';
import { isConditional, wakeWords } from '../domain/snooze.js';
import {
  type AttentionPage,
  neglectedList,
  ROWS_OF_ATTENTION,
  snoozedList,
  watchingList,
} from '../views/attention-lists.js';
import type { Reply } from '../views/reply.js';
import type { Said } from './answer.js';
import { type Asked, again, formFor, needsLead, type Of } from './asked.js';
import type { Desk, Visit } from './desk.js';
import { refuse, say } from './say.js';
import { whenAhead } from './when-ahead.js';

/** The latest end of a snooze whose day was not named: that many mornings on, where the person lives. */
export const latestEnd = ({ deps }: Desk, { ctx, zone }: Visit): Date =>
  atHour(shiftDay(localDay(ctx.now, zone), deps.playbook.attention.snoozeDays), MORNING, zone);

/** Lets a lead rest: until a day, until it does something, or by the form where neither was said. */
export async function snooze(
  { desk, visit, typed }: Asked,
  { readings, share }: Of<'snooze'>,
): Promise<Said | null> {
  const reading = await whichLead(desk.deps, visit.ctx, readings);
  if (reading === undefined) throw new Error('a snooze command always has a reading');
  const asked = typed.lead ?? reading.lead;
  if (asked === '') return refuse(visit, { kind: 'which_lead', command: 'snooze' });
  const { when, on } = reading;
  const assumed = when === null && isConditional(on);
  if (when === null && !assumed) return formFor(desk, visit, typed, 'snooze', asked, '');
  const end = when === null ? done(latestEnd(desk, visit)) : whenAhead(when, reading.typed);
  if (!end.ok) return refuse(visit, end.problem);
  const until = end.value;
  const outcome = await snoozeLead(desk.deps, visit.ctx, { lead: asked, until, typed: reading.typed, on });
  const rest = `${reading.typed} ${wakeWords(on)}`.trim();
  return say(
    visit,
    outcome,
    ({ lead }) => ({ kind: 'snoozed', lead: leadRef(lead), until, on, assumed }),
    again('snooze', asked, rest, share),
  );
}

/** Ends a lead's rest. */
export const wake = ({ desk, visit, typed }: Asked, { lead, share }: Of<'wake'>): Promise<Said> =>
  needsLead(visit, 'wake', typed.lead ?? lead, (asked) =>
    wakeAnswer(desk, visit, asked, again('wake', asked, '', share)),
  );

/** The same by a button. */
export async function wakeAnswer(desk: Desk, visit: Visit, asked: string, command = ''): Promise<Said> {
  return say(visit, await wakeLead(desk.deps, visit.ctx, asked), wokenWords, command);
}

const wokenWords = ({ lead, already }: { lead: Parameters<typeof leadRef>[0]; already: boolean }): Reply =>
  already
    ? { kind: 'unchanged', what: 'It is awake already. To let it rest: `/lead snooze` with a day' }
    : { kind: 'woken', lead: leadRef(lead) };

/** A page of who rests, of whom one watches, or of who would fall through the cracks. */
export async function attentionAnswer(desk: Desk, visit: Visit, page: AttentionPage): Promise<Said> {
  const { list, from } = page;
  if (list === 'snoozed') {
    const found = await listSnoozed(desk.deps, visit.ctx, from, ROWS_OF_ATTENTION);
    return snoozedList({ ...found, from }, visit.reader);
  }
  if (list === 'watching')
    return watchingList(
      { ...(await listWatching(desk.deps, visit.ctx, from, ROWS_OF_ATTENTION)), from },
      visit.reader,
    );
  return neglectedList({ ...(await listNeglected(desk.deps, visit.ctx, from, ROWS_OF_ATTENTION)), from });
}
