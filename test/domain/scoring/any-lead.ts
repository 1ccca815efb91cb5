import { EMPTY_PROFILE } from '../../../src/domain/lead.js';
import type { LeadRow } from '../../../src/domain/stand.js';

/** The row of a lead of whom nothing but its birth and its tags is known. */
export const rowOf = ({ createdAt, tags }: { createdAt: Date; tags: string[] }): LeadRow => ({
  ...EMPTY_PROFILE,
  id: 'lead-1',
  teamId: 'T0TEST',
  email: 'jane@acme.com',
  ownerId: null,
  tags,
  account: null,
  handed: false,
  raisedLine: null,
  episode: 0,
  coldAt: null,
  snoozedUntil: null,
  snoozedBy: null,
  suppressedAt: null,
  letGoAt: null,
  wonAt: null,
  lostAt: null,
  lostReason: null,
  createdAt,
});
