import { closeDeal } from '../app/lead/close-deal.js';
import { listStuck } from '../app/lead/list-stuck.js';
import { setFunnel } from '../app/lead/set-funnel.js';
import { setRole } from '../app/lead/set-role.js';
import { showAccount } from '../app/lead/show-account.js';
import { tagLead } from '../app/lead/tag-lead.js';
import { listPersonas } from '../app/personas/list-personas.js';
import { segmentGaps } from '../app/personas/segment-gaps.js';
import { listSegments, showSegment } from '../app/segments/list-segments.js';
import { leadRef } from '../domain/lead.js';
import type { Outcome } from '../domain/outcome.js';
import { accountView } from '../views/account-view.js';
import type { LeadChange } from '../views/lead-change.js';
import { ROWS_IN_A_LIST } from '../views/lead-list.js';
import { personasView, personaView } from '../views/persona-view.js';
import { segmentList, segmentsView } from '../views/segment-list.js';
import { STUCK_IN_A_LIST, stuckList } from '../views/stuck-list.js';
import type { Said } from './answer.js';
import { type Asked, again, needsLead, type Of } from './asked.js';
import type { Desk, Visit } from './desk.js';
import { asManager } from './rules-desk.js';
import { refuse, said, sayChange } from './say.js';
import type { Verb } from './words/verbs.js';
import { askTags, askWhyLost } from './work-commands.js';

const BAD_TAG =
  'A tag is one word of letters, digits, - and _: `/lead tag acme +vip -cold`. + puts one on, - takes one off.';
const STAGE =
  'How far is it? `/lead stage acme awareness`, `consideration` or `decision`; early, middle and late will do.';
const ROLE =
  'Which part do they play? `/lead role jane@acme.com economic buyer`: or technical evaluator, champion, influencer, end user.';

type Deed<T> = {
  command: { kind: Verb; lead: string; share: boolean };
  /** What was said besides the lead, for a choice among several to take up. */
  rest: string;
  work: (lead: string) => Promise<Outcome<T>>;
  words: (value: T) => LeadChange;
};

/** Does something to the lead that was named, and tells it. */
const change = <T>(
  { visit, typed }: Asked,
  { command: { kind, lead, share }, rest, work, words }: Deed<T>,
): Promise<Said> =>
  needsLead(visit, kind, typed.lead ?? lead, async (asked) => {
    const outcome = await work(asked);
    if (!outcome.ok) return refuse(visit, outcome.problem, again(kind, asked, rest, share));
    const made = words(outcome.value);
    return sayChange(visit, made, outcome.value);
  });

export const won = (asked: Asked, command: Of<'won'>): Promise<Said> => {
  const { desk, visit } = asked;
  return change(asked, {
    command,
    rest: '',
    work: (lead) => closeDeal(desk.deps, visit.ctx, { lead, outcome: 'won', reason: null }),
    words: ({ lead, already }) => ({ kind: 'won', lead: leadRef(lead), already }),
  });
};

export const lost = async (asked: Asked, command: Of<'lost'>): Promise<Said | null> => {
  const { desk, visit } = asked;
  const { reason } = command;
  if (reason === null) {
    const name = asked.typed.lead ?? command.lead;
    if (name === '') return refuse(visit, { kind: 'which_lead', command: 'lost' });
    return askWhyLost(asked, name, again('lost', name, '', command.share));
  }
  return needsLead(visit, 'lost', asked.typed.lead ?? command.lead, (lead) =>
    closedLost(desk, visit, { lead, reason }, again('lost', lead, `because ${reason}`, command.share)),
  );
};

/** Marks a deal as lost, by a command or a form, and says what is now so. */
export async function closedLost(
  desk: Desk,
  visit: Visit,
  { lead: asked, reason }: { lead: string; reason: string },
  command = '',
): Promise<Said> {
  const outcome = await closeDeal(desk.deps, visit.ctx, { lead: asked, outcome: 'lost', reason });
  if (!outcome.ok) return refuse(visit, outcome.problem, command);
  const { lead, already } = outcome.value;
  const why = lead.lostReason ?? reason;
  return sayChange(visit, { kind: 'lost', lead: leadRef(lead), reason: why, already }, outcome.value);
}

export const stage = async (asked: Asked, command: Of<'stage'>): Promise<Said> => {
  const { desk, visit } = asked;
  const { to } = command;
  if (to === null) return said(STAGE);
  return change(asked, {
    command,
    rest: to,
    work: (lead) => setFunnel(desk.deps, visit.ctx, { lead, to }),
    words: ({ lead, from }) => ({ kind: 'funnel', lead: leadRef(lead), from, to }),
  });
};

export const role = async (asked: Asked, command: Of<'role'>): Promise<Said> => {
  const { desk, visit } = asked;
  const { role: as } = command;
  if (as === null) return said(ROLE);
  return change(asked, {
    command,
    rest: as,
    work: (lead) => setRole(desk.deps, visit.ctx, { lead, role: as }),
    words: ({ lead, before }) => ({ kind: 'role', lead: leadRef(lead), role: as, already: before === as }),
  });
};

export const tag = async (asked: Asked, command: Of<'tag'>): Promise<Said | null> => {
  const { desk, visit } = asked;
  const { add, remove } = command;
  if (command.bad !== null) return said(BAD_TAG);
  if (add.length + remove.length === 0) {
    const name = asked.typed.lead ?? command.lead;
    if (name === '') return refuse(visit, { kind: 'which_lead', command: 'tag' });
    return askTags(asked, name, again('tag', name, '', command.share));
  }
  const rest = [...add.map((one) => `+${one}`), ...remove.map((one) => `-${one}`)].join(' ');
  return needsLead(visit, 'tag', asked.typed.lead ?? command.lead, (lead) =>
    tagged(desk, visit, { lead, add, remove }, again('tag', lead, rest, command.share)),
  );
};

/** Puts tags on a lead and takes others off, by a command or a form, and says what is now so. */
export async function tagged(
  desk: Desk,
  visit: Visit,
  wish: { lead: string; add: string[]; remove: string[] },
  command = '',
): Promise<Said> {
  const outcome = await tagLead(desk.deps, visit.ctx, wish);
  if (!outcome.ok) return refuse(visit, outcome.problem, command);
  const { lead, added, removed } = outcome.value;
  return sayChange(visit, { kind: 'tagged', lead: leadRef(lead), added, removed }, outcome.value);
}

export const account = (
  { desk, visit, typed }: Asked,
  { asked: name, share }: Of<'account'>,
): Promise<Said> =>
  needsLead(visit, 'account', typed.lead ?? name, async (asked) => {
    const found = await showAccount(desk.deps, visit.ctx, asked);
    if (!found.ok) return refuse(visit, found.problem, again('account', asked, '', share));
    return accountView(found.value, visit.reader);
  });

export async function segmentAnswer(desk: Desk, visit: Visit, asked: string, from: number): Promise<Said> {
  if (asked === '') return segmentsView(await listSegments(desk.deps, visit.ctx), visit.reader);
  const found = await showSegment(desk.deps, visit.ctx, asked, from, ROWS_IN_A_LIST);
  if (!found.ok) return refuse(visit, found.problem);
  const { segment, leads } = found.value;
  const rows = leads.map((lead) => ({ lead, why: null }));
  return segmentList({ segment, rows, from, count: segment.count }, visit.reader);
}

export async function stuckAnswer(desk: Desk, visit: Visit, from: number): Promise<Said> {
  return stuckList(await listStuck(desk.deps, visit.ctx, from, STUCK_IN_A_LIST), visit.reader, from);
}

/** All personas, or the one whose id, name or job title was typed. */
export async function personaAnswer(desk: Desk, visit: Visit, asked: string): Promise<Said> {
  const all = (await listPersonas(desk.deps, desk.teamId)).map(({ persona }) => persona);
  const words = asked.toLowerCase();
  const says = (text: string): boolean => words !== '' && text.toLowerCase().includes(words);
  const found =
    all.find(({ id }) => id === asked) ??
    all.find(({ id, name }) => says(`${id} ${name}`)) ??
    all.find(({ titles }) => titles.some(says));
  if (found === undefined) return personasView(all, asked, await segmentGaps(desk.deps, visit.ctx));
  return personaView(found, (await asManager(desk, visit)).isManager, visit.reader);
}
