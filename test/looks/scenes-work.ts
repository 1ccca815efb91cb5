import type { ModalView } from '@slack/types';
import type { Message } from '../../src/views/blocks.js';
import { chooser } from '../../src/views/chooser.js';
import { help } from '../../src/views/help.js';
import { leadChange } from '../../src/views/lead-change.js';
import { leadList } from '../../src/views/lead-list.js';
import { editModal } from '../../src/views/modals/edit.js';
import { lostModal } from '../../src/views/modals/lost.js';
import { passModal } from '../../src/views/modals/pass.js';
import { tagsModal } from '../../src/views/modals/tags.js';
import { notice } from '../../src/views/notice.js';
import { problem } from '../../src/views/problem.js';
import { aLead, aRef, hoursAgo, inPlain } from '../views/given.js';

const reader = inPlain;
const origin = { about: 'lead' as const, id: 'lead-1', message: null };
const found = ['Jane Doe', 'Jane Smith', 'Jane van Doe'].map((name, at) => aLead({ id: `lead-${at}`, name }));

/** What is done with a lead, and looked for. */
export const WORK: Record<string, () => Message[]> = {
  'work-help': () => [help(null)],
  'work-help-edit': () => [help('edit'), help('find')],
  'work-find': () => [
    leadList(
      {
        list: 'find',
        asked: 'jane',
        rows: found.map((lead) => ({ lead, why: null })),
        from: 0,
        count: 100,
      },
      reader,
    ),
    chooser('jane', [aRef(), aRef({ id: 'lead-2', name: 'Jane Smith', company: null })], 'pass jane @rosa'),
  ],
  'work-changes': () => [
    leadChange({
      kind: 'edited',
      lead: aRef(),
      changed: [
        { field: 'title', to: 'CTO' },
        { field: 'phone', to: null },
        { field: 'companySize', to: 40 },
      ],
    }),
    leadChange({
      kind: 'passed',
      lead: aRef(),
      from: 'U01REP',
      to: 'U02REP',
      already: false,
      tasks: 2,
      track: true,
    }),
    leadChange({ kind: 'paused', lead: aRef(), track: 'Cold lead re-engagement', already: false }),
    leadChange({ kind: 'asked', lead: aRef(), owner: 'U02REP', already: false }),
    leadChange({ kind: 'watched', lead: aRef(), already: false }),
    notice({ about: 'asked', lead: aLead(), by: 'U01REP', byName: 'Ben' }, reader),
    notice({ about: 'watched', lead: aLead(), owner: null, by: 'U02REP', what: 'lead.let_go' }, reader),
    notice(
      {
        about: 'passed',
        lead: aLead(),
        by: 'U01REP',
        from: 'U01REP',
        to: 'U02REP',
        isNew: true,
        note: 'She knows their CTO',
        tasks: 2,
        total: 86,
      },
      reader,
    ),
    problem(
      {
        kind: 'edited_meanwhile',
        lead: aRef(),
        changes: [{ field: 'phone', now: '+49 30 1', yours: '+49 30 2', by: 'U02REP', at: hoursAgo(0.1) }],
        yours: { phone: '+49 30 2' },
      },
      reader,
    ),
  ],
};

export const WORK_MODALS: Record<string, () => ModalView> = {
  'work-modal-edit': () => editModal(aLead(), origin, reader),
  'work-modal-tags': () => tagsModal(aLead({ tags: ['vip', 'demo'] }), origin),
  'work-modal-pass': () => passModal(aLead(), origin),
  'work-modal-lost': () => lostModal(aLead(), origin),
};
