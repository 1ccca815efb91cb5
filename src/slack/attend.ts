import { help } from '../views/help.js';
import { noSeat } from '../views/people/no-seat.js';
import { apology } from '../views/reply.js';
import type { Answer } from './answer.js';
import { type Desk, NoSeat, receive, type Visit } from './desk.js';
import { healthInTheDark } from './health-command.js';
import { said } from './say.js';
import { within } from './within.js';

/** Said to somebody of another workspace, in a channel shared with us. */
export const strangers = said(
  'Kindling works for the members of this workspace. Ask one of them to do this for you.',
);

type Whose = { team?: { id: string } | null | undefined; user: { team_id?: string | undefined } };

/** Somebody of another workspace, in a channel shared with us. */
export const isStranger = (desk: Desk, { team, user }: Whose): boolean =>
  (user.team_id ?? team?.id ?? desk.teamId) !== desk.teamId;

/** Receives whoever typed a command. Help is for everybody, for there is nothing of the team's in it: then null, answered. */
export async function receiveTypist(
  desk: Desk,
  asking: { userId: string; key: string; typed: string },
  answer: Answer,
): Promise<Visit | null> {
  const asksForHealth = ASKS_FOR_HEALTH.test(asking.typed);
  try {
    const received = receive(desk, asking.userId, asking.key);
    const visit = asksForHealth ? await within(DATABASE_MS, received) : await received;
    if (visit !== 'late') return visit;
  } catch (error) {
    if (asksForHealth && !(error instanceof NoSeat))
      return answer(await healthInTheDark(desk)).then(() => null);
    if (!(error instanceof NoSeat && ASKS_FOR_HELP.test(asking.typed))) throw error;
    await answer(help(null));
    return null;
  }
  await answer(await healthInTheDark(desk));
  return null;
}

// Health is asked for when things break: the answer does not wait for a database that gives none.
const ASKS_FOR_HEALTH = /^\s*(?:health|he|status|ping)\s*$/i;
const DATABASE_MS = 2_500;

const ASKS_FOR_HELP = /^\s*(?:help|h|\?|)(?:\s|$)/i;

type Attended = { desk: Desk; answer: Answer; key: string; typed: string[] };

/** What breaks is logged once with its key, and told to the person with the same key and what they had `typed`. */
export async function attended(
  { desk, answer, key, typed }: Attended,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof NoSeat) return answer({ ...noSeat(error.managers), aside: true });
    desk.deps.log.error({ err: error, request: key }, 'a request broke');
    await answer({ ...apology(key.slice(-24), typed), aside: true });
  }
}
