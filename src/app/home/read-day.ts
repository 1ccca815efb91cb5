import { atHour, localDay, shiftDay } from '../../domain/calendar.js';
import {
  type Cooling,
  DAY_SECTIONS,
  type DayFacts,
  type DaySection,
  type Paged,
  ROWS_ALONE,
  ROWS_AMONG,
} from '../../domain/home.js';
import { type Lead, total } from '../../domain/lead.js';
import { lossBy } from '../../domain/scoring/forecast.js';
import type { Rules } from '../../domain/scoring/rules.js';
import { daysAfter } from '../../domain/silence.js';
import {
  isBeginner,
  listAsleep,
  listHotOf,
  listMayCool,
  listTasks,
  listToClaim,
  type Slice,
  type Whose,
} from '../../store/day-lists.js';
import { inTx, type Tx } from '../../store/db.js';
import { standLeads } from '../../store/lead-rows.js';
import type { Deps } from '../deps.js';
import { type At, liveRules } from '../rules/live-rules.js';
import { readCovered } from './read-covered.js';
import { asSleeper, pageMaker } from './stand-lists.js';

/** Which day: whose, in which zone (IANA), one list of it from a row on or all of them. `rows`: in each of several. */
export type DayWanted = {
  person: string;
  zone: string;
  section: DaySection | null;
  from: number;
  rows?: number;
};

/** `nextAt`: when time alone will change what the day shows (UTC). */
export type Day = { facts: DayFacts; nextAt: Date };

/** A rep's day: what waits for them, and what will not wait long. Some eight statements, whatever they own. */
export function readDay(deps: Deps, at: At, wanted: DayWanted): Promise<Day> {
  return inTx(deps.db, (tx) => readDayIn(tx, deps, at, wanted));
}

/** The same within a transaction under way. */
export async function readDayIn(tx: Tx, deps: Deps, at: At, wanted: DayWanted): Promise<Day> {
  const { person, section, zone, from } = wanted;
  const rules = await liveRules(tx, deps, at);
  const whose: Whose = { ...at, person, version: rules.version };
  const slice: Slice =
    section === null ? { from: 0, size: wanted.rows ?? ROWS_AMONG } : { from, size: ROWS_ALONE };
  const [morning, midnight] = [0, 1].map((days) =>
    atHour(shiftDay(localDay(at.now, zone), days), '00:00', zone),
  );
  if (morning === undefined || midnight === undefined) throw new Error('a day has two ends');
  const wants = (one: DaySection): boolean => section === null || section === one;
  const lists = {
    claim: wants('claim') ? await listToClaim(tx, whose, slice) : null,
    overdue: wants('overdue') ? await listTasks(tx, whose, { from: LONG_AGO, to: morning }, slice) : null,
    due: wants('due') ? await listTasks(tx, whose, { from: morning, to: midnight }, slice) : null,
    hot: wants('hot') ? await listHotOf(tx, whose, slice) : null,
    snoozed: wants('snoozed') ? await listAsleep(tx, whose, slice) : null,
  };
  const cooling = wants('cooling') ? await coolingOf(tx, rules, whose, slice) : null;
  const covered = wants('covered') ? await readCovered(tx, deps, at, person, slice) : null;
  const { claim, overdue, due, hot, snoozed } = lists;
  const pageOf = await pageMaker(tx, rules, at.now, slice, Object.values(lists));
  const facts: DayFacts = {
    of: person,
    isNew: false,
    ...(claim && {
      claim: hottest(
        pageOf(claim, ({ handoffId, since, rule }, lead) => ({ handoffId, since, rule, lead })),
        ({ lead }) => lead,
      ),
    }),
    ...(overdue && { overdue: pageOf(overdue, asTask) }),
    ...(due && { due: pageOf(due, asTask) }),
    ...(hot && {
      hot: hottest<Lead>(
        pageOf(hot, (_, lead) => lead),
        (lead) => lead,
      ),
    }),
    ...(cooling && { cooling }),
    ...(covered && { covered }),
    ...(snoozed && { snoozed: pageOf(snoozed, (row, lead) => asSleeper(lead, row)) }),
  };
  const isEmpty = DAY_SECTIONS.every((one) => (facts[one]?.count ?? 0) === 0);
  if (isEmpty && section === null) facts.isNew = await isBeginner(tx, whose);
  return { facts, nextAt: nextChange(facts, at.now, midnight) };
}

const LONG_AGO = new Date(0);
const WEEK = 7;
/** More than these in a week are not told apart: somebody with so many has other worries. */
const MANY = 1000;

/** Leads that lose a stage or go cold within a week, the first to do so first. */
async function coolingOf(tx: Tx, rules: Rules, whose: Whose, slice: Slice): Promise<Paged<Cooling>> {
  const { engine } = rules;
  const by = daysAfter(whose.now, WEEK);
  const coldFrom = daysAfter(by, -engine.model.quiet.coldDays);
  const rows = await listMayCool(tx, whose, { at: by, coldFrom }, MANY);
  const all = (await standLeads(tx, rules, whose.now, rows, true))
    .flatMap((lead): Cooling[] => {
      const loss = lossBy(engine, lead.sheet, whose.now, by);
      return loss === null ? [] : [{ lead, loss }];
    })
    .toSorted((a, b) => a.loss.at.getTime() - b.loss.at.getTime() || (a.lead.id < b.lead.id ? -1 : 1));
  return { rows: all.slice(slice.from, slice.from + slice.size), from: slice.from, count: all.length };
}

const asTask = (row: { taskId: string; task: string; taskDueAt: Date }, lead: Lead) => ({
  taskId: row.taskId,
  title: row.task,
  dueAt: row.taskDueAt,
  lead,
});

/** They were in the order of what was written; points have faded since. */
const hottest = <T>(list: Paged<T>, leadOf: (row: T) => Lead): Paged<T> => ({
  ...list,
  rows: list.rows.toSorted((a, b) => total(leadOf(b)) - total(leadOf(a))),
});

/** The next midnight, or a task that falls due or a lead that wakes before it. */
function nextChange({ due, snoozed }: DayFacts, now: Date, midnight: Date): Date {
  const times = [
    ...(due?.rows ?? []).map(({ dueAt }) => dueAt),
    ...(snoozed?.rows ?? []).map(({ until }) => until),
  ].filter((time) => time > now);
  return new Date(Math.min(midnight.getTime(), ...times.map((time) => time.getTime())));
}
