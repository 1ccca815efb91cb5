import { explainLead } from '../app/lead/explain-lead.js';
import { listOf, searchLeads } from '../app/lead/list-leads.js';
import { showLead } from '../app/lead/show-lead.js';
import { type ListPage, leadList, MOST_ROWS_IN_A_LIST, ROWS_IN_A_LIST } from '../views/lead-list.js';
import { leadView } from '../views/lead-view.js';
import { why } from '../views/why.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { refuse } from './say.js';

/** One lead, whole. */
export async function showAnswer(desk: Desk, visit: Visit, asked: string): Promise<Said> {
  const found = await showLead(desk.deps, visit.ctx, asked);
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

/** A page of a list, of as many rows as were asked for: as far as they fit. */
export async function listAnswer(
  desk: Desk,
  visit: Visit,
  { list, asked, from }: ListPage,
  rows = ROWS_IN_A_LIST,
): Promise<Said> {
  const size = Math.min(rows, MOST_ROWS_IN_A_LIST);
  const { leads, count } =
    list === 'find'
      ? await searchLeads(desk.deps, visit.ctx, asked ?? '', from, size)
      : await listOf(desk.deps, visit.ctx, list, from, size);
  return leadList(
    { list, asked, rows: leads.map((lead) => ({ lead, why: null })), from, count },
    visit.reader,
  );
}
