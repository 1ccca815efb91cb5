import { tellMissed } from './app/attention/tell-missed.js';
import type { Deps } from './app/deps.js';
import { sendDigests } from './app/digest/send-digests.js';
import { sendMornings } from './app/digest/send-mornings.js';
import { forgetOld } from './app/forget-old.js';
import { wakeLeads } from './app/lead/wake-leads.js';
import { releaseHeld } from './app/noise/release.js';
import type { Drainer } from './app/outbox/drainer.js';
import { reviveLanes } from './app/outbox/revive.js';
import { turnShifts } from './app/people/come-back.js';
import { clearGoneOwners } from './app/people/owner-gone.js';
import { unseenOwners } from './app/people/unseen-owners.js';
import { findQuiet } from './app/quiet/find-quiet.js';
import { forgetDrafts } from './app/rules/drafts.js';
import { forgetStandings, rescore } from './app/rules/rescore.js';
import { remindTasks } from './app/task/remind-tasks.js';
import { advanceTracks } from './app/track/advance-tracks.js';
import { tendWelcomes } from './app/welcome/welcome.js';

/** Asks Slack about somebody, at most once a day. */
type LookAtPeople = { find(teamId: string, userId: string, now: Date): Promise<unknown> };

/** What each tick does. All of it selects by state, so that a tick may come late, twice, or on two machines. */
export function work(deps: Deps, teamId: string, drainer: Drainer, people: LookAtPeople) {
  return {
    'drain-outbox': async (now: Date) => {
      await releaseHeld(deps, teamId, now);
      drainer.wake();
    },
    'wake-and-remind': async (now: Date) => {
      // First, so that what has come due reaches whoever is here to do it.
      await turnShifts(deps, teamId, now);
      await wakeLeads(deps, teamId, now);
      await remindTasks(deps, teamId, now);
      await tellMissed(deps, teamId, now);
      await tendWelcomes(deps, teamId, now);
    },
    'look-for-quiet': async (now: Date) => {
      await clearGoneOwners(deps, teamId, now);
      // A change of the rules that was under way when the program ended goes on.
      await rescore(deps, { teamId, now });
      return findQuiet(deps, teamId, now);
    },
    'advance-tracks': (now: Date) => advanceTracks(deps, teamId, now),
    'send-digests': async (now: Date) => {
      await sendDigests(deps, teamId, now);
      await sendMornings(deps, teamId, now);
    },
    'forget-old': async (now: Date) => {
      for (const id of await unseenOwners(deps, teamId, now)) await people.find(teamId, id, now);
      await reviveLanes(deps, teamId, now);
      await forgetOld(deps, teamId, now);
      await forgetDrafts(deps, { teamId, now });
      await forgetStandings(deps, { teamId, now });
    },
  };
}
