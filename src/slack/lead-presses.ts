import { listPersonas } from '../app/personas/list-personas.js';
import { startTrack } from '../app/track/start-track.js';
import type { Profile } from '../domain/lead.js';
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
import { openByClick } from './modals.js';
import { asManager } from './rules-desk.js';
import { say, trackStarted, unreadable } from './say.js';
import { buildLeadForm, held, type LeadForm, passed } from './work-commands.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

/** The buttons of lists, segments and personas, by their action ids. */
export const LEAD_PRESSES: Record<string, Press> = {
  [ACTIONS.why]: async (desk, click) =>
    click.answer(await whyAnswer(desk, await click.visit(), click.value, null)),
  [ACTIONS.leadMenu]: async (desk, click) =>
    click.answer(await menuAnswer(desk, await click.visit(), click.value)),
  [ACTIONS.timelineEarlier]: turnTimeline,
  [ACTIONS.timelineLater]: turnTimeline,
  [ACTIONS.segmentShow]: async (desk, click) =>
    click.answer(await segmentAnswer(desk, await click.visit(), click.value, 0)),
  [ACTIONS.segmentMore]: async (desk, click) => {
    const visit = await click.visit();
    const page = readSegmentPage(click.value);
    await click.answer(
      page === null ? unreadable(visit) : await segmentAnswer(desk, visit, page.segment, page.from),
    );
  },
  [ACTIONS.stuckMore]: async (desk, click) => {
    const visit = await click.visit();
    const from = readVersionNumber(click.value);
    await click.answer(from === null ? unreadable(visit) : await stuckAnswer(desk, visit, from));
  },
  [ACTIONS.editLead]: (desk, click) => openLeadForm(desk, click, 'edit', click.value),
  [ACTIONS.tagLead]: (desk, click) => openLeadForm(desk, click, 'tags', click.value),
  [ACTIONS.passLead]: (desk, click) => openLeadForm(desk, click, 'pass', click.value),
  [ACTIONS.editAgain]: async (desk, click) => {
    const kept = readEditAgain(click.value);
    if (kept === null) return click.answer(unreadable(await click.visit()));
    await openLeadForm(desk, click, 'edit', kept.lead, kept.yours);
  },
  [ACTIONS.passBack]: async (desk, click) => {
    const visit = await click.visit();
    const back = readPassBack(click.value);
    await click.answer(
      back === null ? unreadable(visit) : await passed(desk, visit, { ...back, note: null }),
    );
  },
  [ACTIONS.trackPause]: async (desk, click) =>
    click.answer(await held(desk, await click.visit(), 'pause', click.value)),
  [ACTIONS.trackResume]: async (desk, click) =>
    click.answer(await held(desk, await click.visit(), 'resume', click.value)),
  [ACTIONS.personaShow]: async (desk, click) =>
    click.answer(await personaAnswer(desk, await click.visit(), click.value)),
  [ACTIONS.personaEdit]: (desk, click) =>
    openByClick(
      desk,
      click,
      click.visit().then((visit) => personaForm(desk, visit, click, click.value)),
    ),
  [ACTIONS.personaAgain]: async (desk, click) => {
    const kept = readPersonaAgain(click.value);
    if (kept === null) return click.answer(unreadable(await click.visit()));
    const building = click
      .visit()
      .then((visit) => personaForm(desk, visit, click, kept.persona, kept.filled));
    await openByClick(desk, click, building);
  },
  [ACTIONS.trackAnyway]: async (desk, click) => {
    const visit = await click.visit();
    const wanted = readTrackAnyway(click.value);
    if (wanted === null) return click.answer(unreadable(visit));
    const outcome = await startTrack(desk.deps, visit.ctx, { ...wanted, confirmed: true });
    await click.answer(say(visit, outcome, trackStarted));
  },
};

const openLeadForm = (
  desk: Desk,
  click: Click,
  form: LeadForm,
  lead: string,
  filled: Partial<Profile> = {},
): Promise<void> =>
  openByClick(
    desk,
    click,
    click.visit().then((visit) => buildLeadForm(desk, visit, form, lead, click.message, filled)),
  );

async function turnTimeline(desk: Desk, click: Click): Promise<void> {
  const visit = await click.visit();
  const page = readTimelinePage(click.value);
  await click.answer(
    page === null ? unreadable(visit) : await timelineAnswer(desk, visit, page.lead, page.from),
  );
}

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
