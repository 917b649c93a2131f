// The documents that the tests of strip give it, with their options, each once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

/** Longer ones try the time that a rule takes. */
const LONGEST = 8000

export async function documentsOfTests(root, folder) {
  const file = join(folder, 'documents.jsonl')
  process.env.STRIP_DOCUMENTS = file
  const vitest = await startVitest('test', ['tests/strip-'], {
    root,
    watch: false,
    isolate: true,
    maxWorkers: 1,
    reporters: [],
    setupFiles: [fileURLToPath(new URL('record.mjs', import.meta.url))],
  })
  await vitest.close()
  const lines = new Set(readFileSync(file, 'utf8').trim().split('\n'))
  return Array.from(lines, (line) => JSON.parse(line)).filter(({ source }) => source.text.length <= LONGEST)
}
