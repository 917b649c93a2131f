import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { lazy } from '../lazy.js'

const LISTS = /\.(?:tsv|utf8)$/

/** The SHA-256 of all word lists: two runs with the same program and the same lists read alike. */
export const lexiconVersion = lazy((): string => {
  const hash = createHash('sha256')
  const folder = new URL('./', import.meta.url)
  const names = readdirSync(folder).filter((name) => LISTS.test(name))
  for (const name of names.sort()) hash.update(`${name}\n`).update(readFileSync(new URL(name, folder)))
  return hash.digest('hex')
})
