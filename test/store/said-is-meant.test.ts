import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { freshDatabase } from '../support/postgres.js';
import { MIGRATIONS } from '../support/schema-engine.js';

const MIGRATION = '20261126001000_said_is_meant';
const now = new Date('2026-11-25T09:00:00Z');
const lead = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const did = (where: Record<string, string[]>) => ({ did: ['content_downloaded'], where, times: 1 });
const plain = { rules: [{ id: 'case', label: 'where: {"kind"}', when: did({ kind: ['case_study'] }) }] };
const compound = { rules: [{ id: 'both', when: { all: [did({}), { any: [{ is: 'seniority' }] }] } }] };

describe('rules and standings from before an absent property was no longer let pass', () => {
  let pool: pg.Pool;
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let made = 0;
  const newId = () => `id-${++made}`;

  const book = (
    team: string,
    version: number,
    status: string,
    model: unknown,
    cursor: string | null = null,
  ) =>
    pool.query(
      `INSERT INTO rulebook (team_id, version, name, source, model, diff, reason, status, created_at, done, cursor)
       VALUES ($1, $2, 'r', 'as written', $3, '[]', 'r', $4, $5, 7, $6)`,
      [team, version, model, status, now, cursor],
    );
  const stands = (team: string, at: number, properties: Record<string, unknown>) =>
    pool.query(
      `WITH l AS (INSERT INTO lead (id, team_id, email, episode, handed, search, created_at)
         VALUES ($1::uuid, $2::text, $1::text, 0, false, '', $3)),
       s AS (INSERT INTO standing (lead_id, version, team_id, fit, behaviour, as_of, stage, heat, segments, quiet_since)
         VALUES ($1::uuid, 1, $2, 0, 0, $3, 'new', 0, '{}', $3))
       INSERT INTO activity (id, team_id, lead_id, dedupe_key, kind, origin, occurred_at, recorded_at, properties)
       VALUES ($1::uuid, $2, $1::uuid, $1::text, 'content_downloaded', 'webhook', $3, $3, $4)`,
      [lead(at), team, now, properties],
    );

  beforeAll(async () => {
    fresh = await freshDatabase();
    pool = new pg.Pool(fresh.config).on('error', () => undefined);
    const before = mkdtempSync(path.join(os.tmpdir(), 'kindling-before-'));
    cpSync(MIGRATIONS, before, { recursive: true });
    for (const name of readdirSync(before))
      if (/^\d/.test(name) && name >= MIGRATION) rmSync(path.join(before, name), { recursive: true });
    await migrate(pool, before, newId, now);
    rmSync(before, { recursive: true });
    await book('T1', 1, 'live', plain);
    await book('T1', 2, 'rescoring', plain, lead(3));
    await book('T2', 1, 'live', compound, lead(9));
    await stands('T1', 1, { kind: 'guide', title: 'Forty subject lines' });
    await stands('T1', 2, { kind: 'guide', title: 'Price list' });
    await stands('T1', 3, { name: 'Webhooks, explained' });
    await stands('T1', 4, { kind: ' ' });
    await stands('T1', 5, { kind: [] });
    await stands('T2', 6, {});
    await migrate(pool, MIGRATIONS, newId, now);
  });
  afterAll(async () => {
    await pool.end();
    await fresh.drop();
  });

  const rows = async (sql: string) => (await pool.query(sql)).rows;

  it('keeps what the rules meant, as a word that can be seen and taken out', async () => {
    const [one, two, other] = await rows('SELECT model FROM rulebook ORDER BY team_id, version');
    const kept = { ...plain.rules[0], when: did({ kind: ['case_study', 'unknown'] }) };
    expect([one, two]).toEqual([{ model: { rules: [kept] } }, { model: { rules: [kept] } }]);
    expect(other).toEqual({ model: compound });
  });

  it('forgets how those leads stand that may stand otherwise now, and no others', async () => {
    expect(await rows('SELECT lead_id FROM standing')).toEqual([{ lead_id: lead(1) }]);
  });

  it('has them scored at the next start, or with all others where a change is on its way', async () => {
    expect(await rows('SELECT status, cursor, done FROM rulebook ORDER BY team_id, version')).toEqual([
      { status: 'live', cursor: '00000000-0000-0000-0000-000000000000', done: 7 },
      { status: 'rescoring', cursor: null, done: 0 },
      { status: 'live', cursor: '00000000-0000-0000-0000-000000000000', done: 7 },
    ]);
  });
});
