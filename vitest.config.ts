import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Two cores and one shared engine: more workers only wait for each other.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'playground/**/*.ts'],
      exclude: ['playground/web/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 84, functions: 82, branches: 72, statements: 82 },
    },
  },
});
