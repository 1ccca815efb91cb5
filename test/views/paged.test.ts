import { describe, expect, it } from 'vitest';
import { readAttentionPage } from '../../src/views/attention-lists.js';
import { readListPage } from '../../src/views/lead-list.js';
import { readFrom } from '../../src/views/paged.js';
import { readSegmentPage } from '../../src/views/segment-list.js';
import { readTasksPage } from '../../src/views/task-list.js';

describe('where a page begins, as a button says', () => {
  it.each<[unknown, number | null]>([
    [0, 0],
    [15, 15],
    [-5, 0],
    [9e15, 1_000_000],
    [1.5, null],
    ['15', null],
    [undefined, null],
    [Number.NaN, null],
  ])('%j: %j', (from, is) => {
    expect(readFrom(from)).toBe(is);
  });

  it.each([
    ['leads', readListPage, { list: 'hot' }],
    ['tasks', readTasksPage, { list: 'mine' }],
    ['a segment', readSegmentPage, { segment: 'vip' }],
    ['who rests', readAttentionPage, { list: 'snoozed' }],
    ['whom one watches', readAttentionPage, { list: 'watching' }],
  ] as const)('is read in one way: %s', (_, read, page) => {
    expect(read(JSON.stringify({ ...page, from: -5 }))).toMatchObject({ ...page, from: 0 });
    expect(read(JSON.stringify({ ...page, from: 'far' }))).toBeNull();
  });
});
