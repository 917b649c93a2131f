#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

if (existsSync(new URL('../bundle/start.cjs', import.meta.url))) {
  const require = createRequire(import.meta.url)
  require('../bundle/start.cjs').start(process.argv)
} else {
  // a clone, or one whose files moved on since it was built
  console.error('aid-extract: it is not built yet: run `npm run setup` in its folder')
  process.exitCode = 2
}
