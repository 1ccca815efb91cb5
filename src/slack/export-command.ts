import { mkdtemp, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type ExportWish, exportLeads } from '../app/lead/export-leads.js';
import { writeLeadCsv } from '../export/lead-csv.js';
import { dateIn } from '../views/dates.js';
import { escaped, plural } from '../views/text.js';
import type { Said } from './answer.js';
import type { Desk, Visit } from './desk.js';
import { type Given, sendFile } from './files.js';
import { refuse, said } from './say.js';
import { withProgress } from './with-progress.js';

/** What can be exported, for whoever asked for something else. */
export const EXPORTS =
  'What shall I export? `/lead export mine`, `hot`, `cold`, `segment decision-makers`, or `all` for managers. It comes as a CSV file in our direct messages.';

const newFolder = promisify(mkdtemp);

/** Leads as a CSV file in the person's direct messages; what takes long shows how far it is. */
export const exportAnswer = (desk: Desk, visit: Visit, wish: ExportWish): Promise<Said> =>
  withProgress(desk, visit.ctx.actor, async (onProgress) => {
    const folder = await newFolder(path.join(os.tmpdir(), 'kindling-export-'));
    try {
      const outcome = await exportLeads(
        desk.deps,
        visit.ctx,
        wish,
        async ({ title, leads, note }) => {
          const name = `leads-${title.replaceAll(/[^\w-]+/g, '-')}-${dateIn(visit.ctx.now, visit.zone)}.csv`;
          const file = path.join(folder, name);
          const count = await writeLeadCsv(file, leads());
          await note(count);
          return { count, name, sent: await send(desk, visit, { file, name, title, count }) };
        },
        onProgress,
      );
      if (!outcome.ok) return refuse(visit, outcome.problem);
      if (outcome.value === null)
        return said('There is no lead in that list, so there is nothing to export.');
      const { count, name, sent } = outcome.value;
      if (!sent.ok) return said(escaped(sent.why, 1000));
      return said(`📄 ${escaped(name, 100)} with ${plural(count, 'lead')} is in our direct messages.`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

async function send(
  desk: Desk,
  { ctx }: Visit,
  { file, name, title, count }: { file: string; name: string; title: string; count: number },
): Promise<Given<unknown>> {
  return sendFile(desk.web, {
    channelOrUser: ctx.actor,
    name,
    title: name,
    data: await openAsBlob(file, { type: 'text/csv' }),
    comment: `${plural(count, 'lead')} (${escaped(title, 60)}), scores as of now, times in UTC. Kindling’s import reads the file back.`,
  });
}
