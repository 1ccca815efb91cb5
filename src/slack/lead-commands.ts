import { closeDeal } from '../app/lead/close-deal.js';
import { listStuck } from '../app/lead/list-stuck.js';
import { setFunnel } from '../app/lead/set-funnel.js';
import { setRole } from '../app/lead/set-role.js';
import { showAccount } from '../app/lead/show-account.js';
import { tagLead } from '../app/lead/tag-lead.js';
import { listPersonas } from '../app/personas/list-personas.js';
import { listSegments, showSegment } from '../app/segments/list-segments.js';
import { isBuyingRole } from '../domain/buying-role.js';
import { leadRef } from '../domain/lead.js';
import type { Outcome } from '../domain/outcome.js';
import { accountView } from '../views/account-view.js';
import { type LeadChange, leadChange } from '../views/lead-change.js';
import { ROWS_IN_A_LIST } from '../views/lead-list.js';
import { personasView, personaView } from '../views/persona-view.js';
import { segmentList, segmentsView } from '../views/segment-list.js';
import { STUCK_IN_A_LIST, stuckList } from '../views/stuck-list.js';
import type { Said } from './answer.js';
import { type Asked, again, needsLead, type Of } from './asked.js';
import type { Desk, Visit } from './desk.js';
import { said } from './rules-desk.js';
import { refuse } from './say.js';

const STAGE =
  'How far is it? `/lead stage acme awareness`, `consideration` or `decision`; early, middle and late will do.';
const ROLE =
  'Which part do they play? `/lead role jane@acme.com economic buyer`: or technical evaluator, champion, influencer, end user.';
const TAGS = 'Which tags? `/lead tag acme +vip -cold`: + puts one on, - takes one off.';

/** A deed about one lead, in its words. */
function tell<T>(visit: Visit, outcome: Outcome<T>, words: (value: T) => LeadChange, command: string): Said {
  return outcome.ok ? leadChange(words(outcome.value)) : refuse(visit, outcome.problem, command);
}

export const won = ({ desk, visit, typed }: Asked, { lead, share }: Of<'won'>): Promise<Said> =>
  needsLead(visit, 'won', typed.lead ?? lead, async (asked) =>
    tell(
      visit,
      await closeDeal(desk.deps, visit.ctx, { lead: asked, outcome: 'won', reason: null }),
      (closed) => ({ kind: 'won', lead: leadRef(closed.lead) }),
      again('won', asked, '', share),
    ),
  );

export const lost = ({ desk, visit, typed }: Asked, { lead, reason, share }: Of<'lost'>): Promise<Said> =>
  needsLead(visit, 'lost', typed.lead ?? lead, async (asked) =>
    tell(
      visit,
      await closeDeal(desk.deps, visit.ctx, { lead: asked, outcome: 'lost', reason }),
      (closed) => ({
        kind: 'lost',
        lead: leadRef(closed.lead),
        reason: closed.lead.lostReason ?? reason ?? '',
      }),
      again('lost', asked, reason ?? '', share),
    ),
  );

export const stage = async (
  { desk, visit, typed }: Asked,
  { lead, to, share }: Of<'stage'>,
): Promise<Said> =>
  to === null
    ? said(STAGE)
    : needsLead(visit, 'stage', typed.lead ?? lead, async (asked) =>
        tell(
          visit,
          await setFunnel(desk.deps, visit.ctx, { lead: asked, to }),
          (moved) => ({ kind: 'funnel', lead: leadRef(moved.lead), from: moved.from, to }),
          again('stage', asked, to, share),
        ),
      );

export const role = async (
  { desk, visit, typed }: Asked,
  { lead, role: as, share }: Of<'role'>,
): Promise<Said> =>
  as === null || !isBuyingRole(as)
    ? said(ROLE)
    : needsLead(visit, 'role', typed.lead ?? lead, async (asked) =>
        tell(
          visit,
          await setRole(desk.deps, visit.ctx, { lead: asked, role: as }),
          (noted) => ({ kind: 'role', lead: leadRef(noted.lead), role: as }),
          again('role', asked, as, share),
        ),
      );

export const tag = async (
  { desk, visit, typed }: Asked,
  { lead, add, remove, share }: Of<'tag'>,
): Promise<Said> =>
  add.length + remove.length === 0
    ? said(TAGS)
    : needsLead(visit, 'tag', typed.lead ?? lead, async (asked) =>
        tell(
          visit,
          await tagLead(desk.deps, visit.ctx, { lead: asked, add, remove }),
          ({ lead: tagged, added, removed }) => ({ kind: 'tagged', lead: leadRef(tagged), added, removed }),
          again(
            'tag',
            asked,
            [...add.map((one) => `+${one}`), ...remove.map((one) => `-${one}`)].join(' '),
            share,
          ),
        ),
      );

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
  if (asked === '') return segmentsView(await listSegments(desk.deps, visit.ctx));
  const found = await showSegment(desk.deps, visit.ctx, asked, from, ROWS_IN_A_LIST);
  if (!found.ok) return refuse(visit, found.problem);
  const { segment, leads } = found.value;
  const rows = leads.map((lead) => ({ lead, why: null }));
  return segmentList({ segment, rows, from, count: segment.count }, visit.reader);
}

export async function stuckAnswer(desk: Desk, visit: Visit, from: number): Promise<Said> {
  return stuckList(await listStuck(desk.deps, visit.ctx, from, STUCK_IN_A_LIST), visit.reader, from);
}

/** All personas, or the one whose id or name was typed. */
export async function personaAnswer(desk: Desk, visit: Visit, asked: string): Promise<Said> {
  const all = (await listPersonas(desk.deps, desk.teamId)).map(({ persona }) => persona);
  const words = asked.toLowerCase();
  const found =
    all.find(({ id }) => id === asked) ??
    all.find(({ id, name }) => words !== '' && `${id} ${name}`.toLowerCase().includes(words));
  if (found === undefined) return personasView(all);
  return personaView(found, await desk.managers.has(visit.ctx.actor, visit.ctx.now), visit.reader);
}
