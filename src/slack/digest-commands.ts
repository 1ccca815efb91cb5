import { showMorning, showTeamDigest } from '../app/digest/show-digest.js';
import { listHeld } from '../app/noise/list-held.js';
import { may } from '../domain/role.js';
import { digest } from '../views/digest.js';
import { HELD_IN_A_LIST, heldView } from '../views/held-view.js';
import { morning } from '../views/morning.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';

/** The digest as it would be now: the team's for managers, their own for everybody else. */
export async function digestAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const { ctx, reader, zone } = visit;
  return may(ctx.role, 'team_views')
    ? digest(await showTeamDigest(desk.deps, ctx), reader)
    : morning(await showMorning(desk.deps, ctx, zone), reader);
}

/** What was held back from whoever asks, and in the channels. */
export async function heldAnswer(desk: Desk, visit: Visit): Promise<Said> {
  const facts = await listHeld(desk.deps, visit.ctx, HELD_IN_A_LIST);
  return { ...heldView(facts, visit.reader), aside: true };
}
