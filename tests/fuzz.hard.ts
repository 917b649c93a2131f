import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, also read by bench/fuzz.mjs
import { targets } from '../bench/fuzz/targets.mjs'
import { toText } from '../src/decimal.js'
import { COLUMNS, explain, extract, FORMATS } from '../src/index.js'
import { sourcesIn } from '../src/read/sources-in.js'
import { scanNumerals } from '../src/recognise/numeral/numeral.js'
import { joinRanges } from '../src/recognise/range.js'
import { AidRecord } from '../src/record.js'

// A little of what `npm run fuzz` does, always with the same seed, and all that it has found so far.

const KEPT = join(import.meta.dirname, '../fixtures/fuzz')
/** Inputs of each target: the whole documents cost a hundred times as much. */
const RUNS: Readonly<Record<string, number>> = {
  numerals: 2000,
  figures: 300,
  mentions: 500,
  documents: 6,
  mutants: 12,
  reading: 500,
  formats: 200,
}

interface Target {
  readonly inputs: fc.Arbitrary<unknown>
  readonly check: (input: unknown) => void | Promise<void>
}

const all: Readonly<Record<string, Target>> = targets({
  extract,
  explain,
  AidRecord,
  scanNumerals,
  joinRanges,
  toText,
  sourcesIn,
  COLUMNS,
  csv: await FORMATS.csv.text?.(),
  tsv: await FORMATS.tsv.text?.(),
  jsonl: await FORMATS.jsonl.text?.(),
})

test.each(Object.keys(all))('%s', async (name) => {
  const { inputs, check } = all[name] as Target
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => check(input)),
    { seed: 20_051_001, numRuns: RUNS[name] as number },
  )
})

test('what was found once stays mended', async () => {
  const files = readdirSync(KEPT).filter((name) => name.endsWith('.json'))
  for (const file of files) {
    const { target, input } = JSON.parse(readFileSync(join(KEPT, file), 'utf8'))
    await expect(
      Promise.resolve(input).then((one) => all[target]?.check(one)),
      file,
    ).resolves.toBeUndefined()
  }
  expect(files.length).toBeGreaterThan(0)
})
