import type { DeskWorld } from './desk-world.js';

/** What the tests of the rules look up behind the desk. */

/** The version in force. */
export const liveVersion = async ({ world }: DeskWorld): Promise<number> =>
  (await world.prisma.rulebook.findFirstOrThrow({ where: { teamId: world.team, status: 'live' } })).version;

/** Every version with its state, oldest first: "1 live". */
export async function versionsOf({ world }: DeskWorld): Promise<string[]> {
  const rows = await world.prisma.rulebook.findMany({
    where: { teamId: world.team },
    orderBy: { version: 'asc' },
  });
  return rows.map(({ version, status }) => `${version} ${status}`);
}

/** Who changed what of the rules, oldest first. */
export const deedsOf = async ({ world }: DeskWorld): Promise<string[]> =>
  (await world.deeds()).filter((verb) => verb.startsWith('rules.'));
