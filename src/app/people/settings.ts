import { type PersonalSettings, readPersonal, readTeam, type TeamSettings } from '../../domain/settings.js';
import type { Tx } from '../../store/db.js';
import { readPersonSettings, readTeamSetting } from '../../store/people.js';

/** What each of these people chose for themselves, the defaults where they chose nothing. One statement. */
export async function settingsOf(
  tx: Tx,
  teamId: string,
  personIds: string[],
): Promise<Map<string, PersonalSettings>> {
  const stored = await readPersonSettings(tx, teamId, [...new Set(personIds)]);
  return new Map(personIds.map((id) => [id, readPersonal(stored.get(id) ?? {})]));
}

/** What managers chose for the whole team. */
export const teamSettings = async (tx: Tx, teamId: string): Promise<TeamSettings> =>
  readTeam(await readTeamSetting(tx, teamId));
