import { z } from 'zod';
import { personChanged } from '../app/people/person-changed.js';
import type { Listen } from './listen.js';

const Member = z.object({ user: z.looseObject({ id: z.string(), team_id: z.string().optional() }) });

/** Slack tells of a member who joined, changed, or whose account was deactivated. */
const changed: Listen = async (desk, { event }) => {
  const told = Member.safeParse(event);
  if (!told.success) return;
  const { user } = told.data;
  if (user.team_id !== undefined && user.team_id !== desk.teamId) return;
  const now = desk.clock.now();
  const person = desk.people.told(desk.teamId, user, now);
  if (person !== null) await personChanged(desk.deps, { teamId: desk.teamId, now }, person);
};

/** What we hear of people, by the event's type. */
export const PEOPLE_EVENTS: Record<string, Listen> = { user_change: changed, team_join: changed };
