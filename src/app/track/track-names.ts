import type { Tx } from '../../store/db.js';
import { runningTracks } from '../../store/enrolments.js';
import type { Deps } from '../deps.js';

/** The names of the tracks that leads are in, by the lead's id; one that is in none is left out. */
export async function trackNames(
  tx: Tx,
  { playbook }: Pick<Deps, 'playbook'>,
  teamId: string,
  leadIds: string[],
): Promise<Map<string, string>> {
  if (leadIds.length === 0) return new Map();
  const running = await runningTracks(tx, teamId, leadIds);
  const names = new Map(playbook.tracks.map(({ id, name }) => [id, name]));
  return new Map(running.map(({ leadId, track }) => [leadId, names.get(track) ?? track]));
}
