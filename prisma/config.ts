import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  // Made by a migration of ours, used by Agenda alone.
  experimental: { externalTables: true },
  tables: { external: ['public.agenda_jobs'] },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
