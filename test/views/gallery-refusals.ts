import { type Lead, leadRef } from '../../src/domain/lead.js';
import type { Problem } from '../../src/domain/outcome.js';
import { FIELD_NAMES } from '../../src/domain/profile-fields.js';
import type { Reply } from '../../src/views/reply.js';
import { hoursAgo } from './given.js';

/** One of each refusal: adding a kind without adding it here doesn't compile. */
export function problemsSaying(words: string, lead: Lead): Problem[] {
  const ref = leadRef(lead);
  const at = hoursAgo(5);
  const all: { [K in Problem['kind']]: Extract<Problem, { kind: K }> } = {
    no_such_lead: { kind: 'no_such_lead', asked: words, near: Array.from({ length: 12 }, () => ref) },
    several_leads: { kind: 'several_leads', asked: words, found: Array.from({ length: 12 }, () => ref) },
    which_lead: { kind: 'which_lead', command: words },
    claimed_by_other: { kind: 'claimed_by_other', lead: ref, by: words, at },
    owned_by_other: { kind: 'owned_by_other', lead: ref, owner: words, verb: words },
    role_lacks: { kind: 'role_lacks', role: 'marketing', what: words },
    admins_only: { kind: 'admins_only' },
    last_manager: { kind: 'last_manager', person: words },
    gap_inverted: { kind: 'gap_inverted', min: 9, max: 3 },
    no_such_person: { kind: 'no_such_person', asked: words },
    cover_self: { kind: 'cover_self' },
    cover_away: { kind: 'cover_away', cover: words, until: hoursAgo(-50), standIn: words },
    cover_cannot: { kind: 'cover_cannot', cover: words },
    needs_cover: { kind: 'needs_cover', others: [words, words] },
    owner_cannot: { kind: 'owner_cannot', person: words },
    no_quiet_hours: { kind: 'no_quiet_hours' },
    not_away: { kind: 'not_away' },
    handoff_over: { kind: 'handoff_over', lead: ref, status: words, by: words, at },
    lead_suppressed: { kind: 'lead_suppressed', lead: ref, at },
    already_in_track: { kind: 'already_in_track', lead: ref, track: words, since: at },
    no_such_track: { kind: 'no_such_track', asked: words, tracks: [words, words] },
    task_over: { kind: 'task_over', title: words, status: words, by: words, at },
    bad_email: { kind: 'bad_email', typed: words },
    lead_exists: { kind: 'lead_exists', lead: ref },
    too_long: { kind: 'too_long', field: words, limit: 100, length: 10_000 },
    score_reached: { kind: 'score_reached', lead: ref, points: 80 },
    put_off_often: {
      kind: 'put_off_often',
      lead: ref,
      run: 3,
      until: hoursAgo(-90),
      on: { reply: true, pricing: true, score: 80 },
      before: Array.from({ length: 3 }, () => ({ by: words, at, reason: words })),
    },
    is_customer: { kind: 'is_customer', lead: ref, since: at },
    too_early: { kind: 'too_early', lead: ref, track: words, funnel: 'awareness', needs: 'decision' },
    lacks_tags: { kind: 'lacks_tags', lead: ref, track: words, tags: [words, words] },
    ready_not_quiet: { kind: 'ready_not_quiet', lead: ref, track: words, since: at },
    no_account: { kind: 'no_account', lead: ref },
    no_such_segment: { kind: 'no_such_segment', asked: words, segments: [words, words] },
    too_many: { kind: 'too_many', what: words, limit: 10, count: 1_000 },
    managers_only: { kind: 'managers_only', what: words },
    no_change: { kind: 'no_change' },
    no_such_rule: { kind: 'no_such_rule', asked: words, near: [words] },
    not_a_number: { kind: 'not_a_number', name: words, typed: words },
    bad_rules: { kind: 'bad_rules', faults: Array.from({ length: 20 }, () => faultSaying(words)) },
    export_all: { kind: 'export_all' },
    export_busy: { kind: 'export_busy' },
    no_files_here: { kind: 'no_files_here' },
    rules_busy: { kind: 'rules_busy', version: 4 },
    rules_moved: { kind: 'rules_moved', version: 4, live: 5 },
    rules_gone: {
      kind: 'rules_gone',
      version: 4,
      ended: { how: 'discarded', by: words, at: hoursAgo(5), instead: null },
    },
    date_ahead: { kind: 'date_ahead', at: hoursAgo(-5) },
    not_known_yet: { kind: 'not_known_yet', lead: ref, at, since: hoursAgo(1) },
    edited_meanwhile: {
      kind: 'edited_meanwhile',
      lead: ref,
      changes: FIELD_NAMES.map((field) => ({ field, now: words, yours: words, by: words, at })),
      yours: { name: words, title: words },
    },
    persona_moved: {
      kind: 'persona_moved',
      persona: { id: 'persona-1', name: words },
      clashes: [
        { field: 'name', now: words },
        { field: 'pains', now: words },
      ],
      by: words,
      at,
      yours: { name: words, pains: Array.from({ length: 20 }, () => words) },
      note: words,
    },
    no_handoff: { kind: 'no_handoff', lead: ref },
    nobody_else_has: { kind: 'nobody_else_has', lead: ref },
    nobody_owns: { kind: 'nobody_owns', lead: ref },
    not_a_member: { kind: 'not_a_member', typed: words },
    no_track: { kind: 'no_track', lead: ref },
    needs_reason: { kind: 'needs_reason' },
    no_such_activity: { kind: 'no_such_activity', asked: words, near: [words] },
    date_unclear: { kind: 'date_unclear', typed: words, understood: words },
    date_past: { kind: 'date_past', typed: words, at },
    date_too_far: { kind: 'date_too_far', typed: words, at },
    has_it_already: { kind: 'has_it_already', title: words, by: words },
    not_yours: { kind: 'not_yours', what: words },
    nothing_to_undo: { kind: 'nothing_to_undo' },
    undone_already: { kind: 'undone_already', by: words, at },
    undo_late: { kind: 'undo_late', at },
    built_on: { kind: 'built_on', lead: ref, by: words, what: words, at },
    gone: { kind: 'gone', what: words },
  };
  return Object.values(all);
}

const faultSaying = (words: string) => ({
  line: 12,
  column: 5,
  path: words,
  message: words,
  nearest: words,
});

export function repliesSaying(words: string, lead: Lead): Reply[] {
  const ref = leadRef(lead);
  const next = { title: words, at: hoursAgo(-20) };
  const all: { [K in Reply['kind']]: Extract<Reply, { kind: K }> } = {
    logged: {
      kind: 'logged',
      lead: ref,
      what: words,
      gained: 20,
      next: null,
      tooSoon: { what: words, at: hoursAgo(3), by: words },
      asksNext: words,
    },
    snoozed: {
      kind: 'snoozed',
      lead: ref,
      until: hoursAgo(-20),
      on: { reply: true, pricing: true, score: 80 },
      assumed: true,
    },
    woken: { kind: 'woken', lead: ref },
    claimed: { kind: 'claimed', lead: ref },
    added: { kind: 'added', lead: ref },
    updated: { kind: 'updated', lead: ref },
    track_started: { kind: 'track_started', lead: ref, track: words, steps: 3, assignee: words },
    returned: { kind: 'returned', lead: ref, reason: words, readyLine: 110 },
    let_go: { kind: 'let_go', lead: ref },
    task_done: { kind: 'task_done', title: words, next },
    task_skipped: { kind: 'task_skipped', title: words, next: null },
    task_passed: { kind: 'task_passed', lead: ref, title: words, at: hoursAgo(-20), to: words },
    planned: { kind: 'planned', lead: ref, title: words, at: hoursAgo(-20), assignee: words },
    task_snoozed: { kind: 'task_snoozed', title: words, until: hoursAgo(-20) },
    unchanged: { kind: 'unchanged', what: words },
  };
  return Object.values(all);
}
