import { isRole, type Role } from '../../domain/role.js';
import type { TeamSettings } from '../../domain/settings.js';
import type { Deps } from '../deps.js';
import { teamSettings } from './settings.js';

/** What a team decided of its people: the roles that were set, and the settings for all. */
export type TeamBook = { roles: Map<string, Role>; settings: TeamSettings };

export async function readTeamBook(deps: Pick<Deps, 'db'>, teamId: string): Promise<TeamBook> {
  const tx = deps.db.prisma;
  const [rows, settings] = await Promise.all([
    tx.personRole.findMany({ where: { teamId }, select: { personId: true, role: true } }),
    teamSettings(tx, teamId),
  ]);
  const roles = rows.flatMap(({ personId, role }): [string, Role][] =>
    isRole(role) ? [[personId, role]] : [],
  );
  return { roles: new Map(roles), settings };
}
