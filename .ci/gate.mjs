// Holds what the tool reaches today against floors.json: mentions, attributes where careful people agree, rows right in
// every column, and the cases that people met. Sets that lie in ../shared are left out where that folder is not there;
// those of fixtures/ are always run. Ends with 1 where a figure is below its floor.
//   node .ci/gate.mjs [--raise]      --raise writes what has risen, and what is new; nothing is ever lowered by it
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { extracted, goldDocuments, readGold, score } from '../bench/score.mjs'
import { scoreSentences } from '../bench/sentences.mjs'
import { OWN_SETS, SETS_BESIDE } from '../bench/sets.mjs'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const FLOORS = path('.ci/floors.json')

const ATTRIBUTES = ['per', 'role', 'label', 'period', 'donor', 'recipient', 'part_of', 'repeat']

/** Annotated documents: sets of our own, then those beside the checkout. */
const SETS = [...OWN_SETS, ...SETS_BESIDE]

/** Sentences with the figures that they hold. */
const SENTENCES = readdirSync(path('fixtures/sentences'))
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => ({ name: `sentences ${file.replace('.jsonl', '')}`, file: path(`fixtures/sentences/${file}`) }))

/** Cases that people met, and others of the same kinds, each kind with its own scorer beside the checkout. */
const CASES = [
  { name: 'field figures', script: 'figures.mjs', cases: '../shared/field/figures.jsonl' },
  { name: 'field pages', script: 'page-cases.mjs', cases: '../shared/field/pages' },
  { name: 'field attributes', script: 'attributes.mjs', cases: '../shared/field/attributes.jsonl' },
  { name: 'questions first', script: 'attributes.mjs', cases: 'fixtures/questions/first.jsonl' },
  { name: 'questions second', script: 'attributes.mjs', cases: 'fixtures/questions/second.jsonl' },
  { name: 'questions figures', script: 'figures.mjs', cases: 'fixtures/questions/figures.jsonl' },
]

/** The scores of one set by name, between 0 and 1; what has nothing to be scored on is left out. */
export function scoresOf({ kinds, agreed, rows }) {
  const scores = {}
  for (const [kind, { f1, strictF1, gold }] of Object.entries(kinds)) {
    if (kind !== 'all' && gold > 0) Object.assign(scores, { [`${kind} f1`]: f1, [`${kind} strict f1`]: strictF1 })
  }
  for (const name of ATTRIBUTES) if (agreed[name] != null) scores[name] = agreed[name]
  if (rows !== null) scores.rows = rows
  return scores
}

/** The scores below their floors. A floor is cut to four decimals, so a score misses it by what a thousandth would. */
export function below(scores, floors) {
  return Object.entries(floors).filter(([name, floor]) => !(scores[name] >= floor - 1e-9))
}

/** The floors, raised to the scores where these are higher. */
export function raised(scores, floors) {
  const cut = Object.entries(scores).map(([name, value]) => [name, Math.floor(value * 1e4 + 1e-6) / 1e4])
  return { ...floors, ...Object.fromEntries(cut.filter(([name, value]) => !(floors[name] >= value))) }
}

async function measured() {
  const found = {}
  for (const { name, docs, gold } of SETS) {
    if (!existsSync(gold)) console.log(`left out: ${name}, there is no ${gold}`)
    else found[name] = scoresOf(score(readGold(gold), docs, await extracted(docs, goldDocuments(gold, docs))))
  }
  for (const { name, file } of SENTENCES) {
    const { kinds, met } = await scoreSentences(file)
    found[name] = { ...scoresOf({ kinds, agreed: {}, rows: null }), met }
  }
  for (const { name, script, cases } of CASES) {
    const scorer = path(`../shared/score/${script}`)
    if (!existsSync(scorer)) {
      console.log(`left out: ${name}, there is no ${scorer}`)
      continue
    }
    const { stdout, stderr } = spawnSync(process.execPath, [scorer, '--cases', path(cases), '--app', path('.')], {
      encoding: 'utf8',
    })
    const [, met, all] = /(\d+) of (\d+)/.exec(stdout.trim().split('\n').at(-1) ?? '') ?? []
    if (met === undefined) throw new Error(`${script} gave no score: ${stderr}`)
    found[name] = { met: Number(met) / Number(all) }
  }
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { raise: { type: 'boolean', default: false } } })
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8'))
  const found = await measured()
  for (const [set, scores] of Object.entries(found)) {
    const missed = new Map(below(scores, floors[set] ?? {}))
    console.log(`${missed.size > 0 ? 'BELOW' : 'ok   '} ${set}`)
    const figures = Object.entries(scores).map(([name, value]) => `${name} ${(100 * value).toFixed(1)}`)
    console.log(`      ${figures.join(' · ')}`)
    for (const [name, floor] of missed) console.log(`      ${name}: ${scores[name]?.toFixed(4)} is below ${floor}`)
    if (missed.size > 0) process.exitCode = 1
    if (values.raise) floors[set] = raised(scores, floors[set] ?? {})
  }
  if (values.raise) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`)
}
