import type { ToldDeed } from '../../domain/line-facts.js';
import type { Deps } from '../deps.js';

type Row = { verb: string; actorId: string | null; at: Date; facts: unknown };

/** A row of the history, with tracks called by their names. */
export function toldDeed({ playbook }: Pick<Deps, 'playbook'>, { verb, actorId, at, facts }: Row): ToldDeed {
  const said = typeof facts === 'object' && facts !== null ? { ...facts } : {};
  const named: Record<string, unknown> = said;
  const track = playbook.tracks.find(({ id }) => id === named.track);
  return { verb, by: actorId, at, facts: track === undefined ? named : { ...named, track: track.name } };
}
