import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/client/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Most of the time is spent in child processes: one worker for each processor, also where there are only two.
    maxWorkers: '100%',
    globalSetup: ['test/global-setup.ts'],
  },
});
