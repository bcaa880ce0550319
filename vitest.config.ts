import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // One file at a time: the engine, and the browser of some tests, take the second core of a small machine.
    maxWorkers: 1,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'playground/**/*.ts'],
      exclude: ['playground/web/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 90, functions: 88, branches: 78, statements: 88 },
    },
  },
});
