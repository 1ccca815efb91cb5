import { listOf, searchLeads } from '../app/lead/list-leads.js';
import { explainScore, showLead } from '../app/lead/show-lead.js';
import type { Message } from '../views/blocks.js';
import { type ListPage, leadList, ROWS_IN_A_LIST } from '../views/lead-list.js';
import { leadView } from '../views/lead-view.js';
import { problem } from '../views/problem.js';
import { why } from '../views/why.js';
import type { Desk, Visit } from './desk.js';

/** One lead, whole. `command` is what was typed, for a choice among several. */
export async function showAnswer(
  desk: Desk,
  visit: Visit,
  asked: string,
  command = `show ${asked}`,
): Promise<Message> {
  const found = await showLead(desk.deps, desk.teamId, asked);
  return found.ok ? leadView(found.value, visit.reader) : problem(found.problem, visit.reader, command);
}

/** Every point of a lead's score. */
export async function whyAnswer(
  desk: Desk,
  visit: Visit,
  asked: string,
  command = `why ${asked}`,
): Promise<Message> {
  const found = await explainScore(desk.deps, desk.teamId, asked);
  return found.ok ? why(found.value, visit.reader) : problem(found.problem, visit.reader, command);
}

/** A page of a list. */
export async function listAnswer(
  desk: Desk,
  visit: Visit,
  { list, asked, from }: ListPage,
): Promise<Message> {
  const { leads, count } =
    list === 'find'
      ? await searchLeads(desk.deps, desk.teamId, asked ?? '', from, ROWS_IN_A_LIST)
      : await listOf(desk.deps, visit.ctx, list, from, ROWS_IN_A_LIST);
  return leadList(
    { list, asked, rows: leads.map((lead) => ({ lead, why: null })), from, count },
    visit.reader,
  );
}
