// Mutation testing of the rules: a seeded sample of small changes to the source (mutate/operators.mjs), by file in proportion to how many it
// offers, each tried against what the tests hold the program to: corpora and goldens, with --readings all that was read of every text
// (readings.mjs), with --sets also the gate (mutate/oracle.mjs). A check is run for a mutant only where the program came by its place in it.
// What none of them tells is with --tests tried against the test files of its folder (mutate/unit-tests.mjs).
// What survives is for a person to read: a gap in the tests, or a change that changes nothing.
//   nice -n 10 node bench/mutate.mjs [--seed 1] [--sample 400] [--files GLOB] [--out FILE] [--readings] [--tests] [--sets] [--again]
// --files keeps to the mutants of those files of FILES that it matches, --sample all tries every mutant instead of a sample.
// FILE gets a line of JSON a mutant; a run that was cut short goes on behind them, and --again tries anew those that survived.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Script } from 'node:vm'
import { globSync } from 'tinyglobby'
import { bodiesOf, mutantsOf } from './mutate/operators.mjs'
import { checks } from './mutate/oracle.mjs'
import { maker, ROOT } from './mutate/program.mjs'
import { unitTests } from './mutate/unit-tests.mjs'
import { random } from './random.mjs'

/** What figures and their places are made by. */
const FILES = [
  'src/recognise/**/*.ts',
  'src/resolve/**/*.ts',
  'src/ground/*.ts',
  'src/{decimal,span}.ts',
  'src/strip/{placing-parser,text-builder,line-writer,trim-line,fold,wraps,tables}.ts',
]
/** Milliseconds for one document, on a busy machine: a mutant that takes more will not end. */
const PATIENCE = 20_000
/** … and for all checks of a mutant: one by which each text takes so much longer would not end this week. */
const PATIENCE_IN_ALL = 900_000
/** What a check may ask of a program, and what of the answer it looks at. */
const METHODS = {
  explain: ({ records }) => ({ records }),
  extract: ({ records }) => ({ records }),
  readArticle: ({ records }) => ({ records }),
  lines: (lines) => lines,
}
const script = new Script('__run()')

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '400' },
    files: { type: 'string', default: 'src/**' },
    out: { type: 'string' },
    tests: { type: 'boolean', default: false },
    readings: { type: 'boolean', default: false },
    sets: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
})

const wanted = new Set(globSync(values.files, { cwd: ROOT }))
const sources = new Map(
  globSync(FILES, { cwd: ROOT })
    .filter((file) => wanted.has(file))
    .sort()
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
)
const offered = [...sources].map(([file, source]) => ({
  file,
  mutants: mutantsOf(file, source).map((mutant) => ({ file, ...mutant, line: lineOf(source, mutant.start) })),
}))
const sample =
  values.sample === 'all'
    ? offered.flatMap(({ mutants }) => mutants)
    : sampled(offered, Number(values.sample), random(Number(values.seed)))
const total = offered.reduce((sum, { mutants }) => sum + mutants.length, 0)
console.log(`${sample.length} of ${total} mutants of ${offered.length} files, seed ${values.seed}`)

const { load, end } = await maker()
const all = await checks({ withSets: values.sets, withReadings: values.readings })
const known = await baseline()
const tried = values.tests ? unitTests() : null

const results = values.out !== undefined && existsSync(values.out) ? readLines(values.out) : []
for (const [i, mutant] of sample.entries()) {
  if (results[i] !== undefined && !(values.again && results[i].killed === null)) continue
  const killed = (await firstDifference(mutant)) ?? (tried ? tried(mutant.file, mutated(mutant)) : null)
  const { site: _, ...told } = mutant
  results[i] = { ...told, was: sources.get(mutant.file).slice(mutant.start, mutant.end), killed }
  if (values.out !== undefined) writeFileSync(values.out, results.map((one) => `${JSON.stringify(one)}\n`).join(''))
}
await end()

const survivors = results.filter(({ killed }) => killed === null)
for (const { file, line, operator, was, text } of survivors)
  console.log(`survived  ${file}:${line}  ${operator}  ${oneLine(was)}  →  ${oneLine(text)}`)
const [low, high] = interval(results.length - survivors.length, results.length)
const percent = (share) => `${(100 * share).toFixed(1)} %`
console.log(
  `${results.length - survivors.length} of ${results.length} killed: ${percent(1 - survivors.length / results.length)} (95 %: ${percent(low)} to ${percent(high)})`,
)

/** As many of each file as its share of all is, by largest remainder, and one at least; in the order of files. */
function sampled(files, size, { number }) {
  const share = size / files.reduce((sum, { mutants }) => sum + mutants.length, 0)
  const counts = new Map(files.map(({ file, mutants }) => [file, Math.min(1, mutants.length)]))
  const wanted = files.flatMap(({ file, mutants }) =>
    Array.from({ length: Math.max(0, mutants.length - 1) }, (_, i) => ({ file, rank: (i + 1.5) / mutants.length })),
  )
  const least = [...counts.values()].reduce((sum, count) => sum + count, 0)
  // the n-th of a file comes in when its share of the sample reaches n
  for (const { file } of wanted.sort((a, b) => a.rank - b.rank).slice(0, Math.max(0, size - least)))
    counts.set(file, counts.get(file) + 1)
  if (share > 1) throw new Error('there are not so many mutants')
  return files.flatMap(({ file, mutants }) => {
    const left = [...mutants]
    return Array.from({ length: counts.get(file) }, () => left.splice(number(0, left.length), 1)[0])
  })
}

/** Runs all checks once and keeps what each call gave and which sites of mutants it came by; gives what does not hold without any mutant. */
async function baseline() {
  let hits = new Set()
  globalThis.__reached = (site) => hits.add(site)
  const app = await load(instrumented)
  const broken = new Set()
  for (const check of all) {
    check.calls = []
    const watched = Object.entries(METHODS).map(([name, lookedAt]) => [
      name,
      (...given) => {
        hits = new Set()
        const result = lookedAt(app[name](...given))
        check.calls.push({ result, hits })
        return result
      },
    ])
    const found = await check.fails({ ...app, ...Object.fromEntries(watched) })
    for (const one of found) broken.add(`${check.name}: ${one}`)
  }
  console.log(`${all.length} checks, ${broken.size} of them do not hold as it is`)
  return broken
}

/** The source of a mutant's file with the mutant in it. */
function mutated({ file, start, end, text }) {
  const source = sources.get(file)
  return source.slice(0, start) + text + source.slice(end)
}

/** The check that tells the mutant from the program; null where none does. */
async function firstDifference(mutant) {
  const site = siteOf(mutant)
  const reached = all.filter(({ calls }) => site === null || calls.some(({ hits }) => hits.has(site)))
  if (reached.length === 0) return null
  let app
  try {
    app = await load((file, text) => (file === mutant.file ? mutated(mutant) : text))
  } catch (error) {
    return `does not load: ${String(error).split('\n')[0]}`
  }
  const last = Date.now() + PATIENCE_IN_ALL
  for (const { name, fails, calls } of reached) {
    if (Date.now() > last) return `${name}: all checks together take too long`
    let call = 0
    const watched = Object.keys(METHODS).map((method) => [
      method,
      (...given) => {
        const { result, hits } = calls[call++] ?? {}
        return result !== undefined && site !== null && !hits.has(site) ? result : bounded(() => app[method](...given))
      },
    ])
    try {
      const found = await fails({ ...app, ...Object.fromEntries(watched) })
      const one = found.find((one) => !known.has(`${name}: ${one}`))
      if (one !== undefined) return `${name}: ${one}`
    } catch (error) {
      return `${name}: ${String(error).split('\n')[0]}`
    }
  }
  return null
}

/** What a function gives. @throws Error where it does not end */
function bounded(run) {
  globalThis.__run = run
  return script.runInThisContext({ timeout: PATIENCE })
}

function siteOf({ file, site }) {
  if (site === null) return null
  return site.file ? file : `${file}:${site.before ?? `${site.body.start}-${site.body.end}`}`
}

/** A file that says which sites of the sample it comes by. */
function instrumented(file, text) {
  const own = sample.filter((mutant) => mutant.file === file && mutant.site !== null)
  const sites = new Map(own.filter(({ site }) => !site.file).map((mutant) => [siteOf(mutant), mutant.site]))
  const marks = [...sites].flatMap(([name, site]) => marksOf(name, site))
  if (own.some(({ site }) => site.file)) for (const body of bodiesOf(file, text)) marks.push(...marksOf(file, body))
  return marks
    .sort((a, b) => b.at - a.at)
    .reduce((written, { at, put }) => written.slice(0, at) + put + written.slice(at), text)
}

function marksOf(name, { before, body }) {
  const call = `__reached(${JSON.stringify(name)})`
  if (body === undefined) return [{ at: before, put: `${call};` }]
  return [
    { at: body.start, put: `(${call}, ` },
    { at: body.end, put: ')' },
  ]
}

function lineOf(source, at) {
  return source.slice(0, at).split('\n').length
}

/** Wilson's interval of a share, for 95 %. */
function interval(count, of) {
  const z = 1.96
  const share = count / of
  const middle = share + z ** 2 / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  return [middle - reach, middle + reach].map((bound) => bound / (1 + z ** 2 / of))
}

function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').slice(0, 100)
}
