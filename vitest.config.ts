import { defineConfig } from 'vitest/config'

export default defineConfig({
  // forks: nodejieba leaks its dictionary in every worker thread that ends
  test: { include: ['tests/**/*.test.ts'], pool: 'forks', testTimeout: 30_000 },
})
