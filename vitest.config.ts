import { defineConfig } from 'vitest/config';

// Every conversion of dates is right only in UTC; src/main.ts does the same.
process.env.TZ = 'UTC';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/mongo/**', 'node_modules/**'],
    globalSetup: ['test/support/database-server.ts'],
    env: { TZ: 'UTC' },
    pool: 'forks',
    maxWorkers: 3,
    // Loading Prisma and Bolt anew for each of ninety files would take a third of the whole.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test that prints hides something: what it found out belongs into an assertion.
    onConsoleLog(line) {
      throw new Error(`A test printed: ${line.slice(0, 500)}`);
    },
  },
});
