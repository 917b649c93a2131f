import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // what the rules read of the word lists: a list that was changed counts, built or not
    globalSetup: 'tests/make-data.ts',
    // forks: nodejieba leaks its dictionary in every worker thread that ends
    pool: 'forks',
    // one process for many files: modules and the dictionary are loaded once
    isolate: false,
    // as the command line sets it: the engine compiles what runs often, a tenth of the processor less
    execArgv: ['--interrupt-budget=600000'],
    // a busy machine is no failure: what must not be slow is held by ratios
    // npm run coverage: the review page's own part runs in a browser, where tests/review-page.hard.ts tries it
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/review/app/**'],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 95 },
    },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
