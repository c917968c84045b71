import { defineConfig } from 'vitest/config';

const report = process.env.EARSHOT_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/helpers/build-program.ts'],
    // A default model that the user chose must not decide what the tests hear.
    env: { XDG_DATA_HOME: '/nonexistent' },
    // Many tests wait for real time to pass: on two cores one at a time would take twice as long.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
