import { takeHealth } from '../app/health/take-health.js';
import { may, type Role } from '../domain/role.js';
import type { Reader } from '../views/dates.js';
import { healthView } from '../views/health/health-view.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { askSlack, PATIENCE_MS } from './grants.js';
import { within } from './within.js';

/** How things stand, for whoever asks: all of it for managers. */
export const healthAnswer = (desk: Desk, { ctx, reader }: Visit): Promise<Said> =>
  tell(desk, reader, ctx.role);

/** The same where nothing is known of who asks, for the database that knows does not answer. */
export const healthInTheDark = (desk: Desk): Promise<Said> => {
  const { clock, deps, slackDates } = desk;
  return tell(desk, { now: clock.now(), zone: deps.timeZone, slackDates }, null);
};

async function tell(desk: Desk, reader: Reader, role: Role | null): Promise<Said> {
  const { deps, teamId, vitals } = desk;
  const [slack, stored] = await Promise.all([
    askSlack(desk),
    within(PATIENCE_MS, takeHealth(deps, teamId, reader.now)),
  ]);
  const facts = {
    version: vitals?.version ?? 'of unknown version',
    startedAt: vitals?.startedAt ?? reader.now,
    places: deps.places,
    slack,
    stored: stored === 'late' ? { error: 'no answer within some seconds' } : stored,
  };
  const whole = role === null || may(role, 'team_views');
  return { ...healthView(facts, reader, whole), aside: true };
}
