#!/usr/bin/env node
import { existsSync } from 'node:fs'

if (existsSync(new URL('../bundle/main.js', import.meta.url))) {
  const { main } = await import('../bundle/main.js')
  await main(process.argv)
} else {
  // a clone, or one whose files moved on since it was built
  console.error('aid-extract: it is not built yet: run `npm run setup` in its folder')
  process.exitCode = 2
}
