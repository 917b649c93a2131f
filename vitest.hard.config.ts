import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

/** The tests that cost too much for every run: `npm run test:hard`. On all cores, of which Vitest would leave one idle. */
export default defineConfig({ test: { ...base.test, include: ['tests/**/*.hard.ts'], maxWorkers: '100%' } })
