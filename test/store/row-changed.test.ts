import { expect, it } from 'vitest';
import { rowChanged } from '../../src/store/lead-columns.js';
import { newLeadRow } from '../../src/store/lead-rows.js';

const row = newLeadRow({ id: 'a', teamId: 'T1', email: 'jane@acme.example', now: new Date(0) });
const FIXED = ['id', 'teamId', 'email', 'createdAt'];

it('a change of anything that is stored of a lead is seen, and nothing where there is none', () => {
  const seen = Object.keys(row).filter((name) => rowChanged(row, { ...row, [name]: 'another' }));
  expect(seen).toEqual(Object.keys(row).filter((name) => !FIXED.includes(name)));
  expect(rowChanged(row, { ...row })).toBe(false);
});
