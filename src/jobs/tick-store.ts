import { PostgresBackend, type PostgresBackendConfig } from '@agendajs/postgres-backend';
import type { AgendaBackend } from 'agenda';

/** Where Agenda keeps its rows: the Postgres in use (its table is made by a migration), or a MongoDB. */
export type TickStoreChoice =
  | { kind: 'postgres'; pool: NonNullable<PostgresBackendConfig['pool']> }
  | { kind: 'mongo'; uri: string };

/** `prepare` fails while the database is not there and may be tried again. */
export type TickStore = { backend: AgendaBackend; prepare: () => Promise<void>; close(): Promise<void> };

/** Opens the store without touching the database. `onError` hears of connections that break while idle. */
export async function openTickStore(
  choice: TickStoreChoice,
  onError: (error: Error) => void,
): Promise<TickStore> {
  return choice.kind === 'postgres' ? onPostgres(choice.pool, onError) : onMongo(choice.uri, onError);
}

type Postgres = Extract<TickStoreChoice, { kind: 'postgres' }>;

// Without LISTEN/NOTIFY: Agenda would send three notifications a ring, and nobody needs them, since every
// ring is known in advance. Two Agendas that make their own table at the same moment crash each other.
function onPostgres(pool: Postgres['pool'], onError: (error: Error) => void): TickStore {
  const backend = new PostgresBackend({ pool, ensureSchema: false, disableNotifications: true });
  pool.on('error', onError);
  backend.notificationChannel?.on('error', onError);
  return {
    backend,
    prepare: () => backend.connect(),
    async close() {
      pool.off('error', onError);
    },
  };
}

const COLLECTION = 'kindling_ticks';
// Every statement of ours is tiny. One that is never answered would silence its tick for good.
const LIMITS = { serverSelectionTimeoutMS: 2_000, waitQueueTimeoutMS: 5_000, socketTimeoutMS: 5_000 };

async function onMongo(uri: string, onError: (error: Error) => void): Promise<TickStore> {
  // Loaded only where it is wanted: the driver takes longer to load than the rest of us.
  const { MongoClient } = await import('mongodb');
  const { MongoBackend } = await import('@agendajs/mongo-backend');
  const client = new MongoClient(uri, LIMITS);
  client.on('error', onError);
  const rows = client.db().collection(COLLECTION);
  const backend = new MongoBackend({ mongo: client.db(), collection: COLLECTION });
  return {
    backend,
    async prepare() {
      await client.connect();
      // Agenda's upsert alone lets two processes that start together make two rows of one tick.
      await rows.createIndex({ name: 1 }, { unique: true, name: 'one_row_a_tick' });
      await backend.connect();
    },
    close: () => client.close(),
  };
}
