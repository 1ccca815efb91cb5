import type { Budget, Wishes } from '../../domain/noise.js';
import { ALERTS, namesOf, type PersonalSettings } from '../../domain/settings.js';
import type { Tx } from '../../store/db.js';
import { readZones } from '../../store/people.js';
import type { Deps } from '../deps.js';
import { settingsOf, teamSettings } from '../people/settings.js';

/** How people want to be told things, by their Slack ids. */
export async function readWishes(
  tx: Tx,
  deps: Pick<Deps, 'timeZone'>,
  teamId: string,
  ids: string[],
): Promise<Map<string, Wishes>> {
  const settings = await settingsOf(tx, teamId, ids);
  const zones = await readZones(tx, teamId, ids);
  return new Map([...settings].map(([id, chosen]) => [id, wishesIn(chosen, zones.get(id) ?? deps.timeZone)]));
}

/** How somebody who chose this, and lives in a zone (IANA), wants to be told things. */
const wishesIn = ({ quiet, rings, alerts, digest }: PersonalSettings, zone: string): Wishes => ({
  zone,
  quiet,
  rings: namesOf(rings),
  off: namesOf(ALERTS.filter((kind) => alerts[kind] === 'off')),
  digestAt: digest.on ? digest.at : null,
});

/** What may be said unasked in a team. */
export async function readBudget(tx: Tx, teamId: string): Promise<Budget> {
  const { perPersonPerDay, perChannelPerHour } = (await teamSettings(tx, teamId)).noise;
  return { aPerson: perPersonPerDay, aChannel: perChannelPerHour };
}
