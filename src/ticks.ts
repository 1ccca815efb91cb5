import type { Deps } from './app/deps.js';
import { sendDigests } from './app/digest/send-digests.js';
import { sendMornings } from './app/digest/send-mornings.js';
import { forgetOld } from './app/forget-old.js';
import { wakeLeads } from './app/lead/wake-leads.js';
import { releaseHeld } from './app/noise/release.js';
import type { Drainer } from './app/outbox/drainer.js';
import { reviveLanes } from './app/outbox/revive.js';
import { findQuiet } from './app/quiet/find-quiet.js';
import { forgetStandings, rescore } from './app/rules/rescore.js';
import { remindTasks } from './app/task/remind-tasks.js';
import { advanceTracks } from './app/track/advance-tracks.js';
import { tendWelcomes } from './app/welcome/welcome.js';

/** What each tick does. All of it selects by state, so that a tick may come late, twice, or on two machines. */
export function work(deps: Deps, teamId: string, drainer: Drainer) {
  return {
    'drain-outbox': async (now: Date) => {
      await releaseHeld(deps, teamId, now);
      drainer.wake();
    },
    'wake-and-remind': async (now: Date) => {
      await wakeLeads(deps, teamId, now);
      await remindTasks(deps, teamId, now);
      await tendWelcomes(deps, teamId, now);
    },
    'look-for-quiet': async (now: Date) => {
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
      await reviveLanes(deps, teamId, now);
      await forgetOld(deps, teamId, now);
      await forgetStandings(deps, { teamId, now });
    },
  };
}
