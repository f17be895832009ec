import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/fast-check-seed.ts'],
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/unit/**/*.test.ts'],
          // Stops what hangs; how fast something is says the benchmark.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'shell',
          setupFiles: ['test/fast-check-seed.ts'],
          include: ['test/shell/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'formats',
          setupFiles: ['test/fast-check-seed.ts'],
          include: ['test/formats/**/*.test.ts', 'test/installer/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
