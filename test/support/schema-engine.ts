import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineCode from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export const MIGRATIONS = path.resolve('prisma/migrations');
export const SCHEMA = path.resolve('prisma/schema.prisma');

/** `fromMigrations`: the SQL that leads from what the migrations make to the schema; empty where they agree. */
export type Engine = {
  fromMigrations(dir: string): Promise<string>;
  /** Applies what is missing, as `prisma migrate deploy` does; answers the names. */
  deploy(dir: string): Promise<string[]>;
  close(): Promise<void>;
};

/**
 * Prisma's own schema engine, without the binary that Prisma would download. `admin` is a server where it
 * may make databases: it replays migrations in one of its own to see what they amount to.
 */
export async function openSchemaEngine(admin: pg.PoolConfig, schema: string): Promise<Engine> {
  await loadEngine();
  const pool = new pg.Pool({ ...admin, max: 3 });
  const engine = await engineCode.SchemaEngine.new(
    { datamodels: [[SCHEMA, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(replayable(admin, pool)),
  );
  const to = { tag: 'schemaDatamodel' as const, files: [{ path: SCHEMA, content: schema }] };
  // Tables that are there by a migration of ours and belong to Agenda, not to the schema.
  const filters = { externalTables: ['public.agenda_jobs'], externalEnums: [] };
  const ask = async (from: Parameters<typeof engine.diff>[0]['from']) => {
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters });
    return stdout && !stdout.includes('This is an empty migration') ? stdout : '';
  };
  return {
    fromMigrations: (dir) => ask({ tag: 'migrations', ...listMigrations(dir) }),
    deploy: async (dir) =>
      (await engine.applyMigrations({ migrationsList: listMigrations(dir), filters })).appliedMigrationNames,
    close: () => pool.end(),
  };
}

// The compiler is told of no browser; this is the little of its WebAssembly that Node has, too.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

let loaded = false;
async function loadEngine(): Promise<void> {
  if (loaded) return;
  loaded = true;
  const file = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': engineCode,
  });
  engineCode.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

function listMigrations(dir: string) {
  const names = readdirSync(dir, { withFileTypes: true }).filter((each) => each.isDirectory());
  return {
    baseDir: dir,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(path.join(dir, 'migration_lock.toml'), 'utf8'),
    },
    migrationDirectories: names
      .map(({ name }) => name)
      .toSorted()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: readFileSync(path.join(dir, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

function replayable(admin: pg.PoolConfig, pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  let made = 0;
  factory.connect = () => adapterOn(pool);
  // Prisma's own way drops the database while its connections are still open, which Postgres refuses.
  factory.connectToShadowDb = async () => {
    const name = `shadow_${process.pid}_${++made}`;
    await pool.query(`CREATE DATABASE ${name}`);
    const inside = new pg.Pool({ ...admin, database: name });
    // Dropping the database ends connections that the engine still holds.
    inside.on('error', () => undefined);
    const shadow = await adapterOn(inside);
    shadow.dispose = async () => {
      await inside.end();
      await pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    };
    return shadow;
  };
  return factory;
}

// Prisma's adapter cuts a script at every semicolon, which breaks functions, and does not read Postgres'
// inner one-letter type.
async function adapterOn(pool: pg.Pool) {
  const chars = readCharsAsText(pool);
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    const types = answer.columnNames.map((column, at) =>
      chars.has(column) ? ColumnTypeEnum.Character : answer.columnTypes[at],
    );
    return { ...answer, columnTypes: types.filter((type) => type !== undefined) };
  };
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}

const INNER_CHAR = 18;
const TEXT = 25;

/** Makes the pool say `text` where Postgres says `"char"`; answers the names of the columns it did so for. */
function readCharsAsText(pool: pg.Pool): Set<string> {
  const columns = new Set<string>();
  const query = pool.query.bind(pool);
  Reflect.set(pool, 'query', async (asked: pg.QueryConfig, values?: unknown[]) => {
    const answer = await query(asked, values);
    for (const field of Array.isArray(answer)
      ? []
      : answer.fields.filter(({ dataTypeID }) => dataTypeID === INNER_CHAR)) {
      columns.add(field.name);
      field.dataTypeID = TEXT;
    }
    return answer;
  });
  return columns;
}
