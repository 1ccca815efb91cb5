import { passLead } from '../app/handoff/pass-lead.js';
import { openHandoff, rejectLead } from '../app/handoff/reject-lead.js';
import { type Edit, editLead } from '../app/lead/edit-lead.js';
import { showLead } from '../app/lead/show-lead.js';
import { whichLead } from '../app/lead/which-lead.js';
import { pauseTrack, resumeTrack } from '../app/track/pause-track.js';
import { leadRef } from '../domain/lead.js';
import { done } from '../domain/outcome.js';
import { editModal } from '../views/modals/edit.js';
import type { Origin } from '../views/modals/form.js';
import { lostModal } from '../views/modals/lost.js';
import { passModal } from '../views/modals/pass.js';
import { tagsModal } from '../views/modals/tags.js';
import type { Said } from './answer.js';
import { type Asked, again, needsLead, type Of, openOrSay, placeOf } from './asked.js';
import { colleague, typedAs, whoIs } from './colleague.js';
import type { Desk, Visit } from './desk.js';
import { buildNotReady } from './modals.js';
import { refuse, say, sayChange } from './say.js';

/** The forms about a lead that open by a command and by a button alike. */
export type LeadForm = 'edit' | 'tags' | 'pass' | 'lost';

/** Builds a form about a lead, named by id or in words. */
export async function buildLeadForm(
  desk: Desk,
  visit: Visit,
  form: LeadForm,
  asked: string,
  message: Origin['message'],
  filled: Edit['profile'] = {},
) {
  const found = await showLead(desk.deps, visit.ctx, asked);
  if (!found.ok) return found;
  const { lead } = found.value;
  const origin: Origin = { about: 'lead', id: lead.id, message };
  switch (form) {
    case 'edit':
      return done(editModal(lead, origin, visit.reader, filled));
    case 'tags':
      return done(tagsModal(lead, origin));
    case 'pass':
      return done(passModal(lead, origin));
    case 'lost':
      return done(lostModal(lead, origin));
  }
}

export async function edit(asked: Asked, { lead, profile, share, rest }: Of<'edit'>): Promise<Said | null> {
  const { desk, visit, typed } = asked;
  const name = typed.lead ?? lead;
  if (name === '') return refuse(visit, { kind: 'which_lead', command: 'edit' });
  const command = again('edit', name, rest, share);
  if (Object.keys(profile).length === 0)
    return openOrSay(asked, buildLeadForm(desk, visit, 'edit', name, placeOf(asked.typed)), command);
  return edited(desk, visit, { lead: name, profile, seen: null }, command);
}

/** Saves what was edited, by a command or a form, and says what is now so. */
export async function edited(desk: Desk, visit: Visit, wish: Edit, command = ''): Promise<Said> {
  const outcome = await editLead(desk.deps, visit.ctx, wish);
  if (!outcome.ok) return refuse(visit, outcome.problem, command);
  const { lead, changed } = outcome.value;
  return sayChange(visit, { kind: 'edited', lead: leadRef(lead), changed });
}

export async function pass(asked: Asked, { lead, to, note, share }: Of<'pass'>): Promise<Said | null> {
  const { desk, visit, typed } = asked;
  const name = typed.lead ?? lead;
  if (name === '') return refuse(visit, { kind: 'which_lead', command: 'pass' });
  if (to === null)
    return openOrSay(
      asked,
      buildLeadForm(desk, visit, 'pass', name, placeOf(asked.typed)),
      again('pass', name, '', share),
    );
  const command = again('pass', name, `${typedAs(to)} ${note ?? ''}`.trim(), share);
  const person = await whoIs(desk, to);
  if (person === null) return refuse(visit, { kind: 'not_a_member', typed: typedAs(to) });
  return passed(desk, visit, { lead: name, to: person, note }, command);
}

/** Hands a lead over, by a command, a form or a button. Whoever is to have it must be somebody here. */
export async function passed(
  desk: Desk,
  visit: Visit,
  wish: { lead: string; to: string; note: string | null },
  command = '',
): Promise<Said> {
  const to = await colleague(desk, visit, { id: wish.to }, 'claim');
  const outcome = to.ok ? await passLead(desk.deps, visit.ctx, wish) : to;
  if (!outcome.ok) return refuse(visit, outcome.problem, command);
  const { lead, ...how } = outcome.value;
  return sayChange(visit, { kind: 'passed', lead: leadRef(lead), ...how });
}

export async function reject(asked: Asked, { readings, share }: Of<'reject'>): Promise<Said | null> {
  const { desk, visit, typed } = asked;
  const reading = await whichLead(desk.deps, visit.ctx, readings);
  if (reading === undefined) throw new Error('a reject command always has a reading');
  const name = typed.lead ?? reading.lead;
  if (name === '') return refuse(visit, { kind: 'which_lead', command: 'reject' });
  const { words } = reading;
  const command = again('reject', name, words === null ? '' : `because ${words}`, share);
  if (words === null) return openOrSay(asked, notReadyForm(asked, name), command);
  const outcome = await rejectLead(desk.deps, visit.ctx, { lead: name, reason: words });
  return say(
    visit,
    outcome,
    ({ lead, readyLine }) => ({ kind: 'returned', lead: leadRef(lead), reason: words, readyLine }),
    command,
  );
}

async function notReadyForm(asked: Asked, name: string) {
  const { desk, visit } = asked;
  const handoff = await openHandoff(desk.deps, visit.ctx, name);
  if (!handoff.ok) return handoff;
  return buildNotReady(desk, { about: 'handoff', id: handoff.value, message: placeOf(asked.typed) });
}

/** Pauses or resumes the track of a lead. `command` asks the same again, for a chooser. */
export async function held(
  desk: Desk,
  visit: Visit,
  as: 'pause' | 'resume',
  asked: string,
  command = '',
): Promise<Said> {
  const work = as === 'pause' ? pauseTrack : resumeTrack;
  const outcome = await work(desk.deps, visit.ctx, asked);
  if (!outcome.ok) return refuse(visit, outcome.problem, command);
  const { lead, track, already } = outcome.value;
  return sayChange(visit, {
    kind: as === 'pause' ? 'paused' : 'resumed',
    lead: leadRef(lead),
    track,
    already,
  });
}

export const holdTrack = (
  { desk, visit, typed }: Asked,
  { kind, lead, share }: Of<'pause' | 'resume'>,
): Promise<Said> =>
  needsLead(visit, kind, typed.lead ?? lead, (asked) =>
    held(desk, visit, kind, asked, again(kind, asked, '', share)),
  );

/** The lead's deal is off, and it was not said why: the form asks. */
export const askWhyLost = (asked: Asked, name: string, command: string): Promise<Said | null> =>
  openOrSay(asked, buildLeadForm(asked.desk, asked.visit, 'lost', name, placeOf(asked.typed)), command);

/** No tag was named: the form shows those there are. */
export const askTags = (asked: Asked, name: string, command: string): Promise<Said | null> =>
  openOrSay(asked, buildLeadForm(asked.desk, asked.visit, 'tags', name, placeOf(asked.typed)), command);
