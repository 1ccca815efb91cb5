import { describe, expect, it } from 'vitest';
import type { Lead } from '../../src/domain/lead.js';
import type { NoticeFacts } from '../../src/domain/notice-facts.js';
import { type NoticeWorld, noticeNow } from '../../src/domain/notice-now.js';
import { aLead } from '../views/given.js';

const now = new Date('2026-06-02T12:00:00Z');
const before = new Date('2026-06-01T12:00:00Z');
const later = new Date('2026-06-09T12:00:00Z');
const lead = aLead({ ownerId: 'U0RAVI', quietSince: before });
const task = { title: 'Call back', dueAt: before, isOpen: true };
const filed = { lead, taskId: 't', title: 'Call', dueAt: before };

const says = (facts: NoticeFacts, is: Partial<Lead> | null = {}, more: Partial<NoticeWorld> = {}) =>
  noticeNow(facts, { lead: is === null ? null : { ...lead, ...is }, task, to: 'U0RAVI', now, ...more });

describe('a notice that waited', () => {
  const risk: NoticeFacts = { about: 'at_risk', lead, coldAt: now, total: 1 };
  const awake: NoticeFacts = { about: 'awake', lead, snoozedBy: 'U0RAVI', wokenBy: 'time', total: 1 };

  it('tells the name, the stage, the owner and the total of now', () => {
    const is = { name: 'Janet Roe', stage: 'sql' as const, fit: 30, behaviour: 12 };
    expect(says(risk, is)).toMatchObject({ lead: is, total: 42 });
  });

  it.each<[string, NoticeFacts, Partial<Lead> | null, Partial<NoticeWorld>]>([
    ['at risk: it did something since', risk, { quietSince: now }, {}],
    ['at risk: it is cold by now', risk, { coldAt: now }, {}],
    ['at risk: somebody put it to sleep', risk, { snoozedUntil: new Date('2026-07-01') }, {}],
    ['at risk: it is somebody else’s', risk, { ownerId: 'U0ROSA' }, {}],
    ['at risk: the deal is won', risk, { wonAt: now }, {}],
    ['awake: asleep again', awake, { snoozedUntil: new Date('2026-07-01') }, {}],
    ['awake: let go', awake, { letGoAt: now }, {}],
    ['ready: sent back', { about: 'ready', lead, total: 1 }, { ownerId: null }, {}],
    ['any: the lead is gone', risk, null, {}],
    ['a task that was done since', { about: 'task_given', by: 'U0MONA', ...filed }, {}, { task: null }],
    ['a missed one that was done since', missed(), {}, { task: { ...task, isOpen: false } }],
    ['passed to them, and on again', passed(true), { ownerId: 'U0ROSA' }, {}],
    ['watched: it has changed hands again', watched(null), {}, {}],
    ['cover: the absence is over', begins(before), {}, {}],
    ['cover: the absence has begun', planned(before), {}, {}],
  ])('is struck out: %s', (_, facts, is, more) => {
    expect(says(facts, is, more)).toBeNull();
  });

  it.each<[string, NoticeFacts, Partial<Lead> | null, Partial<NoticeWorld>]>([
    ['awake, of a lead that is nobody’s', awake, { ownerId: null }, { to: 'U0ROSA' }],
    ['what was taken back with its lead', { about: 'undone', lead, what: 'lead.created', by: 'U' }, null, {}],
    ['that a lead was passed on', passed(false), { ownerId: 'U0ROSA' }, {}],
    ['a word to a channel', missed(), { ownerId: 'U0ROSA' }, { to: null }],
    ['that a watched lead has this owner', watched('U0RAVI'), {}, {}],
    ['cover: the absence goes on', begins(later), {}, {}],
    ['cover: the absence is to come', planned(later), {}, {}],
  ])('stays: %s', (_, facts, is, more) => {
    expect(says(facts, is, more)).not.toBeNull();
  });

  it('about a task tells its title and its day as they are now', () => {
    expect(says({ about: 'task_given', by: 'U0MONA', ...filed })).toMatchObject({ title: 'Call back' });
  });
});

function missed(): NoticeFacts {
  return { about: 'task_missed', assigneeId: 'U0RAVI', toManagers: false, ...filed };
}

function passed(isNew: boolean): NoticeFacts {
  const [by, from, to] = ['U0MONA', 'U0ROSA', 'U0RAVI'];
  return { about: 'passed', lead, by, from, to, isNew, note: null, tasks: 0, total: 1 };
}

function begins(until: Date): NoticeFacts {
  return { about: 'cover_begins', person: 'U0ROSA', until, cold: [], due: [], coldCount: 0, dueCount: 0 };
}

function planned(from: Date): NoticeFacts {
  return { about: 'cover_planned', person: 'U0ROSA', from, until: later, isOff: false };
}

function watched(owner: string | null): NoticeFacts {
  return { about: 'watched', lead, owner, by: null, what: 'lead.claimed' };
}
