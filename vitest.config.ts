import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import LongestFirst from './tools/longest-first.ts'

/** One project a kind of test: the suffix of a test file says what it needs, so each budget is measured alone. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // What one suite has transformed the next reads from a folder in node_modules, keyed by content: most of a start is that.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongestFirst },
    // A test waits half of its time for PostgreSQL, for disks and for deliberate delays, and Vitest leaves one core unused:
    // two cores would run one file after the other.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.{store,http,crash,long}.test.{ts,tsx}'],
          // They share code, loaded once a worker, and no state: none of them mocks a module or changes the environment.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: ['src/**/*.store.test.{ts,tsx}'],
          globalSetup: ['src/platform/testing/global-database.ts'],
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['src/**/*.http.test.{ts,tsx}'],
          globalSetup: ['src/platform/testing/global-database.ts'],
          // Each file opens a house of its own on a database of its own; what they share is code, loaded once a worker.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.journey.test.{ts,tsx}'],
          globalSetup: ['src/platform/testing/global-database.ts'],
          // Each journey has a house, a port and a browser of its own; what they share is code, loaded once a worker.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['e2e/**/*.crash.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: ['{src,e2e}/**/*.long.test.ts'], testTimeout: 600_000 },
      },
    ],
  },
})
