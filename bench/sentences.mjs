// Scores the tool on sentences with the figures that they hold (fixtures/sentences): by kind, how many figures are found and
// none invented, and how many sentences give exactly what they must.
//
//   node bench/sentences.mjs FILE [--errors]
//
// A case: {source, class, text, expect: [{kind, raw, value, unit, qualifier, min, max}]}. Its text stands as one paragraph
// between two of prose without figures; a record meets a figure of the same kind and value; strict: unit, qualifier and
// bounds are right too.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const PROSE =
  '近年来，各地各部门认真贯彻上级的部署，扎实推进各项工作，干部群众的精神面貌发生了很大的变化，大家对今后的发展充满信心。'
const number = (value) => (value === null || value === undefined ? null : Number(value))
const isSame = (e, r) =>
  e.unit === r.unit &&
  [e.qualifier, ...(e.or_qualifier ?? [])].includes(r.qualifier) &&
  number(e.min) === r.min &&
  number(e.max) === r.max

/** F1 and strict F1 by kind, and `met`: the share of the cases that are right in all; of the program as it is built, or of another `extract`. */
export async function scoreSentences(file, other) {
  const extract = other ?? (await import('../dist/index.js')).extract
  const cases = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const counts = {}
  const of = (kind) => {
    counts[kind] ??= { tp: 0, fp: 0, fn: 0, strict: 0 }
    return counts[kind]
  }
  const errors = []
  for (const { text, expect } of cases) {
    const left = [...extract(`${PROSE}\n\n${text}\n\n${PROSE}\n`).records]
    const wrong = []
    for (const e of expect) {
      const alike = left.filter((r) => r.kind === e.kind && r.value === Number(e.value))
      const record = alike.find((r) => isSame(e, r)) ?? alike[0]
      if (record === undefined) {
        of(e.kind).fn++
        wrong.push(`missed ${e.kind} ${e.raw}`)
        continue
      }
      left.splice(left.indexOf(record), 1)
      of(e.kind).tp++
      if (isSame(e, record)) of(e.kind).strict++
      else wrong.push(`${e.raw}: ${record.unit} ${record.qualifier} ${record.min}..${record.max}`)
    }
    for (const { kind, raw } of left) {
      of(kind).fp++
      wrong.push(`invented ${kind} ${raw}`)
    }
    if (wrong.length > 0) errors.push(`${text}\n    ${wrong.join(' · ')}`)
  }
  const kinds = Object.entries(counts).map(([kind, { tp, fp, fn, strict }]) => {
    const f1 = (found) => (2 * found) / (2 * tp + fp + fn)
    return [kind, { gold: tp + fn, f1: f1(tp), strictF1: f1(strict) }]
  })
  return { kinds: Object.fromEntries(kinds), met: 1 - errors.length / cases.length, cases: cases.length, errors }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { errors: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  for (const file of positionals) {
    const { kinds, met, cases, errors } = await scoreSentences(file)
    for (const [kind, { gold, f1, strictF1 }] of Object.entries(kinds)) {
      console.log(
        `${kind.padEnd(10)} ${gold} figures, F1 ${(100 * f1).toFixed(1)}, strict ${(100 * strictF1).toFixed(1)}`,
      )
    }
    console.log(`${Math.round(met * cases)} of ${cases} cases met`)
    if (values.errors) for (const error of errors) console.log(error)
  }
}
