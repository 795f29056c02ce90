import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/client/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Each conversation is a client of its own; two at a time keeps a small machine responsive.
    maxWorkers: 2,
    globalSetup: ['test/client/global-setup.ts'],
  },
});
