import { listPersonas } from '../app/personas/list-personas.js';
import { startTrack } from '../app/track/start-track.js';
import { done, refused } from '../domain/outcome.js';
import { personaModal } from '../views/modals/persona.js';
import { ACTIONS } from '../views/names.js';
import { readVersionNumber } from '../views/rules/press-values.js';
import { readSegmentPage } from '../views/segment-list.js';
import { readTrackAnyway } from '../views/track-anyway.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { personaAnswer, segmentAnswer, stuckAnswer } from './lead-commands.js';
import { openByClick } from './modals.js';
import { asManager } from './rules-desk.js';
import { say, trackStarted, unreadable } from './say.js';

type Press = (desk: Desk, click: Click) => Promise<void>;

/** The buttons of lists, segments and personas, by their action ids. */
export const LEAD_PRESSES: Record<string, Press> = {
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
  [ACTIONS.personaShow]: async (desk, click) =>
    click.answer(await personaAnswer(desk, await click.visit(), click.value)),
  [ACTIONS.personaEdit]: (desk, click) =>
    openByClick(
      desk,
      click,
      click.visit().then((visit) => personaForm(desk, visit, click)),
    ),
  [ACTIONS.trackAnyway]: async (desk, click) => {
    const visit = await click.visit();
    const wanted = readTrackAnyway(click.value);
    if (wanted === null) return click.answer(unreadable(visit));
    const outcome = await startTrack(desk.deps, visit.ctx, { ...wanted, confirmed: true });
    await click.answer(say(visit, outcome, trackStarted));
  },
};

async function personaForm(desk: Desk, visit: Visit, { value: id, message }: Click) {
  if (!(await asManager(desk, visit)).isManager)
    return refused({ kind: 'managers_only', what: 'edit personas' });
  const found = (await listPersonas(desk.deps, desk.teamId)).find(({ persona }) => persona.id === id);
  if (found === undefined) return refused({ kind: 'gone', what: 'that persona' });
  return done(personaModal(found.persona, { about: 'persona', id, message }, visit.reader));
}
