import type { Deps } from '../app/deps.js';
import { type Entry, recordNews } from '../app/record-news.js';
import type { Profile } from '../domain/lead.js';
import type { Clock } from '../lib/clock.js';
import type { FileLead } from './read-lead.js';

/** What became, or would become, of leads. */
export type Counts = { created: number; changed: number; unchanged: number };

export type Loading = {
  deps: Deps;
  teamId: string;
  clock: Clock;
  /** False: only count. */
  write: boolean;
  /** Called after each batch with the number of leads dealt with. */
  onBatch(count: number): void;
  /** Once true, no further batch is begun. */
  isStopped(): boolean;
};

/** Loads leads batch by batch, each batch whole or not at all. A lead that the file tells nothing new of is left alone. */
export async function load(batches: AsyncIterable<FileLead[]>, loading: Loading): Promise<Counts> {
  const counts: Counts = { created: 0, changed: 0, unchanged: 0 };
  for await (const batch of batches) {
    if (loading.isStopped()) break;
    const known = await knownAmong(loading, batch);
    const news = batch.filter(({ email, profile }) => tellsMore(known.get(email), profile));
    const fresh = news.filter(({ email }) => !known.has(email));
    if (loading.write) await write(loading, news, known);
    counts.created += fresh.length;
    counts.changed += news.length - fresh.length;
    counts.unchanged += batch.length - news.length;
    loading.onBatch(batch.length);
  }
  return counts;
}

async function write(
  { deps, teamId, clock }: Loading,
  news: FileLead[],
  known: Map<string, Profile>,
): Promise<void> {
  const now = clock.now();
  const entries = news.map(({ email, profile }): Entry => {
    // Where a known lead came from is known better than by a file that doesn't say.
    const source = known.has(email) ? {} : { source: 'import' };
    return { email, profile: { ...source, ...profile }, at: now, activity: null };
  });
  await recordNews(deps, teamId, now, entries);
}

function tellsMore(known: Profile | undefined, said: Partial<Profile>): boolean {
  if (known === undefined) return true;
  const fields = Object.keys(said) as (keyof Profile)[];
  return fields.some((field) => known[field] !== said[field]);
}

async function knownAmong({ deps, teamId }: Loading, batch: FileLead[]): Promise<Map<string, Profile>> {
  const rows = await deps.db.prisma.lead.findMany({
    where: { teamId, email: { in: batch.map(({ email }) => email) } },
    select: {
      email: true,
      name: true,
      title: true,
      company: true,
      companySize: true,
      industry: true,
      phone: true,
      timeZone: true,
      source: true,
      value: true,
      country: true,
      budget: true,
      techStack: true,
      buyingRole: true,
    },
  });
  return new Map(rows.map(({ email, ...profile }) => [email, profile]));
}
