import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../src/lib/clock.js';
import { startPostgres } from '../../src/store/embedded-postgres.js';
import { MIGRATIONS, openSchemaEngine, SCHEMA } from './schema-engine.js';

// Writes the migration that a change of prisma/schema.prisma asks for:
// node scripts/run.mjs test/support/new-migration.ts add_the_thing
const [, , name = 'change'] = process.argv;
const dir = mkdtempSync(path.join(os.tmpdir(), 'kindling-migration-'));
chmodSync(dir, 0o755);
const postgres = await startPostgres({ dir: path.join(dir, 'postgres'), lasting: false });
const engine = await openSchemaEngine(postgres.connection, readFileSync(SCHEMA, 'utf8'));
const sql = await engine.fromMigrations(MIGRATIONS);
if (sql) {
  const stamp = systemClock.now().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const file = path.join(MIGRATIONS, `${stamp}_${name}`, 'migration.sql');
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  process.stdout.write(`${file}\n`);
} else {
  process.stdout.write('The migrations and the schema agree: there is nothing to write.\n');
}
await engine.close();
await postgres.stop();
rmSync(dir, { recursive: true, force: true });
