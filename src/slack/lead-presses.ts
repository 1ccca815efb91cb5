import { listPersonas } from '../app/personas/list-personas.js';
import { startTrack } from '../app/track/start-track.js';
import { done, refused } from '../domain/outcome.js';
import { readEditAgain } from '../views/modals/edit.js';
import { type PersonaForm, personaModal, readPersonaAgain } from '../views/modals/persona.js';
import { ACTIONS } from '../views/names.js';
import { readPassBack } from '../views/passed-notice.js';
import { readVersionNumber } from '../views/rules/press-values.js';
import { readSegmentPage } from '../views/segment-list.js';
import { readTimelinePage } from '../views/timeline-view.js';
import { readTrackAnyway } from '../views/track-anyway.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { personaAnswer, segmentAnswer, stuckAnswer } from './lead-commands.js';
import { menuAnswer, timelineAnswer, whyAnswer } from './lookups.js';
import { asking, holding, opening, openingWith, type Press } from './press.js';
import { asManager } from './rules-desk.js';
import { say, trackStarted } from './say.js';
import { buildLeadForm, held, type LeadForm, passed } from './work-commands.js';

const leadForm = (form: LeadForm): Press =>
  opening((desk, visit, { value, message }) => buildLeadForm(desk, visit, form, value, message));

const turnTimeline = holding(readTimelinePage, (desk, visit, { lead, from }) =>
  timelineAnswer(desk, visit, lead, from),
);

/** The buttons of lists, segments and personas, by their action ids. */
export const LEAD_PRESSES: Record<string, Press> = {
  [ACTIONS.why]: asking((desk, visit, lead) => whyAnswer(desk, visit, lead, null)),
  [ACTIONS.leadMenu]: asking(menuAnswer),
  [ACTIONS.timelineEarlier]: turnTimeline,
  [ACTIONS.timelineLater]: turnTimeline,
  [ACTIONS.segmentShow]: asking((desk, visit, segment) => segmentAnswer(desk, visit, segment, 0)),
  [ACTIONS.segmentMore]: holding(readSegmentPage, (desk, visit, { segment, from }) =>
    segmentAnswer(desk, visit, segment, from),
  ),
  [ACTIONS.stuckMore]: holding(readVersionNumber, stuckAnswer),
  [ACTIONS.editLead]: leadForm('edit'),
  [ACTIONS.tagLead]: leadForm('tags'),
  [ACTIONS.passLead]: leadForm('pass'),
  [ACTIONS.editAgain]: openingWith(readEditAgain, (desk, visit, { lead, yours }, { message }) =>
    buildLeadForm(desk, visit, 'edit', lead, message, yours),
  ),
  [ACTIONS.passBack]: holding(readPassBack, (desk, visit, back) =>
    passed(desk, visit, { ...back, note: null }),
  ),
  [ACTIONS.trackPause]: asking((desk, visit, lead) => held(desk, visit, 'pause', lead)),
  [ACTIONS.trackResume]: asking((desk, visit, lead) => held(desk, visit, 'resume', lead)),
  [ACTIONS.personaShow]: asking(personaAnswer),
  [ACTIONS.personaEdit]: opening((desk, visit, click) => personaForm(desk, visit, click, click.value)),
  [ACTIONS.personaAgain]: openingWith(readPersonaAgain, (desk, visit, { persona, filled }, click) =>
    personaForm(desk, visit, click, persona, filled),
  ),
  [ACTIONS.trackAnyway]: holding(readTrackAnyway, async (desk, visit, wanted) => {
    const outcome = await startTrack(desk.deps, visit.ctx, { ...wanted, confirmed: true });
    return say(visit, outcome, trackStarted);
  }),
};

async function personaForm(
  desk: Desk,
  visit: Visit,
  { message }: Click,
  id: string,
  filled: PersonaForm | null = null,
) {
  if (!(await asManager(desk, visit)).isManager)
    return refused({ kind: 'managers_only', what: 'edit personas' });
  const found = (await listPersonas(desk.deps, desk.teamId)).find(({ persona }) => persona.id === id);
  if (found === undefined) return refused({ kind: 'gone', what: 'that persona' });
  return done(personaModal(found.persona, { about: 'persona', id, message }, visit.reader, filled));
}
