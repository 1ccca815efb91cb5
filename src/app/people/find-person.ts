import type { Deps } from '../deps.js';

/** The one member of the team called so: by name, first name or the front of their address. Null for none, or several. */
export async function findPerson(
  deps: Pick<Deps, 'db'>,
  teamId: string,
  asked: string,
): Promise<string | null> {
  const name = asked.trim().toLowerCase();
  const people = await deps.db.prisma.person.findMany({
    where: { teamId, active: true },
    select: { id: true, name: true, email: true },
  });
  const called = (test: (words: string[]) => boolean): string[] =>
    people
      .filter((person) =>
        test([person.id, person.name, person.email?.split('@')[0] ?? ''].map((each) => each.toLowerCase())),
      )
      .map(({ id }) => id);
  const exactly = called((words) => words.includes(name));
  const found =
    exactly.length > 0 ? exactly : called((words) => words.some((each) => each.split(/[ ._-]/)[0] === name));
  return found.length === 1 ? (found[0] ?? null) : null;
}
