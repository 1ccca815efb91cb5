import type { WebClient } from '@slack/web-api';
import type { Deps } from '../app/deps.js';
import { readTeamBook, type TeamBook } from '../app/people/team-book.js';
import { type Credentials, may, type Role, type Standing, standingFor } from '../domain/role.js';
import type { Members } from './channel-members.js';
import type { People } from './people.js';
import { makeUserGroups, type UserGroups } from './user-groups.js';

/** How long what was set in Slack is taken as known: another process may have changed it. */
const KNOWN_MS = 10_000;
const MOST_ASKED = 10;

/** Who is what here. */
export type Roster = {
  /** As known lately, for every request: nobody waits for Slack, but for the first. Null: no seat. */
  standing(userId: string, now: Date): Promise<Standing | null>;
  /** Looked up afresh where it would be refused by what is known: they may have been invited just now. */
  surely(userId: string, now: Date): Promise<Standing | null>;
  /** What somebody would be, had nobody set it: by groups, channel and Slack. */
  otherwise(userId: string, now: Date): Promise<Standing | null>;
  /** Everybody known to manage: whom to ask. */
  managers(now: Date): Promise<string[]>;
  /** Everybody whose role is set, or given by a group or the managers' channel. */
  named(now: Date): Promise<string[]>;
  groups: UserGroups;
  /** Something was changed here. */
  forget(): void;
};

type Given = {
  deps: Deps;
  web: WebClient;
  people: People;
  /** The people in the managers' channel. */
  members: Members;
  teamId: string;
};

export function makeRoster({ deps, web, people, members, teamId }: Given): Roster {
  const groups = makeUserGroups(web, deps.log);
  let book: Promise<TeamBook> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;

  function known(now: Date): Promise<TeamBook> {
    if (book === null || now.getTime() - readAt >= KNOWN_MS) {
      readAt = now.getTime();
      book = readTeamBook(deps, teamId);
      book.catch(() => {
        book = null;
      });
    }
    return book;
  }

  async function look(
    userId: string,
    now: Date,
    how: 'has' | 'hadLately',
  ): Promise<{ credentials: Credentials; seats: TeamBook['settings']['seats'] }> {
    const [person, { roles, settings }] = await Promise.all([people.find(teamId, userId, now), known(now)]);
    const [byGroup, inManagersChannel] = await Promise.all([
      groups.rolesFrom(settings.groups, now),
      members[how](userId, now),
    ]);
    return {
      seats: settings.seats,
      credentials: {
        set: roles.get(userId) ?? null,
        group: byGroup.get(userId) ?? null,
        inManagersChannel,
        slackAdmin: person.admin,
        guest: person.guest,
        active: person.active,
      },
    };
  }

  async function seated(userId: string, now: Date, how: 'has' | 'hadLately'): Promise<Standing | null> {
    const { credentials, seats } = await look(userId, now, how);
    const standing = standingFor(credentials, seats);
    if (standing !== null) await people.keep(teamId, userId, now);
    return standing;
  }

  async function named(now: Date): Promise<Map<string, Role>> {
    const { roles, settings } = await known(now);
    const [byGroup, inChannel] = await Promise.all([
      groups.rolesFrom(settings.groups, now),
      members.all(now),
    ]);
    const channel = inChannel.map((id): [string, Role] => [id, 'manager']);
    return new Map([...channel, ...byGroup, ...roles]);
  }

  /** Without bots, and accounts that are gone. */
  async function activeOf(ids: string[], now: Date): Promise<string[]> {
    const found = await Promise.all(ids.map((id) => people.find(teamId, id, now)));
    return found.filter(({ active }) => active).map(({ id }) => id);
  }

  return {
    standing: (userId, now) => seated(userId, now, 'hadLately'),
    surely: (userId, now) => seated(userId, now, 'has'),
    async otherwise(userId, now) {
      const { credentials, seats } = await look(userId, now, 'hadLately');
      return standingFor({ ...credentials, set: null }, seats);
    },
    async managers(now) {
      const candidates = [...(await named(now))].filter(([, role]) => may(role, 'roles')).map(([id]) => id);
      return activeOf(candidates.slice(0, MOST_ASKED), now);
    },
    named: async (now) => activeOf([...(await named(now)).keys()], now),
    groups,
    forget() {
      book = null;
    },
  };
}
