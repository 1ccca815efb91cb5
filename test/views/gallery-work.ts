import type { ModalView } from '@slack/types';
import type { NoticeFacts } from '../../src/domain/facts.js';
import { type Lead, leadRef } from '../../src/domain/lead.js';
import { FIELD_NAMES } from '../../src/domain/profile-fields.js';
import type { Message } from '../../src/views/blocks.js';
import type { Reader } from '../../src/views/dates.js';
import { type LeadChange, leadChange } from '../../src/views/lead-change.js';
import { editModal } from '../../src/views/modals/edit.js';
import type { Origin } from '../../src/views/modals/form.js';
import { lostModal } from '../../src/views/modals/lost.js';
import { passModal } from '../../src/views/modals/pass.js';
import { tagsModal } from '../../src/views/modals/tags.js';
import { notice } from '../../src/views/notice.js';
import { inSlack } from './given.js';

/** One of each change of a lead: adding a kind without adding it here doesn't compile. */
function changesSaying(words: string, lead: Lead): LeadChange[] {
  const ref = leadRef(lead);
  const all: { [K in LeadChange['kind']]: LeadChange & { kind: K } } = {
    won: { kind: 'won', lead: ref },
    lost: { kind: 'lost', lead: ref, reason: words },
    funnel: { kind: 'funnel', lead: ref, from: 'awareness', to: 'decision' },
    role: { kind: 'role', lead: ref, role: words },
    edited: {
      kind: 'edited',
      lead: ref,
      changed: FIELD_NAMES.map((field, at) => ({ field, to: at % 3 === 0 ? null : words })),
    },
    passed: { kind: 'passed', lead: ref, from: words, to: words, already: false, tasks: 3, track: true },
    paused: { kind: 'paused', lead: ref, track: words, already: false },
    resumed: { kind: 'resumed', lead: ref, track: words, already: false },
    asked: { kind: 'asked', lead: ref, owner: words, already: false },
    watched: { kind: 'watched', lead: ref, already: false },
    unwatched: { kind: 'unwatched', lead: ref, already: false },
    tagged: { kind: 'tagged', lead: ref, added: [words, words], removed: [words] },
  };
  return Object.values(all);
}

export function workSaying(words: string, lead: Lead, reader: Reader): Record<string, Message> {
  const passed = {
    about: 'passed',
    lead,
    by: words,
    from: 'U02REP',
    to: words,
    note: words,
    tasks: 2,
    total: 80,
  };
  const facts = passed as Omit<Extract<NoticeFacts, { about: 'passed' }>, 'isNew'>;
  return {
    ...Object.fromEntries(
      changesSaying(words, lead).map((change) => [`change ${change.kind}`, leadChange(change)]),
    ),
    'passed to you': notice({ ...facts, isNew: true }, reader),
    asked: notice({ about: 'asked', lead, by: 'U02REP', byName: words }, reader),
    'watched, free': notice({ about: 'watched', lead, owner: null, by: words, what: 'lead.let_go' }, reader),
    'watched, passed': notice({ about: 'watched', lead, owner: words, by: words, what: words }, reader),
    'passed from you': notice({ ...facts, isNew: false }, reader),
  };
}

export function workModals(words: string, lead: Lead, origin: Origin): Record<string, ModalView> {
  const tags = Array.from({ length: 20 }, () => words.slice(0, 50));
  return {
    edit: editModal(lead, origin, inSlack),
    'edit again': editModal(lead, origin, inSlack, { name: words, phone: null }),
    lost: lostModal(lead, origin),
    pass: passModal(lead, origin),
    tags: tagsModal({ ...lead, tags }, origin),
  };
}
