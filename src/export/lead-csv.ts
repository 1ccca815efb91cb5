import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type Lead, total } from '../domain/lead.js';

/** What is written of a lead: under headings the import reads back, instants in ISO 8601, UTC. */
const COLUMNS: Record<string, (lead: Lead) => string | number | null> = {
  email: (lead) => lead.email,
  name: (lead) => lead.name,
  title: (lead) => lead.title,
  company: (lead) => lead.company,
  'company size': (lead) => lead.companySize,
  industry: (lead) => lead.industry,
  phone: (lead) => lead.phone,
  'time zone': (lead) => lead.timeZone,
  source: (lead) => lead.source,
  value: (lead) => lead.value,
  country: (lead) => lead.country,
  budget: (lead) => lead.budget,
  'tech stack': (lead) => lead.techStack,
  'buying role': (lead) => lead.buyingRole,
  tags: (lead) => lead.tags.join(' '),
  'owner id': (lead) => lead.ownerId,
  stage: (lead) => lead.stage,
  'funnel stage': (lead) => lead.funnel,
  score: (lead) => total(lead),
  fit: (lead) => lead.fit,
  behaviour: (lead) => lead.behaviour,
  segments: (lead) => lead.segments.join(' '),
  'last activity kind': (lead) => lead.lastActivityKind,
  'last activity at': (lead) => instant(lead.lastActivityAt),
  'quiet since': (lead) => instant(lead.quietSince),
  'cold since': (lead) => instant(lead.coldAt),
  'snoozed until': (lead) => instant(lead.snoozedUntil),
  'unsubscribed at': (lead) => instant(lead.suppressedAt),
  'let go at': (lead) => instant(lead.letGoAt),
  'won at': (lead) => instant(lead.wonAt),
  'lost at': (lead) => instant(lead.lostAt),
  'lost reason': (lead) => lead.lostReason,
  'added at': (lead) => instant(lead.createdAt),
};

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * Writes leads into a CSV file as they come, so that a hundred thousand of them are never in memory at once. A cell that
 * a spreadsheet would take for a formula has an apostrophe before it. Answers how many leads there were.
 */
export async function writeLeadCsv(file: string, batches: AsyncIterable<Lead[]>): Promise<number> {
  let count = 0;
  async function* rows() {
    for await (const leads of batches) {
      count += leads.length;
      for (const lead of leads) yield Object.values(COLUMNS).map((read) => read(lead));
    }
  }
  // The byte order mark tells Excel that it is UTF-8.
  const csv = stringify({ bom: true, header: true, columns: Object.keys(COLUMNS), escape_formulas: true });
  await pipeline(Readable.from(rows()), csv, createWriteStream(file));
  return count;
}
