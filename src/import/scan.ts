import type { Mapping } from './headings.js';
import { type Row, readRows, type Shape } from './read-csv.js';
import { type FileLead, readLead } from './read-lead.js';
import type { Rejects } from './rejected.js';

/** What a file holds. `repeated`: addresses on several rows, and how many rows beyond the first they take. */
export type Scan = {
  rows: number;
  leads: number;
  repeated: { emails: Set<string>; rows: number };
  bad: { count: number; first: { line: number; reason: string }[] };
};

const SHOWN = 5;
const BATCH = 500;

/** Reads the file through once, and files the rows that can't be loaded. Keeps the addresses, not the rows. */
export async function scan(shape: Shape, mapping: Mapping, rejects: Rejects): Promise<Scan> {
  const seen = new Set<string>();
  const found: Scan = {
    rows: 0,
    leads: 0,
    repeated: { emails: new Set(), rows: 0 },
    bad: { count: 0, first: [] },
  };
  try {
    for await (const row of dataRows(shape)) {
      found.rows += 1;
      const read = readLead(mapping, row.cells);
      if (read.ok) note(found, seen, read.lead.email);
      else await reject(found, rejects, row, read.reason);
    }
  } finally {
    await rejects.end();
  }
  found.leads = seen.size;
  return found;
}

/**
 * The leads of the file in batches, each lead once: rows about the same one are merged, later words over
 * earlier ones, and come at the end.
 */
export async function* batchesOf(
  shape: Shape,
  mapping: Mapping,
  repeated: Set<string>,
): AsyncGenerator<FileLead[]> {
  const merged = new Map<string, FileLead>();
  let batch: FileLead[] = [];
  for await (const { cells } of dataRows(shape)) {
    const read = readLead(mapping, cells);
    if (!read.ok) continue;
    const { email, profile } = read.lead;
    if (repeated.has(email)) {
      merged.set(email, { email, profile: { ...merged.get(email)?.profile, ...profile } });
      continue;
    }
    batch.push(read.lead);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  const rest = [...batch, ...merged.values()];
  for (let at = 0; at < rest.length; at += BATCH) yield rest.slice(at, at + BATCH);
}

async function* dataRows(shape: Shape): AsyncGenerator<Row> {
  let isHeader = true;
  for await (const row of readRows(shape)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

function note(found: Scan, seen: Set<string>, email: string): void {
  if (seen.has(email)) {
    found.repeated.emails.add(email);
    found.repeated.rows += 1;
  }
  seen.add(email);
}

async function reject(found: Scan, rejects: Rejects, row: Row, reason: string): Promise<void> {
  found.bad.count += 1;
  if (found.bad.first.length < SHOWN) found.bad.first.push({ line: row.line, reason });
  await rejects.add(row, reason);
}
