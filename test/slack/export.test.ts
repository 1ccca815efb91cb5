import { readdirSync } from 'node:fs';
import os from 'node:os';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/import/import-file.js';
import { beginExport } from '../../src/store/exports.js';
import { look, makeFolder, wishOf } from '../import/files.js';
import { RAVI } from '../support/world.js';
import { type DeskWorld, openDesk } from './desk-world.js';

const file = (desk: DeskWorld, who = '@ravi') => {
  const found = desk.slack.filesIn(who).at(-1);
  if (!found?.content) throw new Error(`no file in ${who}`);
  return { name: found.name, text: found.content.toString('utf8') };
};
const read = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });
const exported = (desk: DeskWorld) =>
  desk.world.prisma.history.findMany({ where: { teamId: desk.world.team, verb: 'leads.exported' } });

async function withLeads(): Promise<DeskWorld> {
  const desk = await openDesk();
  await desk.readyJane();
  await desk.as('ravi').types('claim acme');
  await desk.as('ravi').types('tag acme +vip');
  await desk.as('ravi').types('add bob@globex.com Bob Roe, CTO at Globex --size 40 --value 20k');
  return desk;
}

describe('/lead export', () => {
  it('sends one’s own leads as a file, and writes down who took how many', async () => {
    const desk = await withLeads();
    const said = await desk.as('ravi').types('export');
    expect(said).toContain('📄 leads-mine-2026-06-01.csv with 1 lead is in our direct messages.');
    const [lead, ...others] = read(file(desk).text);
    expect(others).toEqual([]);
    expect(lead).toMatchObject({
      email: 'jane@acme.com',
      name: 'Jane Doe',
      company: 'Acme',
      tags: 'vip',
      'owner id': RAVI,
      stage: 'sql',
      'last activity at': '2026-06-01T12:00:00.000Z',
    });
    expect(await exported(desk)).toMatchObject([{ actorId: RAVI, facts: { which: 'mine', count: 1 } }]);
    expect(readdirSync(os.tmpdir()).filter((name) => name.startsWith('kindling-export-'))).toEqual([]);
  });

  it.each([
    ['export hot', ['jane@acme.com']],
    ['export segment middle', ['jane@acme.com'].slice(1)],
    ['csv my leads', ['jane@acme.com']],
  ])('%s', async (typed, emails) => {
    const desk = await withLeads();
    const said = await desk.as('ravi').types(typed);
    if (emails.length === 0) expect(said).toContain('nothing to export');
    else expect(read(file(desk).text).map(({ email }) => email)).toEqual(emails);
  });

  it('all leads are for managers', async () => {
    const desk = await withLeads();
    expect(await desk.as('ravi').types('export all')).toContain('All leads of the team are for managers');
    await desk.as('mona').types('export all');
    expect(read(file(desk, '@mona').text)).toHaveLength(2);
  });

  it.each([
    ['export the moon', 'What shall I export?'],
    ['export segment', 'What shall I export?'],
    ['export segment bogus', 'There is no segment “bogus”'],
    ['export cold', 'nothing to export'],
  ])('%s is answered, and nothing is sent', async (typed, words) => {
    const desk = await withLeads();
    expect(await desk.as('ravi').types(typed)).toContain(words);
    expect(desk.slack.filesIn('@ravi')).toEqual([]);
    expect(await exported(desk)).toEqual([]);
  });

  it('one at a time a person: a second is told so, and one that died frees the way', async () => {
    const desk = await withLeads();
    const { prisma, team } = desk.world;
    const run = { teamId: team, userId: RAVI, token: desk.world.deps.ids.next() };
    const twenty = Array.from({ length: 20 }, () => beginExport(prisma, run, desk.world.clock.now(), 60_000));
    expect((await Promise.all(twenty)).filter((begun) => begun)).toHaveLength(1);
    expect(await desk.as('ravi').types('export')).toContain('Your last export is still being written');
    await desk.as('mona').types('export all');
    expect(desk.slack.filesIn('@mona')).toHaveLength(1);
    await prisma.exportRun.updateMany({ data: { leaseUntil: new Date(0) } });
    expect(await desk.as('ravi').types('export')).toContain('with 1 lead');
    expect(await desk.as('ravi').types('export')).toContain('with 1 lead');
  });

  it('Slack that takes no file: why, and what to do', async () => {
    const desk = await withLeads();
    desk.slack.failNext('files.getUploadURLExternal', { error: 'file_uploads_disabled' });
    expect(await desk.as('ravi').types('export')).toContain('lets nobody upload files');
  });

  it('no cell is a formula, and the import reads it all back', async () => {
    const desk = await withLeads();
    const { world } = desk;
    const evil = ['=1+1', '+34 600', '-2+3', '@SUM(A1)', '＝cmd', '＋1', '－1', '＠x', '"quoted", and comma'];
    await world.send(
      ...evil.map((name, at) =>
        world.event('pricing_page_viewed', `evil${at}@x.com`, { profile: { name, company: name } }),
      ),
    );
    await desk.as('mona').types('export all');
    const { text } = file(desk, '@mona');
    for (const row of parse(text, { bom: true }))
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);

    const folder = makeFolder();
    const other = world.another();
    const here = { deps: other.deps, teamId: other.team, clock: other.clock, isStopped: () => false };
    const screen = {
      say: () => undefined,
      ask: null,
      bar: () => ({ move: () => undefined, end: () => undefined }),
    };
    try {
      const inspected = await look(folder.write(text));
      expect(await importFile(inspected, wishOf('--yes'), here, screen)).toBe(0);
    } finally {
      folder.remove();
    }
    const kept = (lead: Awaited<ReturnType<typeof world.lead>>) => {
      const { email, name, title, company, companySize, industry, phone, timeZone, source, value } = lead;
      // A lead without a source is said to come from the import.
      return {
        email,
        name,
        title,
        company,
        companySize,
        industry,
        phone,
        timeZone,
        source: source ?? 'import',
        value,
      };
    };
    expect((await other.leads()).map(kept)).toEqual((await world.leads()).map(kept));
  });
});
