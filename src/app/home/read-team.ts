import { atHour, localDay } from '../../domain/calendar.js';
import {
  type RepLine,
  ROWS_ALONE,
  ROWS_AMONG,
  slaState,
  type TeamFacts,
  type TeamSection,
} from '../../domain/home.js';
import { EMPTY_PROFILE } from '../../domain/lead.js';
import { lossBy } from '../../domain/scoring/forecast.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { daysAfter } from '../../domain/silence.js';
import { listResting } from '../../store/attention-lists.js';
import { readAbsences } from '../../store/away.js';
import type { Slice } from '../../store/day-lists.js';
import type { Tx } from '../../store/db.js';
import { readStandings } from '../../store/standings.js';
import {
  countReps,
  listNeglected,
  listUnowned,
  listWaiting,
  type Team,
  teamMayCool,
} from '../../store/team-lists.js';
import type { Deps } from '../deps.js';
import { teamSettings } from '../people/settings.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { asSleeper, pageMaker } from './stand-lists.js';

/** Which list of it from a row on, or all of them; `zone` (IANA) says when today began. */
export type TeamWanted = { zone: string; section: TeamSection | null; from: number };

/** `nextAt`: when time alone will change what the view shows (UTC). */
export type TeamDay = { facts: TeamFacts; nextAt: Date };

/** Snoozes in a row from which a manager hears of them. */
const SNOOZES = 3;
const CLAIM_DAYS = 30;
const WEEK = 7;
const MINUTE_MS = 60_000;

/** How the team stands, for a manager: who has how much to do, and what nobody does. */
export async function readTeam(tx: Tx, deps: Deps, at: At, wanted: TeamWanted): Promise<TeamDay> {
  const { now } = at;
  const { section, from } = wanted;
  const rules = await liveRules(tx, deps, at);
  const { sla } = rules.engine.model;
  const { gap } = await teamSettings(tx, at.teamId);
  const team: Team = { ...at, version: rules.version };
  const slice: Slice = section === null ? { from: 0, size: ROWS_AMONG } : { from, size: ROWS_ALONE };
  const wants = (one: TeamSection): boolean => section === null || section === one;
  const lateBy = new Date(now.getTime() - sla.firstMinutes * MINUTE_MS);
  const touchBy = daysAfter(now, -gap.maxDays);
  const waiting = wants('waiting') ? await listWaiting(tx, team, lateBy, slice) : null;
  const unowned = wants('unowned') ? await listUnowned(tx, team, slice) : null;
  const snoozers = wants('snoozers')
    ? await listResting(tx, team, { person: null, least: SNOOZES }, slice)
    : null;
  const neglected = wants('neglected') ? await listNeglected(tx, team, touchBy, slice) : null;
  const reps = wants('reps') ? await repLines(tx, rules, team, wanted.zone) : null;
  const pageOf = await pageMaker(tx, rules, now, slice, [waiting, unowned, snoozers, neglected]);
  const facts: TeamFacts = {
    sla,
    late: waiting?.rows[0]?.late ?? 0,
    ...(waiting && {
      waiting: pageOf(waiting, ({ handoffId, since, rule }, lead) => ({
        handoffId,
        since,
        rule,
        lead,
        sla: slaState(since, now, sla),
      })),
    }),
    ...(unowned && { unowned: pageOf(unowned, (_, lead) => lead) }),
    ...(snoozers && { snoozers: pageOf(snoozers, (row, lead) => asSleeper(lead, row)) }),
    ...(neglected && { neglected: pageOf(neglected, ({ touchedAt }, lead) => ({ lead, touchedAt })) }),
    ...(reps && {
      reps: { rows: reps.slice(slice.from, slice.from + slice.size), from: slice.from, count: reps.length },
    }),
  };
  return { facts, nextAt: nextChange(facts, now) };
}

async function repLines(tx: Tx, rules: Rules, team: Team, zone: string): Promise<RepLine[]> {
  const counts = await countReps(tx, team, {
    morning: atHour(localDay(team.now, zone), '00:00', zone),
    claimsFrom: daysAfter(team.now, -CLAIM_DAYS),
  });
  const cooling = await coolingByRep(tx, rules, team);
  const absences = await readAbsences(tx, team.teamId);
  return counts.map((line) => {
    const absence = absences.get(line.id);
    const away =
      absence !== undefined && absence.until > team.now
        ? { until: absence.until, cover: absence.coverId }
        : null;
    return { ...line, cooling: cooling.get(line.id) ?? 0, away };
  });
}

/** How many leads of each rep lose a stage or go cold within a week: the same leads as on the rep's own day. */
async function coolingByRep(tx: Tx, { engine, version }: Rules, team: Team): Promise<Map<string, number>> {
  const by = daysAfter(team.now, WEEK);
  const { quiet, unsubscribe } = engine.model;
  const coldFrom = daysAfter(by, -quiet.coldDays);
  const may = await teamMayCool(tx, team, { at: by, coldFrom, isOut: unsubscribe === 'remove' });
  const unsure = may.flatMap(({ goesCold, leadId }) => (goesCold ? [] : [leadId]));
  const standings = await readStandings(tx, version, unsure);
  const counts = new Map<string, number>();
  for (const { leadId, ownerId, goesCold } of may) {
    const standing = standings.get(leadId)?.standing;
    const sheet = standing && { standing, profile: EMPTY_PROFILE, tags: [] };
    const cools = goesCold || (sheet !== undefined && lossBy(engine, sheet, team.now, by) !== null);
    if (cools) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  }
  return counts;
}

/** When a handoff that is shown passes a line of the SLA next; otherwise tomorrow. */
function nextChange({ waiting, sla }: TeamFacts, now: Date): Date {
  const lines = (waiting?.rows ?? [])
    .flatMap(({ since }) =>
      [sla.firstMinutes, sla.escalateMinutes].map((minutes) => since.getTime() + minutes * MINUTE_MS),
    )
    .filter((line) => line > now.getTime());
  return new Date(Math.min(daysAfter(now, 1).getTime(), ...lines));
}
