import { type Bag, text } from '../bag.js';
import { findMessage } from '../messages.js';
import { seenChannel, userOr } from '../places.js';
import { refuse } from '../refusal.js';
import type { State } from '../state.js';
import type { User, World } from '../world.js';
import { type Methods, page } from './method.js';

/** Who is who, and the small methods beside. */
export const people: Methods = {
  'api.test': { scopes: [], run: () => ({}) },
  'auth.test': { scopes: [], run: authTest },
  'team.info': { scopes: ['team:read'], run: ({ world }) => ({ team: { ...world.team } }) },
  'bots.info': { scopes: ['users:read'], run: botInfo },
  'users.info': { scopes: ['users:read'], run: userInfo },
  'users.list': { scopes: ['users:read'], run: userList },
  'users.lookupByEmail': { scopes: ['users:read.email'], run: byEmail },
  'usergroups.list': { scopes: ['usergroups:read'], run: userGroups },
  'reactions.add': { scopes: ['reactions:write'], run: react },
  'apps.connections.open': { scopes: ['connections:write'], run: connect },
};

function authTest({ world }: State): Bag {
  return {
    url: `https://${world.team.domain}.slack.com/`,
    team: world.team.name,
    team_id: world.team.id,
    user: world.bot.name,
    user_id: world.bot.userId,
    bot_id: world.bot.botId,
    is_enterprise_install: false,
  };
}

function botInfo({ world }: State, args: Bag): Bag {
  if (args.bot !== undefined && args.bot !== world.bot.botId) refuse('bot_not_found');
  return {
    bot: {
      id: world.bot.botId,
      app_id: world.bot.appId,
      user_id: world.bot.userId,
      name: world.bot.name,
      deleted: false,
    },
  };
}

function userInfo(state: State, args: Bag): Bag {
  return { user: userShown(state, userOr(state, text(args.user))) };
}

function userList(state: State, args: Bag): Bag {
  const { rows, next } = page([...state.world.users.values()], args, 200, 999);
  return { members: rows.map((user) => userShown(state, user)), response_metadata: { next_cursor: next } };
}

function byEmail(state: State, args: Bag): Bag {
  const email = text(args.email).toLowerCase();
  const user = [...state.world.users.values()].find((u) => u.email?.toLowerCase() === email && !u.deleted);
  return { user: userShown(state, user ?? refuse('users_not_found')) };
}

/** The address is shown only to a token with users:read.email. */
function userShown(state: State, user: User): Bag {
  const withEmail =
    user.email !== null && (state.scopes === null || state.scopes.includes('users:read.email'));
  const offset = offsetSeconds(state.world, user.tz);
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted,
    is_bot: user.isBot,
    is_admin: user.isAdmin,
    is_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_app_user: false,
    ...(user.deleted ? {} : { tz: user.tz, tz_label: user.tz, tz_offset: offset }),
    ...(user.teamId === state.world.team.id ? {} : { is_stranger: true }),
    profile: {
      real_name: user.realName,
      display_name: user.name,
      ...(withEmail ? { email: user.email } : {}),
    },
  };
}

/** Disabled groups are left out unless asked for, and members are shown only to whoever asks for them. */
function userGroups({ world }: State, args: Bag): Bag {
  const yes = (name: string): boolean => args[name] === true || args[name] === 'true';
  const shown = world.userGroups.filter(({ deletedAt }) => !deletedAt || yes('include_disabled'));
  return {
    usergroups: shown.map(({ handle, users, deletedAt = 0 }, at) => ({
      id: `S${String(at).padStart(4, '0')}`,
      team_id: world.team.id,
      is_usergroup: true,
      name: handle,
      handle,
      date_delete: deletedAt,
      ...(yes('include_users') ? { users } : {}),
    })),
  };
}

function offsetSeconds(world: World, tz: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    world.clock.now(),
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function react(state: State, args: Bag): Bag {
  const message =
    findMessage(seenChannel(state, text(args.channel)), text(args.timestamp)) ?? refuse('message_not_found');
  const reaction = { name: text(args.name), user: state.world.bot.userId };
  if (message.reactions.some((r) => r.name === reaction.name && r.user === reaction.user))
    refuse('already_reacted');
  message.reactions.push(reaction);
  return {};
}

function connect(state: State): Bag {
  return { url: state.socketUrl ?? refuse('internal_error') };
}
