import { readFileSync } from 'node:fs'
import { lazy } from '../lazy.js'
import { packageFile } from '../package-file.js'

/** The SHA-256 of all word lists: two runs with the same program and the same lists read alike. */
export const lexiconVersion = lazy((): string =>
  JSON.parse(readFileSync(packageFile('dist/lexicon/version.json'), 'utf8')),
)
