import { explainLead } from '../app/lead/explain-lead.js';
import { listOf, searchLeads } from '../app/lead/list-leads.js';
import { lookAtLead } from '../app/lead/look-at-lead.js';
import { MOMENTS_IN_A_PAGE, readTimeline } from '../app/lead/read-timeline.js';
import { showLead } from '../app/lead/show-lead.js';
import { readCovers } from '../app/people/read-covers.js';
import { type ListPage, leadList, MOST_ROWS_IN_A_LIST, ROWS_IN_A_LIST } from '../views/lead-list.js';
import { leadMenu } from '../views/lead-menu.js';
import { leadView } from '../views/lead-view.js';
import { timelineView } from '../views/timeline-view.js';
import { why } from '../views/why.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { refuse } from './say.js';

/** One lead, whole. */
export async function showAnswer(desk: Desk, visit: Visit, asked: string): Promise<Said> {
  const found = await lookAtLead(desk.deps, visit.ctx, asked);
  return found.ok ? leadView(found.value, visit.reader) : refuse(visit, found.problem);
}

/** Every point of a lead's score. `command` asks the same again, for a choice among several. */
export async function whyAnswer(
  desk: Desk,
  visit: Visit,
  asked: string,
  at: Date | null,
  command = '',
): Promise<Said> {
  const found = await explainLead(desk.deps, visit.ctx, asked, at);
  return found.ok ? why(found.value, visit.reader) : refuse(visit, found.problem, command);
}

/** A page of a lead's journey; `from` newer moments come before it. */
export async function timelineAnswer(
  desk: Desk,
  visit: Visit,
  asked: string,
  from: number,
  command = '',
): Promise<Said> {
  const found = await readTimeline(desk.deps, visit.ctx, asked, from);
  return found.ok
    ? timelineView(found.value, MOMENTS_IN_A_PAGE, visit.reader)
    : refuse(visit, found.problem, command);
}

/** All there is to do with a lead. */
export async function menuAnswer(desk: Desk, visit: Visit, leadId: string): Promise<Said> {
  const found = await showLead(desk.deps, visit.ctx, leadId);
  return found.ok ? leadMenu(found.value, visit.ctx.now) : refuse(visit, found.problem);
}

/** A page of a list, of as many rows as were asked for: as far as they fit. */
export async function listAnswer(
  desk: Desk,
  visit: Visit,
  { list, asked, from }: ListPage,
  rows = ROWS_IN_A_LIST,
): Promise<Said> {
  const covers = list === 'mine' ? await readCovers(desk.deps, visit.ctx) : [];
  const whose = covers.find(({ id }) => id === asked)?.id;
  const size = Math.min(rows, MOST_ROWS_IN_A_LIST);
  const { leads, count, tracks } =
    list === 'find'
      ? await searchLeads(desk.deps, visit.ctx, asked ?? '', from, size)
      : await listOf(desk.deps, visit.ctx, list, from, size, whose);
  return leadList(
    {
      list,
      asked,
      rows: leads.map((lead) => ({ lead, why: null, track: tracks.get(lead.id) ?? null })),
      from,
      count,
      covers: covers.filter(({ id }) => id !== asked),
      ...(whose === undefined ? {} : { whose }),
    },
    visit.reader,
  );
}
