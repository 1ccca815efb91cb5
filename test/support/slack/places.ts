import { refuse } from './refusal.js';
import type { State } from './state.js';
import { type Channel, dmWith, type User, type World } from './world.js';

/** A conversation by its id as conversations.* take it. What the bot may not see does not exist. */
export function seenChannel(state: State, id: string): Channel {
  const channel = state.world.channels.get(id);
  if (!channel || (channel.isPrivate && !botIsIn(state.world, channel))) return refuse('channel_not_found');
  return channel;
}

/** Where chat.postMessage may post: an id, a name with or without #, or a user id. */
export function postingPlace(state: State, place: string): Channel {
  const channel = /^[UW]/.test(place) ? directMessage(state, place) : namedOrById(state.world, place);
  if (!channel || (channel.isPrivate && !botIsIn(state.world, channel))) return refuse('channel_not_found');
  if (channel.isArchived) refuse('is_archived');
  const mayAnyway = state.scopes?.includes('chat:write.public') ?? false;
  if (!botIsIn(state.world, channel) && !mayAnyway) refuse('not_in_channel');
  return channel;
}

export const botIsIn = (world: World, channel: Channel): boolean => channel.members.has(world.bot.userId);

/** By id, name or `#name`, as a test or a person says it. */
export function namedOrById(world: World, place: string): Channel | null {
  const name = place.replace(/^#/, '');
  return (
    world.channels.get(name) ??
    [...world.channels.values()].find((c) => c.name === name && name !== '') ??
    null
  );
}

export function userOr(state: State, id: string, error = 'user_not_found'): User {
  return state.world.users.get(id) ?? refuse(error);
}

function directMessage(state: State, userId: string): Channel | null {
  const user = state.world.users.get(userId);
  if (!user || user.deleted) return null;
  if (user.isBot) refuse('cannot_dm_bot');
  return dmWith(state.world, userId);
}

/** A person by id or name; a test that names nobody is a mistake of the test. */
export function person(world: World, who: string): User {
  const name = who.replace(/^@/, '');
  const found = world.users.get(name) ?? [...world.users.values()].find((user) => user.name === name);
  if (!found) throw new Error(`nobody called "${who}" in this Slack`);
  return found;
}

/** A conversation as a person names it: a channel, or `@user` / a user id for that person's DM with the bot. */
export function conversation(world: World, place: string): Channel {
  const channel = namedOrById(world, place);
  if (channel) return channel;
  const user = [...world.users.values()].find(
    (u) => u.id === place || `@${u.name}` === place || u.name === place,
  );
  if (!user) throw new Error(`no conversation called "${place}" in this Slack`);
  return dmWith(world, user.id);
}
