import type { Deps } from '../deps.js';

export type TeamFacts = { id: string; name: string; botUserId: string; timeZone: string };
export type PersonFacts = {
  id: string;
  name: string;
  email: string | null;
  timeZone: string;
  active: boolean;
  /** An admin or owner of the Slack workspace. */
  admin: boolean;
  /** Allowed into some channels only. */
  guest: boolean;
};

/** Notes the workspace we work for. */
export async function knowTeam(deps: Pick<Deps, 'db'>, team: TeamFacts, now: Date): Promise<void> {
  const { id, ...facts } = team;
  await deps.db.prisma.team.upsert({
    where: { id },
    create: { id, ...facts, createdAt: now },
    update: facts,
  });
}

/** Notes what Slack said of a person. */
export async function knowPerson(
  deps: Pick<Deps, 'db'>,
  teamId: string,
  person: PersonFacts,
  now: Date,
): Promise<void> {
  const { id, ...facts } = person;
  const data = { ...facts, seenAt: now };
  await deps.db.prisma.person.upsert({
    where: { teamId_id: { teamId, id } },
    create: { teamId, id, ...data },
    update: data,
  });
}

/** A person as last seen, or null for one never seen. `seenAt` tells how fresh it is. */
export function recall(
  deps: Pick<Deps, 'db'>,
  teamId: string,
  id: string,
): Promise<(PersonFacts & { seenAt: Date }) | null> {
  return deps.db.prisma.person.findUnique({ where: { teamId_id: { teamId, id } } });
}
