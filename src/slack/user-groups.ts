import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ROLES, type Role } from '../domain/role.js';
import type { TeamSettings } from '../domain/settings.js';
import type { Log } from '../lib/log.js';
import { askedLately } from './asked-lately.js';
import { slackWord } from './courier-errors.js';

const FRESH_MS = 5 * 60_000;

const Answer = z.object({
  usergroups: z.array(
    z.object({
      handle: z.string(),
      date_delete: z.number().default(0),
      users: z.array(z.string()).default([]),
    }),
  ),
});

/** The roles that Slack's user groups give. */
export type UserGroups = {
  /** By person, as known lately: Slack is asked at most every five minutes, and only where a group gives a role. */
  rolesFrom(groups: TeamSettings['groups'], now: Date): Promise<Map<string, Role>>;
  /** Handles of all groups there are, or null where Slack does not say. */
  handles(now: Date): Promise<string[] | null>;
  /** Somebody joined or left a group. */
  forget(): void;
};

export function makeUserGroups(web: WebClient, log: Log): UserGroups {
  let members = new Map<string, string[]>();
  let refused = false;
  const known = askedLately(ask, () => FRESH_MS);

  async function ask(): Promise<void> {
    try {
      const { usergroups } = Answer.parse(await web.usergroups.list({ include_users: true }));
      const living = usergroups.filter(({ date_delete }) => date_delete === 0);
      members = new Map(living.map(({ handle, users }) => [handle.toLowerCase(), users]));
      refused = false;
    } catch (error) {
      // Those are in a group who were, and at first nobody.
      refused = true;
      if (slackWord(error) !== 'missing_scope')
        log.warn({ err: error }, 'Slack did not say who is in its user groups');
    }
  }

  return {
    async rolesFrom(groups, now) {
      // The role that may most is last, and so wins where somebody is in several groups.
      const given = ROLES.flatMap((role): [Role, string][] => {
        const handle = groups[role];
        return handle === undefined ? [] : [[role, handle]];
      });
      if (given.length === 0) return new Map();
      await known.lately(now);
      return new Map(
        given.flatMap(([role, handle]) =>
          (members.get(handle) ?? []).map((person): [string, Role] => [person, role]),
        ),
      );
    },
    async handles(now) {
      await known.lately(now);
      return refused ? null : [...members.keys()].toSorted();
    },
    forget: () => known.forget(),
  };
}
