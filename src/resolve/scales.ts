import { remembered } from '../lazy.js'
import type { Weights } from '../lexicon/weights.js'
import type { Fact, Tell, Theme } from './weigh.js'

/** How much is spoken for an answer, in log odds. */
export type Scales = (speak: (tell: Tell) => void) => number

/** The scales of a table of weights, which `bench/learn.mjs` makes from annotated documents. */
export function scales(weights: Weights): Scales {
  const numbersOf = remembered((fact: string) => numbered(weights.facts[fact] ?? []))
  const tables: Table[] = []
  let sum = 0
  const tell: Tell = (theme, ...facts) => {
    tables[theme.number] ??= tableOf(theme, weights, numbersOf)
    sum += weightOf(tables[theme.number] as Table, facts)
  }
  return (speak) => {
    sum = 0
    speak(tell)
    return sum
  }
}

type Numbers = ReadonlyMap<string, number>

function numbered(words: readonly string[]): Numbers {
  const numbers = new Map<string, number>()
  for (const word of words) numbers.set(word, numbers.size + 1)
  return numbers
}

/** The weights of a theme, laid out by numbers, so that nothing told of an answer is joined to look it up. */
interface Table {
  /** For each fact the numbers of what it may say; 0 is for what no weight knows. */
  readonly numbers: readonly Numbers[]
  readonly features: readonly Feature[]
  /** What was told last, its numbers and its weight: of two answers much is alike. */
  readonly last: (Fact | undefined)[]
  readonly told: Int32Array
  weight: number
}

/** A feature: the facts that it joins, how far apart the weights of what one of them says lie, and the weights. */
interface Feature {
  readonly joined: readonly number[]
  readonly strides: readonly number[]
  readonly hundredths: Int16Array
}

function weightOf(table: Table, facts: readonly Fact[]): number {
  const { numbers, features, last, told } = table
  let isNew = false
  for (let i = 0; i < told.length; i++) {
    const fact = facts[i]
    if (fact === last[i]) continue
    last[i] = fact
    const number = numbers[i]?.get(typeof fact === 'string' ? fact : String(fact)) ?? 0
    isNew ||= number !== told[i]
    told[i] = number
  }
  if (!isNew) return table.weight
  let sum = 0
  for (const { joined, strides, hundredths } of features) {
    let at = 0
    for (let k = 0; k < joined.length; k++) at += (told[joined[k] as number] as number) * (strides[k] as number)
    sum += (hundredths[at] as number) / 100
  }
  table.weight = sum
  return sum
}

function tableOf({ facts, features }: Theme, weights: Weights, numbersOf: (fact: string) => Numbers): Table {
  const numbers = facts.map(numbersOf)
  const laidOut = features.map(([name, joined]) => {
    const sizes = joined.map((fact) => (numbers[fact] as Numbers).size + 1)
    const strides = sizes.map((_, k) => product(sizes.slice(0, k)))
    return { joined, strides, hundredths: hundredthsIn(weights.features[name] ?? [], strides, product(sizes)) }
  })
  // with nothing told yet, no number fits
  const told = new Int32Array(facts.length).fill(-1)
  return { numbers, features: laidOut, last: facts.map(() => undefined), told, weight: 0 }
}

/** The weights of a feature where the numbers of what its facts say lead to. */
function hundredthsIn(rows: readonly number[], strides: readonly number[], size: number): Int16Array {
  const hundredths = new Int16Array(size)
  for (let row = 0; row < rows.length; row += strides.length + 1) {
    const at = strides.reduce((sum, stride, k) => sum + stride * (rows[row + k] as number), 0)
    hundredths[at] = rows[row + strides.length] as number
  }
  return hundredths
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, one) => all * one, 1)
}
