// Tries the program with inputs made at random and checks what must hold of every reading (fuzz/invariants.mjs). What breaks is shrunk and kept
// in fixtures/fuzz, which every later run and tests/fuzz.hard.ts begin with. Ends with 1 where something broke.
//   npm run fuzz -- [--minutes 5] [--seed 1] [--only TARGET] [--runs N]
// --runs sets how many inputs each target gets, instead of the minutes.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { toText } from '../dist/decimal.js'
import { COLUMNS, explain, extract, FORMATS } from '../dist/index.js'
import { sourcesIn } from '../dist/read/sources-in.js'
import { scanNumerals } from '../dist/recognise/numeral/numeral.js'
import { joinRanges } from '../dist/recognise/range.js'
import { AidRecord } from '../dist/record.js'
import { targets } from './fuzz/targets.mjs'

const KEPT = new URL('../fixtures/fuzz/', import.meta.url)
/** Inputs between two looks at the clock. */
const BATCH = 200

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    runs: { type: 'string' },
  },
})
const seed = Number(values.seed)
/** Each batch of each seed has its own, so that no run tries what another has tried. */
const seedOf = (batch) => (Math.imul(seed, 1_000_003) + batch) | 0
const runs = values.runs === undefined ? Number.POSITIVE_INFINITY : Number(values.runs)
const [csv, tsv, jsonl] = await Promise.all(['csv', 'tsv', 'jsonl'].map((name) => FORMATS[name].text()))
const numerals = { scanNumerals, joinRanges, toText }
const all = targets({ extract, explain, AidRecord, ...numerals, sourcesIn, COLUMNS, csv, tsv, jsonl })
const chosen = Object.entries(all).filter(([name]) => values.only === undefined || name === values.only)
if (chosen.length === 0) throw new Error(`--only takes one of ${Object.keys(all).join(', ')}`)

let broken = 0
for (const file of readdirSync(KEPT).filter((name) => name.endsWith('.json'))) {
  const { target, input } = JSON.parse(readFileSync(new URL(file, KEPT), 'utf8'))
  if (values.only !== undefined && target !== values.only) continue
  try {
    await all[target].check(input)
  } catch (error) {
    broken++
    console.log(`${file}: ${error.message}`)
  }
}

const shares = chosen.reduce((sum, [, { share }]) => sum + share, 0)
for (const [name, { share, inputs, check }] of chosen) {
  const end = performance.now() + (Number(values.minutes) * 60_000 * share) / shares
  const before = process.cpuUsage()
  let done = 0
  const found = new Set()
  for (
    let batch = 0;
    done < runs && (runs < Number.POSITIVE_INFINITY || performance.now() < end) && found.size < 20;
    batch++
  ) {
    const property = fc.asyncProperty(inputs, async (input) => check(input))
    const result = await fc.check(property, {
      seed: seedOf(batch),
      numRuns: Math.min(BATCH, runs - done),
      interruptAfterTimeLimit: 120_000,
    })
    done += result.numRuns
    if (!result.failed || result.counterexample === null) continue
    const [input] = result.counterexample
    const why = String(result.errorInstance?.message ?? result.errorInstance)
    if (found.has(why)) continue
    found.add(why)
    broken++
    keep(name, { target: name, why, seed: seedOf(batch), path: result.counterexamplePath, input })
  }
  const { user, system } = process.cpuUsage(before)
  console.log(
    `${name.padEnd(10)} ${String(done).padStart(9)} inputs, ${found.size} broken, ${Math.round((user + system) / 1e6)} s of processor`,
  )
}
console.log(`seed ${seed}`)
process.exitCode = broken > 0 ? 1 : 0

function keep(name, found) {
  const text = `${JSON.stringify(found, null, 2)}\n`
  const file = `${name}-${createHash('sha256').update(JSON.stringify(found.input)).digest('hex').slice(0, 8)}.json`
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(new URL(file, KEPT), text)
  console.log(`${file}: ${found.why}`)
}
